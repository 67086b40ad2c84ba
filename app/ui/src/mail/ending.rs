//! The end of an engagement in words, to each of the two.

use domain::{EngagementOutcome, Role};
use marketplace::mail::AboutEnding;

use super::{Site, layout::Part};
use crate::{engagement::Section, format, t};

impl Site<'_> {
    pub(super) fn of_ending(&self, about: &AboutEnding) -> (String, Vec<Part>) {
        use t::handover::mail as say;
        let locale = self.locale;
        let AboutEnding { title, other, .. } = about;
        let day = about.last_day.map(|day| format::date(locale, day)).unwrap_or_default();
        let (subject, text, next) = match about.outcome {
            None => (say::goes_on_subject(locale), say::goes_on_text(locale, other, title), None),
            Some(EngagementOutcome::Completed) => {
                (say::completed_subject(locale), say::completed_text(locale, day, other, title), Some(say::completed_next(locale)))
            }
            Some(EngagementOutcome::Rematch) => {
                let next = if about.reader == Role::Ceo { say::rematch_next_ceo(locale) } else { say::rematch_next_cto(locale) };
                (say::rematch_subject(locale), say::rematch_text(locale, day, other, title), Some(next))
            }
            Some(EngagementOutcome::Cancelled) => (say::cancelled_subject(locale), say::cancelled_text(locale, day, other, title), None),
        };
        let parts = [
            Some(Part::Text(text)),
            about.reason.as_ref().map(|reason| Part::Text(t::invitations::candidacy::reason(locale, reason))),
            next.map(Part::text),
            Some(Part::button(say::button(locale), self.address(&Section::Overview.address(about.engagement)))),
        ];
        (subject.to_owned(), parts.into_iter().flatten().collect())
    }
}
