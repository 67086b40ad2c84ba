//! What the CTO says of a month, beside what the application knows.

use super::{Facts, Light, Subject, light};
use crate::forms::{Complaint, FieldError, FieldErrors, Sentence, cost};

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
        let mut euros = |field: &str| errors.take(field, cost(text(field))).flatten();
        let (budget, spent) = (euros("budget"), euros("spent"));
        let mut light = |field: &str| errors.code::<Light>(field, text(field));
        let lights = (light("team"), light("agency"), light("transfer"));
        let (Some(team), Some(agency), Some(transfer)) = lights else { return Err(errors) };
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(Self { mandate, roadmap, budget, spent, money, team, team_words, risks, agency, agency_words, transfer, transfer_words })
    }
}

impl Said {
    /// What a report needs to be published: each subject that nothing is known of but by the CTO has its sentence, and so has each other one whose
    /// light is a worry. What the CEO reads of the others may be left out.
    ///
    /// # Errors
    /// Every sentence that is missing.
    pub fn is_complete(&self, facts: &Facts) -> Result<(), FieldErrors> {
        let told = [("team_words", &self.team_words), ("agency_words", &self.agency_words), ("transfer_words", &self.transfer_words)];
        let worries = [
            (Subject::Mandate, "mandate", &self.mandate),
            (Subject::Roadmap, "roadmap", &self.roadmap),
            (Subject::Money, "money", &self.money),
        ];
        let is_worry = |subject| matches!(light(subject, facts, self), Light::Watch | Light::Act);
        let why = worries.into_iter().filter(|(subject, ..)| is_worry(*subject)).map(|(_, field, words)| (field, words));
        let missing = why.chain(told).filter(|(_, words)| words.is_none());
        let errors = FieldErrors(missing.map(|(field, _)| FieldError::new(field, Complaint::Missing)).collect());
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}

fn sentence(errors: &mut FieldErrors, field: &str, text: &str) -> Option<String> {
    if text.trim().is_empty() { None } else { errors.take(field, Sentence::read(text)).map(Sentence::into_string) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{MilestoneFacts, ObjectiveFacts};

    #[test]
    fn a_worry_has_its_reason_before_it_is_published() {
        let words = || Some("Oui.".to_owned());
        let said = Said { team_words: words(), agency_words: words(), transfer_words: words(), ..Said::default() };
        let missing = |said: &Said, facts: &Facts| -> Vec<String> {
            said.is_complete(facts).err().unwrap_or_default().0.into_iter().map(|error| error.field).collect()
        };
        assert_eq!(missing(&said, &Facts::default()), Vec::<String>::new(), "what is unknown is no worry");
        assert_eq!(missing(&Said::default(), &Facts::default()), ["team_words", "agency_words", "transfer_words"]);
        let facts = Facts {
            objectives: ObjectiveFacts { all: 3, reached: 0, overdue: 1 },
            milestones: MilestoneFacts { all: 1, late: 1, ..MilestoneFacts::default() },
            ..Facts::default()
        };
        let dear = Said { budget: Some(100), spent: Some(105), ..said };
        assert_eq!(missing(&dear, &facts), ["mandate", "roadmap", "money"]);
        assert_eq!(missing(&Said { mandate: words(), roadmap: words(), money: words(), ..dear }, &facts), Vec::<String>::new());
    }
}
