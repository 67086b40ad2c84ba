//! For whom a CTO works now: a name, perhaps its sector and the last day. Staff compares it with missions; no company sees it.

use std::collections::HashSet;

use domain::{
    ProfileId,
    forms::{CompanyName, Complaint, FieldError, FieldErrors, day},
};
use sqlx::PgConnection;

use super::answers::{Answers, in_row};
use crate::{
    Problem,
    conflicts::{self, Client, MOST_CLIENTS},
    profiles::fold_company,
};

pub(super) fn read(answers: Answers<'_>, errors: &mut FieldErrors) -> Vec<Client> {
    let mut rows: Vec<usize> =
        ["client", "sector", "until"].into_iter().flat_map(|field| answers.rows(field, MOST_CLIENTS, errors)).collect();
    rows.sort_unstable();
    rows.dedup();
    let (mut clients, mut known) = (Vec::with_capacity(rows.len()), HashSet::new());
    for row in rows {
        let field = in_row("client", row);
        // A sector or a day without a name is asked for its name.
        let name = errors.take(&field, CompanyName::read(answers.one(&field)));
        let sector = answers.code(&in_row("sector", row), errors);
        let until = answers.text(&in_row("until", row), day, errors);
        let Some(name) = name else { continue };
        if !known.insert(fold_company(name.as_str())) {
            errors.push(FieldError::new(&field, Complaint::Duplicate));
        }
        clients.push(Client { name: name.into_string(), sector, until });
    }
    clients
}

pub(super) async fn write(tx: &mut PgConnection, profile: ProfileId, clients: &[Client]) -> Result<(), Problem> {
    conflicts::replace_clients(tx, profile, clients).await
}
