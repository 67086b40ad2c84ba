//! What is indexed: of missions one field for each kind of criterion, holding ids of the vocabulary, and of both what people search by
//! ([`super::text`]).

use domain::CriterionKind;
use matching::{Profile, vocabulary::vocabulary};
use tantivy::{
    TantivyDocument,
    schema::{Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions},
};
use uuid::Uuid;

use super::text::{
    fields::{Searchable, TextFields},
    missions, profiles,
};
use crate::{Problem, missions::MissionSheet, profiles::store::SearchableProfile};

/// What a document is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// A profile in the community, which missions may be matched with.
    Profile,
    /// A profile that is not, or not now: for staff's search alone.
    Aside,
    Mission,
}

impl Subject {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Aside => "aside",
            Self::Mission => "mission",
        }
    }
}

/// The kinds that are sets of labels, each with a field of its own. Quantities are left to the rules.
pub(super) const LABELS: [CriterionKind; 8] = [
    CriterionKind::Stack,
    CriterionKind::Sector,
    CriterionKind::Impact,
    CriterionKind::MissionType,
    CriterionKind::Area,
    CriterionKind::Stage,
    CriterionKind::Orientation,
    CriterionKind::Place,
];

/// The fields of the index.
#[derive(Debug, Clone)]
pub(super) struct Fields {
    pub schema: Schema,
    pub subject: Field,
    pub id: Field,
    /// Of missions, in the order of [`LABELS`]. Indexed with frequencies, so that a union of terms can be pruned.
    pub labels: [Field; LABELS.len()],
    pub text: TextFields,
    /// The facts of a profile in the community, stored: a start reads them back.
    pub facts: Field,
}

impl Fields {
    pub(super) fn new() -> Self {
        let mut schema = Schema::builder();
        let subject = schema.add_text_field("subject", STRING);
        let id = schema.add_text_field("id", STRING | STORED);
        let with_frequencies = TextOptions::default()
            .set_indexing_options(TextFieldIndexing::default().set_tokenizer("raw").set_index_option(IndexRecordOption::WithFreqs));
        let labels = LABELS.map(|kind| schema.add_text_field(kind.code(), with_frequencies.clone()));
        let text = TextFields::add_to(&mut schema);
        let facts = schema.add_bytes_field("facts", STORED);
        Self { schema: schema.build(), subject, id, labels, text, facts }
    }

    /// Changes whenever the schema or the vocabulary does; an index of another fingerprint is made anew.
    pub(super) fn fingerprint() -> String {
        format!("8-{:016x}", vocabulary().fingerprint())
    }

    fn begin(&self, subject: Subject, id: Uuid, searchable: &Searchable) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_text(self.subject, subject.code());
        document.add_text(self.id, id.to_string());
        self.text.fill(&mut document, id, searchable);
        document
    }

    /// A profile, as what people search by, and its facts: needs are matched in memory.
    pub(super) fn profile(&self, profile: &SearchableProfile) -> Result<TantivyDocument, Problem> {
        let subject = if profile.is_in_community() { Subject::Profile } else { Subject::Aside };
        let mut document = self.begin(subject, profile.facts.id.0, &profiles::searchable(profile));
        if profile.is_in_community() {
            document.add_bytes(self.facts, &serde_json::to_vec(&profile.facts)?);
        }
        Ok(document)
    }

    /// A mission, as what it asks for.
    pub(super) fn mission(&self, sheet: &MissionSheet) -> TantivyDocument {
        let need = sheet.need();
        let mut document = self.begin(Subject::Mission, sheet.summary.id.0, &missions::searchable(sheet));
        for (kind, field) in LABELS.iter().zip(self.labels) {
            for value in need.values(*kind) {
                document.add_text(field, value.code());
            }
        }
        document
    }
}

/// The codes of one kind that a profile has.
pub(super) fn labels_of(profile: &Profile, kind: CriterionKind) -> Vec<String> {
    match kind {
        CriterionKind::Stack => profile.stack.iter().map(|known| known.technology.to_string()).collect(),
        CriterionKind::Sector => profile.sectors.iter().map(|known| known.sector.to_string()).collect(),
        CriterionKind::Impact => profile.impacts.iter().map(|known| known.impact.to_string()).collect(),
        CriterionKind::MissionType => profile.mission_types.iter().map(|done| done.mission_type.to_string()).collect(),
        CriterionKind::Area => profile.areas.iter().map(ToString::to_string).collect(),
        CriterionKind::Stage => profile.stages.iter().map(ToString::to_string).collect(),
        CriterionKind::Orientation => profile.orientations.iter().map(ToString::to_string).collect(),
        CriterionKind::Place => profile.places.iter().map(ToString::to_string).collect(),
        CriterionKind::Rhythm | CriterionKind::Rate | CriterionKind::Language | CriterionKind::Start => Vec::new(),
    }
}
