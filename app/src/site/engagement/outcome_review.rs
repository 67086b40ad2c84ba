//! `/engagements/:engagement/outcome-review`: what one of the two says privately of the work that has ended, and for staff what each has said.

use chrono::{DateTime, Utc};
use domain::{
    EngagementId, OutcomeAnswer, OutcomeQuestion, Role,
    lifecycle::{EngagementState, OutcomeReviewState},
    outcome::grade,
};
use leptos::prelude::*;
use leptos::server_fn::ServerFn as _;
use marketplace::{
    engagements::{self, EngagementSheet},
    outcome_reviews::{self, OutcomeReview, OutcomeSheet, write::SEND},
};
use ui::{
    Locale,
    components::{Badge, Empty, Facts, IconName, Look, Notice, NoticeKind, OwnWords, Tone, TurnClock},
    engagement::Section,
    form::{Choice, Choosable, Field, Form, Submit, TextArea},
    format, labels,
    server::{market, page},
    t,
};

use super::{
    frame::{EngagementFrame, asked},
    party,
};
use crate::api::engagement::outcome_review::WriteOutcomeReview;

/// The page.
#[component]
pub fn OutcomeReviewPage() -> impl IntoView {
    let engagement = asked();
    page(async move {
        let by = party(&engagement).await?;
        let market = market();
        let (about, sheet) = (engagements::sheet(&by), outcome_reviews::sheet(&market, &by).await?);
        let now = market.now();
        Ok(view! {
            <EngagementFrame sheet=about.clone() current=Section::OutcomeReview><Content about sheet now/></EngagementFrame>
        }
        .into_any())
    })
}

#[component]
fn Content(about: EngagementSheet, sheet: OutcomeSheet, now: DateTime<Utc>) -> impl IntoView {
    use t::outcome_reviews::none as say;
    let locale = Locale::current();
    if sheet.reviews.is_empty() {
        let text = if about.state == EngagementState::Ended { say::text(locale) } else { say::running(locale) };
        return view! { <Empty title=say::title(locale) text/> }.into_any();
    }
    match sheet.own().cloned() {
        Some(own) => view! { <Own about review=own now/> }.into_any(),
        None => view! { <Both sheet/> }.into_any(),
    }
}

/// One's own: the form, or what was sent and does not change any more.
#[component]
fn Own(about: EngagementSheet, review: OutcomeReview, now: DateTime<Utc>) -> impl IntoView {
    use t::outcome_reviews::form as say;
    let locale = Locale::current();
    let other = match review.role {
        Role::Ceo => about.cto.clone(),
        _ => about.ceo.clone(),
    };
    let day = |at| format::date_of(locale, at);
    let is_writable = review.is_writable(now);
    let stands = match (review.sent_at.zip(review.changeable_until()), review.state) {
        (Some((sent, until)), _) if is_writable => Some((say::changeable(locale, day(sent), day(until)), IconName::Send)),
        (Some((sent, _)), _) => Some((say::closed(locale, day(sent)), IconName::Lock)),
        (None, OutcomeReviewState::Draft) => Some((say::draft(locale).to_owned(), IconName::Pencil)),
        (None, _) => None,
    };
    let clock = review.wait(now).map(|wait| view! { <TurnClock wait reader=review.role now/> });
    let content =
        if is_writable { view! { <Writing engagement=about.id review/> }.into_any() } else { view! { <Said review/> }.into_any() };
    view! {
        <section class="stack">
            <p class="lead">{say::lead(locale, other)}</p>
            {stands.map(|(title, icon)| view! { <Notice kind=NoticeKind::Known title icon/> })}
            {clock}
            {content}
        </section>
    }
}

/// The form, with two ways to end it until it is sent.
#[component]
fn Writing(engagement: EngagementId, review: OutcomeReview) -> impl IntoView {
    use t::outcome_reviews::form as say;
    let locale = Locale::current();
    let hidden = vec![("engagement", engagement.to_string()), ("version", review.version.to_string())];
    let (was_sent, role, said) = (review.state == OutcomeReviewState::Sent, review.role, review.said);
    let note = |text: Option<String>| text.unwrap_or_default();
    let (went_well, to_change) = (note(said.went_well.clone()), note(said.to_change.clone()));
    view! {
        <Form name="outcome_review" action=WriteOutcomeReview::PATH class="stack outcome-form" hidden>
            {OutcomeQuestion::of(role).map(|question| view! { <Asked role question answer=said.answer(question)/> }).collect_view()}
            <Field name="went_well" label=say::went_well(locale) hint=Some(say::optional(locale).to_owned())><TextArea rows=3 value=went_well/></Field>
            <Field name="to_change" label=say::to_change(locale) hint=Some(say::optional(locale).to_owned())><TextArea rows=3 value=to_change/></Field>
            <div class="cluster">
                <Submit name="step" value=SEND>{if was_sent { say::change(locale) } else { say::send(locale) }}</Submit>
                {(!was_sent).then(|| view! { <Submit name="step" value="keep" look=Look::Secondary>{say::keep(locale)}</Submit> })}
            </div>
            {(!was_sent).then(|| view! { <p class="quiet-text">{say::then(locale)}</p> })}
        </Form>
    }
}

#[component]
fn Asked(role: Role, question: OutcomeQuestion, answer: Option<OutcomeAnswer>) -> impl IntoView {
    let locale = Locale::current();
    let options = OutcomeAnswer::ALL.iter().map(|answer| Choosable::new(answer.code(), answer_name(locale, *answer))).collect();
    let selected = answer.map(|answer| answer.code().to_owned());
    view! { <Field name=question.code() label=question_words(locale, role, question) group=true><Choice options selected/></Field> }
}

/// What was said, to be read.
#[component]
fn Said(review: OutcomeReview) -> impl IntoView {
    use t::outcome_reviews::form as say;
    let locale = Locale::current();
    let role = review.role;
    let facts = OutcomeQuestion::of(role).map(|question| {
        let answer =
            review.said.answer(question).map_or_else(|| t::outcome_reviews::answer::unsaid(locale), |answer| answer_name(locale, answer));
        (question_words(locale, role, question).to_owned(), answer.to_owned())
    });
    let facts = facts.collect();
    let notes = [(say::went_well(locale), review.said.went_well), (say::to_change(locale), review.said.to_change)];
    let note = |(title, text): (&'static str, Option<String>)| text.map(|words| view! { <h3>{title}</h3> <OwnWords words/> });
    view! { <Facts facts/> {notes.into_iter().map(note).collect_view()} }
}

/// For staff: each side, as far as it was sent.
#[component]
fn Both(sheet: OutcomeSheet) -> impl IntoView {
    use t::outcome_reviews::staff as say;
    let locale = Locale::current();
    let side = |review: OutcomeReview| {
        let (id, title) = if review.role == Role::Ceo { ("of-ceo", say::ceo(locale)) } else { ("of-cto", say::cto(locale)) };
        let tone = if review.state == OutcomeReviewState::Sent { Tone::Success } else { Tone::Neutral };
        let badge = labels::outcome_review_state(locale, review.state);
        let worth = match grade(review.said.answers.iter().copied()) {
            Some(grade) => say::grade(locale, grade),
            None => say::no_grade(locale).to_owned(),
        };
        let content = match review.sent_at {
            Some(sent) => {
                let day = format::date_of(locale, sent);
                view! { <p class="quiet-text">{say::sent(locale, day)}</p> <Said review/> <p><strong>{worth}</strong></p> }.into_any()
            }
            None => view! { <p>{say::waiting(locale)}</p> }.into_any(),
        };
        view! {
            <section class="panel stack" aria-labelledby=id>
                <div class="cluster spread"><h2 id=id>{title}</h2><Badge tone>{badge}</Badge></div>
                {content}
            </section>
        }
    };
    view! { <p class="lead">{say::lead(locale)}</p> <div class="two">{sheet.reviews.into_iter().map(side).collect_view()}</div> }
}

fn answer_name(locale: Locale, answer: OutcomeAnswer) -> &'static str {
    use t::outcome_reviews::answer as say;
    match answer {
        OutcomeAnswer::Yes => say::yes(locale),
        OutcomeAnswer::RatherYes => say::rather_yes(locale),
        OutcomeAnswer::RatherNo => say::rather_no(locale),
        OutcomeAnswer::No => say::no(locale),
        OutcomeAnswer::Unknown => say::unknown(locale),
    }
}

/// What each side is asked, in its own words.
fn question_words(locale: Locale, role: Role, question: OutcomeQuestion) -> &'static str {
    use t::outcome_reviews::{ceo, cto};
    match (role, question) {
        (Role::Ceo, OutcomeQuestion::Objectives) => ceo::objectives(locale),
        (Role::Ceo, OutcomeQuestion::Again) => ceo::again(locale),
        (Role::Ceo, OutcomeQuestion::Stack) => ceo::stack(locale),
        (Role::Ceo, OutcomeQuestion::Sector) => ceo::sector(locale),
        (Role::Ceo, OutcomeQuestion::HumanFit) => ceo::human_fit(locale),
        (Role::Ceo, OutcomeQuestion::Rhythm) => ceo::rhythm(locale),
        (Role::Ceo, OutcomeQuestion::Explanations) => ceo::explanations(locale),
        (_, OutcomeQuestion::Objectives) => cto::objectives(locale),
        (_, OutcomeQuestion::Again) => cto::again(locale),
        (_, OutcomeQuestion::Stack) => cto::stack(locale),
        (_, OutcomeQuestion::Sector) => cto::sector(locale),
        (_, OutcomeQuestion::HumanFit) => cto::human_fit(locale),
        (_, OutcomeQuestion::Rhythm) => cto::rhythm(locale),
        (_, OutcomeQuestion::NeedTruth) => cto::need_truth(locale),
        (_, OutcomeQuestion::Explanations) => cto::explanations(locale),
    }
}
