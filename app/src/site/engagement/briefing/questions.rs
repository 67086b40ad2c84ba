//! Questions with their answers, and the forms of whoever reads them: one of the two, or somebody who holds the link.

use chrono::{DateTime, Utc};
use domain::{EngagementId, QuestionOwner, Role, lifecycle::QuestionState};
use leptos::prelude::*;
use marketplace::briefing::{Answered, BriefingSheet, Exchange};
use server_fn::ServerFn as _;
use ui::{
    Locale,
    briefing::side,
    components::{Badge, IconName, Look, Tone, TurnClock},
    form::{Choice, Choosable, Field, Folded, Form, Select, Submit, TextArea, TextInput},
    format, labels,
    server::KEY_FIELD,
    t,
};

use crate::api::{
    briefing::{AnswerAsGuest, AskAsGuest},
    engagement::briefing::{AnswerQuestion, AskQuestion, HandQuestion, RemoveQuestion},
};

/// Who writes on the page.
#[derive(Debug, Clone)]
pub(crate) enum Pen {
    Party(EngagementId),
    /// With the key of the link.
    Guest(String),
}

impl Pen {
    fn hidden(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Party(engagement) => vec![("engagement", engagement.to_string())],
            Self::Guest(key) => vec![(KEY_FIELD, key.clone())],
        }
    }

    fn of(&self, exchange: &Exchange) -> Vec<(&'static str, String)> {
        self.hidden().into_iter().chain([("question", exchange.id.to_string())]).collect()
    }
}

/// The section.
#[component]
pub(crate) fn Questions(sheet: BriefingSheet, pen: Pen, now: DateTime<Utc>) -> impl IntoView {
    use t::briefing::questions as say;
    let locale = Locale::current();
    let (reader, is_open) = (sheet.reader, sheet.is_open);
    let none = sheet.questions.is_empty().then(|| view! { <p class="quiet-text">{say::none(locale)}</p> });
    let ask = is_open.then(|| view! { <Ask pen=pen.clone() reader/> });
    let items = sheet.questions.into_iter().map(|exchange| {
        let acts = is_open.then(|| view! { <Acts pen=pen.clone() exchange=exchange.clone()/> });
        view! { <Item exchange reader now>{acts}</Item> }
    });
    view! {
        <section class="stack mandate-part" id="questions" aria-labelledby="questions-title">
            <h2 id="questions-title">{say::title(locale)}</h2>
            {none}
            <ul role="list" class="entries">{items.collect_view()}</ul>
            {ask}
        </section>
    }
}

#[component]
fn Item(exchange: Exchange, reader: Option<Role>, now: DateTime<Utc>, children: Children) -> impl IntoView {
    use t::briefing::questions as say;
    let locale = Locale::current();
    let asked = say::asked(locale, format::date_of(locale, exchange.asked_at), side(locale, exchange.asked_by, exchange.asker.as_deref()));
    let is_open = exchange.state == QuestionState::Open;
    let (tone, icon) = if is_open { (Tone::Unknown, IconName::Clock) } else { (Tone::Success, IconName::Check) };
    let badge = view! { <Badge tone icon>{labels::question_state(locale, exchange.state)}</Badge> };
    let due = is_open.then(|| match (exchange.wait, reader) {
        (Some(wait), Some(reader)) => view! { <TurnClock wait reader now/> }.into_any(),
        _ => {
            view! { <p class="quiet-text">{say::due(locale, format::date_of(locale, exchange.by), side(locale, exchange.owner, None))}</p> }
                .into_any()
        }
    });
    let answer = |one: Answered| {
        let head = say::asked(locale, format::date_of(locale, one.at), side(locale, one.by, one.name.as_deref()));
        view! { <li class="remark"><p class="quiet-text">{head}</p><p class="said">{one.words}</p></li> }
    };
    let answers = (!exchange.answers.is_empty()).then(
        || view! { <ul role="list" class="exchange-answers stack">{exchange.answers.clone().into_iter().map(answer).collect_view()}</ul> },
    );
    let id = format!("question-{}", exchange.id);
    view! {
        <li class="entry exchange" id=id>
            <div class="entry-head"><h3>{exchange.words.clone()}</h3>{badge}</div>
            <span class="quiet-text">{asked}</span>
            {due}
            {answers}
            {children()}
        </li>
    }
}

/// The name under which somebody without an account writes.
#[component]
fn Name(pen: Pen) -> impl IntoView {
    use t::briefing::guest as say;
    let locale = Locale::current();
    matches!(pen, Pen::Guest(_)).then(|| {
        view! {
            <Field name="name" label=say::name(locale) hint=Some(say::name_hint(locale).to_owned())>
                <TextInput autocomplete="given-name"/>
            </Field>
        }
    })
}

/// The form that asks.
#[component]
fn Ask(pen: Pen, reader: Option<Role>) -> impl IntoView {
    use t::briefing::questions as say;
    let locale = Locale::current();
    let is_guest = reader.is_none();
    let action = if is_guest { AskAsGuest::PATH } else { AskQuestion::PATH };
    let may = |owner: &&QuestionOwner| match owner {
        QuestionOwner::Team => !is_guest,
        other => other.role() != reader,
    };
    let owners: Vec<Choosable> =
        QuestionOwner::ALL.iter().filter(may).map(|owner| Choosable::new(owner.code(), side(locale, *owner, None))).collect();
    let hidden = pen.hidden();
    view! {
        <Folded summary=say::ask(locale) look=Look::Secondary small=true class="adding no-print" open=is_guest>
            <Form name="ask_question" action class="stack" hidden once=true>
                <Name pen/>
                <Field name="words" label=say::ask_what(locale) hint=Some(say::ask_hint(locale).to_owned())><TextArea rows=3/></Field>
                <Field name="owner" label=say::owner(locale) group=true><Choice options=owners/></Field>
                <div><Submit>{say::ask_send(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}

/// The forms of one question.
#[component]
fn Acts(pen: Pen, exchange: Exchange) -> impl IntoView {
    use t::briefing::questions as say;
    let locale = Locale::current();
    let (id, of_remove) = (exchange.id, say::remove_of(locale, &exchange.words));
    let is_guest = matches!(pen, Pen::Guest(_));
    let action = if is_guest { AnswerAsGuest::PATH } else { AnswerQuestion::PATH };
    let is_open = exchange.state == QuestionState::Open;
    let (summary, of_answer) = if is_open {
        (say::answer(locale), say::answer_of(locale, &exchange.words))
    } else {
        (say::more(locale), say::more_of(locale, &exchange.words))
    };
    let hand = (!is_guest && is_open).then(|| view! { <Hand pen=pen.clone() exchange=exchange.clone()/> });
    let hidden = pen.of(&exchange);
    let same = hidden.clone();
    let remove = (!is_guest).then(|| {
        view! {
            <Folded summary=say::remove(locale) label=of_remove small=true>
                <Form name=format!("remove-question-{id}") action=RemoveQuestion::PATH class="stack" hidden=same>
                    <p>{say::remove_sure(locale)}</p>
                    <div><Submit look=Look::Danger small=true>{say::remove_now(locale)}</Submit></div>
                </Form>
            </Folded>
        }
    });
    view! {
        <div class="entry-acts no-print">
            <Folded summary label=of_answer small=true>
                <Form name=format!("answer-{id}") action class="stack" hidden once=true>
                    <Name pen/>
                    <Field name="words" label=say::answer_what(locale)><TextArea rows=4/></Field>
                    <div><Submit>{say::answer_send(locale)}</Submit></div>
                </Form>
            </Folded>
            {hand}
            {remove}
        </div>
    }
}

/// The form that hands a question to somebody else.
#[component]
fn Hand(pen: Pen, exchange: Exchange) -> impl IntoView {
    use t::briefing::questions as say;
    let locale = Locale::current();
    let others = QuestionOwner::ALL.iter().filter(|owner| **owner != exchange.owner);
    let options: Vec<Choosable> = others.map(|owner| Choosable::new(owner.code(), side(locale, *owner, None))).collect();
    let hidden = pen.of(&exchange);
    view! {
        <Folded summary=say::hand(locale) label=say::hand_of(locale, &exchange.words) small=true>
            <Form name=format!("hand-{}", exchange.id) action=HandQuestion::PATH class="stack" hidden>
                <Field name="owner" label=say::owner(locale)><Select options/></Field>
                <div><Submit look=Look::Secondary>{say::hand_send(locale)}</Submit></div>
            </Form>
        </Folded>
    }
}
