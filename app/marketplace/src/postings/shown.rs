//! What of a mission everybody may read: the one place that decides it.

use chrono::{DateTime, Utc};
use domain::{CriterionKind as Kind, CriterionValue, Importance, MissionId, PostingId};

use super::Posting;
use crate::{
    discretion::{self, Identity},
    missions::{MissionSheet, read::seen_by_ctos},
};

/// The kinds of criteria that everybody may read, in the order in which a person meets them. The rate stands apart: it is there where its CEO says so; the
/// strength that is sought is between the CEO and the team.
const KINDS: [Kind; Kind::ALL.len() - 2] = [
    Kind::MissionType,
    Kind::Area,
    Kind::Sector,
    Kind::Impact,
    Kind::Stack,
    Kind::Stage,
    Kind::Rhythm,
    Kind::Place,
    Kind::Start,
    Kind::Language,
];

/// The most characters of the need's words that a summary begins with.
const SUGGESTED: usize = 1_000;

/// A wish of the mission, and how much it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    pub value: CriterionValue,
    pub importance: Importance,
}

/// A mission, as everybody reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub id: PostingId,
    pub(super) mission: MissionId,
    pub title: String,
    /// In the CEO's words.
    pub summary: String,
    /// `fr` or `en`: the language of the words.
    pub language: String,
    /// What was signed off, and counts, in the order of [`KINDS`]; the rate at the end, where it is shown.
    pub wishes: Vec<Wish>,
    /// When it was first public.
    pub published_at: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
}

impl Shown {
    /// What is asked for of one kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Wish> {
        self.wishes.iter().filter(move |wish| wish.value.kind() == kind)
    }

    /// The same, without how much it counts.
    pub fn values(&self, kind: Kind) -> impl Iterator<Item = &CriterionValue> {
        self.of(kind).map(|wish| &wish.value)
    }
}

/// The page. `rivals` are companies that the CEO named as such.
pub(super) fn shown(posting: &Posting, sheet: &MissionSheet, rivals: &[&str]) -> Shown {
    let veil = Veil::of(sheet, rivals);
    let kinds = KINDS.iter().chain(posting.shows_rate.then_some(&Kind::Rate));
    let counts = |kind: Kind| {
        let of_kind = move |wish: &Wish| wish.value.kind() == kind && wish.importance != Importance::Indifferent;
        let wishes = sheet.criteria.iter().map(|row| &row.criterion);
        wishes.map(|one| Wish { value: one.value.clone(), importance: one.importance }).filter(of_kind)
    };
    Shown {
        id: posting.id,
        mission: posting.mission,
        title: veil.over(sheet.summary.title.as_deref().unwrap_or_default()),
        summary: veil.over(&posting.summary),
        language: sheet.summary.language.clone(),
        wishes: kinds.flat_map(|kind| counts(*kind)).collect(),
        published_at: posting.published_at,
        updated_at: posting.updated_at,
    }
}

/// Words to begin with: the first paragraph of what CTOs read, as far as it is not too long.
pub(super) fn suggested(sheet: &MissionSheet, rivals: &[&str]) -> String {
    let text = Veil::of(sheet, rivals).over(&seen_by_ctos(sheet).need.text);
    let first = text.trim().split("\n\n").next().unwrap_or_default().trim();
    match first.char_indices().nth(SUGGESTED) {
        None => first.to_owned(),
        Some((end, _)) => {
            let cut = first.get(..end).unwrap_or_default();
            cut.rsplit_once(". ").map_or_else(|| cut.to_owned(), |(whole, _)| format!("{whole}."))
        }
    }
}

/// Whoever must not be named: the CEO, the company, its rivals. With them goes every way to reach somebody: whoever reads writes through the site.
struct Veil([Identity; 2]);

impl Veil {
    fn of(sheet: &MissionSheet, rivals: &[&str]) -> Self {
        Self([sheet.summary.identity(), Identity::of_companies(rivals.iter().copied())])
    }

    fn over(&self, text: &str) -> String {
        discretion::veiled(text, &self.0.iter().collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests;
