//! What staff reads of a word on availability that is old, or has paused a profile.

use leptos::prelude::*;
use marketplace::availability::Standing;
use ui::{
    Locale,
    components::{IconName, Notice, NoticeKind},
    format, t,
};

/// Nothing, while the word is fresh.
#[component]
pub(super) fn AvailabilityNotice(standing: Standing) -> impl IntoView {
    use t::checks::availability as words;
    let locale = Locale::current();
    let (kind, title, text) = match (standing.lapsed_on, standing.unconfirmed_since) {
        (Some(since), _) => {
            (NoticeKind::Warning, words::staff_lapsed_title(locale), words::staff_lapsed(locale, format::date(locale, since)))
        }
        (None, Some(since)) => {
            (NoticeKind::Unknown, words::staff_unconfirmed_title(locale), words::staff_unconfirmed(locale, format::date(locale, since)))
        }
        (None, None) => return None,
    };
    Some(view! { <Notice kind title icon=IconName::Clock><p>{text}</p></Notice> })
}
