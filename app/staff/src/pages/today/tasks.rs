//! What there is to do, made from the missions and candidacies that wait.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    MissionId, Role, Turn, WantedEnding,
    lifecycle::{CandidacyState, MeetingState, MissionState},
};
use marketplace::{
    activity::LateMonth, candidacies::read::Waiting, documents::read::Undecided, endings::Unanswered, missions::MissionSummary,
    outcome_reviews::LateReview, references::read::Unasked, reports::LateReport, terms::LateTerms, vetting::Waiting as Request,
};
use std::collections::HashSet;
use ui::{
    Locale, Nav,
    components::{waiting_since, whose},
    engagement::Section,
    format::{self, Urgency},
    href, t,
};

use crate::{
    asked::{curation_path, mission_path},
    pages::words::{company, count},
};

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Job {
    pub due: Option<DateTime<Utc>>,
    pub urgency: Urgency,
    pub deadline: String,
    pub title: String,
    pub href: String,
    pub note: String,
    pub who: String,
    pub action: String,
}

/// Everything there is to do, the oldest promise first in each group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Day {
    pub late: Vec<Job>,
    /// Due before midnight in Paris.
    pub today: Vec<Job>,
    pub later: Vec<Job>,
    /// How many missions wait for their CEO.
    pub awaited: i64,
}

/// Everything that may wait for staff, or for somebody whom staff reminds.
#[derive(Clone, Copy)]
pub(super) struct Work<'a> {
    pub queue: &'a [MissionSummary],
    pub open: &'a [MissionSummary],
    pub choosing: &'a [MissionSummary],
    pub waiting: &'a [Waiting],
    pub requests: &'a [Request],
    pub documents: &'a [Undecided],
    pub referees: &'a [Unasked],
    pub reports: &'a [LateReport],
    /// Months that somebody is late to send or to approve.
    pub months: &'a [LateMonth],
    pub endings: &'a [Unanswered],
    /// Missions whose company is to be checked.
    pub to_check: &'a HashSet<MissionId>,
    pub counts: &'a [(MissionState, i64)],
}

/// The language of the page and the present moment.
#[derive(Clone, Copy)]
pub(super) struct At {
    pub locale: Locale,
    pub now: DateTime<Utc>,
}

impl Day {
    /// Plans the day: needs to read and to open, shortlists to propose, applications to decide on, invitations that expired, requests to join,
    /// documents, referees and health reports, and whoever is late.
    pub(super) fn plan(at: At, work: &Work<'_>) -> Self {
        let Work { queue, open, choosing, waiting, requests, documents, referees, reports, months, endings, to_check, counts } = *work;
        let applied = |mission: &MissionSummary| {
            waiting.iter().filter(|one| one.mission == mission.id && one.state == CandidacyState::Applied).count()
        };
        let mut jobs: Vec<Job> = queue
            .iter()
            .filter(|mission| mission.due().is_some())
            .map(|mission| at.need(mission, to_check.contains(&mission.id)))
            .collect();
        jobs.extend(open.iter().map(|mission| at.shortlist(mission, count(applied(mission)))));
        // Applications to an open mission are read with its shortlist; those that come after it stand alone.
        let after =
            waiting.iter().filter(|one| one.state == CandidacyState::Applied && !open.iter().any(|mission| mission.id == one.mission));
        jobs.extend(after.map(|one| at.application(one)));
        jobs.extend(queue.iter().chain(choosing).filter_map(|mission| at.chase(mission)));
        jobs.extend(waiting.iter().filter_map(|one| at.chase_meeting(one)));
        let silent: Vec<&Waiting> =
            waiting.iter().filter(|one| matches!(one.state, CandidacyState::Invited | CandidacyState::Expired)).collect();
        let mut missions: Vec<MissionId> = silent.iter().map(|one| one.mission).collect();
        missions.sort_unstable();
        missions.dedup();
        jobs.extend(missions.iter().filter_map(|mission| {
            let people: Vec<&Waiting> = silent.iter().copied().filter(|one| one.mission == *mission).collect();
            at.invitations(&people)
        }));
        jobs.extend(requests.iter().filter_map(|one| at.request(one)));
        jobs.extend(documents.iter().map(|one| at.documents(one)));
        jobs.extend(referees.iter().map(|one| at.referees(one)));
        jobs.extend(reports.iter().map(|one| at.report(one)));
        jobs.extend(months.iter().map(|one| at.month(one)));
        jobs.extend(endings.iter().map(|one| at.ending(one)));

        let signing = queue.iter().filter(|mission| mission.due().is_none()).count();
        let choose: i64 = counts.iter().filter(|(state, _)| *state == MissionState::Shortlisted).map(|(_, count)| count).sum();
        let mut day = Self { awaited: choose + i64::try_from(signing).unwrap_or(0), ..Self::default() };
        jobs.sort_by_key(|job| job.due.unwrap_or(DateTime::<Utc>::MAX_UTC));
        let tonight = format::local(at.now).date();
        for job in jobs {
            match job.due {
                Some(due) if due < at.now => day.late.push(job),
                Some(due) if format::local(due).date() <= tonight => day.today.push(job),
                _ => day.later.push(job),
            }
        }
        day
    }

    /// Terms that stand still: whoever is late is chased.
    pub(super) fn note_terms(&mut self, at: At, late: &[LateTerms]) {
        let At { locale, now } = at;
        for one in late {
            let title = t::terms::staff::late(locale, company(locale, one.company.as_deref()), &one.name);
            let who = whose(locale, one.wait.turn, Role::Staff);
            let note = t::invitations::today::chase_note(locale, waiting_since(locale, one.wait.since, now), who);
            let page = Section::Terms.address(one.engagement);
            self.late.push(at.job(Some(one.wait.by), title, page, note, None, t::invitations::today::chase_action(locale)));
        }
        self.late.sort_by_key(|job| job.due.unwrap_or(DateTime::<Utc>::MAX_UTC));
    }

    /// Whoever is late to say how a mission went.
    pub(super) fn note_reviews(&mut self, at: At, late: &[LateReview]) {
        use t::outcome_reviews::today as say;
        let At { locale, now } = at;
        for one in late {
            let of = company(locale, one.company.as_deref());
            let title = if one.wait.turn == Turn::Ceo { say::late_ceo(locale, of, &one.cto) } else { say::late_cto(locale, of, &one.cto) };
            let note = say::note(locale, format::moment(locale, one.wait.since, now));
            let page = Section::OutcomeReview.address(one.engagement);
            self.late.push(at.job(Some(one.wait.by), title, page, note, None, say::action(locale)));
        }
        self.late.sort_by_key(|job| job.due.unwrap_or(DateTime::<Utc>::MAX_UTC));
    }

    /// What was written and waits to be read, and what was reported, which is looked at first.
    pub(super) fn note_messages(&mut self, at: At, unread: u32, reported: u32) {
        use t::messages::today as say;
        let At { locale, .. } = at;
        let page = Nav::StaffMessages.path();
        if unread > 0 {
            let (title, note) = (say::unread(locale, unread), say::unread_note(locale).to_owned());
            self.today.push(at.job(None, title, page.to_owned(), note, None, say::action(locale)));
        }
        if reported > 0 {
            let (title, note) = (say::reports(locale, reported), say::reports_note(locale).to_owned());
            self.today.insert(0, at.job(None, title, format!("{page}#reports"), note, None, say::action(locale)));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.late.is_empty() && self.today.is_empty() && self.later.is_empty()
    }
}

impl At {
    /// A need to read, or, once it is signed off, to open; with a word where its company is to be checked, which is done on the same page.
    fn need(self, mission: &MissionSummary, to_check: bool) -> Job {
        use t::staff::today as say;
        let At { locale, now } = self;
        let name = company(locale, mission.company.as_deref());
        let (title, note, action) = match (mission.signed_off_at, mission.submitted_at) {
            (Some(signed), _) => {
                (say::open(locale, name), say::open_note(locale, format::moment(locale, signed, now)), say::open_action(locale))
            }
            (None, sent) => {
                let when = sent.map(|sent| format::moment(locale, sent, now)).unwrap_or_default();
                (say::read(locale, name), say::read_note(locale, when), say::read_action(locale))
            }
        };
        let note = if to_check { format!("{note} · {}", t::checks::company::badge(locale)) } else { note };
        self.job(mission.due(), title, mission_path(mission.id), note, mission.ceo.clone(), action)
    }

    /// People to propose.
    fn shortlist(self, mission: &MissionSummary, applied: u32) -> Job {
        use t::staff::today as say;
        let At { locale, now } = self;
        let title = say::propose(locale, company(locale, mission.company.as_deref()));
        let since = mission.opened_at.map(|opened| format::span(locale, now - opened)).unwrap_or_default();
        let note = format!("{} · {}", say::propose_note(locale, since), say::applications(locale, applied));
        self.job(mission.due(), title, curation_path(mission.id), note, mission.ceo.clone(), say::propose_action(locale))
    }

    /// An application that came after the shortlist.
    fn application(self, one: &Waiting) -> Job {
        use t::staff::today as say;
        let At { locale, now } = self;
        let title = say::application(locale, company(locale, one.company.as_deref()), &one.name);
        let note = say::application_note(locale, format::moment(locale, one.since, now));
        self.job(one.wait.map(|wait| wait.by), title, curation_path(one.mission), note, None, say::application_action(locale))
    }

    /// A CEO who is late to sign off or to choose.
    fn chase(self, mission: &MissionSummary) -> Option<Job> {
        use t::invitations::today as say;
        let At { locale, now } = self;
        let wait = mission.wait().filter(|wait| wait.turn == Turn::Ceo && wait.is_late(now))?;
        let name = company(locale, mission.company.as_deref());
        let title = if mission.state == MissionState::Submitted { say::sign_off(locale, name) } else { say::choose(locale, name) };
        let who = whose(locale, wait.turn, Role::Staff);
        let note = say::chase_note(locale, waiting_since(locale, wait.since, now), who);
        Some(self.job(Some(wait.by), title, mission_path(mission.id), note, mission.ceo.clone(), say::chase_action(locale)))
    }

    /// A meeting that somebody is late to answer or to speak of.
    fn chase_meeting(self, one: &Waiting) -> Option<Job> {
        use t::invitations::today as say;
        let At { locale, now } = self;
        let wait = one.wait.filter(|_| matches!(one.state, CandidacyState::Shortlisted | CandidacyState::Introduced))?;
        let name = company(locale, one.company.as_deref());
        let title = match wait.turn {
            Turn::Staff if one.meeting == Some(MeetingState::Disputed) => t::meetings::today::disputed(locale, name, &one.name),
            Turn::Staff => t::meetings::today::slots(locale, name, &one.name),
            _ => say::meeting(locale, name, &one.name),
        };
        let who = whose(locale, wait.turn, Role::Staff);
        let note = say::chase_note(locale, waiting_since(locale, wait.since, now), who);
        Some(self.job(Some(wait.by), title, mission_path(one.mission), note, None, say::chase_action(locale)))
    }

    /// A month that somebody is late to send or to approve.
    fn month(self, one: &LateMonth) -> Job {
        use t::activity::today as say;
        let At { locale, now } = self;
        let (of, month) = (company(locale, one.company.as_deref()), format::month(locale, one.month.first()));
        let title = if one.wants_correction {
            say::late_correction(locale, of, month, &one.cto)
        } else if one.wait.turn == Turn::Ceo {
            say::late_ceo(locale, of, month, &one.cto)
        } else {
            say::late_cto(locale, of, month, &one.cto)
        };
        let note = say::note(locale, waiting_since(locale, one.wait.since, now), whose(locale, one.wait.turn, Role::Staff));
        let path = format!("{}/{}", Section::Activity.address(one.engagement), one.month);
        self.job(Some(one.wait.by), title, path, note, None, say::action(locale))
    }

    /// One of two who work together asks that it end.
    fn ending(self, one: &Unanswered) -> Job {
        use t::handover::today as say;
        let At { locale, now } = self;
        let title = match one.wanted {
            WantedEnding::Completion => say::completion(locale, company(locale, one.company.as_deref()), &one.cto),
            WantedEnding::Rematch => say::rematch(locale, company(locale, one.company.as_deref()), &one.cto),
        };
        let when = format::moment(locale, one.wait.since, now);
        let note = if one.asked_by == Role::Cto { say::cto_asked(locale, when) } else { say::ceo_asked(locale, when) };
        self.job(Some(one.wait.by), title, format!("{}#ending", Section::Overview.address(one.engagement)), note, None, say::action(locale))
    }

    /// Invitations to one mission that nobody answered in time: whether to ask again is staff's, and no promise.
    fn invitations(self, people: &[&Waiting]) -> Option<Job> {
        use t::staff::today as say;
        let At { locale, .. } = self;
        let first = people.first()?;
        let title = say::invitations(locale, count(people.len()), company(locale, first.company.as_deref()));
        let names: Vec<&str> = people.iter().map(|one| one.name.as_str()).collect();
        let note = say::invitations_note(locale, format::list(locale, &names));
        let job = self.job(None, title, curation_path(first.mission), note, None, say::invitations_action(locale));
        Some(Job { deadline: say::invitations_over(locale).to_owned(), ..job })
    }

    pub(super) fn job(
        self,
        due: Option<DateTime<Utc>>,
        title: String,
        path: String,
        note: String,
        who: Option<String>,
        action: &str,
    ) -> Job {
        let At { locale, now } = self;
        let urgency = due.map_or(Urgency::Calm, |due| Urgency::of(due, now));
        let deadline = match due {
            Some(due) if due < now => format::late(locale, due, now),
            Some(due) if format::local(due).date() > format::local(now).date() + TimeDelta::days(1) => {
                format!("{}, {}", format::date_short(locale, format::local(due).date()), format::time(locale, due))
            }
            Some(due) => format::moment(locale, due, now),
            None => t::staff::today::any_time(locale).to_owned(),
        };
        Job { due, urgency, deadline, title, href: href(locale, &path), note, who: who.unwrap_or_default(), action: action.to_owned() }
    }
}
