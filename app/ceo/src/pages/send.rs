//! The end of a draft: two names, a promise, and the button that sends it to the team.

use chrono::{DateTime, Utc};
use domain::promises;
use leptos::prelude::*;
use marketplace::missions::MissionSummary;
use server_fn::ServerFn as _;
use ui::{
    Locale,
    components::{ButtonLink, Icon, IconName, Look},
    form::{Field, Form, Submit, TextInput},
    format::{self, local},
    href,
    site::nav,
    t,
};

use crate::api::need::SubmitNeed;

/// Who would send, and when.
#[derive(Debug, Clone)]
pub struct Sender {
    /// The draft is an account's; otherwise it is the browser's, and sending asks to sign in first.
    pub owns: bool,
    /// The company of that account.
    pub company: Option<String>,
    pub now: DateTime<Utc>,
}

/// The form that sends.
#[component]
pub fn Send(summary: MissionSummary, sender: Sender) -> impl IntoView {
    let locale = Locale::current();
    let hidden = vec![("mission", summary.id.to_string())];
    if !sender.owns {
        return view! {
            <Form name="submit_need" action=SubmitNeed::PATH hidden class="stack">
                <h2>{t::need::send::sign_in_title(locale)}</h2>
                <p>{t::need::send::sign_in(locale)}</p>
                <p class="quiet-text">{t::need::begin::private(locale)}</p>
                <div class="send-bar">
                    <Promise now=sender.now/>
                    <div class="cluster">
                        <ButtonLink href=href(locale, &format!("{}?role=ceo", nav::SIGN_UP)) look=Look::Secondary>
                            {t::account::sign_up::title(locale)}
                        </ButtonLink>
                        <Submit>{t::need::send::sign_in_button(locale)} " " <Icon name=IconName::ArrowRight/></Submit>
                    </div>
                </div>
            </Form>
        }
        .into_any();
    }
    let company = summary.company.or(sender.company).unwrap_or_default();
    let title = summary.title.unwrap_or_default();
    view! {
        <Form name="submit_need" action=SubmitNeed::PATH hidden class="stack">
            <h2>{t::need::send::title(locale)}</h2>
            <Field name="company" label=t::need::send::company(locale) hint=Some(t::need::send::company_hint(locale).to_owned())>
                <TextInput value=company autocomplete="organization"/>
            </Field>
            <Field name="title" label=t::need::send::mission(locale) hint=Some(t::need::send::mission_hint(locale).to_owned())>
                <TextInput value=title/>
            </Field>
            <div class="send-bar">
                <Promise now=sender.now/>
                <div class="cluster">
                    <ButtonLink href=href(locale, "/needs") look=Look::Secondary>{t::need::send::later(locale)}</ButtonLink>
                    <Submit>{t::need::send::button(locale)} " " <Icon name=IconName::ArrowRight/></Submit>
                </div>
            </div>
        </Form>
    }
    .into_any()
}

/// Until when somebody answers.
#[component]
fn Promise(now: DateTime<Utc>) -> impl IntoView {
    let locale = Locale::current();
    let due = promises::read_by(now);
    let when = if local(due).date() == local(now).date() {
        t::need::send::by_today(locale, format::time(locale, due))
    } else {
        t::need::send::by(locale, format::moment(locale, due, now))
    };
    view! { <p>{t::need::send::promise(locale, when)}</p> }
}
