//! `/engagements/:engagement/renewal`: whether both go on beyond a day. Each answers for themselves; what follows leads to the terms or to the end.

use chrono::{DateTime, Months, NaiveDate, Utc};
use domain::{RenewalAnswer, Role, lifecycle::RenewalState, promises::RENEWED_EVERY};
use leptos::prelude::*;
use marketplace::{
    engagements,
    renewals::{self, Given, RenewalSheet},
};
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::{ButtonLink, Look, Notice, NoticeKind, OwnWords, TurnClock},
    engagement::Section,
    form::{Check, Choice, Choosable, Field, Folded, Form, Submit, TextArea, TextInput},
    format, href,
    labels::renewal_answer,
    server::{market, page},
    t,
};

use super::{
    frame::{EngagementFrame, asked},
    party,
};
use crate::api::engagement::renewal::{AnswerRenewal, SettleRenewal, TellRenewal};

/// The page.
#[component]
pub fn RenewalPage() -> impl IntoView {
    let engagement = asked();
    page(async move {
        let by = party(&engagement).await?;
        let (market, about) = (market(), engagements::sheet(&by));
        let sheet = renewals::sheet(&market, &by).await?;
        let now = market.now();
        let content = match sheet {
            Some(sheet) => view! { <Whole sheet now/> }.into_any(),
            None => view! { <p>{t::renewals::page::early(Locale::current())}</p> }.into_any(),
        };
        Ok(view! {
            <EngagementFrame sheet=about current=Section::Renewal><div class="stack renewal">{content}</div></EngagementFrame>
        }
        .into_any())
    })
}

#[component]
fn Whole(sheet: RenewalSheet, now: DateTime<Utc>) -> impl IntoView {
    use t::renewals::page as say;
    let locale = Locale::current();
    let due = format::date(locale, sheet.due);
    let reader = sheet.reader;
    let lead = match (sheet.state, sheet.ends, reader) {
        (RenewalState::Overtaken, ..) => say::over(locale, due),
        (_, true, Role::Staff) => say::ends_staff(locale, due),
        (_, false, Role::Staff) => say::goes_on_staff(locale, due),
        (_, true, _) => say::ends(locale, due),
        (_, false, _) => say::goes_on(locale, due),
    };
    let clock = sheet.wait.map(|wait| view! { <TurnClock wait reader now/> });
    let answers = if reader == Role::Staff {
        view! { <OfStaff sheet=sheet.clone()/> }.into_any()
    } else {
        view! { <OfTheTwo sheet=sheet.clone()/> }.into_any()
    };
    view! {
        <p class="lead">{lead}</p>
        {clock}
        {answers}
        <Outcome sheet/>
    }
}

/// An answer, with its words; nothing where there is none that may be read.
#[component]
fn AnswerOf(#[prop(into)] title: String, given: Option<Given>, children: Children) -> impl IntoView {
    let locale = Locale::current();
    let body = match given {
        Some(given) => {
            let words = given.words.map(|words| view! { <OwnWords words=format::quoted(locale, &words)/> });
            view! { <p><strong>{renewal_answer(locale, given.answer)}</strong></p> {words} }.into_any()
        }
        None => view! { <p class="quiet-text">{t::renewals::page::none(locale)}</p> }.into_any(),
    };
    view! { <section class="panel stack"><h2>{title}</h2>{body}{children()}</section> }
}

/// One's own answer with its forms, and the other's once it may be read.
#[component]
fn OfTheTwo(sheet: RenewalSheet) -> impl IntoView {
    use t::renewals::page as say;
    let locale = Locale::current();
    let own = sheet.own().cloned();
    let other = sheet.other().cloned().map(|given| view! { <AnswerOf title=say::other(locale) given=Some(given)>""</AnswerOf> });
    let may = sheet.may_answer();
    let mine = match own.clone() {
        Some(given) => {
            let told = if given.told { say::told(locale) } else { say::untold(locale) };
            let acts = may.then(|| view! { <Again sheet=sheet.clone() told=given.told/> });
            let told = may.then(|| view! { <p class="quiet-text">{told}</p> });
            view! { <AnswerOf title=say::yours(locale) given=Some(given)>{told}{acts}</AnswerOf> }.into_any()
        }
        None if may => view! { <p class="quiet-text">{say::private(locale)}</p> <Answering sheet/> }.into_any(),
        None => ().into_any(),
    };
    view! { {mine} {other} }
}

/// What there is to do with an answer that was given.
#[component]
fn Again(sheet: RenewalSheet, told: bool) -> impl IntoView {
    use t::renewals::page as say;
    let locale = Locale::current();
    let hidden = hidden(&sheet);
    let tell = (!told).then(|| {
        view! {
            <Form name="tell_renewal" action=TellRenewal::PATH hidden>
                <Submit look=Look::Secondary small=true>{say::tell_now(locale)}</Submit>
            </Form>
        }
    });
    view! {
        <div class="cluster no-print">{tell}</div>
        <Folded summary=say::change(locale) small=true class="no-print"><Answering sheet/></Folded>
    }
}

fn hidden(sheet: &RenewalSheet) -> Vec<(&'static str, String)> {
    vec![("engagement", sheet.engagement.to_string()), ("renewal", sheet.id.to_string())]
}

/// The form that answers.
#[component]
fn Answering(sheet: RenewalSheet) -> impl IntoView {
    use t::renewals::page as say;
    let locale = Locale::current();
    let own = sheet.own().cloned();
    let is_told = own.as_ref().is_some_and(|own| own.told);
    let selected = own.as_ref().map(|own| own.answer.code().to_owned());
    let words = own.and_then(|own| own.words).unwrap_or_default();
    let options = RenewalAnswer::ALL.iter().map(|answer| Choosable::new(answer.code(), renewal_answer(locale, *answer))).collect();
    view! {
        <Form name="renewal" action=AnswerRenewal::PATH class="stack wide-form" hidden=hidden(&sheet)>
            <Field name="answer" label=say::want(locale) group=true><Choice options selected/></Field>
            <Field name="words" label=say::words(locale) hint=Some(say::words_hint(locale).to_owned())><TextInput value=words/></Field>
            {(!is_told).then(|| view! { <Check name="tell" label=say::tell(locale)/> })}
            <div><Submit>{say::send(locale)}</Submit></div>
        </Form>
    }
}

/// Both answers, and the form that closes the question.
#[component]
fn OfStaff(sheet: RenewalSheet) -> impl IntoView {
    use t::renewals::page as say;
    let locale = Locale::current();
    let open = matches!(sheet.state, RenewalState::Asked | RenewalState::Differing);
    let note = sheet.note.clone().map(|note| view! { <p><strong>{say::noted(locale)}</strong>" "{note}</p> });
    let hidden = hidden(&sheet);
    let settle = open.then(|| {
        view! {
            <Folded summary=say::settle(locale) look=Look::Secondary small=true class="aside-act">
                <Form name="settle_renewal" action=SettleRenewal::PATH class="stack wide-form" hidden>
                    <Field name="note" label=say::note(locale) hint=Some(say::note_hint(locale).to_owned())><TextArea rows=3/></Field>
                    <div><Submit>{say::settle_send(locale)}</Submit></div>
                </Form>
            </Folded>
        }
    });
    view! {
        <AnswerOf title=say::ceo(locale) given=sheet.ceo>""</AnswerOf>
        <AnswerOf title=say::cto(locale) given=sheet.cto>""</AnswerOf>
        {note}
        {settle}
    }
}

/// What both answers come to, and where it leads.
#[component]
fn Outcome(sheet: RenewalSheet) -> impl IntoView {
    use t::renewals::page as say;
    let locale = Locale::current();
    let is_staff = sheet.reader == Role::Staff;
    match sheet.state {
        RenewalState::Asked | RenewalState::Overtaken => ().into_any(),
        RenewalState::Differing => {
            let title = if is_staff { say::differing_staff(locale) } else { say::differing(locale) };
            let text = (!is_staff).then(|| view! { <p>{say::differing_text(locale)}</p> });
            view! { <Notice kind=NoticeKind::Warning title>{text}</Notice> }.into_any()
        }
        RenewalState::Settled => {
            let title = if is_staff { say::settled_staff(locale) } else { say::settled(locale) };
            view! { <Notice kind=NoticeKind::Known title/> }.into_any()
        }
        RenewalState::Agreed => {
            let title = if is_staff { say::agreed_staff(locale) } else { say::agreed(locale) };
            let leads = sheet.ceo.as_ref().filter(|_| !is_staff).map(|given| given.answer);
            let leads = leads.map(|answer| view! { <Leads sheet answer/> });
            view! { <Notice kind=NoticeKind::Done title>{leads}</Notice> }.into_any()
        }
    }
}

/// The next step of two who want the same.
#[component]
fn Leads(sheet: RenewalSheet, answer: RenewalAnswer) -> impl IntoView {
    use t::renewals::page as say;
    let locale = Locale::current();
    let to = |section: Section, rest: &str| href(locale, &format!("{}{rest}", section.address(sheet.engagement)));
    match answer {
        RenewalAnswer::Renew if sheet.ends => {
            let until = new_end(sheet.due).to_string();
            view! {
                <p>{say::renew_text(locale)}</p>
                <p><ButtonLink href=to(Section::Terms, &format!("?until={until}#in-force"))>{say::renew_button(locale)}</ButtonLink></p>
            }
            .into_any()
        }
        RenewalAnswer::Renew => view! { <p>{say::renew_open(locale)}</p> }.into_any(),
        RenewalAnswer::End => view! {
            <p>{say::end_text(locale)}</p>
            <p class="cluster">
                <ButtonLink href=to(Section::Overview, "#ending")>{say::end_button(locale)}</ButtonLink>
                <ButtonLink href=to(Section::Handover, "") look=Look::Secondary>{say::handover_button(locale)}</ButtonLink>
            </p>
        }
        .into_any(),
        RenewalAnswer::Rematch => view! {
            <p>{say::rematch_text(locale)}</p>
            <p><ButtonLink href=to(Section::Overview, "#ending")>{say::rematch_button(locale)}</ButtonLink></p>
        }
        .into_any(),
    }
}

/// The last day that new terms may begin with: as long again as open terms are asked about.
fn new_end(due: NaiveDate) -> NaiveDate {
    due.checked_add_months(Months::new(RENEWED_EVERY)).unwrap_or(due)
}

/// On the first page of the engagement, while there is something to know.
#[component]
pub(super) fn RenewalInShort(renewal: Option<RenewalSheet>, now: DateTime<Utc>) -> impl IntoView {
    use t::renewals::overview as say;
    let locale = Locale::current();
    let sheet = renewal?;
    let to = href(locale, &Section::Renewal.address(sheet.engagement));
    if sheet.wait.is_none() && sheet.state != RenewalState::Agreed {
        return Some(view! { <p class="quiet-text no-print"><a href=to>{say::again(locale)}</a></p> }.into_any());
    }
    let (reader, due) = (sheet.reader, format::date(locale, sheet.due));
    let text = match sheet.state {
        _ if reader == Role::Staff => say::staff(locale, due),
        RenewalState::Agreed => say::agreed(locale, due),
        RenewalState::Differing => say::differing(locale, due),
        _ if sheet.own().is_some() => say::answered(locale, due),
        _ => say::asked(locale, due),
    };
    let clock = sheet.wait.map(|wait| view! { <TurnClock wait reader now/> });
    let asked = sheet.may_answer() && sheet.own().is_none();
    let (look, link) = if asked { (Look::Primary, say::answer(locale)) } else { (Look::Secondary, say::link(locale)) };
    let panel = view! {
        <section class="panel stack no-print" aria-labelledby="renewal-title">
            <h2 id="renewal-title">{say::title(locale)}</h2>
            <p>{text}</p>
            {clock}
            <p><ButtonLink href=to look>{link}</ButtonLink></p>
        </section>
    };
    Some(panel.into_any())
}
