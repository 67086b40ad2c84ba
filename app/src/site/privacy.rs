//! What is kept, why, and who sees it.

use domain::vetting::KEPT_MONTHS;
use leptos::prelude::*;
use marketplace::notifications::KEPT_DAYS;
use ui::{Locale, Page, components::PageHead, site::nav::PRIVACY, t};

use crate::published::SiteHead;

/// The page about personal data.
#[component]
pub fn PrivacyPage() -> impl IntoView {
    use t::public::privacy as words;
    let locale = Locale::current();
    view! {
        <SiteHead path=PRIVACY title=words::title(locale) description=words::lead(locale)/>
        <Page title=words::title(locale)>
            <div class="page narrow">
                <PageHead title=words::title(locale) lead=words::lead(locale).to_owned()/>
                <div class="stack">
                    <h2>{words::who(locale)}</h2>
                    <p>{words::who_1(locale)}</p>
                    <p>{words::who_2(locale)}</p>
                    <p>{words::who_3(locale)}</p>
                    <p>{t::references::privacy(locale)}</p>
                    <p>{t::documents::privacy(locale)}</p>
                    <p>{t::checks::conflicts::privacy(locale)}</p>
                    <p>{t::messages::privacy(locale)}</p>
                    <p>{t::agenda::privacy(locale)}</p>
                    <p>{t::public_page::privacy(locale)}</p>
                    <p>{t::posting::privacy(locale)}</p>
                    <h2>{words::kept(locale)}</h2>
                    <p>{words::kept_1(locale)}</p>
                    <p>{words::kept_2(locale)}</p>
                    <p>{words::kept_3(locale)}</p>
                    <p>{words::kept_4(locale)}</p>
                    <p>{words::kept_5(locale)}</p>
                    <p>{t::notifications::privacy(locale, KEPT_DAYS)}</p>
                    <h2>{t::vetting::privacy::title(locale)}</h2>
                    <p>{t::vetting::privacy::who(locale)}</p>
                    <p>{t::vetting::privacy::kept(locale, KEPT_MONTHS)}</p>
                    <h2>{words::cookies(locale)}</h2>
                    <p>{words::cookies_text(locale)}</p>
                </div>
            </div>
        </Page>
    }
}
