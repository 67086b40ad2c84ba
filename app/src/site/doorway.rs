//! The frame of the pages by which people come in: a short form, and on a wide screen the drawing beside it.

use leptos::prelude::*;
use ui::{
    Locale, Page,
    components::{ButtonLink, Notice, NoticeKind, Tie, TieState},
    href,
    server::outbox_shown,
    site::nav,
    t,
};

/// The frame. `lead` says in a sentence what will happen.
#[component]
pub fn Doorway(
    #[prop(into)] title: String,
    #[prop(into)] heading: String,
    #[prop(optional, into)] lead: Option<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <Page title body_class="signin-page" bare=true>
            <div class="signin">
                <div class="signin-form">
                    <h1>{heading}</h1>
                    {lead.map(|lead| view! { <p class="lead">{lead}</p> })}
                    {children()}
                </div>
                <div class="signin-art" aria-hidden="true">
                    <span class="bank"></span>
                    <span class="ties">
                        <Tie state=TieState::Holds/>
                        <Tie state=TieState::Holds/>
                        <Tie state=TieState::Partial/>
                        <Tie state=TieState::Unknown/>
                    </span>
                    <span class="bank"></span>
                </div>
            </div>
        </Page>
    }
}

/// What stands where a link of a mail no longer opens anything, and where to ask for another one.
#[component]
pub fn SpentLink(#[prop(into)] again: String) -> impl IntoView {
    use t::account::spent as words;
    let locale = Locale::current();
    view! {
        <Doorway title=words::title(locale) heading=words::title(locale) lead=words::text(locale).to_owned()>
            <p><ButtonLink href=href(locale, &again) wide=true>{words::again(locale)}</ButtonLink></p>
        </Doorway>
    }
}

/// Where the letter lies that did not leave, on a machine that sends none.
#[component]
pub fn KeptLetter() -> impl IntoView {
    let locale = Locale::current();
    let outbox = outbox_shown().ok();
    outbox.map(|_| view! { <p><a href=href(locale, nav::OUTBOX)>{t::account::sent::kept(locale)}</a></p> })
}

/// What has just been done, by the code that the address carries; nothing for any other.
#[component]
pub fn Done(code: Option<String>) -> impl IntoView {
    use t::account::done as words;
    let locale = Locale::current();
    let title = match code.as_deref()? {
        "name" => words::name(locale),
        "company" => t::checks::own_company::done(locale),
        "password" => words::password(locale),
        "reset" => words::reset(locale),
        "email_asked" => words::email_asked(locale),
        "email" => words::email(locale),
        "zone" => t::meetings::zone::saved(locale),
        "mail" => t::invitations::account::saved(locale),
        "session" => words::session(locale),
        "sessions" => words::sessions(locale),
        _ => return None,
    };
    Some(view! { <div role="status"><Notice kind=NoticeKind::Done title/></div> })
}
