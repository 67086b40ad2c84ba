//! The mails about terms, in words.

use marketplace::mail::{AboutTerms, TermsNews};

use super::{Site, layout::Part};
use crate::{engagement::Section, format, t};

impl Site<'_> {
    pub(super) fn of_terms(&self, about: &AboutTerms) -> (String, Vec<Part>) {
        use t::terms::mail as say;
        let locale = self.locale;
        let (number, other, title) = (about.version, &about.other, &about.title);
        let (subject, text) = match about.news {
            TermsNews::Proposed if about.is_amendment => {
                (say::proposed::subject(locale, other), say::proposed::amendment(locale, number, title))
            }
            TermsNews::Proposed => (say::proposed::subject(locale, other), say::proposed::text(locale, number, title)),
            TermsNews::Signed => (say::signed::subject(locale, other), say::signed::text(locale, number, other, title)),
            TermsNews::InForce => (say::in_force::subject(locale).to_owned(), say::in_force::text(locale, number, other, title)),
            TermsNews::Refused => (say::refused::subject(locale, other), say::refused::text(locale, number, title)),
            TermsNews::Withdrawn => (say::withdrawn::subject(locale).to_owned(), say::withdrawn::text(locale, number, title)),
            TermsNews::Reminder if number == 0 => (say::reminder::subject(locale).to_owned(), say::reminder::propose(locale, other, title)),
            TermsNews::Reminder if about.is_amendment => {
                (say::reminder::subject_amendment(locale).to_owned(), say::reminder::amendment(locale, number, other, title))
            }
            TermsNews::Reminder => (say::reminder::subject(locale).to_owned(), say::reminder::sign(locale, number, other, title)),
        };
        let reason = about.reason.as_ref().map(|reason| Part::Text(say::reason(locale, format::quoted(locale, reason))));
        let by = about.by.map(|by| Part::Text(say::by(locale, format::day_hour(locale, by))));
        let page = self.address(&Section::Terms.address(about.engagement));
        let parts = [Some(Part::Text(text)), reason, by, Some(Part::button(say::button(locale), page))];
        (subject, parts.into_iter().flatten().collect())
    }
}
