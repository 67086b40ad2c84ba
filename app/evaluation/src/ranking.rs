//! Orders of profiles for needs, against grades: ours, ours without each of its rules, and simple methods, in one run.
//!
//! Every method gives a score to each candidate of a need; the order is by score, best first, and ties go by id.

mod as_profile;
mod bm25;
mod community;
mod exposure;
mod literal;
mod ours;
mod report;
mod set;

use std::io::Write;
use std::path::Path;

use chrono::NaiveDate;
use serde::Serialize;
use sqlx::PgPool;
use thiserror::Error;

use crate::chance::Chance;
use crate::lines::ReadError;
use crate::metrics::{Worth, worth};
use crate::store;
pub use as_profile::as_profile;
pub use community::Community;
pub use exposure::{Exposure, exposure, table as exposure_table};
pub use ours::{Ours, Scores};
pub use report::{ByNeed, Difference, Method, Report};
pub use set::{CRITERIA, NeedText, PROFILES, ProfileText, Set};

/// How many random orders the method `random` is the mean of.
const RANDOM_ORDERS: usize = 200;

/// Why rankings were not measured.
#[derive(Debug, Error)]
pub enum RankingError {
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error("the index of words cannot be made: {0}")]
    Index(#[from] tantivy::TantivyError),
    #[error("PostgreSQL does not answer: {0}")]
    Database(#[from] sqlx::Error),
    #[error("the community cannot be read: {0}")]
    Community(#[from] marketplace::Problem),
}

/// What the names of the methods are, in code and in JSON.
pub mod method {
    pub const OURS: &str = "ours";
    /// Ours, with criteria that people signed off.
    pub const SIGNED_OFF: &str = "ours_signed_off";
    pub const RANDOM: &str = "random";
    pub const BOOLEAN: &str = "boolean";
    pub const TECHNOLOGIES: &str = "technologies";
    pub const FULL_TEXT: &str = "postgres_full_text";
    pub const BM25: &str = "bm25";
    /// Followed by the rule's code.
    pub const WITHOUT: &str = "without_";
}

/// A need's whole pool as it is written: `{"need","ranking":[[profile, score],…]}`.
#[derive(Serialize)]
struct Line<'a> {
    need: &'a str,
    ranking: Vec<(&'a str, i64)>,
}

/// Writes our ranking of every need, whether graded or not: the whole pool, best first, ties by id.
///
/// # Errors
/// When it cannot be written.
pub fn write_predictions(set: &Set, ours: &Ours, path: &Path, out: &mut dyn Write) -> Result<(), ReadError> {
    for (need, scores) in set.needs.iter().zip(&ours.scores) {
        let ranking = set.order(scores).into_iter().map(|at| (set.profiles[scores[at].0].id.as_str(), scores[at].1)).collect();
        let written = serde_json::to_writer(&mut *out, &Line { need: &need.id, ranking }).map_err(std::io::Error::from);
        written.and_then(|()| out.write_all(b"\n")).map_err(ReadError::at(path))?;
    }
    out.flush().map_err(ReadError::at(path))
}

/// Measures every method on the needs that have a grade. PostgreSQL is left out without a pool. `progress` is told after each method how many
/// of how many are done.
///
/// # Errors
/// When the index cannot be made, or PostgreSQL does not answer.
pub async fn evaluate(
    set: &Set,
    ours: &Ours,
    today: NaiveDate,
    postgres: Option<&PgPool>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Report, RankingError> {
    let graded: Vec<usize> = (0..set.needs.len()).filter(|need| set.is_graded(*need)).collect();
    let signed_off: Option<Vec<Scores<i64>>> = graded.iter().map(|need| ours.signed_off(set, *need)).collect();
    let steps = 5 + usize::from(signed_off.is_some()) + usize::from(postgres.is_some()) + Ours::RULES.len();
    let mut done = 0;
    let mut step = |methods: &mut Vec<(String, Vec<Worth>)>, name: String, worths: Vec<Worth>| {
        methods.push((name, worths));
        done += 1;
        progress(done, steps);
    };
    let mut methods = Vec::new();
    step(&mut methods, method::OURS.to_owned(), worths(set, &graded, |need| ours.scores[need].clone()));
    if let Some(scores) = signed_off {
        let found = graded.iter().zip(&scores).map(|(need, scores)| worth_of(set, *need, scores)).collect();
        step(&mut methods, method::SIGNED_OFF.to_owned(), found);
    }
    step(&mut methods, method::RANDOM.to_owned(), graded.iter().map(|need| random(set, *need)).collect());
    let shares: Vec<Scores<f64>> = (0..set.needs.len()).map(|need| literal::shares(set, need, ours)).collect();
    let all_or_nothing =
        |need: usize| shares[need].iter().map(|(profile, share)| (*profile, i64::from(*share >= 1.0))).collect::<Scores<i64>>();
    step(&mut methods, method::BOOLEAN.to_owned(), worths(set, &graded, all_or_nothing));
    step(&mut methods, method::TECHNOLOGIES.to_owned(), worths(set, &graded, |need| shares[need].clone()));
    if let Some(pool) = postgres {
        let mut found = Vec::new();
        for need in &graded {
            found.push(full_text(pool, set, *need).await?);
        }
        let found = graded.iter().zip(found).map(|(need, scores)| worth_of(set, *need, &scores)).collect();
        step(&mut methods, method::FULL_TEXT.to_owned(), found);
    }
    let found = bm25::scores(set, &graded)?;
    let found = graded.iter().zip(found).map(|(need, scores)| worth_of(set, *need, &scores)).collect();
    step(&mut methods, method::BM25.to_owned(), found);
    for rule in Ours::RULES {
        let without = worths(set, &graded, |need| ours.without(set, need, *rule));
        step(&mut methods, format!("{}{}", method::WITHOUT, rule.code()), without);
    }
    Ok(Report::new(set, &graded, today, methods))
}

/// What our order of each graded need is worth where its criteria were signed off; needs of which that is not told are left out.
pub fn signed_off_by_need(set: &Set, ours: &Ours) -> Vec<ByNeed> {
    let graded = (0..set.needs.len()).filter(|need| set.is_graded(*need));
    graded.filter_map(|need| Some(ByNeed::new(set, need, worth_of(set, need, &ours.signed_off(set, need)?)))).collect()
}

/// What our order of each graded need is worth.
pub fn by_need(set: &Set, ours: &Ours) -> Vec<ByNeed> {
    let graded = (0..set.needs.len()).filter(|need| set.is_graded(*need));
    graded.map(|need| ByNeed::new(set, need, worth_of(set, need, &ours.scores[need]))).collect()
}

fn worths<T: PartialOrd>(set: &Set, graded: &[usize], scores: impl Fn(usize) -> Scores<T>) -> Vec<Worth> {
    graded.iter().map(|need| worth_of(set, *need, &scores(*need))).collect()
}

fn worth_of<T: PartialOrd>(set: &Set, need: usize, scores: &Scores<T>) -> Worth {
    let ranked: Vec<u8> = set.order(scores).into_iter().map(|at| set.grade(need, scores[at].0)).collect();
    worth(&ranked, &ranked)
}

/// The mean over many orders, by a seed that the need's place in the file settles.
fn random(set: &Set, need: usize) -> Worth {
    let mut chance = Chance::seeded(crate::bootstrap::SEED ^ (need as u64 + 1));
    let mut grades: Vec<u8> = set.pool(need).iter().map(|profile| set.grade(need, *profile)).collect();
    let judged = grades.clone();
    let orders: Vec<Worth> = (0..RANDOM_ORDERS)
        .map(|_| {
            chance.shuffle(&mut grades);
            worth(&grades, &judged)
        })
        .collect();
    Worth::mean(&orders)
}

async fn full_text(pool: &PgPool, set: &Set, need: usize) -> Result<Scores<f32>, RankingError> {
    let candidates = set.pool(need);
    let texts: Vec<String> = candidates.iter().map(|profile| set.profiles[*profile].whole()).collect();
    let wanted = &set.needs[need];
    let scores = store::full_text(pool, if wanted.is_french() { "french" } else { "english" }, &wanted.text, &texts).await?;
    Ok(candidates.iter().copied().zip(scores).collect())
}

#[cfg(test)]
mod tests;
