//! The mails about health reports, in words.

use marketplace::mail::{AboutReport, ReportNews};

use super::{Site, layout::Part};
use crate::{engagement::report_address, format, t};

impl Site<'_> {
    pub(super) fn of_report(&self, about: &AboutReport) -> (String, Vec<Part>) {
        let locale = self.locale;
        let month = format::month(locale, about.month.first());
        let address = self.address(&report_address(about.engagement, about.month));
        let company = about.company.clone().unwrap_or_else(|| t::engagements::page::company(locale).to_owned());
        let (subject, text, button) = match about.news {
            ReportNews::Published => {
                use t::report::mail::published as say;
                (say::subject(locale, &month), say::text(locale, &about.cto, &month), say::button(locale))
            }
            ReportNews::Due => {
                use t::report::mail::due as say;
                (say::subject(locale, &month), say::text(locale, company, &month), say::button(locale))
            }
            ReportNews::DueAgain => {
                use t::report::mail::due_again as say;
                (say::subject(locale, &month), say::text(locale, company, &month), say::button(locale))
            }
        };
        (subject, vec![Part::Text(text), Part::button(button, address)])
    }
}
