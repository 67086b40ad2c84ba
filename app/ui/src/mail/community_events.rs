//! Mails about events of the community, in words.

use marketplace::mail::{AboutEvent, EventNews};

use super::{Site, layout::Part};
use crate::{
    Nav,
    agenda::{calendar_address, event_address, when},
    t,
};

impl Site<'_> {
    pub(super) fn of_event(&self, about: &AboutEvent) -> (String, Vec<Part>) {
        use t::agenda::mail as say;
        let (locale, title) = (self.locale, about.title.as_str());
        let (subject, text) = match about.news {
            EventNews::SignedUp => (say::signed_up_subject(locale, title), say::signed_up_text(locale, title)),
            EventNews::Waiting => (say::waiting_subject(locale, title), say::waiting_text(locale, title)),
            EventNews::Seat => (say::seat_subject(locale, title), say::seat_text(locale, title)),
            EventNews::Changed => (say::changed_subject(locale, title), say::changed_text(locale, title)),
            EventNews::Cancelled => (say::cancelled_subject(locale, title), say::cancelled_text(locale, title)),
            EventNews::Reminder => (say::reminder_subject(locale, title), say::reminder_text(locale, title)),
        };
        let parts = if about.news == EventNews::Cancelled { self.cancelled(about, text) } else { self.coming(about, text) };
        (subject, parts)
    }

    fn cancelled(&self, about: &AboutEvent, text: String) -> Vec<Part> {
        use t::agenda::mail as say;
        let locale = self.locale;
        let when = when(locale, (about.date.starts, about.date.ends), about.zone);
        let parts = [
            Some(Part::Text(text)),
            about.reason.as_ref().map(|reason| Part::Text(say::reason(locale, reason))),
            Some(Part::Text(say::was(locale, when))),
            about.entry.is_some().then(|| Part::text(say::calendar(locale))),
            Some(Part::button(say::agenda(locale), self.address(Nav::Agenda.path()))),
        ];
        parts.into_iter().flatten().collect()
    }

    fn coming(&self, about: &AboutEvent, text: String) -> Vec<Part> {
        use t::agenda::mail as say;
        let locale = self.locale;
        let has_seat = !about.waits;
        let file = about.entry.as_ref().map(|_| {
            let address = format!("{}{}", self.origin, calendar_address(locale, about.event));
            Part::button(t::agenda::show::calendar(locale), address)
        });
        let parts = [
            Some(Part::Text(text)),
            Some(Part::Text(crate::format::capital(&when(locale, (about.date.starts, about.date.ends), about.zone)))),
            about.place.as_ref().map(|place| Part::Text(say::place(locale, place))),
            about.link.as_ref().map(|link| Part::Text(say::link(locale, link))),
            (about.waits && about.news == EventNews::Changed).then(|| Part::text(say::still_waiting(locale))),
            about.entry.is_some().then(|| Part::text(say::calendar(locale))),
            has_seat.then(|| Part::text(say::cannot(locale))),
            Some(Part::button(say::button(locale), self.address(&event_address(about.event)))),
            file,
        ];
        parts.into_iter().flatten().collect()
    }
}
