//! The mails of the fortnight check, in words.

use marketplace::mail::{AboutCheckup, CheckupNews};

use super::{Site, layout::Part};
use crate::{engagement::Section, t};

impl Site<'_> {
    pub(super) fn of_checkup(&self, about: &AboutCheckup) -> (String, Vec<Part>) {
        use t::checkups::mail as say;
        let locale = self.locale;
        let subject = match about.news {
            CheckupNews::Asked => say::subject(locale, &about.other),
            CheckupNews::Reminder => say::again(locale, &about.other),
        };
        let address = self.address(&Section::Checkup.address(about.engagement));
        (subject, vec![Part::Text(say::text(locale, &about.other)), Part::button(say::button(locale), address)])
    }
}
