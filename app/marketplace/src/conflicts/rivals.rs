//! Companies whose CTO should not be this one's, as a CEO names them. Staff reads the list; CTOs do not.

use domain::{
    MissionId,
    forms::{CompanyName, Complaint, FieldError, FieldErrors},
    lifecycle::MissionState,
};

use super::store;
use crate::{
    Marketplace, Problem,
    accounts::CurrentStaff,
    audit::{self, Line, Subject},
    missions::{self, MissionHolder},
    profiles::fold_company,
};

/// How many may be named.
pub const MOST_RIVALS: usize = 20;

/// The names, for the CEO who gave them.
pub async fn of_holder(market: &Marketplace, holder: &MissionHolder) -> Result<Vec<String>, Problem> {
    named(market, holder.mission()).await
}

/// The names, for staff.
pub async fn of_mission(market: &Marketplace, _staff: &CurrentStaff, mission: MissionId) -> Result<Vec<String>, Problem> {
    named(market, mission).await
}

async fn named(market: &Marketplace, mission: MissionId) -> Result<Vec<String>, Problem> {
    Ok(store::rivals(&market.pool, &[mission]).await?.into_iter().map(|(_, name)| name).collect())
}

/// Keeps the names, one a line, in the place of those before. They are no criterion: a sign-off stands, and the ranking does not change.
pub async fn name_rivals(market: &Marketplace, holder: &MissionHolder, text: &str) -> Result<(), Problem> {
    let names = read(text)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let state = missions::lock_state(&mut tx, holder.mission()).await?.ok_or(Problem::NotFound)?;
    if matches!(state, MissionState::Completed | MissionState::Cancelled) {
        return Err(Problem::NotNow("not_from"));
    }
    store::replace_rivals(&mut tx, holder.mission(), &names).await?;
    let line = Line {
        actor: holder.editor().actor(),
        subject: Subject::Mission(holder.mission()),
        event: "name_rivals",
        from: Some(state.code()),
        to: Some(state.code()),
        fields: &["rivals"],
        words: None,
    };
    audit::write(&mut tx, now, line).await?;
    tx.commit().await?;
    Ok(())
}

/// One company a line; the same one twice counts once.
fn read(text: &str) -> Result<Vec<String>, Problem> {
    let mut errors = FieldErrors::default();
    let mut named: Vec<(String, String)> = Vec::new();
    for line in text.split(['\n', '\r', ';']).map(str::trim).filter(|line| !line.is_empty()) {
        let folded = fold_company(line);
        if folded.is_empty() {
            errors.push(FieldError::new("rivals", Complaint::Malformed));
            break;
        }
        let Some(name) = errors.take("rivals", CompanyName::read(line)) else { break };
        if named.iter().all(|(known, _)| *known != folded) {
            named.push((folded, name.into_string()));
        }
        if named.len() > MOST_RIVALS {
            errors.push(FieldError::new("rivals", Complaint::OutOfRange));
            break;
        }
    }
    if errors.is_empty() { Ok(named.into_iter().map(|(_, name)| name).collect()) } else { Err(errors.into()) }
}
