//! What staff decided about a CTO's public page, in words.

use marketplace::public_pages::PageNews;

use super::{Site, layout::Part};
use crate::{format, site::nav::PUBLIC_PAGE, t};

impl Site<'_> {
    pub(super) fn of_public_page(&self, news: PageNews, reason: Option<&str>) -> (String, Vec<Part>) {
        use t::public_page::mail as say;
        let locale = self.locale;
        let button = Part::button(say::button(locale), self.address(PUBLIC_PAGE));
        let (subject, parts) = match news {
            PageNews::TakenDown => {
                let reason = reason.map(|reason| Part::Text(say::because(locale, format::quoted(locale, reason))));
                let parts = [Some(Part::text(say::taken_down(locale))), reason, Some(Part::text(say::after(locale))), Some(button)];
                (say::taken_down_subject(locale), parts.into_iter().flatten().collect())
            }
            PageNews::Allowed => (say::allowed_subject(locale), vec![Part::text(say::allowed(locale)), button]),
        };
        (subject.to_owned(), parts)
    }
}
