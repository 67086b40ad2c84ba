//! What the business wants and why: the CEO or the CTO writes it, changes it, puts it in order and takes it out.

use chrono::{DateTime, Utc};
use domain::{
    AimId, EngagementId, EntryId, Role,
    briefing::{Aim, MOST_AIMS},
    forms::{Complaint, FieldError},
    mandate::EntryKind,
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{read::AimLine, store};
use crate::{
    Marketplace, Problem,
    audit::{self, Line},
    engagements::{self, Party},
};

/// What is typed of an aim. `aim` and `version` are those that were seen, and empty for a new one, which is written once for the id `once`.
#[derive(Debug, Clone, Copy, Default)]
pub struct TypedAim<'a> {
    pub aim: &'a str,
    pub version: &'a str,
    pub once: &'a str,
    pub title: &'a str,
    pub why: &'a str,
    /// `objective:` or `milestone:` with the id of a part of the mandate; empty where it belongs to none.
    pub tie: &'a str,
}

/// Writes a new aim, or a new version of the one that was seen.
///
/// # Errors
/// [`Problem::Invalid`] for what cannot be taken, and where there are as many as there may be; [`Problem::Stale`] where another version is there;
/// [`Problem::NotNow`] once the engagement has ended; [`Problem::NotFound`] for staff.
pub async fn keep(market: &Marketplace, by: &Party, typed: TypedAim<'_>) -> Result<(), Problem> {
    let mut change = Change::begin(market, by).await?;
    let aim = Aim::read(typed.title, typed.why)?;
    let tie = change.tie(typed.tie).await?;
    let id = if typed.aim.is_empty() {
        let id = AimId(typed.once.parse().unwrap_or_else(|_| Uuid::now_v7()));
        if change.present.iter().any(|present| present.id == id) {
            return Ok(());
        }
        if change.present.len() >= MOST_AIMS as usize {
            return Err(FieldError::with_limit("", Complaint::Full, MOST_AIMS).into());
        }
        id
    } else {
        let Some(present) = change.find(typed.aim)? else { return Err(Problem::Stale) };
        if present.aim == aim && present.tie.as_ref().map(|tie| (tie.kind, tie.id)) == tie {
            return Ok(());
        }
        if typed.version.parse() != Ok(present.version) {
            return Err(Problem::Stale);
        }
        present.id
    };
    let written = store::put_aim(&mut change.tx, change.by.engagement(), id, &aim, tie, change.by.actor, change.now).await?;
    if !written {
        // The id is taken in another engagement.
        return Err(Problem::NotFound);
    }
    change.end("keep_aim").await
}

/// Takes an aim out of which this version was seen; one that is gone already stays so.
///
/// # Errors
/// Those of [`keep`].
pub async fn remove(market: &Marketplace, by: &Party, aim: &str, version: &str) -> Result<(), Problem> {
    let mut change = Change::begin(market, by).await?;
    let Some(present) = change.find(aim)? else { return Ok(()) };
    let (id, seen) = (present.id, version.parse() == Ok(present.version));
    if !seen {
        return Err(Problem::Stale);
    }
    store::delete_aim(&mut change.tx, by.engagement(), id).await?;
    change.end("remove_aim").await
}

/// Puts an aim at a place, counted from 0; where it stands there already, nothing.
///
/// # Errors
/// Those of [`keep`].
pub async fn place(market: &Marketplace, by: &Party, aim: &str, to: &str) -> Result<(), Problem> {
    let to: usize = to.parse().map_err(|_| Problem::NotFound)?;
    let mut change = Change::begin(market, by).await?;
    let id = change.find(aim)?.ok_or(Problem::Stale)?.id;
    let mut order: Vec<AimId> = change.present.iter().map(|present| present.id).collect();
    let before = order.clone();
    order.retain(|one| *one != id);
    order.insert(to.min(order.len()), id);
    if order == before {
        return Ok(());
    }
    store::set_order(&mut change.tx, by.engagement(), &order).await?;
    change.end("move_aim").await
}

/// A change that is under way: the engagement is locked, so that two who write follow each other.
struct Change<'a> {
    market: &'a Marketplace,
    tx: sqlx::Transaction<'static, sqlx::Postgres>,
    now: DateTime<Utc>,
    by: &'a Party,
    present: Vec<AimLine>,
}

impl<'a> Change<'a> {
    async fn begin(market: &'a Marketplace, by: &'a Party) -> Result<Self, Problem> {
        if !matches!(by.role(), Role::Ceo | Role::Cto) {
            return Err(Problem::NotFound);
        }
        let mut tx = market.pool.begin().await?;
        lock_running(&mut tx, by.engagement()).await?;
        let present = store::aims(&mut tx, by.engagement()).await?;
        Ok(Self { market, tx, now: market.now(), by, present })
    }

    fn find(&self, aim: &str) -> Result<Option<&AimLine>, Problem> {
        let id: AimId = aim.parse().map_err(|_| Problem::NotFound)?;
        Ok(self.present.iter().find(|present| present.id == id))
    }

    /// The part of this mandate that a form names.
    async fn tie(&mut self, text: &str) -> Result<Option<(EntryKind, EntryId)>, Problem> {
        if text.is_empty() {
            return Ok(None);
        }
        let unknown = || Problem::field("tie", Complaint::Unknown);
        let (kind, id) = text.split_once(':').ok_or_else(unknown)?;
        let kind = kind.parse().ok().filter(|kind| matches!(kind, EntryKind::Objective | EntryKind::Milestone)).ok_or_else(unknown)?;
        let id: EntryId = id.parse().map_err(|_| unknown())?;
        let parts = store::ties(&mut self.tx, self.by.engagement()).await?;
        parts.iter().any(|part| part.kind == kind && part.id == id).then_some(Some((kind, id))).ok_or_else(unknown)
    }

    /// The line in the log tells no word.
    async fn end(mut self, event: &'static str) -> Result<(), Problem> {
        let line = Line { actor: self.by.actor, subject: self.by.subject(), event, from: None, to: None, fields: &[], words: None };
        audit::write(&mut self.tx, self.now, line).await?;
        self.market.commit(self.tx).await
    }
}

/// Locks the engagement; one that has ended is only read.
async fn lock_running(tx: &mut PgConnection, engagement: EngagementId) -> Result<(), Problem> {
    engagements::lock_open(tx, engagement).await.map(drop)
}
