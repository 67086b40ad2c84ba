//! The mails about renewals, in words.

use domain::lifecycle::RenewalState;
use marketplace::mail::{AboutRenewal, RenewalNews};

use super::{Site, layout::Part};
use crate::{engagement::Section, format, labels::renewal_answer, t};

impl Site<'_> {
    pub(super) fn of_renewal(&self, about: &AboutRenewal) -> (String, Vec<Part>) {
        let locale = self.locale;
        let (due, other) = (format::date(locale, about.due), about.other.as_str());
        let address = self.address(&Section::Renewal.address(about.engagement));
        if about.news == RenewalNews::Answered {
            return self.renewal_answered(about, due, address);
        }
        use t::renewals::mail::asked as say;
        let subject = if about.news == RenewalNews::Reminder { say::again(locale, &due, other) } else { say::subject(locale, &due, other) };
        let by = about.by.map(|by| Part::Text(say::by(locale, format::day_hour(locale, by))));
        let text = Part::Text(say::text(locale, &due, other));
        let button = Part::button(say::button(locale), address);
        (subject, [Some(text), by, Some(button)].into_iter().flatten().collect())
    }

    fn renewal_answered(&self, about: &AboutRenewal, due: String, address: String) -> (String, Vec<Part>) {
        use t::renewals::mail::answered as say;
        let (locale, other) = (self.locale, about.other.as_str());
        let answer = about.answer.as_ref();
        let wants = answer.map(|(answer, _)| Part::Text(say::text(locale, renewal_answer(locale, *answer).to_lowercase(), other)));
        let words = answer.and_then(|(_, words)| words.as_deref()).map(|words| Part::Text(say::words(locale, words)));
        let then = match about.state {
            RenewalState::Agreed => say::agreed(locale),
            RenewalState::Differing => say::differing(locale),
            RenewalState::Asked | RenewalState::Settled | RenewalState::Overtaken => say::asked(locale),
        };
        let parts = [wants, words, Some(Part::text(then)), Some(Part::button(say::button(locale), address))];
        (say::subject(locale, due, other), parts.into_iter().flatten().collect())
    }
}
