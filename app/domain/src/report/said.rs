//! What the CTO says of a month, beside what the application knows.

use super::Light;
use crate::forms::{FieldErrors, Refused, Sentence, euros};
use crate::{forms::Complaint, mandate::MOST_EUROS};

/// So many fields the form of a report has at most.
pub const MOST_INPUTS: usize = 12;

/// What was said. Sentences are short, so that the page stays one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub mandate: Option<String>,
    pub roadmap: Option<String>,
    /// Of the month, in whole euros before tax.
    pub budget: Option<u32>,
    pub spent: Option<u32>,
    pub money: Option<String>,
    pub team: Light,
    pub team_words: Option<String>,
    pub risks: Option<String>,
    pub agency: Light,
    pub agency_words: Option<String>,
    pub transfer: Light,
    pub transfer_words: Option<String>,
}

impl Default for Said {
    fn default() -> Self {
        Self {
            mandate: None,
            roadmap: None,
            budget: None,
            spent: None,
            money: None,
            team: Light::Unknown,
            team_words: None,
            risks: None,
            agency: Light::Unknown,
            agency_words: None,
            transfer: Light::Unknown,
            transfer_words: None,
        }
    }
}

impl Said {
    /// The names of the fields, in the order of the form.
    pub const FIELDS: [&'static str; MOST_INPUTS] = [
        "mandate",
        "roadmap",
        "budget",
        "spent",
        "money",
        "team",
        "team_words",
        "risks",
        "agency",
        "agency_words",
        "transfer",
        "transfer_words",
    ];

    /// Reads what was typed, with every complaint at once.
    pub fn read(typed: &[(String, String)]) -> Result<Self, FieldErrors> {
        let text = |field: &str| typed.iter().find(|(name, _)| name == field).map_or("", |(_, value)| value.as_str());
        let mut errors = FieldErrors::default();
        let mut words = |field: &str| sentence(&mut errors, field, text(field));
        let (mandate, roadmap, money, risks) = (words("mandate"), words("roadmap"), words("money"), words("risks"));
        let (team_words, agency_words, transfer_words) = (words("team_words"), words("agency_words"), words("transfer_words"));
        let (budget, spent) = (cost(&mut errors, "budget", text("budget")), cost(&mut errors, "spent", text("spent")));
        let mut light = |field: &str| errors.code::<Light>(field, text(field));
        let lights = (light("team"), light("agency"), light("transfer"));
        let (Some(team), Some(agency), Some(transfer)) = lights else { return Err(errors) };
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Self { mandate, roadmap, budget, spent, money, team, team_words, risks, agency, agency_words, transfer, transfer_words })
    }
}

fn sentence(errors: &mut FieldErrors, field: &str, text: &str) -> Option<String> {
    if text.trim().is_empty() { None } else { errors.take(field, Sentence::read(text)).map(Sentence::into_string) }
}

fn cost(errors: &mut FieldErrors, field: &str, text: &str) -> Option<u32> {
    if text.trim().is_empty() {
        return None;
    }
    let too_much = Refused { complaint: Complaint::OutOfRange, limit: None };
    errors.take(field, euros(text).and_then(|cost| if cost <= MOST_EUROS { Ok(cost) } else { Err(too_much) }))
}
