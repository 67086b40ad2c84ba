//! The log of rankings as a person reads it: what the machine said, what was decided, where both differ and why; and the same as files.
//!
//! A file carries ids and no names: it leaves the place that erasure reaches.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::{MissionId, ProfileId};
use matching::{Match, rank::Score};
use serde::Serialize;
use serde_json::{Value, json};

use super::{RankingLog, store};
use crate::{Marketplace, Problem, accounts::CurrentStaff, missions, profiles};

/// Every logged ranking of a mission.
#[derive(Debug, Clone)]
pub struct Records {
    pub company: Option<String>,
    /// The latest first.
    pub rankings: Vec<Record>,
    /// What was decided after the latest ranking.
    pub since: Vec<Departure>,
    /// The names of those who still have a profile.
    pub names: BTreeMap<ProfileId, String>,
}

/// One ranking, when a selection was put before the CEO.
#[derive(Debug, Clone, Serialize)]
pub struct Record {
    pub at: DateTime<Utc>,
    pub weights_version: String,
    /// Hexadecimal.
    pub vocabulary_fingerprint: String,
    /// What was ranked against: the need as it stood.
    pub need: Value,
    /// In the machine's order; then those who were chosen from beyond what is kept.
    pub people: Vec<Ranked>,
    /// What was decided against the machine's order since the ranking before.
    pub departures: Vec<Departure>,
}

/// One person of a logged ranking.
#[derive(Debug, Clone, Serialize)]
pub struct Ranked {
    /// The machine's rank, from 1; `None` beyond what is kept.
    pub rank: Option<usize>,
    /// `None` once erased.
    pub profile: Option<ProfileId>,
    /// The place that a person gave, from 1; `None` for those not put before the CEO.
    pub place: Option<usize>,
    /// What the machine found; `None` when it was erased, or written by rules that this version no longer reads.
    #[serde(rename = "match")]
    pub matched: Option<Match>,
}

/// One decision against the machine's order, or a reason given without need.
#[derive(Debug, Clone, Serialize)]
pub struct Departure {
    pub at: DateTime<Utc>,
    /// The name of the member of staff.
    #[serde(skip)]
    pub by: String,
    pub profile: ProfileId,
    /// `add`, `remove` or `move`.
    pub action: String,
    pub machine_rank: Option<i32>,
    pub given_place: Option<i16>,
    pub reason: String,
}

/// Reads them.
pub async fn records(market: &Marketplace, staff: &CurrentStaff, mission: MissionId) -> Result<Records, Problem> {
    let company = missions::read::sheet_for_staff(market, staff, mission).await?.summary.company;
    let logs = store::logs(&market.pool, mission).await?;
    let mut departures = store::departures(&market.pool, mission).await?;
    let mut rankings = Vec::with_capacity(logs.len());
    for (at, log) in logs.iter().enumerate() {
        let before = logs.get(at + 1).map(|earlier| earlier.at);
        let (mine, others) = departures.into_iter().partition(|one| one.at <= log.at && before.is_none_or(|before| one.at > before));
        departures = others;
        rankings.push(record(log, mine));
    }
    let listed = rankings.iter().flat_map(|one| one.people.iter().filter_map(|person| person.profile));
    let ids: Vec<ProfileId> =
        listed.chain(rankings.iter().flat_map(|one| &one.departures).chain(&departures).map(|one| one.profile)).collect();
    let contacts = profiles::contacts(&market.pool, &ids).await?;
    let names = contacts.into_iter().map(|contact| (contact.profile, contact.name)).collect();
    Ok(Records { company, rankings, since: departures, names })
}

fn record(log: &RankingLog, departures: Vec<Departure>) -> Record {
    let chosen: Vec<Option<ProfileId>> = log.decision["shortlist"].as_array().into_iter().flatten().map(id).collect();
    let place = |profile: Option<ProfileId>| Some(1 + chosen.iter().position(|one| profile.is_some() && *one == profile)?);
    let ranked = |(at, one): (usize, &Value)| {
        let profile = id(&one["profile"]);
        Ranked { rank: Some(at + 1), profile, place: place(profile), matched: serde_json::from_value(one.clone()).ok() }
    };
    let mut people: Vec<Ranked> = log.result.as_array().into_iter().flatten().enumerate().map(ranked).collect();
    let beyond = chosen.iter().enumerate().filter(|(_, one)| one.is_none() || people.iter().all(|known| known.profile != **one));
    let beyond: Vec<Ranked> =
        beyond.map(|(at, profile)| Ranked { rank: None, profile: *profile, place: Some(at + 1), matched: None }).collect();
    people.extend(beyond);
    Record {
        at: log.at,
        weights_version: log.weights_version.clone(),
        vocabulary_fingerprint: log.vocabulary_fingerprint.clone(),
        need: log.inputs.clone(),
        people,
        departures,
    }
}

fn id(value: &Value) -> Option<ProfileId> {
    value.as_str()?.parse().ok()
}

impl Records {
    /// Everything that is logged, for programs.
    pub fn json(&self, mission: MissionId) -> String {
        format!("{:#}\n", json!({ "mission": mission, "rankings": self.rankings, "decided_since": self.since }))
    }

    /// One line a person of a ranking, for spreadsheets.
    pub fn csv(&self) -> String {
        let head = "at,weights,vocabulary,rank,profile,key,ceo_low,ceo_high,cto_low,cto_high,blocked_by,place,reasons";
        let lines = self.rankings.iter().flat_map(|record| record.people.iter().map(|person| line(record, person)));
        std::iter::once(format!("{head}\r\n")).chain(lines).collect()
    }
}

fn line(record: &Record, person: &Ranked) -> String {
    let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
    let found = person.matched.as_ref();
    let score = |pick: fn(&Match) -> Score| {
        found.map(pick).map_or([String::new(), String::new()], |score| [score.low, score.high].map(|value| value.to_string()))
    };
    let blocked: Vec<&str> = found.into_iter().flat_map(|one| &one.blocked_by).map(|block| block.rule.code()).collect();
    let reasons =
        record.departures.iter().filter(|one| Some(one.profile) == person.profile).map(|one| format!("{}: {}", one.action, one.reason));
    let [ceo_low, ceo_high] = score(|one| one.ceo);
    let [cto_low, cto_high] = score(|one| one.cto);
    let cells = [
        record.at.to_rfc3339(),
        record.weights_version.clone(),
        record.vocabulary_fingerprint.clone(),
        number(person.rank),
        person.profile.map(|id| id.to_string()).unwrap_or_default(),
        found.map(|one| one.key.to_string()).unwrap_or_default(),
        ceo_low,
        ceo_high,
        cto_low,
        cto_high,
        blocked.join(" "),
        number(person.place),
        reasons.collect::<Vec<_>>().join(" / "),
    ];
    crate::csv::line(&cells, ',')
}

#[cfg(test)]
mod tests {
    use super::*;

    // Ranks, places and the chosen beyond the result are told apart; whoever was erased keeps the rank alone.

    #[test]
    fn ranks_and_places() {
        let [one, two, far] = [1, 2, 3].map(|n| format!("00000000-0000-0000-0000-{n:012x}"));
        let log = RankingLog {
            at: DateTime::UNIX_EPOCH,
            weights_version: "1".to_owned(),
            vocabulary_fingerprint: "0".to_owned(),
            inputs: json!({}),
            result: json!([{ "profile": one }, { "erased": true }, { "profile": two }]),
            decision: json!({ "shortlist": [two, null, far] }),
        };
        let found = record(&log, Vec::new());
        let seen: Vec<(Option<usize>, bool, Option<usize>)> =
            found.people.iter().map(|person| (person.rank, person.profile.is_some(), person.place)).collect();
        assert_eq!(
            seen,
            [(Some(1), true, None), (Some(2), false, None), (Some(3), true, Some(1)), (None, false, Some(2)), (None, true, Some(3))]
        );
    }
}
