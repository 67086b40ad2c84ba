//! The numbers of every method, with intervals, and how far each is from ours on the same needs.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use matching::Weights;
use matching::vocabulary::vocabulary;
use serde::Serialize;

use super::exposure::Exposure;
use super::method;
use super::set::Set;
use crate::bootstrap::{self, Interval};
use crate::metrics::{RELEVANT_FROM, Worth};
use crate::table;

/// What was measured.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    pub needs: usize,
    /// Needs that have a grade: all numbers are means over these.
    pub graded_needs: usize,
    pub profiles: usize,
    pub judgements: usize,
    pub today: NaiveDate,
    pub weights_version: String,
    /// Hexadecimal.
    pub vocabulary_fingerprint: String,
    pub resamples: usize,
    /// Lines that name somebody who is not in the set, and were left out.
    pub left_out: Vec<String>,
    /// Why PostgreSQL is not among the methods, where it is not.
    pub without_postgres: Option<String>,
    /// Ours first.
    pub methods: Vec<Method>,
    /// Ours, need by need.
    pub by_need: Vec<ByNeed>,
    /// Who is seen in our first ten.
    pub exposure: Vec<Exposure>,
}

/// One way to order profiles.
#[derive(Debug, Clone, Serialize)]
pub struct Method {
    pub method: String,
    /// By the names of [`Worth::NAMES`].
    pub measures: BTreeMap<&'static str, Measured>,
    /// Ours minus this one, on the same needs; not for ours itself.
    pub ours_is_better_by: Option<BTreeMap<&'static str, Difference>>,
}

/// A mean over needs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Measured {
    pub value: f64,
    /// 95 %, resampled over needs.
    pub interval: Option<Interval>,
}

/// A mean difference over needs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Difference {
    pub value: f64,
    /// 95 %, both methods resampled together. One that holds 0 shows no difference.
    pub interval: Option<Interval>,
}

/// What our order of one need is worth.
#[derive(Debug, Clone, Serialize)]
pub struct ByNeed {
    pub need: String,
    pub candidates: usize,
    /// How many of them are relevant; where none is, every order is worth 0.
    pub relevant: usize,
    #[serde(flatten)]
    pub worth: Worth,
}

impl Report {
    /// From what each method is worth on each graded need; the first is ours.
    pub(super) fn new(set: &Set, graded: &[usize], today: NaiveDate, methods: Vec<(String, Vec<Worth>)>) -> Self {
        let ours: Vec<Worth> = methods.first().map(|(_, worths)| worths.clone()).unwrap_or_default();
        Self {
            needs: set.needs.len(),
            graded_needs: graded.len(),
            profiles: set.profiles.len(),
            judgements: set.judgements(),
            today,
            weights_version: Weights::current().version.clone(),
            vocabulary_fingerprint: format!("{:016x}", vocabulary().fingerprint()),
            resamples: bootstrap::RESAMPLES,
            without_postgres: None,
            left_out: set.strangers.iter().map(ToString::to_string).collect(),
            by_need: graded.iter().zip(&ours).map(|(need, worth)| ByNeed::new(set, *need, *worth)).collect(),
            exposure: Vec::new(),
            methods: methods.into_iter().map(|(name, worths)| Method::new(name, &worths, &ours)).collect(),
        }
    }

    /// A method by its name; see [`method`].
    pub fn method(&self, name: &str) -> Option<&Method> {
        self.methods.iter().find(|one| one.method == name)
    }

    /// Where somebody is relevant: how many needs, and what our order is worth there.
    pub fn where_somebody_is(&self) -> (usize, Worth) {
        let worths: Vec<Worth> = self.by_need.iter().filter(|one| one.relevant > 0).map(|one| one.worth).collect();
        (worths.len(), Worth::mean(&worths))
    }

    /// The report as a table.
    pub fn table(&self) -> String {
        let heading = ["method", "nDCG@10", "95 %", "ours − this", "95 %", "P@3", "P@5", "R@10", "MRR"];
        let rows: Vec<Vec<String>> = self.methods.iter().map(Method::row).collect();
        let (answerable, worth) = self.where_somebody_is();
        let without = self.graded_needs - answerable;
        let (ndcg, three) = (worth.ndcg_at_10, worth.precision_at_3);
        let of_them =
            format!("\n{without} needs have nobody relevant and count 0; without them ours has nDCG@10 {ndcg:.3}, P@3 {three:.3}\n");
        format!(
            "{} needs, {} of them graded; {} profiles, {} grades\n\n{}{}",
            self.needs,
            self.graded_needs,
            self.profiles,
            self.judgements,
            table::aligned(&heading, &rows),
            if without > 0 { of_them } else { String::new() }
        )
    }
}

impl ByNeed {
    pub(super) fn new(set: &Set, need: usize, worth: Worth) -> Self {
        let pool = set.pool(need);
        let relevant = pool.iter().filter(|profile| set.grade(need, **profile) >= RELEVANT_FROM).count();
        Self { need: set.needs[need].id.clone(), candidates: pool.len(), relevant, worth }
    }
}

impl Method {
    pub(crate) fn new(name: String, worths: &[Worth], ours: &[Worth]) -> Self {
        let column = |worths: &[Worth], at: usize| worths.iter().map(|worth| worth.numbers()[at]).collect::<Vec<f64>>();
        let named = |measured: &dyn Fn(usize) -> (f64, Option<Interval>)| {
            Worth::NAMES.iter().enumerate().map(|(at, (_, name))| (*name, measured(at))).collect::<Vec<_>>()
        };
        let of = |values: Vec<f64>| (bootstrap::mean(values.iter().copied()).unwrap_or(0.0), bootstrap::interval_of_mean(&values));
        let measures = named(&|at| of(column(worths, at)));
        let differences = named(&|at| of(column(ours, at).into_iter().zip(column(worths, at)).map(|(ours, this)| ours - this).collect()));
        let is_ours = name == method::OURS;
        Self {
            method: name,
            measures: measures.into_iter().map(|(name, (value, interval))| (name, Measured { value, interval })).collect(),
            ours_is_better_by: (!is_ours)
                .then(|| differences.into_iter().map(|(name, (value, interval))| (name, Difference { value, interval })).collect()),
        }
    }

    fn row(&self) -> Vec<String> {
        let ndcg = "ndcg_at_10";
        let difference = self.ours_is_better_by.as_ref().and_then(|differences| differences.get(ndcg));
        let mut row = vec![self.method.clone()];
        row.push(table::number(self.measures.get(ndcg).map(|one| one.value)));
        row.push(table::between(self.measures.get(ndcg).and_then(|one| one.interval)));
        row.push(difference.map_or_else(String::new, |one| format!("{:+.3}", one.value)));
        row.push(table::between(difference.and_then(|one| one.interval)));
        row.extend(Worth::NAMES[1..].iter().map(|(_, name)| table::number(self.measures.get(name).map(|one| one.value))));
        row
    }
}
