//! The CEO's question: written, taken back, looked at.

use chrono::Duration;
use domain::{
    AgencyRequestId,
    lifecycle::{AGENCY_REQUEST, AgencyRequestEvent, AgencyRequestState},
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{AgencyRequest, DAYS, allow_question, store};
use crate::{
    Marketplace, Problem, Secret,
    audit::{self, Line, Subject},
    missions::{Editor, MissionHolder, lock_for},
    problem::refused,
};

/// Writes the question, and answers the key of its link, which nobody can be told again. A question that was waiting is taken back.
pub async fn ask(market: &Marketplace, holder: &MissionHolder) -> Result<(AgencyRequestId, Secret), Problem> {
    let editor = holder.editor();
    allow_question(market, editor.mission()).await?;
    let (id, key, now) = (AgencyRequestId(Uuid::now_v7()), Secret::draw(), market.now());
    let mut tx = market.pool.begin().await?;
    let state = lock_for(&mut tx, &editor).await?;
    take_back(&mut tx, &editor, true).await?;
    step(None, AgencyRequestEvent::Ask, &editor)?;
    store::insert(&mut tx, id, editor.mission(), &key.hash(), now, now + Duration::days(DAYS)).await?;
    write(&mut tx, market, &editor, "ask_agency", state).await?;
    tx.commit().await?;
    Ok((id, key))
}

/// The same, unless a question waits already.
pub async fn ask_once(market: &Marketplace, holder: &MissionHolder) -> Result<Option<(AgencyRequestId, Secret)>, Problem> {
    match read(market, holder).await? {
        Some(request) if request.is_open(market.now()) => Ok(None),
        _ => ask(market, holder).await.map(Some),
    }
}

/// Takes the question back, also one that was answered: its link leads nowhere, and what was not confirmed is forgotten.
pub async fn revoke(market: &Marketplace, holder: &MissionHolder) -> Result<(), Problem> {
    let editor = holder.editor();
    let mut tx = market.pool.begin().await?;
    let state = lock_for(&mut tx, &editor).await?;
    if !take_back(&mut tx, &editor, false).await? {
        return Err(Problem::NotNow("not_from"));
    }
    write(&mut tx, market, &editor, "revoke_agency", state).await?;
    tx.commit().await?;
    Ok(())
}

/// The question of a mission, if there is one that was not taken back.
pub async fn read(market: &Marketplace, holder: &MissionHolder) -> Result<Option<AgencyRequest>, Problem> {
    let Some(mut request) = store::latest(&market.pool, holder.mission()).await? else { return Ok(None) };
    if request.state == AgencyRequestState::Answered {
        request.answers = store::answers(&market.pool, request.id).await?;
    } else {
        // What is still being written is the agency's own.
        request.words = None;
    }
    Ok(Some(request))
}

/// Revokes what can be revoked: every question, or only one that waits. Answers whether there was one.
async fn take_back(tx: &mut PgConnection, editor: &Editor, waiting_only: bool) -> Result<bool, Problem> {
    let mut taken = false;
    for (id, state) in store::standing(tx, editor.mission()).await? {
        if !waiting_only || state == AgencyRequestState::Waiting {
            let next = step(Some(state), AgencyRequestEvent::Revoke, editor)?;
            store::set_state(tx, id, next, None).await?;
            taken = true;
        }
    }
    Ok(taken)
}

fn step(from: Option<AgencyRequestState>, event: AgencyRequestEvent, editor: &Editor) -> Result<AgencyRequestState, Problem> {
    AGENCY_REQUEST.apply(from, event, editor.actor().role, |_| true).map_err(refused)
}

async fn write(
    tx: &mut PgConnection,
    market: &Marketplace,
    editor: &Editor,
    event: &'static str,
    state: domain::lifecycle::MissionState,
) -> Result<(), Problem> {
    let line = Line {
        actor: editor.actor(),
        subject: Subject::Mission(editor.mission()),
        event,
        from: Some(state.code()),
        to: Some(state.code()),
        fields: &[],
        words: None,
    };
    audit::write(tx, market.now(), line).await
}
