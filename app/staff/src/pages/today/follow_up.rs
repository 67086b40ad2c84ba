//! What follows the start of an engagement: questions of developers that nobody answers, whoever is worried after a fortnight, and two who do not
//! want the same from a day on.

use chrono::{DateTime, Utc};
use domain::{
    Role,
    lifecycle::{CheckupState, RenewalState},
};
use marketplace::{briefing::LateQuestion, checkups::Worry, renewals::Unsettled};
use ui::{
    components::{waiting_since, whose},
    engagement::Section,
    format, t,
};

use super::tasks::{At, Day, Job};
use crate::pages::words::company;

impl Day {
    /// Questions on developers' pages that are late.
    pub(super) fn note_questions(&mut self, at: At, late: &[LateQuestion]) {
        let At { locale, now } = at;
        let job = |one: &LateQuestion| {
            let title = t::briefing::today::late(locale, company(locale, one.company.as_deref()), &one.cto);
            let who = whose(locale, one.wait.turn, Role::Staff);
            let note = t::invitations::today::chase_note(locale, waiting_since(locale, one.wait.since, now), who);
            let page = format!("{}#questions", Section::Briefing.address(one.engagement));
            at.job(Some(one.wait.by), title, page, note, None, t::briefing::today::action(locale))
        };
        self.add(now, late.iter().map(job).collect());
    }

    /// Whoever is to be called, and whoever has not said how it goes.
    pub(super) fn note_checkups(&mut self, at: At, worries: &[Worry]) {
        use t::checkups::today as say;
        let At { locale, now } = at;
        let job = |one: &Worry| {
            let of = company(locale, one.company.as_deref());
            let title = match (one.state, one.role) {
                (CheckupState::Raised, Role::Cto) => say::raised_cto(locale, of, &one.cto),
                (CheckupState::Raised, _) => say::raised_ceo(locale, of, &one.cto),
                (_, Role::Cto) => say::silent_cto(locale, of, &one.cto),
                (_, _) => say::silent_ceo(locale, of, &one.cto),
            };
            let note = say::note(locale, format::moment(locale, one.wait.since, now));
            let page = format!("{}#{}", Section::Checkup.address(one.engagement), one.role);
            at.job(Some(one.wait.by), title, page, note, None, say::action(locale))
        };
        self.add(now, worries.iter().map(job).collect());
    }

    /// Two who do not want the same, and whoever has not answered.
    pub(super) fn note_renewals(&mut self, at: At, unsettled: &[Unsettled]) {
        use t::renewals::today as say;
        let At { locale, now } = at;
        let job = |one: &Unsettled| {
            let of = company(locale, one.company.as_deref());
            let title =
                if one.state == RenewalState::Differing { say::differing(locale, of, &one.cto) } else { say::silent(locale, of, &one.cto) };
            let note = say::note(locale, format::date(locale, one.due));
            let page = Section::Renewal.address(one.engagement);
            at.job(Some(one.wait.by), title, page, note, None, say::action(locale))
        };
        self.add(now, unsettled.iter().map(job).collect());
    }

    /// Puts jobs where their moments belong, the oldest promise first.
    fn add(&mut self, now: DateTime<Utc>, jobs: Vec<Job>) {
        let tonight = format::local(now).date();
        for job in jobs {
            match job.due {
                Some(due) if due < now => self.late.push(job),
                Some(due) if format::local(due).date() <= tonight => self.today.push(job),
                _ => self.later.push(job),
            }
        }
        for group in [&mut self.late, &mut self.today, &mut self.later] {
            group.sort_by_key(|job| job.due.unwrap_or(DateTime::<Utc>::MAX_UTC));
        }
    }
}
