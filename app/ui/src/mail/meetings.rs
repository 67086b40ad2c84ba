//! The mails about a meeting, in words, with hours on the reader's own wall.

use chrono::{DateTime, Utc};
use domain::{Role, Zone, lifecycle::MeetingState, meeting::Slot};
use marketplace::mail::{AboutMeeting, CalledOff, MeetingNews};

use super::{Site, layout::Part};
use crate::{format, meeting::calendar_address, t};

impl Site<'_> {
    pub(super) fn of_meeting(&self, about: &AboutMeeting) -> (String, Vec<Part>) {
        use t::meetings::mail as say;
        let locale = self.locale;
        let (subject, mut parts) = match about.news {
            MeetingNews::Slots => self.slots(about),
            MeetingNews::SlotsRefused => {
                use say::refused as say;
                let parts =
                    vec![Part::Text(say::text(locale, &about.other, &about.title)), Part::button(say::button(locale), self.page(about))];
                (say::subject(locale, &about.other), parts)
            }
            MeetingNews::Date => self.date(about),
            MeetingNews::DateKept => {
                use say::kept as say;
                let parts = vec![
                    Part::Text(say::text(locale, &about.other)),
                    Part::Text(self.when(about, about.date)),
                    Part::button(t::meetings::mail::date::button(locale), self.page(about)),
                ];
                (say::subject(locale, &about.other), parts)
            }
            MeetingNews::Confirm => {
                use say::confirm as say;
                let text = say::text(locale, &about.other, &about.title, self.when(about, about.date));
                (say::subject(locale, &about.other), vec![Part::Text(text), Part::button(say::button(locale), self.page(about))])
            }
            MeetingNews::Reminder => {
                use say::reminder as say;
                let parts = vec![Part::Text(self.reminded_of(about)), Part::button(say::button(locale), self.page(about))];
                (say::subject(locale, &about.other), parts)
            }
        };
        let said = about.words.as_ref().filter(|_| matches!(about.news, MeetingNews::SlotsRefused | MeetingNews::DateKept));
        parts.extend(said.map(|words| Part::Text(say::said(locale, &about.other, format::quoted(locale, words)))));
        parts.extend(about.by.map(|by| Part::Text(say::by(locale, format::day_hour_in(locale, by, about.zone)))));
        parts.push(Part::Text(say::zone(locale, about.zone.place())));
        (subject, parts)
    }

    fn slots(&self, about: &AboutMeeting) -> (String, Vec<Part>) {
        use t::meetings::mail::slots as say;
        let locale = self.locale;
        let by_staff = about.by_staff;
        let text =
            if by_staff { say::text_staff(locale, &about.other, &about.title) } else { say::text(locale, &about.other, &about.title) };
        let lines = about.slots.iter().map(|slot| self.when(about, Some(*slot))).collect();
        let parts = vec![
            Part::Text(text),
            Part::List { title: say::list(locale).to_owned(), lines },
            Part::button(say::button(locale), self.page(about)),
        ];
        (say::subject(locale, &about.other), parts)
    }

    fn date(&self, about: &AboutMeeting) -> (String, Vec<Part>) {
        use t::meetings::mail::date as say;
        let locale = self.locale;
        let place = about.place.as_ref().map(|place| Part::Text(say::place(locale, place)));
        let short = about.date.map(|date| format::day_hour_in(locale, date.starts, about.zone)).unwrap_or_default();
        let parts = [
            Some(Part::Text(say::text(locale, &about.title))),
            Some(Part::Text(self.when(about, about.date))),
            place,
            Some(Part::text(say::calendar(locale))),
            Some(Part::button(say::button(locale), self.page(about))),
            Some(Part::button(say::file(locale), format!("{}{}", self.origin, calendar_address(locale, about.candidacy)))),
        ];
        (say::subject(locale, &about.other, short), parts.into_iter().flatten().collect())
    }

    /// What the reader is waited for.
    fn reminded_of(&self, about: &AboutMeeting) -> String {
        use t::meetings::mail::reminder as say;
        let (locale, other, title) = (self.locale, &about.other, &about.title);
        match about.state {
            None | Some(MeetingState::Unfit | MeetingState::Cancelled) => say::propose(locale, other, title),
            Some(MeetingState::Proposed) => say::choose(locale, other, title),
            Some(MeetingState::Asked | MeetingState::Agreed | MeetingState::Disputed) => say::confirm(locale, other, title),
            Some(MeetingState::Held) => say::verdict(locale, other, title),
        }
    }

    pub(super) fn called_off(&self, told: &CalledOff, zone: Zone) -> (String, Vec<Part>) {
        use t::meetings::mail::called_off as say;
        let locale = self.locale;
        let date: Option<(DateTime<Utc>, DateTime<Utc>)> = told.date;
        let was = date.map(|(starts, ends)| say::was(locale, format::slot_in(locale, Slot { starts, ends }, zone)));
        let calendar = date.map(|_| Part::text(say::calendar(locale)));
        let path = if told.reader == Role::Ceo { format!("/needs/{}", told.mission) } else { format!("/offers/{}", told.mission) };
        let parts = [
            Some(Part::Text(say::text(locale, &told.title))),
            was.map(Part::Text),
            told.reason.as_ref().map(|reason| Part::Text(say::reason(locale, format::quoted(locale, reason)))),
            calendar,
            Some(Part::button(say::button(locale), self.address(&path))),
        ];
        (say::subject(locale, &told.title), parts.into_iter().flatten().collect())
    }

    /// A slot on the reader's wall, and beside it on that of whoever proposed it.
    fn when(&self, about: &AboutMeeting, slot: Option<Slot>) -> String {
        let locale = self.locale;
        let Some(slot) = slot else { return String::new() };
        let here = format::slot_in(locale, slot, about.zone);
        match about.their_zone.and_then(|zone| format::elsewhere(locale, slot, about.zone, zone)) {
            Some(there) => format!("{here}, {there}"),
            None => here,
        }
    }

    fn page(&self, about: &AboutMeeting) -> String {
        let (mission, candidacy) = (about.mission, about.candidacy);
        let path = match about.reader {
            Role::Ceo => format!("/needs/{mission}/candidates/{candidacy}#meeting"),
            _ => format!("/offers/{mission}#meeting"),
        };
        self.address(&path)
    }
}
