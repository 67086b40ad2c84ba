//! What a CEO asks the agency: the message with its link, then the answers, each to confirm.

use chrono::{DateTime, Utc};
use domain::{CriterionKind, MissionId, lifecycle::AgencyRequestState};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use marketplace::{
    Problem,
    agency::{self, AgencyAnswer, AgencyRequest, Said},
    missions::{MissionHolder, MissionSheet, read},
};
use server_fn::ServerFn as _;
use ui::{
    Locale, Page,
    components::{ButtonLink, IconName, Look, Notice, NoticeKind, PageHead, Tab, Tabs},
    form::{Form, Submit},
    format, href, labels,
    server::{kept_link, mailto, market, page, visitor, whole_address},
    situation::{fact_label, fact_value},
    t,
};

use super::{need::beside, proof};
use crate::{
    api::agency::{AskAgency, ConfirmAgency, RefuseAgency, RevokeAgency},
    islands::copy_text::CopyText,
};

/// The id of the field that holds the message.
const MESSAGE: &str = "agency-message";

/// `/needs/:mission/agency`. `?message=fr` or `en` is the language that the agency reads.
#[component]
pub fn AgencyPage() -> impl IntoView {
    let mission = use_params_map().with_untracked(|params| params.get("mission")).unwrap_or_default();
    let chosen = use_query_map().with_untracked(|query| query.get("message"));
    page(async move {
        let market = market();
        let holder = proof::holder(&mission).await?;
        let sheet = read::sheet(&market, &holder).await?;
        let request = agency::ask::read(&market, &holder).await?;
        let locale = Locale::current();
        let name = visitor().signed_in().map(|who| who.name().to_owned()).unwrap_or_default();
        let tongue = Locale::ALL.iter().copied().find(|one| Some(one.lang()) == chosen.as_deref()).unwrap_or(locale);
        let (now, links) = (market.now(), beside(locale, &sheet, false));
        let id = sheet.summary.id;
        Ok(view! {
            <Page title=t::agency::ask::title(locale) nav=None beside=links explained=true>
                <div class="page narrow agency">
                    <PageHead title=t::agency::ask::title(locale) lead=t::agency::ask::lead(locale)/>
                    <div class="stack">
                        {match request {
                            None => view! { <Write mission=id again=false/> }.into_any(),
                            Some(request) if request.state == AgencyRequestState::Answered => view! { <Answered mission=id request/> }.into_any(),
                            Some(request) => view! { <Waiting mission=id request tongue name now/> }.into_any(),
                        }}
                        <p>
                            <ButtonLink look=Look::Secondary href=href(locale, &format!("/needs/{id}"))>{t::agency::ask::back(locale)}</ButtonLink>
                        </p>
                    </div>
                </div>
            </Page>
        }
        .into_any())
    })
}

/// The button that writes a message with a new link.
#[component]
fn Write(mission: MissionId, again: bool) -> impl IntoView {
    let locale = Locale::current();
    let (look, words) =
        if again { (Look::Secondary, t::agency::ask::again(locale)) } else { (Look::Primary, t::agency::ask::button(locale)) };
    view! {
        <Form name="ask_agency" action=AskAgency::PATH hidden=vec![("mission", mission.to_string())]>
            <Submit look>{words}</Submit>
        </Form>
        {again.then(|| view! { <p class="quiet-text">{t::agency::ask::again_hint(locale)}</p> })}
    }
}

#[component]
fn Revoke(mission: MissionId, words: &'static str) -> impl IntoView {
    view! {
        <Form name="revoke_agency" action=RevokeAgency::PATH hidden=vec![("mission", mission.to_string())]>
            <Submit look=Look::Plain small=true>{words}</Submit>
        </Form>
    }
}

/// A link that waits, or whose time is over. The message can be shown only in the browser that wrote it.
#[component]
fn Waiting(mission: MissionId, request: AgencyRequest, tongue: Locale, name: String, now: DateTime<Utc>) -> impl IntoView {
    use t::agency::ask as say;
    let locale = Locale::current();
    if !request.is_open(now) {
        return view! {
            <Notice kind=NoticeKind::Warning title=say::expired(locale)>
                <p>{say::asked_on(locale, day_of(locale, request.created_at))} " " {say::expired_text(locale)}</p>
            </Notice>
            <Write mission again=false/>
        }
        .into_any();
    }
    let until = day_of(locale, request.expires_at);
    let message = kept_link(request.id.0).map(|key| {
        let day = day_of(tongue, request.expires_at);
        let link = whole_address(tongue, &format!("/agency?key={key}"));
        t::agency::mail::text(tongue, link, name, day).trim_end().to_owned()
    });
    let shown = match message {
        Some(text) => view! { <Message mission tongue text/> }.into_any(),
        None => view! { <p>{say::elsewhere(locale)}</p> }.into_any(),
    };
    view! {
        <Notice title=say::waiting(locale) icon=IconName::Clock>
            <p>{say::asked_on(locale, day_of(locale, request.created_at))} " " {say::waiting_text(locale, until)}</p>
        </Notice>
        {shown}
        <div class="cluster"><Write mission again=true/> <Revoke mission words=say::revoke(locale)/></div>
    }
    .into_any()
}

fn day_of(locale: Locale, moment: DateTime<Utc>) -> String {
    format::date_of(locale, moment)
}

/// The message in the language of the agency, to copy or to open in a mail program.
#[component]
fn Message(mission: MissionId, tongue: Locale, text: String) -> impl IntoView {
    use t::agency::ask as say;
    let locale = Locale::current();
    let tab = |one: Locale| Tab {
        href: format!("{}?message={}", href(locale, &format!("/needs/{mission}/agency")), one.lang()),
        label: if one == Locale::Fr { say::in_french(locale) } else { say::in_english(locale) }.to_owned(),
        current: one == tongue,
        ..Tab::default()
    };
    let mail = mailto(t::agency::mail::subject(tongue), &text);
    view! {
        <Tabs label=say::language(locale) tabs=Locale::ALL.iter().copied().map(tab).collect()/>
        <div class="field">
            <label for=MESSAGE>{say::message(locale)}</label>
            <span class="hint" id="agency-message-hint">{say::message_hint(locale)}</span>
            <textarea id=MESSAGE readonly rows="14" lang=tongue.lang() aria-describedby="agency-message-hint">{text}</textarea>
        </div>
        <div class="cluster">
            <a class="button" href=mail>{say::open_mail(locale)}</a>
            <CopyText of=MESSAGE.to_owned() words=say::copy(locale).to_owned() done=say::copied(locale).to_owned()/>
        </div>
    }
}

/// What the agency said, each to confirm or to leave out.
#[component]
fn Answered(mission: MissionId, request: AgencyRequest) -> impl IntoView {
    use t::agency::ask as say;
    let locale = Locale::current();
    let none = request.answers.is_empty().then(|| view! { <p>{say::none(locale)}</p> });
    let words = request.words.clone().map(|words| {
        view! { <section class="stack"><h3>{say::words(locale)}</h3><blockquote class="answer-words">{format::quoted(locale, &words)}</blockquote></section> }
    });
    let asked = say::asked_on(locale, day_of(locale, request.created_at));
    let answered = request.answered_at.map(|at| say::answered_on(locale, day_of(locale, at)));
    let answers = request.answers.into_iter().map(|answer| view! { <Answer mission answer/> }).collect_view();
    view! {
        <section class="stack" aria-labelledby="answers">
            <h2 id="answers">{say::answered(locale)}</h2>
            <p class="quiet-text">{asked} " " {answered}</p>
            <p>{say::answered_text(locale)}</p>
            {none}
            <ul role="list" class="answers">{answers}</ul>
        </section>
        {words}
        <Revoke mission words=say::revoke_answer(locale)/>
    }
}

#[component]
fn Answer(mission: MissionId, answer: AgencyAnswer) -> impl IntoView {
    use t::agency::ask as say;
    let locale = Locale::current();
    let (about, value) = match &answer.said {
        Said::Technology(technology) => {
            let name = labels::named(locale, CriterionKind::Stack, technology.as_str());
            (ui::criterion_label(locale, CriterionKind::Stack), name)
        }
        Said::Fact(value) => (fact_label(locale, value.fact()), fact_value(locale, *value)),
    };
    let hidden = vec![("mission", mission.to_string()), ("answer", answer.id.to_string())];
    let whole = format!("{about}, {value}");
    let (confirm, refuse) = (say::confirm_label(locale, &whole), say::refuse_label(locale, &whole));
    let state = match answer.confirmed {
        Some(true) => view! { <span class="quiet-text">{say::confirmed(locale)}</span> }.into_any(),
        Some(false) => view! { <span class="quiet-text">{say::refused(locale)}</span> }.into_any(),
        None => view! {
            <span class="cluster">
                <Form name=format!("confirm-{}", answer.id) action=ConfirmAgency::PATH hidden=hidden.clone()>
                    <Submit look=Look::Secondary small=true label=confirm>{say::confirm(locale)}</Submit>
                </Form>
                <Form name=format!("refuse-{}", answer.id) action=RefuseAgency::PATH hidden>
                    <Submit look=Look::Plain small=true label=refuse>{say::refuse(locale)}</Submit>
                </Form>
            </span>
        }
        .into_any(),
    };
    view! {
        <li class="cluster spread">
            <span class="what"><span class="kind">{about}</span><span class="value">{value}</span></span>
            {state}
        </li>
    }
}

/// How the question to the agency stands, for the page of the need.
#[derive(Debug, Clone)]
pub struct Agency {
    request: Option<AgencyRequest>,
    stack_known: bool,
    now: DateTime<Utc>,
}

impl Agency {
    /// The question of this need.
    pub async fn of(holder: &MissionHolder, sheet: &MissionSheet) -> Result<Self, Problem> {
        let market = market();
        let stack_known = sheet.criteria.iter().any(|row| row.criterion.value.kind() == CriterionKind::Stack);
        Ok(Self { request: agency::ask::read(&market, holder).await?, stack_known, now: market.now() })
    }
}

/// What the agency could tell, or has told. Nothing where the technologies are known and nothing waits.
#[component]
pub fn AgencyNotice(mission: MissionId, agency: Agency) -> impl IntoView {
    use t::agency::notice as say;
    let locale = Locale::current();
    let Agency { request, stack_known, now } = agency;
    let there = href(locale, &format!("/needs/{mission}/agency"));
    let unread = request.as_ref().map_or(0, AgencyRequest::unread);
    let is_answered = request.as_ref().is_some_and(|request| request.state == AgencyRequestState::Answered);
    let (title, text, link) = match request {
        Some(_) if unread > 0 => (say::answered(locale, u32::try_from(unread).unwrap_or(u32::MAX)), None, say::answered_link(locale)),
        Some(request) if request.is_open(now) => (say::waiting(locale).to_owned(), None, say::waiting_link(locale)),
        _ if !stack_known && !is_answered => (say::title(locale).to_owned(), Some(say::text(locale)), say::link(locale)),
        _ => return None,
    };
    Some(view! { <Notice title icon=IconName::Send><p>{text} " " <a href=there>{link}</a></p></Notice> })
}
