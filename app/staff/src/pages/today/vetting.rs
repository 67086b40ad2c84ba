//! What requests to join ask of staff.

use domain::{
    Turn,
    lifecycle::ProfileState,
    vetting::{REFERENCES_DAYS, STEP_DAYS},
};
use marketplace::vetting::Waiting;
use ui::{format, t};

use super::tasks::{At, Job};
use crate::asked::at_vetting;

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
}
