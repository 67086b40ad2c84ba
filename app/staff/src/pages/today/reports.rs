//! Health reports that are late.

use marketplace::reports::LateReport;
use ui::{engagement::Section, format, t};

use super::tasks::{At, Job};
use crate::pages::words::company;

impl At {
    /// A month that ended a week ago without its report.
    pub(super) fn report(self, one: &LateReport) -> Job {
        use t::report::today as say;
        let At { locale, .. } = self;
        let title = say::late(locale, company(locale, one.company.as_deref()), format::month(locale, one.month.first()));
        let path = Section::Reports.address(one.engagement);
        self.job(Some(one.by), title, path, say::note(locale, &one.cto), None, say::action(locale))
    }
}
