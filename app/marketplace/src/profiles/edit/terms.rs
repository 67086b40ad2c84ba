//! The practical side: days, rate, places, languages, the first free day.

use chrono::NaiveDate;
use domain::{
    DailyRate, Language, Place, ProfileId, Rhythm,
    forms::{Complaint, FieldError, FieldErrors, Refused, day, euros},
};
use matching::vocabulary::vocabulary;
use sqlx::PgConnection;

use super::answers::{Answers, in_row};
use crate::{
    Problem, availability,
    profiles::store::{self, LabelRow},
};

/// In how many cities somebody works on site.
pub const MOST_PLACES: usize = 8;

/// What a mission must meet.
pub(super) struct Terms {
    rhythm: Option<Rhythm>,
    rate: Option<DailyRate>,
    places: Vec<Place>,
    languages: Vec<Language>,
    available_from: Option<NaiveDate>,
}

pub(super) fn read(answers: Answers<'_>, errors: &mut FieldErrors) -> Terms {
    Terms {
        rhythm: answers.code("rhythm", errors),
        rate: answers.text("rate", rate, errors),
        places: places(answers, errors),
        languages: answers.codes("languages", errors),
        available_from: answers.text("available_from", day, errors),
    }
}

/// A rate as people write it: `1 200 €`.
pub(super) fn rate(text: &str) -> Result<DailyRate, Refused> {
    let rate = u16::try_from(euros(text)?).ok().and_then(DailyRate::new);
    rate.ok_or(Refused { complaint: Complaint::OutOfRange, limit: None })
}

fn places(answers: Answers<'_>, errors: &mut FieldErrors) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for row in answers.rows("place", MOST_PLACES, errors) {
        let field = in_row("place", row);
        let city = vocabulary().find_city(answers.one(&field)).map(|city| Place::City(city.id.clone()));
        match errors.take(&field, city.ok_or(Refused { complaint: Complaint::UnknownPlace, limit: None })) {
            Some(place) if places.contains(&place) => errors.push(FieldError::new(&field, Complaint::Duplicate)),
            Some(place) => places.push(place),
            None => {}
        }
    }
    if answers.ticked("remote") {
        places.push(Place::Remote);
    }
    places
}

impl Terms {
    /// Whoever saves the practical side says that the first free day is right today.
    pub(super) async fn write(&self, tx: &mut PgConnection, profile: ProfileId, today: NaiveDate) -> Result<(), Problem> {
        let rate = self.rate.map(|rate| rate.euros());
        store::set_terms(tx, profile, self.rhythm, rate, self.available_from, today).await?;
        availability::renew(tx, profile, today).await?;
        let place = |place: &Place| LabelRow { code: place.to_string(), ..LabelRow::default() };
        store::replace_labels(tx, profile, "has", "place", &self.places.iter().map(place).collect::<Vec<_>>()).await?;
        let mut languages: Vec<&str> = self.languages.iter().map(|language| language.code()).collect();
        languages.sort_unstable();
        languages.dedup();
        let language = |code: &str| LabelRow { code: code.to_owned(), ..LabelRow::default() };
        store::replace_labels(tx, profile, "has", "language", &languages.into_iter().map(language).collect::<Vec<_>>()).await
    }
}
