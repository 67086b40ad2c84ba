//! What a person decided, as labelled cases: what other weights would make of them.
//!
//! Staff takes people onto a shortlist, with a reason where it departs from the machine; a company chooses one of them. Each such choice says that
//! one person fitted better than another. Once the work has ended the company grades the match: a good grade confirms its choice, a bad one takes it
//! back, and of two who worked on the same mission one after the other, the better grade says who fitted better. The needs are those that were logged with the shortlist; the facts are today's, because the log does not
//! keep them. Nothing is changed: the report is for a person to approve new weights, or not.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::{MissionId, ProfileId, outcome::GOOD};
use marketplace::{Marketplace, Problem, matches};
use matching::{Need, Profile, Weights, rank};
use serde::{Deserialize, Serialize};
use sqlx::PgPool;
use thiserror::Error;

use crate::bootstrap::{self, Interval};
use crate::store::{self, Fate};
use crate::table;

/// Why cases were not replayed.
#[derive(Debug, Error)]
pub enum CasesError {
    #[error("the rankings that were logged cannot be read: {0}")]
    Database(#[from] sqlx::Error),
    #[error("the facts cannot be read: {0}")]
    Facts(#[from] Problem),
    #[error("a logged ranking of the mission {mission} cannot be read: {why}")]
    Log { mission: MissionId, why: serde_json::Error },
}

/// Which choice a case comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// The company chose one of those who were proposed, and has not said yet how it went.
    Selected,
    /// The company said, once the work had ended, that the match was good, or better than the other.
    Outcome,
    /// Staff proposed one of those who applied.
    Shortlisted,
    /// Staff moved one before another.
    Moved,
}

/// One person who was preferred to another, and where both stand by the weights in use and by the proposed ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Case {
    pub mission: MissionId,
    pub choice: Choice,
    /// What staff wrote, where it departed from the machine's order.
    pub reason: Option<String>,
    pub preferred: ProfileId,
    pub other: ProfileId,
    /// Places of both, from 1, among everybody who was ranked and decided on.
    pub before: (usize, usize),
    pub after: (usize, usize),
}

impl Case {
    /// Whether the weights in use order both as the person did.
    pub fn agrees_before(&self) -> bool {
        self.before.0 < self.before.1
    }

    /// Whether the proposed weights do.
    pub fn agrees_after(&self) -> bool {
        self.after.0 < self.after.1
    }
}

/// Whom a company chose, how good it said the match was, and where they stand by the weights in use and by the proposed ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    pub mission: MissionId,
    pub profile: ProfileId,
    /// From 0 to 100, as `domain::outcome` makes it of the company's review.
    pub grade: u8,
    /// Their place, from 1, among everybody who was ranked and decided on.
    pub before: usize,
    pub after: usize,
}

/// What proposed weights would change.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    pub weights_version: String,
    pub proposed_version: String,
    /// Missions with a logged ranking and at least one case.
    pub missions: Vec<Replayed>,
    /// Parts of the cases in which the order is the person's.
    pub agreement_before: Option<f64>,
    pub agreement_after: Option<f64>,
    /// 95 % of after less before, resampled over missions.
    pub change: Option<Interval>,
    pub cases: Vec<Case>,
    /// Every engagement that its company has graded.
    pub outcomes: Vec<Outcome>,
}

/// One mission, replayed.
#[derive(Debug, Clone, Serialize)]
pub struct Replayed {
    pub mission: MissionId,
    pub at: DateTime<Utc>,
    /// The weights that the person saw.
    pub logged_version: String,
    pub cases: usize,
    pub agree_before: usize,
    pub agree_after: usize,
}

/// Somebody in a logged ranking; nobody any more where they were erased.
#[derive(Deserialize)]
struct Ranked {
    profile: Option<ProfileId>,
}

/// Replays every case with the weights in use and with the proposed ones.
///
/// # Errors
/// When the database does not answer, or a log is broken.
pub async fn replay(market: &Marketplace, pool: &PgPool, proposed: &Weights) -> Result<Report, CasesError> {
    let mut fates: BTreeMap<MissionId, Vec<Fate>> = BTreeMap::new();
    for fate in store::fates(pool).await? {
        fates.entry(fate.mission).or_default().push(fate);
    }
    let mut report = Report {
        weights_version: Weights::current().version.clone(),
        proposed_version: proposed.version.clone(),
        missions: Vec::new(),
        agreement_before: None,
        agreement_after: None,
        change: None,
        cases: Vec::new(),
        outcomes: Vec::new(),
    };
    let grades = store::grades(pool).await?;
    let nobody = BTreeMap::new();
    for logged in store::last_rankings(pool).await? {
        let broken = |why| CasesError::Log { mission: logged.mission, why };
        let need: Need = serde_json::from_value(logged.inputs).map_err(broken)?;
        let ranked: Vec<Ranked> = serde_json::from_value(logged.result).map_err(broken)?;
        let fates = fates.remove(&logged.mission).unwrap_or_default();
        let mut ids: Vec<ProfileId> = ranked.iter().filter_map(|one| one.profile).chain(fates.iter().map(|fate| fate.profile)).collect();
        ids.sort_unstable();
        ids.dedup();
        let facts = matches::facts(market, &ids).await?;
        let graded = grades.get(&logged.mission).unwrap_or(&nobody);
        let (cases, outcomes) = cases(logged.mission, &need, &facts, (&fates, graded), [Weights::current(), proposed]);
        report.outcomes.extend(outcomes);
        if !cases.is_empty() {
            report.missions.push(Replayed {
                mission: logged.mission,
                at: logged.at,
                logged_version: logged.weights_version,
                cases: cases.len(),
                agree_before: cases.iter().filter(|case| case.agrees_before()).count(),
                agree_after: cases.iter().filter(|case| case.agrees_after()).count(),
            });
            report.cases.extend(cases);
        }
    }
    report.add_up();
    Ok(report)
}

/// The cases of one mission, and what its company said of those whom it chose.
fn cases(
    mission: MissionId,
    need: &Need,
    facts: &[Profile],
    (fates, grades): (&[Fate], &BTreeMap<ProfileId, u8>),
    weights: [&Weights; 2],
) -> (Vec<Case>, Vec<Outcome>) {
    let places = weights.map(|weights| {
        let order = rank(need, facts.iter(), weights);
        order.iter().enumerate().map(|(at, one)| (one.profile, at + 1)).collect::<BTreeMap<ProfileId, usize>>()
    });
    let mut cases = Vec::new();
    for preferred in fates {
        for other in fates {
            let Some(choice) = choice(preferred, other, grades) else { continue };
            let both = |places: &BTreeMap<ProfileId, usize>| Some((*places.get(&preferred.profile)?, *places.get(&other.profile)?));
            if let (Some(before), Some(after)) = (both(&places[0]), both(&places[1])) {
                let reason = preferred.reason.clone().or_else(|| other.reason.clone());
                cases.push(Case { mission, choice, reason, preferred: preferred.profile, other: other.profile, before, after });
            }
        }
    }
    let outcome = |(profile, grade): (&ProfileId, &u8)| {
        let (before, after) = (*places[0].get(profile)?, *places[1].get(profile)?);
        Some(Outcome { mission, profile: *profile, grade: *grade, before, after })
    };
    (cases, grades.iter().filter_map(outcome).collect())
}

/// Whether somebody preferred the one to the other, and who.
fn choice(one: &Fate, other: &Fate, grades: &BTreeMap<ProfileId, u8>) -> Option<Choice> {
    let chosen = |fate: &Fate| matches!(fate.state.as_str(), "selected" | "ended");
    let grade = |fate: &Fate| grades.get(&fate.profile).copied();
    match (one.position, other.position) {
        // Nobody was preferred to themselves.
        _ if one.profile == other.profile => None,
        // One after the other: neither was preferred, until the company has graded both.
        (Some(_), Some(_)) if chosen(one) && chosen(other) => (grade(one)? > grade(other)?).then_some(Choice::Outcome),
        // What turned out badly is no example, whoever chose it.
        _ if grade(one).is_some_and(|grade| grade < GOOD) => None,
        (Some(_), Some(_)) if chosen(one) => Some(if grade(one).is_some() { Choice::Outcome } else { Choice::Selected }),
        (Some(_), Some(_)) if chosen(other) => None,
        (Some(place), Some(behind)) if place < behind && (one.was_moved || other.was_moved) => Some(Choice::Moved),
        (Some(_), None) => Some(Choice::Shortlisted),
        _ => None,
    }
}

impl Report {
    fn add_up(&mut self) {
        let agreement = |agrees: fn(&Case) -> bool| bootstrap::mean(self.cases.iter().map(|case| f64::from(u8::from(agrees(case)))));
        (self.agreement_before, self.agreement_after) = (agreement(Case::agrees_before), agreement(Case::agrees_after));
        let of = |drawn: &[usize], agree: fn(&Replayed) -> usize| {
            let sum = |of: fn(&Replayed) -> usize| drawn.iter().map(|at| of(&self.missions[*at])).sum::<usize>();
            bootstrap::ratio(sum(agree), sum(|one| one.cases))
        };
        self.change =
            bootstrap::interval(self.missions.len(), |drawn| Some(of(drawn, |one| one.agree_after)? - of(drawn, |one| one.agree_before)?));
    }

    /// The report as a table: what agrees, and every case whose order changes.
    pub fn table(&self) -> String {
        let mut text = format!(
            "{} cases of {} missions; weights in use {}, proposed {}\nagreement with what people decided: {} in use, {} proposed, change {}\n",
            self.cases.len(),
            self.missions.len(),
            self.weights_version,
            self.proposed_version,
            table::number(self.agreement_before),
            table::number(self.agreement_after),
            table::between(self.change)
        );
        if !self.outcomes.is_empty() {
            let place = |good: bool, place: fn(&Outcome) -> usize| {
                let places = self.outcomes.iter().filter(|one| (one.grade >= GOOD) == good);
                table::number(bootstrap::mean(places.map(|one| f64::from(u32::try_from(place(one)).unwrap_or(u32::MAX)))))
            };
            let line = |good| format!("{} in use, {} proposed", place(good, |one| one.before), place(good, |one| one.after));
            text.push_str(&format!(
                "{} engagements graded by their company; mean place where the match was good: {}; where it was not: {}\n",
                self.outcomes.len(),
                line(true),
                line(false)
            ));
        }
        let changed = self.cases.iter().filter(|case| case.agrees_before() != case.agrees_after());
        let rows: Vec<Vec<String>> = changed.map(Case::row).collect();
        if !rows.is_empty() {
            text.push('\n');
            text.push_str(&table::aligned(&["mission", "preferred", "to", "places", "would be", "so"], &rows));
        }
        text
    }
}

impl Case {
    fn row(&self) -> Vec<String> {
        let places = |(one, other): (usize, usize)| format!("{one}, {other}");
        let so = if self.agrees_after() { "agrees now" } else { "no longer agrees" };
        vec![
            self.mission.to_string(),
            self.preferred.to_string(),
            self.other.to_string(),
            places(self.before),
            places(self.after),
            so.to_owned(),
        ]
    }
}

#[cfg(test)]
mod tests;
