//! The days worked in a month, in words of a mail.

use marketplace::mail::{AboutActivity, ActivityNews};

use super::{Site, layout::Part};
use crate::{engagement::Section, format, t};

impl Site<'_> {
    pub(super) fn of_activity(&self, about: &AboutActivity) -> (String, Vec<Part>) {
        use t::activity::mail as say;
        let locale = self.locale;
        let month = format::month(locale, about.month.first());
        let (days, other) = (format::days(locale, about.halves), about.other.as_str());
        let (subject, text) = match about.news {
            ActivityNews::Reminder => (say::reminder_subject(locale, &month), say::reminder_text(locale, &month, other)),
            ActivityNews::Sent => (say::sent_subject(locale, &month), say::sent_text(locale, days, &month, other)),
            ActivityNews::Returned => (say::returned_subject(locale, &month), say::returned_text(locale, &month, other)),
            ActivityNews::Approved => (say::approved_subject(locale, &month), say::approved_text(locale, days, &month, other)),
            ActivityNews::CorrectionAsked => (say::correction_subject(locale, &month), say::correction_text(locale, &month, other)),
            ActivityNews::CorrectionDeclined => (say::declined_subject(locale, &month), say::declined_text(locale, &month, other)),
            ActivityNews::Reopened => (say::reopened_subject(locale, &month), say::reopened_text(locale, &month, other)),
        };
        let tells_why = !matches!(about.news, ActivityNews::Reminder | ActivityNews::Sent | ActivityNews::Approved);
        let reason = about.reason.as_ref().filter(|_| tells_why);
        let address = format!("{}/{}", Section::Activity.address(about.engagement), about.month);
        let parts = [
            Some(Part::Text(text)),
            reason.map(|reason| Part::Text(t::invitations::candidacy::reason(locale, reason))),
            Some(Part::button(say::button(locale), self.address(&address))),
        ];
        (subject, parts.into_iter().flatten().collect())
    }
}
