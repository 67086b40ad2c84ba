//! Steps of a CTO's public page, in the words of the log.

use domain::lifecycle::PublicPageEvent;
use ui::{Locale, t};

/// What happened to a CTO's public page.
pub(super) fn public_page_event(locale: Locale, code: &str) -> Option<&'static str> {
    use t::public_page::event as say;
    Some(match code.parse().ok()? {
        PublicPageEvent::Choose => say::choose(locale),
        PublicPageEvent::Publish => say::publish(locale),
        PublicPageEvent::Hide => say::hide(locale),
        PublicPageEvent::TakeDown => say::take_down(locale),
        PublicPageEvent::Allow => say::allow(locale),
    })
}
