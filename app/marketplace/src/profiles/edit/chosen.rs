//! What is chosen among few, as boxes: strengths, and what a CTO looks for or refuses.

use domain::{
    Area, Impact, MissionType, Orientation, ProfileId, Sector, Stage,
    forms::{Complaint, FieldError, FieldErrors, Wish},
};
use sqlx::PgConnection;

use super::answers::Answers;
use crate::{
    Problem,
    profiles::store::{self, LabelRow},
};

/// Areas of the remit, stages and orientations.
pub(super) struct Strengths {
    areas: Vec<Area>,
    stages: Vec<Stage>,
    orientations: Vec<Orientation>,
}

pub(super) fn strengths(answers: Answers<'_>, errors: &mut FieldErrors) -> Strengths {
    Strengths {
        areas: answers.codes("areas", errors),
        stages: answers.codes("stages", errors),
        orientations: answers.codes("orientations", errors),
    }
}

impl Strengths {
    pub(super) async fn write(&self, tx: &mut PgConnection, profile: ProfileId) -> Result<(), Problem> {
        store::replace_labels(tx, profile, "has", "area", &rows(&self.areas)).await?;
        store::replace_labels(tx, profile, "has", "stage", &rows(&self.stages)).await?;
        store::replace_labels(tx, profile, "has", "orientation", &rows(&self.orientations)).await
    }
}

/// What is looked for and what is refused, as labels and in the CTO's own words.
pub(super) struct Wishes {
    sectors: Vec<Sector>,
    impacts: Vec<Impact>,
    mission_types: Vec<MissionType>,
    stages: Vec<Stage>,
    refused_sectors: Vec<Sector>,
    refused_mission_types: Vec<MissionType>,
    looks_for: Option<Wish>,
    refuses: Option<Wish>,
}

pub(super) fn wishes(answers: Answers<'_>, errors: &mut FieldErrors) -> Wishes {
    let wishes = Wishes {
        sectors: answers.codes("wanted_sectors", errors),
        impacts: answers.codes("wanted_impacts", errors),
        mission_types: answers.codes("wanted_mission_types", errors),
        stages: answers.codes("wanted_stages", errors),
        refused_sectors: answers.codes("refused_sectors", errors),
        refused_mission_types: answers.codes("refused_mission_types", errors),
        looks_for: answers.text("looks_for", Wish::read, errors),
        refuses: answers.text("refuses", Wish::read, errors),
    };
    // Nobody looks for what they refuse: it is a slip, and would block the very missions that are wished for.
    if wishes.refused_sectors.iter().any(|sector| wishes.sectors.contains(sector)) {
        errors.push(FieldError::new("refused_sectors", Complaint::Duplicate));
    }
    if wishes.refused_mission_types.iter().any(|mission_type| wishes.mission_types.contains(mission_type)) {
        errors.push(FieldError::new("refused_mission_types", Complaint::Duplicate));
    }
    wishes
}

impl Wishes {
    pub(super) async fn write(&self, tx: &mut PgConnection, profile: ProfileId) -> Result<(), Problem> {
        store::replace_labels(tx, profile, "wants", "sector", &rows(&self.sectors)).await?;
        store::replace_labels(tx, profile, "wants", "impact", &rows(&self.impacts)).await?;
        store::replace_labels(tx, profile, "wants", "mission_type", &rows(&self.mission_types)).await?;
        store::replace_labels(tx, profile, "wants", "stage", &rows(&self.stages)).await?;
        store::replace_labels(tx, profile, "refuses", "sector", &rows(&self.refused_sectors)).await?;
        store::replace_labels(tx, profile, "refuses", "mission_type", &rows(&self.refused_mission_types)).await?;
        let words = |wish: &Option<Wish>| wish.as_ref().map_or_else(String::new, |wish| wish.as_str().to_owned());
        store::set_wish_words(tx, profile, &words(&self.looks_for), &words(&self.refuses)).await
    }
}

/// Each label once.
fn rows<T: ToString>(labels: &[T]) -> Vec<LabelRow> {
    let mut codes: Vec<String> = labels.iter().map(ToString::to_string).collect();
    codes.sort_unstable();
    codes.dedup();
    codes.into_iter().map(|code| LabelRow { code, ..LabelRow::default() }).collect()
}
