//! The mails about a handover, in words.

use marketplace::mail::{AboutHandover, HandoverNews};

use super::{Site, layout::Part};
use crate::{engagement::Section, t};

impl Site<'_> {
    pub(super) fn of_handover(&self, about: &AboutHandover) -> (String, Vec<Part>) {
        use t::handover::news as say;
        let (locale, title, other) = (self.locale, &about.title, &about.other);
        let (subject, text) = match about.news {
            HandoverNews::Begun => (say::begun_subject(locale), say::begun_text(locale, other, title)),
            HandoverNews::Settled => (say::settled_subject(locale), say::settled_text(locale, other, title)),
            HandoverNews::Confirmed => (say::confirmed_subject(locale), say::confirmed_text(locale, other, title)),
            HandoverNews::Reopened => (say::reopened_subject(locale), say::reopened_text(locale, other, title)),
        };
        let page = self.address(&Section::Handover.address(about.engagement));
        (subject.to_owned(), vec![Part::Text(text), Part::button(say::button(locale), page)])
    }
}
