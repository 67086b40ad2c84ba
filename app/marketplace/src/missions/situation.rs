//! What a need tells of its company that is no criterion: read from its words, corrected, removed, put back, or said by a person.
//!
//! The words are read each time they are shown; only what a person said of a fact is kept, and wins over the reader.

use domain::{
    Evidence, Origin, SituationFact, SituationValue,
    forms::{Complaint, FieldErrors, Refused},
};
use matching::understand;
use sqlx::PgConnection;

use super::{
    Editor,
    criteria::{change, two_ends},
    store,
};
use crate::{Marketplace, Problem};

/// A fact as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SituationRow {
    pub value: SituationValue,
    pub origin: Origin,
    /// The words it was read from; only for [`Origin::Text`].
    pub evidence: Option<Evidence>,
}

/// Everything that is known of a company's situation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SituationSheet {
    /// What stands, in the order in which a person meets it.
    pub standing: Vec<SituationRow>,
    /// What a person removed.
    pub removed: Vec<SituationFact>,
}

impl SituationSheet {
    /// What nothing is known of, and nobody removed.
    pub fn open(&self) -> Vec<SituationFact> {
        let is_said = |fact: &SituationFact| self.standing.iter().any(|row| row.value.fact() == *fact) || self.removed.contains(fact);
        SituationFact::ALL.iter().copied().filter(|fact| !is_said(fact)).collect()
    }
}

/// What these words of the mission tell, and what a person said of it.
pub async fn read(market: &Marketplace, editor: &Editor, words: &str) -> Result<SituationSheet, Problem> {
    let said = store::situation_facts(&market.pool, editor.mission).await?;
    let told = understand(words, market.today()).situation.told();
    let mut sheet = SituationSheet::default();
    for fact in SituationFact::ALL {
        let by_hand = said.iter().find(|row| row.fact == *fact);
        match (by_hand, told.iter().find(|(value, _)| value.fact() == *fact)) {
            (Some(row), _) => match row.value {
                Some(value) => sheet.standing.push(SituationRow { value, origin: row.origin, evidence: None }),
                None => sheet.removed.push(*fact),
            },
            (None, Some((value, evidence))) => {
                sheet.standing.push(SituationRow { value: *value, origin: Origin::Text, evidence: Some(*evidence) });
            }
            (None, None) => {}
        }
    }
    Ok(sheet)
}

/// Says how a fact is, whatever the words tell.
pub async fn correct(market: &Marketplace, editor: &Editor, fact: SituationFact, value: &str) -> Result<(), Problem> {
    let value = value.trim();
    let refused = Refused { complaint: if value.is_empty() { Complaint::Missing } else { Complaint::OutOfRange }, limit: None };
    let mut errors = FieldErrors::default();
    let value = errors.take("value", SituationValue::parse(fact, value).map_err(|_| refused)).ok_or(Problem::Invalid(errors))?;
    change(market, editor, "correct_situation", "situation", async |tx| say(tx, editor, value).await).await
}

/// Says that a fact is not so, or is nobody's business; reading the words again does not bring it back, [`restore`] does.
pub async fn remove(market: &Marketplace, editor: &Editor, fact: SituationFact) -> Result<(), Problem> {
    change(market, editor, "remove_situation", "situation", async |tx| {
        store::put_situation(tx, editor.mission, fact, None, editor.origin).await
    })
    .await
}

/// Takes back whatever a person said of a fact: the words count again.
pub async fn restore(market: &Marketplace, editor: &Editor, fact: SituationFact) -> Result<(), Problem> {
    change(market, editor, "restore_situation", "situation", async |tx| store::forget_situation(tx, editor.mission, fact).await).await
}

/// Keeps a value, inside the caller's transaction.
pub(crate) async fn say(tx: &mut PgConnection, editor: &Editor, value: SituationValue) -> Result<(), Problem> {
    store::put_situation(tx, editor.mission, value.fact(), Some(value), editor.origin).await
}

/// A value as the fields of a form send it: in one, or as the two ends of a month's budget in euros, written with blanks and a sign or
/// without. One end alone is the whole budget.
pub fn typed_value(value: String, low: &str, high: &str) -> Result<String, Problem> {
    Ok(match two_ends(low, high)? {
        [Some(low), Some(high)] => format!("{low}-{high}"),
        [one, other] => one.or(other).map_or(value, |whole| whole.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_months_budget_is_read_as_people_write_it() {
        let read = |low, high| typed_value(String::new(), low, high).ok();
        assert_eq!(read("3\u{202f}000 €", "").as_deref(), Some("3000"));
        assert_eq!(read(" 3000", "5 000").as_deref(), Some("3000-5000"));
        assert_eq!(read("beaucoup", ""), None);
        assert_eq!(typed_value("yes".to_owned(), "", "").ok().as_deref(), Some("yes"));
    }

    #[test]
    fn what_is_neither_known_nor_removed_is_open() {
        let sheet = SituationSheet {
            standing: vec![SituationRow { value: SituationValue::Developers(2), origin: Origin::Text, evidence: None }],
            removed: vec![SituationFact::Budget],
        };
        assert!(!sheet.open().contains(&SituationFact::Developers) && !sheet.open().contains(&SituationFact::Budget));
        assert!(sheet.open().contains(&SituationFact::Hosting));
    }
}
