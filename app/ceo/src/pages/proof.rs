//! From what an address or a form says to what a service demands: ids, choices, and proofs of permission.

use std::str::FromStr;

use domain::{
    RateRange,
    forms::{Complaint, FieldError, FieldErrors},
};
use marketplace::{
    Problem,
    candidacies::{OwnersCandidacy, permission::shown_to},
    missions::{self, MissionHolder, MissionOwner, draft::Language},
};
use ui::{
    Locale,
    server::{market, visitor},
};

/// An id or a code of an address or a hidden field; a malformed one leads nowhere.
pub fn id<T: FromStr>(text: &str) -> Result<T, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

/// A code that a person chose.
pub fn choice<T: FromStr>(field: &str, text: &str) -> Result<T, Problem> {
    let mut errors = FieldErrors::default();
    errors.code(field, text).ok_or(Problem::Invalid(errors))
}

/// `yes` or `no`.
pub fn yes_or_no(field: &str, text: &str) -> Result<bool, Problem> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        "" => Err(complaint(field, Complaint::Missing)),
        _ => Err(complaint(field, Complaint::Unknown)),
    }
}

/// A criterion's value as a form sends it: in one field, or as the two ends of a budget, which people write with blanks and a sign.
pub fn value(value: String, low: &str, high: &str) -> Result<String, Problem> {
    let digits = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace() && *c != '€').collect() };
    let (low, high) = (digits(low), digits(high));
    if low.is_empty() && high.is_empty() {
        return Ok(value);
    }
    let range = format!("{low}-{high}");
    range.parse::<RateRange>().map_err(|_| complaint("value", Complaint::OutOfRange))?;
    Ok(range)
}

/// The visitor's hold on a mission.
pub async fn holder(mission: &str) -> Result<MissionHolder, Problem> {
    missions::holder(&market(), &visitor(), id(mission)?).await
}

/// The visitor's ownership of a mission.
pub async fn owner(mission: &str) -> Result<MissionOwner, Problem> {
    holder(mission).await?.owner()
}

/// A candidacy that was put before the visitor, on a mission of theirs.
pub async fn candidacy(mission: &str, candidacy: &str) -> Result<(MissionOwner, OwnersCandidacy), Problem> {
    let owner = owner(mission).await?;
    let candidacy = shown_to(&market(), &owner, id(candidacy)?).await?;
    Ok((owner, candidacy))
}

/// The language of the page, as the one that a need is written in.
pub fn language() -> Language {
    match Locale::current() {
        Locale::Fr => Language::Fr,
        Locale::En => Language::En,
    }
}

/// The page of a need, with this criterion unfolded.
pub fn at_criterion(mission: &str, criterion: &str) -> String {
    format!("/needs/{mission}?open={criterion}#criterion-{criterion}")
}

/// The page of a need, at its criteria.
pub fn at_criteria(mission: &str) -> String {
    format!("/needs/{mission}#criteria")
}

fn complaint(field: &str, complaint: Complaint) -> Problem {
    Problem::Invalid(FieldError::new(field, complaint).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_read_as_people_write_it() {
        let read = |low, high| value(String::new(), low, high).ok();
        assert_eq!(read("1\u{202f}200 €", "").as_deref(), Some("1200-"));
        assert_eq!(read(" 750 ", "950").as_deref(), Some("750-950"));
        assert_eq!(read("950", "750"), None);
        assert_eq!(read("beaucoup", ""), None);
        assert_eq!(value("lyon".to_owned(), "", "").ok().as_deref(), Some("lyon"));
    }
}
