//! Laws of every section's form: 1. whatever is typed, it is read whole or refused, without a panic; 2. every complaint is about a field that was
//! sent or that must be there; 3. what is refused in one field does not hide what is wrong in another.

use domain::profile::Section;
use proptest::prelude::*;

use super::*;

fn read(section: Section, typed: &[(&str, &str)]) -> Result<Change, FieldErrors> {
    let typed: Vec<(String, String)> = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Change::read(section, Answers(&typed), &Hidden(Identity::named("Salomé Garnier")))
}

fn complaints(section: Section, typed: &[(&str, &str)]) -> Vec<(String, Complaint)> {
    read(section, typed).err().map(|errors| errors.0.into_iter().map(|error| (error.field, error.complaint)).collect()).unwrap_or_default()
}

const FIELDS: [&str; 34] = [
    "headline",
    "story",
    "years",
    "technology",
    "level",
    "current",
    "sector",
    "impact",
    "evidence",
    "mission_type",
    "times",
    "areas",
    "stages",
    "orientations",
    "rhythm",
    "rate",
    "place",
    "remote",
    "languages",
    "available_from",
    "looks_for",
    "refuses",
    "wanted_sectors",
    "wanted_impacts",
    "wanted_mission_types",
    "wanted_stages",
    "refused_sectors",
    "refused_mission_types",
    "exclusions",
    "kind",
    "title",
    "address",
    "year",
    "legal_status",
];

proptest! {
    #[test]
    fn law_1_and_2_whatever_is_typed_is_answered(
        section in proptest::sample::select(Section::ALL),
        typed in proptest::collection::vec(
            (proptest::sample::select(&FIELDS), proptest::option::of(0usize..200), "(\\PC{0,30}|[0-9]{0,8}|symfony|foodtech|2-3|fr|2026-12-01)"), 0..12),
    ) {
        let typed: Vec<(String, String)> = typed
            .into_iter()
            .map(|(name, row, value)| (row.map_or_else(|| name.to_owned(), |row| format!("{name}-{row}")), value))
            .collect();
        let hidden = Hidden(Identity::named("Salomé Garnier"));
        if let Err(errors) = Change::read(section, Answers(&typed), &hidden) {
            prop_assert!(!errors.is_empty());
            for error in errors.0 {
                let is_row_of_sent = error.field.rsplit_once('-').is_some_and(|(_, row)| typed.iter().any(|(name, _)| name.ends_with(row)));
                let was_sent = typed.iter().any(|(name, _)| *name == error.field);
                prop_assert!(was_sent || is_row_of_sent || error.field == "headline", "{}", error.field);
            }
        }
    }
}

#[test]
fn law_3_all_complaints_come_at_once() {
    let typed = [("technology-0", "Symfonie"), ("years-0", "99"), ("technology-4", "PHP"), ("level-4", "expert")];
    let expected = [("technology-0", Complaint::UnknownTechnology), ("years-0", Complaint::OutOfRange), ("level-4", Complaint::Unknown)];
    assert_eq!(complaints(Section::Stack, &typed), expected.map(|(field, complaint)| (field.to_owned(), complaint)));
    let link = [("title-0", "Une conférence"), ("year-0", "demain")];
    let fields: Vec<String> = complaints(Section::Links, &link).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["kind-0", "address-0", "year-0"]);
}

#[test]
fn a_company_is_excluded_once_however_it_is_written() {
    let Ok(Change::Exclusions(names)) =
        read(Section::Exclusions, &[("exclusions", "La Tablée\r\nla tablee\n\n Groupe Lestang ; La-Tablée")])
    else {
        panic!("companies")
    };
    assert_eq!(names.iter().map(|name| name.as_str()).collect::<Vec<_>>(), ["La Tablée", "Groupe Lestang"]);
    assert_eq!(complaints(Section::Exclusions, &[("exclusions", "!!!")]), [("exclusions".to_owned(), Complaint::Malformed)]);
}

#[test]
fn evidence_names_nobody() {
    let typed = [("impact-0", "ess"), ("evidence-0", "Salomé Garnier tient une AMAP")];
    assert_eq!(complaints(Section::Impacts, &typed), [("evidence-0".to_owned(), Complaint::Names)]);
}
