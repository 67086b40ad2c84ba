//! The document around every page.

use leptos::{html::meta, nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;
use ui::{Locale, Visitor, href, public::PAPER, server::Assets};

use super::{App, prefetch::Prefetch};

/// The whole document. Scripts carry the nonce that the policy of the page names; nothing else runs.
pub fn shell(_: LeptosOptions) -> impl IntoView {
    // Only islands wake up in the browser: the rest leaves no marks for it.
    if let Some(shared) = Owner::current_shared_context() {
        shared.set_is_hydrating(false);
    }
    let locale = Locale::current();
    let assets = use_context::<Assets>().unwrap_or_default();
    let fonts = assets
        .fonts
        .iter()
        .map(|font| view! { <link rel="preload" href=format!("/pkg/{font}") r#as="font" r#type="font/woff2" crossorigin="anonymous"/> })
        .collect_view();
    // A stranger's page has nothing to follow.
    let live = Visitor::current().map_or("", |_| include_str!("live.js"));
    let wake = format!("{}wake(\"/pkg/{}\", \"/pkg/{}\");", include_str!("islands.js"), assets.js, assets.wasm);
    let script = format!("{}{wake}\n{live}", include_str!("offline.js"));
    view! {
        <!DOCTYPE html>
        <html lang=locale.lang()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                {ground("light", PAPER.light)}
                {ground("dark", PAPER.dark)}
                {fonts}
                <link rel="stylesheet" href=format!("/pkg/{}", assets.css)/>
                <link rel="icon" href="/favicon.svg" r#type="image/svg+xml"/>
                <link rel="apple-touch-icon" href="/apple-touch-icon.png"/>
                <link rel="manifest" href=href(locale, "/site.webmanifest")/>
                <MetaTags/>
                <script r#type="module" nonce=use_nonce() inner_html=script></script>
                <Prefetch/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// The colour that browsers draw around the page in a theme.
fn ground(scheme: &str, colour: &'static str) -> impl IntoView + use<> {
    meta().attr("name", "theme-color").attr("media", format!("(prefers-color-scheme: {scheme})")).attr("content", colour)
}
