//! What requests to join ask of staff.

use domain::{
    Turn,
    lifecycle::ProfileState,
    vetting::{REFERENCES_DAYS, STEP_DAYS, step_by},
};
use marketplace::{documents::read::Undecided, references::read::Unasked, vetting::Waiting};
use ui::{format, t};

use super::tasks::{At, Job};
use crate::{
    asked::{at_documents, at_references, at_vetting},
    pages::words::count,
};

impl At {
    /// A request to read, an interview to fix or to hold, references to gather, a decision to take.
    pub(super) fn request(self, one: &Waiting) -> Option<Job> {
        use t::vetting::today as say;
        let At { locale, now } = self;
        let wait = one.wait(now)?;
        let when = format::moment(locale, one.applied_at, now);
        let title = match (one.stage, wait.turn, one.interview_at) {
            (ProfileState::Interview, Turn::StaffAndCto, _) => say::meet(locale, &one.name),
            (ProfileState::Interview, _, Some(_)) => say::decide(locale, &one.name),
            (ProfileState::Interview, _, None) => say::fix(locale, &one.name),
            (ProfileState::References, ..) => say::references(locale, &one.name),
            _ => say::read(locale, &one.name),
        };
        let note = match (one.stage, wait.turn) {
            (_, Turn::StaffAndCto) => say::meet_note(locale, when),
            (ProfileState::References, _) => say::note(locale, u32::from(REFERENCES_DAYS), when),
            _ => say::note(locale, u32::from(STEP_DAYS), when),
        };
        Some(self.job(Some(wait.by), title, at_vetting(one.profile), note, None, say::action(locale)))
    }

    /// Documents that nobody has found good or not.
    pub(super) fn documents(self, one: &Undecided) -> Job {
        use t::documents::today as say;
        let At { locale, now } = self;
        let titles: Vec<&str> = one.titles.iter().map(String::as_str).collect();
        let title = say::check(locale, count(titles.len()), &one.cto);
        let note = say::note(locale, format::list(locale, &titles), format::moment(locale, one.since, now));
        self.job(Some(step_by(one.since)), title, at_documents(one.profile), note, None, say::action(locale))
    }

    /// Referees whom nobody has written to.
    pub(super) fn referees(self, one: &Unasked) -> Job {
        use t::references::today as say;
        let At { locale, now } = self;
        let names: Vec<&str> = one.referees.iter().map(String::as_str).collect();
        let title = say::write(locale, count(names.len()), &one.cto);
        let note = say::note(locale, format::list(locale, &names), format::moment(locale, one.since, now));
        self.job(Some(step_by(one.since)), title, at_references(one.profile), note, None, say::action(locale))
    }
}
