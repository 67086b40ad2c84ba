//! `/engagements/:engagement/papers`: which papers about the CTO's status the company is to have, which it has, until when.

use domain::{
    EngagementId, PaperKind, Role,
    lifecycle::DocumentState,
    paper::{Duty, Holds, PaperGiver, Standing},
};
use leptos::prelude::*;
use marketplace::{
    engagements::{self, EngagementSheet},
    papers::{self, KindOfPaper, PaperSheet, PapersSheet},
};
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::{Badge, Icon, IconName, Look, Tone, button_class},
    engagement::Section,
    form::{Form, Submit},
    format, href,
    labels::paper_kind,
    server::{market, page},
    site::nav,
    t,
};

use super::{
    frame::{EngagementFrame, asked},
    party,
};
use crate::api::engagement::paper::{HandOverPaper, TakeBackPaper};

/// Where the file of a paper is handed out; the same in every language.
fn file_address(engagement: EngagementId, paper: &PaperSheet) -> String {
    format!("{}/{}/file", Section::Papers.address(engagement), paper.id)
}

/// The page.
#[component]
pub fn PapersPage() -> impl IntoView {
    let engagement = asked();
    page(async move {
        let by = party(&engagement).await?;
        let about = engagements::sheet(&by);
        let sheet = papers::sheet(&market(), &by).await?;
        Ok(view! {
            <EngagementFrame sheet=about.clone() current=Section::Papers><Whole sheet about/></EngagementFrame>
        }
        .into_any())
    })
}

#[component]
fn Whole(sheet: PapersSheet, about: EngagementSheet) -> impl IntoView {
    use t::papers as say;
    let locale = Locale::current();
    let lead = match sheet.reader {
        Role::Ceo => say::lead::ceo(locale),
        Role::Cto => say::lead::cto(locale),
        Role::Staff | Role::System => say::lead::staff(locale),
    };
    let giver = sheet.duty.and_then(|duty| match duty.giver {
        PaperGiver::Cto => None,
        PaperGiver::Portage => Some(say::giver::portage(locale)),
        PaperGiver::Employers => Some(say::giver::employers(locale)),
    });
    let keep = match sheet.reader {
        Role::Ceo => Some(say::keep_ceo(locale)),
        Role::Cto => Some(say::keep_cto(locale)),
        Role::Staff | Role::System => None,
    };
    let has_any = sheet.kinds.iter().flat_map(|kind| &kind.papers).any(|paper| paper.handed_over.is_some());
    let company = about.company.unwrap_or_else(|| say::company(locale).to_owned());
    let kinds = sheet.kinds.iter().map(|kind| view! { <Kind sheet=sheet.clone() kind=kind.clone() company=company.clone()/> });
    view! {
        <div class="stack papers">
            <p class="lead">{lead}</p>
            {giver.map(|giver| view! { <p>{giver}</p> })}
            {not_due(locale, &sheet).map(|words| view! { <p><strong>{words}</strong></p> })}
            {kinds.collect_view()}
            {keep.filter(|_| has_any).map(|keep| view! { <p class="no-print">{keep}</p> })}
            <p class="quiet-text">{say::source(locale)}</p>
        </div>
    }
}

/// Why nothing is asked for today; nothing where papers are due.
fn not_due(locale: Locale, sheet: &PapersSheet) -> Option<String> {
    use t::papers::not_due as say;
    match sheet.duty {
        _ if !sheet.is_open => Some(say::over(locale).to_owned()),
        None if sheet.is_signed => Some(say::below(locale).to_owned()),
        None => Some(say::unsigned(locale).to_owned()),
        Some(duty) if sheet.today < duty.from => Some(say::later(locale, format::date(locale, duty.from))),
        Some(duty) if !duty.is_due(sheet.today) => Some(say::over(locale).to_owned()),
        Some(_) => None,
    }
}

/// One kind of paper: what it is, where it stands, and the documents.
#[component]
fn Kind(sheet: PapersSheet, kind: KindOfPaper, company: String) -> impl IntoView {
    use t::papers as say;
    let locale = Locale::current();
    let (id, name) = (format!("{}-title", kind.kind), paper_kind(locale, kind.kind));
    let heading = id.clone();
    let text = match kind.kind {
        PaperKind::Registration => say::kind_text::registration(locale),
        PaperKind::Urssaf => say::kind_text::urssaf(locale),
    };
    let standing = kind.standing.zip(sheet.duty);
    let sentence = standing.and_then(|(standing, duty)| sentence(locale, sheet.reader, standing, duty));
    let is_cto = sheet.reader == Role::Cto;
    let none = kind.papers.is_empty().then(|| if is_cto { say::paper::none_cto(locale) } else { say::paper::none(locale) });
    let is_asked = kind.standing.is_some_and(|standing| standing.is_asked());
    let send = (is_cto && sheet.is_open && (is_asked || kind.papers.is_empty())).then(|| {
        view! {
            <p class="no-print">
                <a class=button_class(Look::Secondary, true, false) href=href(locale, nav::DOCUMENTS) aria-label=say::paper::send_label(locale, name)>
                    {say::paper::send(locale)}
                </a>
            </p>
        }
    });
    let papers = kind.papers.iter().map(|paper| view! { <OnePaper sheet=sheet.clone() paper=paper.clone() company=company.clone()/> });
    let list = (!kind.papers.is_empty()).then(|| view! { <ul role="list" class="proof-list">{papers.collect_view()}</ul> });
    view! {
        <section class="paper stack" aria-labelledby=id>
            <div class="cluster spread">
                <h2 id=heading>{name}</h2>
                {kind.standing.map(|standing| view! { <StandingBadge standing/> })}
            </div>
            <p>{text}</p>
            {sentence.map(|sentence| view! { <p>{sentence}</p> })}
            {none.map(|none| view! { <p class="quiet-text">{none}</p> })}
            {list}
            {send}
        </section>
    }
}

#[component]
fn StandingBadge(standing: Standing) -> impl IntoView {
    use t::papers::badge as say;
    let locale = Locale::current();
    let date = |day| format::date(locale, day);
    let (tone, icon, words) = match standing.holds {
        Holds::Accepted(last) => (Tone::Success, IconName::BadgeCheck, say::accepted(locale, date(last))),
        Holds::Ending(last) => (Tone::Warning, IconName::Clock, say::ending(locale, date(last))),
        _ if standing.waiting => (Tone::Need, IconName::Clock, say::waiting(locale).to_owned()),
        Holds::Over(last) => (Tone::Late, IconName::AlarmClock, say::over(locale, date(last))),
        Holds::Missing => (Tone::Warning, IconName::CircleAlert, say::missing(locale).to_owned()),
    };
    view! { <Badge tone icon=icon>{words}</Badge> }
}

/// What is to be done, or waited for; nothing where the paper holds.
fn sentence(locale: Locale, reader: Role, standing: Standing, duty: Duty) -> Option<String> {
    use t::papers::standing as say;
    let is_cto = reader == Role::Cto;
    let since = || format::date(locale, duty.from);
    let words = match standing.holds {
        Holds::Accepted(_) => return None,
        _ if standing.waiting => say::waiting(locale).to_owned(),
        Holds::Missing if is_cto => say::missing_cto(locale, since()),
        Holds::Missing => say::missing(locale, since()),
        Holds::Ending(_) if is_cto => say::ending_cto(locale).to_owned(),
        Holds::Ending(_) => say::ending(locale).to_owned(),
        Holds::Over(_) if is_cto => say::over_cto(locale).to_owned(),
        Holds::Over(_) => say::over(locale).to_owned(),
    };
    Some(words)
}

/// One document, with what its reader may do.
#[component]
fn OnePaper(sheet: PapersSheet, paper: PaperSheet, company: String) -> impl IntoView {
    use t::papers::paper as say;
    let locale = Locale::current();
    let last = format::date(locale, paper.last_day);
    let is_past = paper.last_day < sheet.today;
    let handed_over = paper.handed_over.map(|at| format::date_of(locale, at));
    let when = match (handed_over, is_past) {
        (Some(day), false) => say::handed_over(locale, day, last),
        (Some(day), true) => say::handed_over_past(locale, day, last),
        (None, false) => say::kept(locale, last),
        (None, true) => say::kept_past(locale, last),
    };
    let checked = match paper.state {
        DocumentState::Sent => Some(say::sent(locale)),
        DocumentState::Refused => Some(say::refused(locale)),
        DocumentState::Verified | DocumentState::Removed => None,
    };
    let save = (sheet.reader != Role::Cto && sheet.may_save(&paper)).then(|| {
        let label = say::download_label(locale, &paper.title);
        view! {
            <a class="button secondary small" href=file_address(sheet.engagement, &paper) download aria-label=label>
                <Icon name=IconName::Download/> " " {say::download(locale)}
            </a>
        }
    });
    let hand = (sheet.reader == Role::Cto).then(|| view! { <Hand sheet=sheet.clone() paper=paper.clone() company/> });
    view! {
        <li id=format!("paper-{}", paper.id)>
            <h3>{paper.title.clone()}</h3>
            <p class="quiet-text">{paper.file_name.clone()} " · " {when} {checked.map(|words| format!(" {words}"))}</p>
            <div class="cluster no-print">{save}{hand}</div>
        </li>
    }
}

/// The CTO's choice: hand it over, or take it back.
#[component]
fn Hand(sheet: PapersSheet, paper: PaperSheet, company: String) -> impl IntoView {
    use t::papers::paper as say;
    let locale = Locale::current();
    let hidden = vec![("engagement", sheet.engagement.to_string()), ("document", paper.id.to_string())];
    if paper.handed_over.is_some() {
        let label = say::take_back_label(locale, &paper.title);
        return view! {
            <Form name=format!("take-back-{}", paper.id) action=TakeBackPaper::PATH hidden>
                <Submit look=Look::Secondary small=true label>{say::take_back(locale)}</Submit>
            </Form>
        }
        .into_any();
    }
    if !sheet.is_open || paper.state == DocumentState::Refused {
        return ().into_any();
    }
    let label = say::hand_over_label(locale, &company, &paper.title);
    view! {
        <Form name=format!("hand-over-{}", paper.id) action=HandOverPaper::PATH hidden>
            <Submit small=true label>{say::hand_over(locale, company)}</Submit>
        </Form>
    }
    .into_any()
}

/// On the first page of the engagement, a line while something is missing or ends.
#[component]
pub(super) fn PapersInShort(papers: PapersSheet) -> impl IntoView {
    use t::papers::overview as say;
    let locale = Locale::current();
    let asked: Vec<&str> = papers.asked().map(|kind| paper_kind(locale, kind.kind)).collect();
    if !papers.is_open || asked.is_empty() {
        return None;
    }
    let list = format::list(locale, &asked);
    let words = if papers.reader == Role::Cto { say::cto(locale, list) } else { say::other(locale, list) };
    let to = href(locale, &Section::Papers.address(papers.engagement));
    Some(view! {
        <p class="quiet-text papers-line no-print"><Icon name=IconName::CircleAlert/> " " {words} " " <a href=to>{say::link(locale)}</a></p>
    })
}
