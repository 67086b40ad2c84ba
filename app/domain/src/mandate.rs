//! The mandate of an engagement: what is to be reached, by when, what was decided and why, and what may go wrong. What people type of it is read
//! here; who may write it, and how much of it there may be, is the service's to ask.

use chrono::NaiveDate;

use crate::{
    code::codes,
    forms::{Complaint, FieldErrors, Reason, Refused, Remark, Title, cost, day},
};

codes! {
    /// What a mandate is made of.
    pub enum EntryKind as "part of a mandate" {
        Objective = "objective",
        Milestone = "milestone",
        Decision = "decision",
        Risk = "risk",
    }
}

impl EntryKind {
    /// So many there may be in one engagement.
    pub const fn most(self) -> u32 {
        match self {
            Self::Objective => 12,
            Self::Milestone | Self::Risk => 40,
            Self::Decision => 200,
        }
    }
}

codes! {
    /// Where an objective stands.
    pub enum ObjectiveState as "state of an objective" {
        Planned = "planned",
        UnderWay = "under_way",
        Reached = "reached",
        /// With a reason.
        GivenUp = "given_up",
    }
}

codes! {
    /// How likely something is, or how bad.
    pub enum Level as "level" {
        Low = "low",
        Medium = "medium",
        High = "high",
    }
}

codes! {
    /// Whether a risk still stands.
    pub enum RiskState as "state of a risk" {
        Open = "open",
        Closed = "closed",
    }
}

codes! {
    /// How a milestone stands on a day.
    pub enum Standing as "standing of a milestone" {
        /// It is there.
        Done = "done",
        /// Its day is over, and it is not there.
        Late = "late",
        /// Its day lies ahead, and later than it was said first.
        Moved = "moved",
        /// Its day lies ahead.
        Ahead = "ahead",
    }
}

/// What is to be reached, and how both know that it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objective {
    pub title: String,
    pub measure: String,
    pub target: String,
    pub due: NaiveDate,
    pub state: ObjectiveState,
    pub reason: Option<String>,
}

/// Something that is to be there on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    pub title: String,
    pub due: NaiveDate,
    pub done: Option<NaiveDate>,
    pub owner: String,
    pub reason: Option<String>,
}

/// What was decided, why, against what, and what it costs in whole euros.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub day: NaiveDate,
    pub title: String,
    pub reason: String,
    pub refused: Option<String>,
    pub cost_once: Option<u32>,
    pub cost_monthly: Option<u32>,
}

/// What may go wrong, and what is done about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Risk {
    pub title: String,
    pub likelihood: Level,
    pub severity: Level,
    pub remedy: String,
    pub state: RiskState,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    Objective(Objective),
    Milestone(Milestone),
    Decision(Decision),
    Risk(Risk),
}

impl Milestone {
    /// How it stands on a day; `first` is the day that was said first.
    pub fn standing(&self, first: NaiveDate, today: NaiveDate) -> Standing {
        match self.done {
            Some(_) => Standing::Done,
            None if self.due < today => Standing::Late,
            None if self.due > first => Standing::Moved,
            None => Standing::Ahead,
        }
    }
}

impl Risk {
    /// How much it weighs, 1 to 9: how likely times how bad.
    pub fn weight(&self) -> u8 {
        let of = |level| match level {
            Level::Low => 1,
            Level::Medium => 2,
            Level::High => 3,
        };
        of(self.likelihood) * of(self.severity)
    }
}

impl Entry {
    /// Reads what was typed, with every complaint at once. What is done was done by `today`.
    pub fn read(kind: EntryKind, typed: &[(String, String)], today: NaiveDate) -> Result<Self, FieldErrors> {
        let mut form = Typed { typed, today, errors: FieldErrors::default() };
        let entry = match kind {
            EntryKind::Objective => form.objective().map(Self::Objective),
            EntryKind::Milestone => form.milestone().map(Self::Milestone),
            EntryKind::Decision => form.decision().map(Self::Decision),
            EntryKind::Risk => form.risk().map(Self::Risk),
        };
        entry.filter(|_| form.errors.is_empty()).ok_or(form.errors)
    }

    /// Which kind it is.
    pub fn kind(&self) -> EntryKind {
        match self {
            Self::Objective(_) => EntryKind::Objective,
            Self::Milestone(_) => EntryKind::Milestone,
            Self::Decision(_) => EntryKind::Decision,
            Self::Risk(_) => EntryKind::Risk,
        }
    }
}

/// A form that is read.
struct Typed<'a> {
    typed: &'a [(String, String)],
    today: NaiveDate,
    errors: FieldErrors,
}

impl<'a> Typed<'a> {
    fn text(&self, field: &str) -> &'a str {
        self.typed.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value.as_str())
    }

    fn title(&mut self) -> Option<String> {
        self.errors.take("title", Title::read(self.text("title"))).map(Title::into_string)
    }

    fn remark(&mut self, field: &str) -> Option<String> {
        self.errors.take(field, Remark::read(self.text(field))).map(Remark::into_string)
    }

    /// Nothing where nothing is typed; the outer `None` is a complaint.
    fn remark_if_any(&mut self, field: &str) -> Option<Option<String>> {
        if self.text(field).trim().is_empty() { Some(None) } else { self.remark(field).map(Some) }
    }

    fn day(&mut self, field: &str) -> Option<NaiveDate> {
        self.errors.take(field, day(self.text(field)))
    }

    /// A day that is not ahead.
    fn past_day(&mut self, field: &str) -> Option<NaiveDate> {
        let too_late = Refused { complaint: Complaint::OutOfRange, limit: None };
        let read = day(self.text(field)).and_then(|day| if day <= self.today { Ok(day) } else { Err(too_late) });
        self.errors.take(field, read)
    }

    fn cost(&mut self, field: &str) -> Option<Option<u32>> {
        self.errors.take(field, cost(self.text(field)))
    }

    fn objective(&mut self) -> Option<Objective> {
        let (title, measure, target) = (self.title(), self.remark("measure"), self.remark("target"));
        let due = self.day("due");
        let state = self.errors.code("state", self.text("state"));
        let reason = if state == Some(ObjectiveState::GivenUp) { self.remark("reason").map(Some) } else { self.remark_if_any("reason") };
        Some(Objective { title: title?, measure: measure?, target: target?, due: due?, state: state?, reason: reason? })
    }

    fn milestone(&mut self) -> Option<Milestone> {
        let (title, due, owner) = (self.title(), self.day("due"), self.remark("owner"));
        let done = if self.text("done").trim().is_empty() { Some(None) } else { self.past_day("done").map(Some) };
        let reason = self.remark_if_any("reason");
        Some(Milestone { title: title?, due: due?, done: done?, owner: owner?, reason: reason? })
    }

    fn decision(&mut self) -> Option<Decision> {
        let (day, title) = (self.past_day("day"), self.title());
        let reason = self.errors.take("reason", Reason::read(self.text("reason"))).map(Reason::into_string);
        let refused = self.remark_if_any("refused");
        let (cost_once, cost_monthly) = (self.cost("cost_once"), self.cost("cost_monthly"));
        Some(Decision { day: day?, title: title?, reason: reason?, refused: refused?, cost_once: cost_once?, cost_monthly: cost_monthly? })
    }

    fn risk(&mut self) -> Option<Risk> {
        let title = self.title();
        let likelihood = self.errors.code("likelihood", self.text("likelihood"));
        let severity = self.errors.code("severity", self.text("severity"));
        let remedy = self.remark("remedy");
        let state = self.errors.code("state", self.text("state"));
        Some(Risk { title: title?, likelihood: likelihood?, severity: severity?, remedy: remedy?, state: state? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        day(text).expect("a day")
    }

    fn read(kind: EntryKind, typed: &[(&str, &str)]) -> Result<Entry, Vec<(String, Complaint)>> {
        let typed: Vec<(String, String)> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let refused = |errors: FieldErrors| errors.0.into_iter().map(|error| (error.field, error.complaint)).collect();
        Entry::read(kind, &typed, on("2026-11-28")).map_err(refused)
    }

    fn complaints(of: &[(&str, Complaint)]) -> Result<Entry, Vec<(String, Complaint)>> {
        Err(of.iter().map(|(field, complaint)| ((*field).to_owned(), *complaint)).collect())
    }

    const OBJECTIVE: [(&str, &str); 4] = [
        ("title", "Livrer sans l’agence"),
        ("measure", "Livraisons faites chez nous"),
        ("target", "Quatre de suite"),
        ("due", "2027-02-15"),
    ];

    #[test]
    fn an_objective_that_is_given_up_says_why() {
        let with = |more: &[(&str, &'static str)]| read(EntryKind::Objective, &[&OBJECTIVE[..], more].concat());
        assert_eq!(with(&[("state", "given_up"), ("reason", " ")]), complaints(&[("reason", Complaint::Missing)]));
        assert!(with(&[("state", "given_up"), ("reason", "L’agence reste")]).is_ok());
        assert!(with(&[("state", "planned")]).is_ok());
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let fields = ["title", "measure", "target", "due", "state"].map(|field| (field, Complaint::Missing));
        assert_eq!(read(EntryKind::Objective, &[]), complaints(&fields));
        let fields = ["title", "likelihood", "severity", "remedy", "state"].map(|field| (field, Complaint::Missing));
        assert_eq!(read(EntryKind::Risk, &[]), complaints(&fields));
    }

    #[test]
    fn what_is_done_or_decided_was_so_by_today() {
        let done = |day| read(EntryKind::Milestone, &[("title", "Bêta"), ("due", "2026-12-12"), ("owner", "Hugo"), ("done", day)]);
        assert!(done("2026-11-28").is_ok());
        assert!(done("").is_ok());
        assert_eq!(done("2026-11-29"), complaints(&[("done", Complaint::OutOfRange)]));
        let decided = [("day", "2026-11-29"), ("title", "Garder Django"), ("reason", "L’équipe le connaît"), ("cost_once", "20000000")];
        assert_eq!(
            read(EntryKind::Decision, &decided),
            complaints(&[("day", Complaint::OutOfRange), ("cost_once", Complaint::OutOfRange)])
        );
    }

    #[test]
    fn a_milestone_is_late_from_the_day_after_its_own() {
        let (first, due) = (on("2026-12-12"), on("2026-12-19"));
        let milestone = Milestone { title: "Bêta".to_owned(), due, done: None, owner: "Hugo".to_owned(), reason: None };
        assert_eq!(milestone.standing(first, on("2026-12-19")), Standing::Moved);
        assert_eq!(milestone.standing(due, on("2026-12-19")), Standing::Ahead);
        assert_eq!(milestone.standing(first, on("2026-12-20")), Standing::Late);
        let done = Milestone { done: Some(on("2026-12-21")), ..milestone };
        assert_eq!(done.standing(first, on("2027-01-01")), Standing::Done);
    }
}
