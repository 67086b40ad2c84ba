//! What somebody knows and has done, in rows: technologies, sectors, engagements, kinds of mission.

use std::{collections::HashSet, str::FromStr};

use domain::{
    Impact, MissionType, ProfileId, Sector, TechnologyId,
    forms::{Complaint, FieldError, FieldErrors, Proof, Refused},
    profile::Level,
};
use matching::vocabulary::vocabulary;
use sqlx::PgConnection;

use super::{
    Hidden,
    answers::{Answers, in_row},
};
use crate::{
    Problem,
    profiles::store::{self, LabelRow},
};

/// How many rows each section holds at most.
pub const MOST_TECHNOLOGIES: usize = 80;
pub const MOST_SECTORS: usize = 20;
pub const MOST_IMPACTS: usize = 20;
pub const MOST_MISSION_TYPES: usize = 14;

/// A technology as the CTO holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Technology {
    pub technology: TechnologyId,
    pub level: Option<Level>,
    pub years: Option<i16>,
    pub current: bool,
}

pub(super) fn technologies(answers: Answers<'_>, errors: &mut FieldErrors) -> Vec<Technology> {
    let mut known = HashSet::new();
    let mut stack = Vec::new();
    for row in answers.rows("technology", MOST_TECHNOLOGIES, errors) {
        let field = in_row("technology", row);
        let found = vocabulary().find_technology(answers.one(&field)).map(|technology| technology.id.clone());
        let found = errors.take(&field, found.ok_or(Refused { complaint: Complaint::UnknownTechnology, limit: None }));
        let level = answers.code(&in_row("level", row), errors);
        let years = answers.number(&in_row("years", row), 0, 60, errors);
        let current = answers.ticked(&in_row("current", row));
        let Some(technology) = found else { continue };
        if !known.insert(technology.clone()) {
            errors.push(FieldError::new(&field, Complaint::Duplicate));
        }
        stack.push(Technology { technology, level, years, current });
    }
    stack
}

pub(super) async fn write_stack(tx: &mut PgConnection, profile: ProfileId, stack: &[Technology]) -> Result<(), Problem> {
    store::replace_technologies(tx, profile, stack).await
}

pub(super) fn sectors(answers: Answers<'_>, errors: &mut FieldErrors) -> Vec<LabelRow> {
    labels::<Sector>(answers, "sector", MOST_SECTORS, errors, |row, errors| LabelRow {
        amount: answers.number(&in_row("years", row), 0, 60, errors),
        ..LabelRow::default()
    })
}

pub(super) fn impacts(answers: Answers<'_>, hidden: &Hidden, errors: &mut FieldErrors) -> Vec<LabelRow> {
    labels::<Impact>(answers, "impact", MOST_IMPACTS, errors, |row, errors| {
        let field = in_row("evidence", row);
        let evidence = answers.text(&field, Proof::read, errors).map(Proof::into_string);
        if let Some(evidence) = &evidence {
            hidden.check(&field, evidence, errors);
        }
        LabelRow { evidence, ..LabelRow::default() }
    })
}

pub(super) fn mission_types(answers: Answers<'_>, errors: &mut FieldErrors) -> Vec<LabelRow> {
    labels::<MissionType>(answers, "mission_type", MOST_MISSION_TYPES, errors, |row, errors| LabelRow {
        amount: answers.number(&in_row("times", row), 1, 60, errors),
        ..LabelRow::default()
    })
}

/// Rows of one kind of label, each once; `rest` reads what stands beside the label.
fn labels<T: FromStr + ToString>(
    answers: Answers<'_>,
    field: &str,
    most: usize,
    errors: &mut FieldErrors,
    rest: impl Fn(usize, &mut FieldErrors) -> LabelRow,
) -> Vec<LabelRow> {
    let mut known = HashSet::new();
    let mut rows = Vec::new();
    for row in answers.rows(field, most, errors) {
        let name = in_row(field, row);
        let label: Option<T> = errors.code(&name, answers.one(&name));
        let beside = rest(row, errors);
        let Some(label) = label else { continue };
        let code = label.to_string();
        if !known.insert(code.clone()) {
            errors.push(FieldError::new(&name, Complaint::Duplicate));
        }
        rows.push(LabelRow { code, ..beside });
    }
    rows
}
