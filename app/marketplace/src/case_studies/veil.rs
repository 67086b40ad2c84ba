//! Who is named in a case study, and who is veiled: each side decided for itself.

use super::store::Row;
use crate::{
    discretion::{self, Identity},
    profiles::Contact,
};

/// Whoever is not to be named in one case study.
pub(super) struct Veil(Vec<Identity>);

impl Veil {
    /// For this one; `contacts` holds its CTO's.
    pub fn of(row: &Row, contacts: &[Contact]) -> Self {
        let company = (!row.names_company).then(|| Identity::of_company(row.ceo.as_deref(), row.company.as_deref()));
        let cto = (!row.names_cto).then(|| {
            let contact = contacts.iter().find(|contact| contact.profile == row.profile);
            contact.map_or_else(|| Identity::named(&row.cto), Identity::of)
        });
        Self(company.into_iter().chain(cto).collect())
    }

    /// The text, without what tells who they are. Where both are named, it stands as both agreed to it.
    pub fn over(&self, text: &str) -> String {
        if self.0.is_empty() {
            return text.to_owned();
        }
        discretion::veiled(text, &self.0.iter().collect::<Vec<_>>())
    }
}
