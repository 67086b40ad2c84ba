//! The mails about outcome reviews, in words.

use marketplace::mail::{AboutOutcomeReview, OutcomeReviewNews};

use super::{Site, layout::Part};
use crate::{engagement::Section, format, t};

impl Site<'_> {
    pub(super) fn of_outcome_review(&self, about: &AboutOutcomeReview) -> (String, Vec<Part>) {
        use t::outcome_reviews::mail as say;
        let locale = self.locale;
        let AboutOutcomeReview { other, title, .. } = about;
        let (subject, text) = match about.news {
            OutcomeReviewNews::Asked => (say::asked_subject(locale), say::asked_text(locale, other, title)),
            OutcomeReviewNews::Reminder => (say::reminder_subject(locale), say::reminder_text(locale, other, title)),
        };
        let day = format::date_of(locale, about.by);
        let address = self.address(&Section::OutcomeReview.address(about.engagement));
        let parts = vec![Part::Text(text), Part::Text(say::private(locale, day, other)), Part::button(say::button(locale), address)];
        (subject.to_owned(), parts)
    }
}
