//! Steps of what everybody may read of a mission, in the words of the log.

use domain::lifecycle::PostingEvent;
use ui::{Locale, t};

/// What happened to a posting.
pub(super) fn posting_event(locale: Locale, code: &str) -> Option<&'static str> {
    use t::posting::event as say;
    Some(match code.parse().ok()? {
        PostingEvent::Prepare => say::prepare(locale),
        PostingEvent::Publish => say::publish(locale),
        PostingEvent::Withdraw => say::withdraw(locale),
        PostingEvent::TakeDown => say::take_down(locale),
        PostingEvent::Allow => say::allow(locale),
    })
}
