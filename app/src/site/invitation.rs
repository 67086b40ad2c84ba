//! Refusing an invitation by the link of its mail, without signing in: a page with one button, since looking must change nothing.

use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_query_map;
use marketplace::candidacies::by_link::{InvitationByLink, Standing, look};
use ui::{
    Locale,
    components::{ButtonLink, Look, PageHead, RefusalFields},
    form::{Form, Submit},
    format, href,
    server::{KEY_FIELD, market, page},
    t,
};

use super::guest::GuestPage;
use crate::api::invitation::RefuseByLink;

/// `/invitation?key=…`.
#[component]
pub fn InvitationPage() -> impl IntoView {
    use t::invitations::page as words;
    let locale = Locale::current();
    let key = use_query_map().read_untracked().get(KEY_FIELD).unwrap_or_default();
    page(async move {
        let found = look(&market(), &key).await?;
        let settled = |title: &'static str, lead: &'static str| view! { <Settled title lead mission=found.mission/> }.into_any();
        let content = match found.standing {
            Standing::Open => view! { <Question key found=found.clone()/> }.into_any(),
            Standing::Refused => view! { <PageHead title=words::refused(locale) lead=words::refused_text(locale).to_owned()/> }.into_any(),
            Standing::Over => settled(words::over(locale), words::over_text(locale)),
            Standing::Settled => settled(words::settled(locale), words::settled_text(locale)),
        };
        Ok(view! { <GuestPage title=words::title(locale)>{content}</GuestPage> }.into_any())
    })
}

/// What can still be done about an invitation that is no longer open.
#[component]
fn Settled(title: &'static str, lead: &'static str, mission: domain::MissionId) -> impl IntoView {
    let locale = Locale::current();
    view! {
        <PageHead title lead=lead.to_owned()>
            <p><ButtonLink href=href(locale, &format!("/offers/{mission}"))>{t::invitations::candidacy::button(locale)}</ButtonLink></p>
        </PageHead>
    }
}

#[component]
fn Question(key: String, found: InvitationByLink) -> impl IntoView {
    use t::invitations::page as words;
    let locale = Locale::current();
    let by = found.answer_by.map(|by| view! { <p>{words::by(locale, format::day_hour(locale, by))}</p> });
    view! {
        <PageHead title=words::heading(locale, &found.title) lead=words::lead(locale).to_owned()>{by}</PageHead>
        <Form name="refuse_by_link" action=RefuseByLink::PATH class="stack" hidden=vec![(KEY_FIELD, key)]>
            <RefusalFields/>
            <div><Submit>{words::send(locale)}</Submit></div>
        </Form>
        <section class="section stack" aria-labelledby="rather-yes">
            <h2 id="rather-yes">{words::rather_yes(locale)}</h2>
            <p>{words::rather_yes_text(locale)}</p>
            <p><ButtonLink href=href(locale, &format!("/offers/{}", found.mission)) look=Look::Secondary>{words::read(locale)}</ButtonLink></p>
        </section>
    }
}
