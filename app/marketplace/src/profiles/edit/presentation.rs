//! How somebody presents themselves: headline, story and years; links; companies that never see them; their status.

use domain::{
    ProfileId,
    forms::{CompanyName, Complaint, FieldError, FieldErrors, Headline, Story, Title, WebAddress},
    profile::{CompanyNumber, LegalStatus, LinkKind},
};
use sqlx::PgConnection;

use super::{
    Hidden,
    answers::{Answers, in_row},
};
use crate::{
    Problem,
    profiles::{fold_company, store},
};

/// How many companies may be excluded.
pub const MOST_EXCLUSIONS: usize = 60;
/// How many links a profile holds.
pub const MOST_LINKS: usize = 20;
/// The years that a link may be of.
const YEARS: (i16, i16) = (1970, 2100);

/// Headline, story and years of practice.
pub(super) struct Presentation {
    headline: Headline,
    story: Option<Story>,
    years: Option<i16>,
}

pub(super) fn read(answers: Answers<'_>, hidden: &Hidden, errors: &mut FieldErrors) -> Option<Presentation> {
    let headline = errors.take("headline", Headline::read(answers.one("headline")));
    if let Some(headline) = &headline {
        hidden.check("headline", headline.as_str(), errors);
    }
    let story = answers.text("story", Story::read, errors);
    let years = answers.number("years", 0, 60, errors);
    Some(Presentation { headline: headline?, story, years })
}

impl Presentation {
    pub(super) async fn write(&self, tx: &mut PgConnection, profile: ProfileId) -> Result<(), Problem> {
        let story = self.story.as_ref().map_or("", Story::as_str);
        store::set_presentation(tx, profile, self.headline.as_str(), story, self.years).await
    }
}

/// A talk, a text, or what somebody does for a community.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub kind: LinkKind,
    pub title: String,
    pub address: WebAddress,
    /// The year it is of.
    pub year: Option<i16>,
}

pub(super) fn links(answers: Answers<'_>, errors: &mut FieldErrors) -> Vec<Link> {
    let mut rows = answers.rows("address", MOST_LINKS, errors);
    // A title without an address is asked for its address.
    rows.extend(answers.rows("title", MOST_LINKS, errors));
    rows.sort_unstable();
    rows.dedup();
    let mut links = Vec::with_capacity(rows.len());
    for row in rows {
        let (kind, title, address, year) = (in_row("kind", row), in_row("title", row), in_row("address", row), in_row("year", row));
        let kind = errors.code(&kind, answers.one(&kind));
        let title = errors.take(&title, Title::read(answers.one(&title)));
        let address = errors.take(&address, WebAddress::read(answers.one(&address)));
        let year = answers.number(&year, YEARS.0, YEARS.1, errors);
        if let (Some(kind), Some(title), Some(address)) = (kind, title, address) {
            links.push(Link { kind, title: title.into_string(), address, year });
        }
    }
    links
}

pub(super) async fn write_links(tx: &mut PgConnection, profile: ProfileId, links: &[Link]) -> Result<(), Problem> {
    store::replace_links(tx, profile, links).await
}

/// One company a line; the same company twice counts once.
pub(super) fn exclusions(answers: Answers<'_>, errors: &mut FieldErrors) -> Vec<CompanyName> {
    let mut named: Vec<(String, CompanyName)> = Vec::new();
    for line in answers.one("exclusions").split(['\n', '\r', ';']).map(str::trim).filter(|line| !line.is_empty()) {
        let folded = fold_company(line);
        if folded.is_empty() {
            errors.push(FieldError::new("exclusions", Complaint::Malformed));
            break;
        }
        let Some(name) = errors.take("exclusions", CompanyName::read(line)) else { break };
        if named.iter().all(|(known, _)| *known != folded) {
            named.push((folded, name));
        }
        if named.len() > MOST_EXCLUSIONS {
            errors.push(FieldError::new("exclusions", Complaint::OutOfRange));
            break;
        }
    }
    named.into_iter().map(|(_, name)| name).collect()
}

pub(super) async fn write_exclusions(tx: &mut PgConnection, profile: ProfileId, names: &[CompanyName]) -> Result<(), Problem> {
    let (folded, names): (Vec<String>, Vec<String>) =
        names.iter().map(|name| (fold_company(name.as_str()), name.as_str().to_owned())).unzip();
    store::replace_exclusions(tx, profile, &folded, &names).await
}

/// Under which status somebody works, and their company's number.
pub(super) struct Status {
    legal: Option<LegalStatus>,
    number: Option<CompanyNumber>,
}

pub(super) fn status(answers: Answers<'_>, errors: &mut FieldErrors) -> Status {
    Status { legal: answers.code("legal_status", errors), number: answers.text("company_number", CompanyNumber::read, errors) }
}

impl Status {
    pub(super) async fn write(&self, tx: &mut PgConnection, profile: ProfileId) -> Result<(), Problem> {
        store::set_status(tx, profile, self.legal, self.number.as_ref()).await
    }
}
