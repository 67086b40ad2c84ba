//! Events of the community, in the words of the log.

use ui::{Locale, t};

/// What happened to an event of the community, or to somebody's attendance.
pub(super) fn community_event(locale: Locale, code: &str) -> Option<&'static str> {
    use t::agenda::event as say;
    match code {
        "draft_event" => Some(say::draft_event(locale)),
        "change_event" => Some(say::change_event(locale)),
        "publish_event" => Some(say::publish_event(locale)),
        "cancel_event" => Some(say::cancel_event(locale)),
        "finish_event" => Some(say::finish_event(locale)),
        "recap_event" => Some(say::recap_event(locale)),
        "sign_up_for_event" => Some(say::sign_up_for_event(locale)),
        "wait_for_seat" => Some(say::wait_for_seat(locale)),
        "give_seat" => Some(say::give_seat(locale)),
        "withdraw_from_event" => Some(say::withdraw_from_event(locale)),
        _ => None,
    }
}

/// A part of an event of the community.
pub(super) fn community_event_field(locale: Locale, code: &str) -> Option<&'static str> {
    use t::agenda::field as say;
    match code {
        "title" => Some(say::title(locale)),
        "description" => Some(say::description(locale)),
        "kind" => Some(say::kind(locale)),
        "audience" => Some(say::audience(locale)),
        "language" => Some(say::language(locale)),
        "starts" => Some(say::starts(locale)),
        "ends" => Some(say::ends(locale)),
        "place" => Some(say::place(locale)),
        "link" => Some(say::link(locale)),
        "seats" => Some(say::seats(locale)),
        "speaker" => Some(say::speaker(locale)),
        "recap" => Some(say::recap(locale)),
        _ => None,
    }
}
