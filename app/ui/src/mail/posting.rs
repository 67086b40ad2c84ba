//! What staff decided about what everybody could read of a mission, in words.

use marketplace::postings::{AboutPosting, PostingNews};

use super::{Site, layout::Part};
use crate::{format, t};

impl Site<'_> {
    pub(super) fn of_posting(&self, about: &AboutPosting) -> (String, Vec<Part>) {
        use t::posting::mail as say;
        let locale = self.locale;
        let title = format::quoted(locale, &about.title);
        let button = Part::button(say::button(locale), self.address(&format!("/needs/{}/posting", about.mission)));
        let (subject, parts) = match about.news {
            PostingNews::TakenDown => {
                let reason = about.reason.as_deref().map(|reason| Part::Text(say::because(locale, format::quoted(locale, reason))));
                let parts = [Some(Part::Text(say::taken_down(locale, title))), reason, Some(Part::text(say::after(locale))), Some(button)];
                (say::taken_down_subject(locale), parts.into_iter().flatten().collect())
            }
            PostingNews::Allowed => (say::allowed_subject(locale), vec![Part::Text(say::allowed(locale, title)), button]),
        };
        (subject.to_owned(), parts)
    }
}
