//! The CEO or the CTO adds, changes or takes out a part of the mandate.

use chrono::{DateTime, Utc};
use domain::{
    EngagementId, EntryId,
    forms::{Complaint, FieldError},
    mandate::{Entry, EntryKind},
};
use uuid::Uuid;

use super::{
    read::{self, Signed},
    store::{self, Mark},
};
use crate::{
    Marketplace, Problem,
    audit::{self, Actor, Line, Subject},
    engagements::{self, Party},
};

/// Adds a part under the id that its page gave: sent twice, it is added once.
///
/// # Errors
/// [`Problem::Invalid`] for what cannot be taken, and where there are as many as there may be; [`Problem::NotNow`] once the engagement has ended;
/// [`Problem::NotFound`] for staff.
pub async fn add(market: &Marketplace, by: &Party, kind: &str, once: &str, typed: &[(String, String)]) -> Result<EntryKind, Problem> {
    let (author, kind) = (by.of_the_two()?, read_kind(kind)?);
    let entry = Entry::read(kind, typed, market.today())?;
    let mut change = Change::begin(market, by, author, kind).await?;
    let id = once.parse().unwrap_or_else(|_| EntryId(Uuid::now_v7()));
    if change.present.iter().any(|present| present.id == id) {
        return Ok(kind);
    }
    if change.present.len() >= kind.most() as usize {
        return Err(FieldError::with_limit("", Complaint::Full, kind.most()).into());
    }
    change.put(id, &entry).await?;
    change.end("add_entry").await
}

/// Changes a part of which this version was seen. A day that is put off says why, each time anew.
///
/// # Errors
/// Those of [`add`], and [`Problem::Stale`] where somebody changed it since, or took it out.
pub async fn change(
    market: &Marketplace,
    by: &Party,
    kind: &str,
    which: (&str, &str),
    typed: &[(String, String)],
) -> Result<EntryKind, Problem> {
    let (author, kind, (id, version)) = (by.of_the_two()?, read_kind(kind)?, read_which(which)?);
    let entry = Entry::read(kind, typed, market.today())?;
    let mut change = Change::begin(market, by, author, kind).await?;
    let Some(present) = change.present.iter().find(|present| present.id == id) else { return Err(Problem::Stale) };
    if present.entry == entry {
        return Ok(kind);
    }
    if present.version != version {
        return Err(Problem::Stale);
    }
    if let Some(complaint) = reason_to_put_off(&present.entry, &entry) {
        return Err(Problem::field("reason", complaint));
    }
    change.put(id, &entry).await?;
    change.end("change_entry").await
}

/// Takes a part out of which this version was seen; one that is gone already stays so.
///
/// # Errors
/// Those of [`change`].
pub async fn remove(market: &Marketplace, by: &Party, kind: &str, which: (&str, &str)) -> Result<EntryKind, Problem> {
    let (author, kind, (id, version)) = (by.of_the_two()?, read_kind(kind)?, read_which(which)?);
    let mut change = Change::begin(market, by, author, kind).await?;
    let Some(present) = change.present.iter().find(|present| present.id == id) else { return Ok(kind) };
    if present.version != version {
        return Err(Problem::Stale);
    }
    store::delete(&mut change.tx, by.engagement(), kind, id).await?;
    change.end("remove_entry").await
}

/// What is wrong with why a day is put off: each time has a reason of its own.
fn reason_to_put_off(present: &Entry, entry: &Entry) -> Option<Complaint> {
    match (present, entry) {
        (Entry::Milestone(before), Entry::Milestone(after)) if after.due > before.due => match &after.reason {
            None => Some(Complaint::Missing),
            reason if *reason == before.reason => Some(Complaint::SameReason),
            Some(_) => None,
        },
        _ => None,
    }
}

fn read_kind(kind: &str) -> Result<EntryKind, Problem> {
    kind.parse().map_err(|_| Problem::NotFound)
}

fn read_which((id, version): (&str, &str)) -> Result<(EntryId, i32), Problem> {
    Ok((id.parse().map_err(|_| Problem::NotFound)?, version.parse().map_err(|_| Problem::Stale)?))
}

/// A change that is under way: the engagement is locked, so that two who write follow each other.
struct Change<'a> {
    market: &'a Marketplace,
    tx: sqlx::Transaction<'static, sqlx::Postgres>,
    now: DateTime<Utc>,
    author: Actor,
    engagement: EngagementId,
    subject: Subject,
    kind: EntryKind,
    present: Vec<Signed<Entry>>,
}

impl<'a> Change<'a> {
    async fn begin(market: &'a Marketplace, by: &Party, author: Actor, kind: EntryKind) -> Result<Self, Problem> {
        let engagement = by.engagement();
        let mut tx = market.pool.begin().await?;
        engagements::lock_open(&mut tx, engagement).await?;
        let present = read::entries(&mut tx, engagement, kind).await?;
        let subject = by.subject();
        Ok(Self { market, tx, now: market.now(), author, engagement, subject, kind, present })
    }

    async fn put(&mut self, id: EntryId, entry: &Entry) -> Result<(), Problem> {
        let mark = Mark { id, engagement: self.engagement, author: self.author, at: self.now };
        store::put(&mut self.tx, mark, entry).await
    }

    /// The line in the log tells the kind and no word.
    async fn end(mut self, event: &'static str) -> Result<EntryKind, Problem> {
        let fields = [self.kind.code()];
        let line = Line { actor: self.author, subject: self.subject, event, from: None, to: None, fields: &fields, words: None };
        audit::write(&mut self.tx, self.now, line).await?;
        self.market.commit(self.tx).await?;
        Ok(self.kind)
    }
}
