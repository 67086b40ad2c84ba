//! The stations of a career, one form each.

use chrono::Datelike as _;
use domain::{
    ExperienceId,
    forms::{CompanyName, Complaint, FIRST_YEAR, FieldError, FieldErrors, Message, Title},
};
use uuid::Uuid;

use super::{Saving, answers::Answers, edit};
use crate::{
    Marketplace, Problem,
    accounts::CurrentCto,
    profiles::{Experience, fold_company, store},
};

/// How many stations a career holds.
const MOST: i64 = 60;

/// One station of the CTO's own career.
pub async fn experience(market: &Marketplace, cto: &CurrentCto, id: ExperienceId) -> Result<Experience, Problem> {
    store::experience(&market.pool, cto.profile(), id).await?.ok_or(Problem::NotFound)
}

/// A station as it was typed.
pub(in crate::profiles) struct Station {
    company: CompanyName,
    title: Title,
    description: Option<Message>,
    started: i16,
    ended: Option<i16>,
}

impl Station {
    /// The row that it makes.
    pub(in crate::profiles) fn row(&self, id: ExperienceId) -> store::ExperienceRow<'_> {
        store::ExperienceRow {
            id,
            company: self.company.as_str(),
            title: self.title.as_str(),
            description: self.description.as_ref().map_or("", Message::as_str),
            started: self.started,
            ended: self.ended,
        }
    }
}

/// Reads a station; `named` gives the names of its fields, `description` stands in for a description that has no field.
pub(in crate::profiles) fn read(
    answers: Answers<'_>,
    named: impl Fn(&str) -> String,
    description: Option<&str>,
    this_year: i16,
    errors: &mut FieldErrors,
) -> Option<Station> {
    let before = errors.0.len();
    let field = named("company");
    let company = errors.take(&field, CompanyName::read(answers.one(&field)));
    if company.as_ref().is_some_and(|company| fold_company(company.as_str()).is_empty()) {
        errors.push(FieldError::new(&field, Complaint::Malformed));
    }
    let field = named("title");
    let title = errors.take(&field, Title::read(answers.one(&field)));
    let description = match description {
        Some(description) => Message::read(description).ok(),
        None => answers.text(&named("description"), Message::read, errors),
    };
    let field = named("started");
    if answers.one(&field).is_empty() {
        errors.push(FieldError::new(&field, Complaint::Missing));
    }
    let started = answers.number(&field, FIRST_YEAR, this_year.saturating_add(1), errors);
    let field = named("ended");
    let ended = answers.number(&field, FIRST_YEAR, this_year.saturating_add(1), errors);
    if ended.zip(started).is_some_and(|(ended, started)| ended < started) {
        errors.push(FieldError::new(&field, Complaint::OutOfRange));
    }
    let (company, title, started) = (company?, title?, started?);
    (errors.0.len() == before).then_some(Station { company, title, description, started, ended })
}

/// Saves a station, an existing one or a new one (`id` empty); the new version of the profile. A confirmed one that changes is no longer confirmed: somebody confirmed other words.
pub async fn save_experience(
    market: &Marketplace,
    cto: &CurrentCto,
    id: &str,
    saving: Saving,
    typed: &[(String, String)],
) -> Result<i32, Problem> {
    let existing: Option<ExperienceId> = match id.trim() {
        "" => None,
        id => Some(id.parse().map_err(|_| Problem::NotFound)?),
    };
    let this_year = i16::try_from(market.now().year()).unwrap_or(i16::MAX);
    let answers = Answers(typed);
    let mut errors = FieldErrors::default();
    let station = read(answers, str::to_owned, None, this_year, &mut errors).ok_or(errors)?;
    let profile = cto.profile();
    edit(market, cto, saving, "experience", async |tx| {
        if existing.is_none() && store::count_experiences(tx, profile).await? >= MOST {
            return Err(Problem::field("", Complaint::OutOfRange));
        }
        let row = station.row(existing.unwrap_or_else(|| ExperienceId(Uuid::now_v7())));
        match existing {
            Some(_) => store::update_experience(tx, profile, &row).await?,
            None => store::insert_experiences(tx, profile, &[row]).await?,
        }
        let company = station.company.as_str();
        let folded = fold_company(company);
        if answers.ticked("hides") {
            store::exclude(tx, profile, &folded, company).await
        } else {
            store::include(tx, profile, &folded).await
        }
    })
    .await
}

/// Removes a station.
pub async fn remove_experience(market: &Marketplace, cto: &CurrentCto, id: &str, version: &str) -> Result<(), Problem> {
    let id = id.parse().map_err(|_| Problem::NotFound)?;
    let saving = Saving::by_button(version)?;
    edit(market, cto, saving, "experience", async |tx| store::delete_experience(tx, cto.profile(), id).await).await.map(drop)
}
