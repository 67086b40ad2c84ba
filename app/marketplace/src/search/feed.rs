//! Following the feed of changes.
//!
//! A change writes its row with `pg_current_xact_id()` in its own transaction. A reader takes one snapshot, applies **every row it can see
//! whose transaction id is at or above its cursor** by reading the present state of what the row names, and then moves the cursor to the
//! snapshot's `xmin`: below it, every transaction has ended and was seen. Rows are applied again at most; none is passed over, and a
//! transaction that stays open, here or in another database of the cluster, holds the cursor back but hides nothing.

use std::{collections::HashSet, time::Duration};

use sqlx::{PgPool, postgres::PgListener};
use tantivy::Term;
use tokio::{sync::mpsc, task::spawn_blocking};
use uuid::Uuid;

use super::{
    generation::{Generation, Payload},
    index::Progress,
    schema::Fields,
    store::{self, Changed, Identity, Look},
};
use crate::{Marketplace, Problem, missions, profiles};

/// The feed is read this often, whatever the bell says.
const EVERY: Duration = Duration::from_secs(1);

/// Ids read in one query while an index is built.
const BATCH: usize = 500;

/// Ids read in one query while a whole index is built.
const BULK: usize = 2_000;

/// So many of those wait to be taken in at most.
const READ_AHEAD: usize = 3;

/// A cursor in memory may run ahead of the one on disk by so many transactions before it is written down.
const UNWRITTEN: u64 = 10_000;

/// How far this node's index is behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lag {
    /// Committed changes that are not in the index yet.
    pub changes: usize,
}

/// Follows until it is dropped. A failure is logged and tried again.
pub(crate) async fn follow(market: &Marketplace) {
    let mut listener = listen(&market.pool).await;
    loop {
        let rung = tokio::select! {
            () = market.index.shared.bell.notified() => true,
            () = tokio::time::sleep(EVERY) => false,
            () = heard(&mut listener) => false,
        };
        if rung {
            // One hint for a burst of commits, sent by this task alone and never from a person's transaction.
            tokio::time::sleep(Duration::from_millis(20)).await;
            if let Err(problem) = store::notify(&market.pool).await {
                tracing::debug!(error = %problem, "the other nodes will see the change at their next look");
            }
        }
        if let Err(problem) = catch_up(market).await {
            tracing::warn!(error = %problem, "the search index could not follow; it tries again");
            tokio::time::sleep(EVERY).await;
            listener = listen(&market.pool).await;
        }
    }
}

/// A missing listener is no fault: the feed is read every second anyway.
async fn listen(pool: &PgPool) -> Option<PgListener> {
    let mut listener = PgListener::connect_with(pool).await.ok()?;
    listener.listen(store::CHANNEL).await.ok()?;
    Some(listener)
}

async fn heard(listener: &mut Option<PgListener>) {
    match listener {
        Some(open) => {
            if open.recv().await.is_err() {
                *listener = None;
            }
        }
        None => std::future::pending().await,
    }
}

/// Brings the index up to what is committed now. Answers how many subjects were indexed again.
pub async fn catch_up(market: &Marketplace) -> Result<usize, Problem> {
    let mut progress = market.index.shared.progress.lock().await;
    let mut snapshot = store::snapshot(&market.pool).await?;
    let Look { xmin, pruned_below, identity } = store::look(&mut snapshot).await?;
    let generation = market.index.current();
    let follows = |identity: &Identity| generation.payload.as_ref().is_some_and(|payload| payload.identity == *identity);
    // Somebody may have deleted the copy while it was in use.
    let is_there = generation.is_on_disk(&market.index.shared.root);
    let Some(identity) = identity.filter(|identity| follows(identity) && is_there && progress.cursor >= pruned_below) else {
        drop(snapshot);
        rebuild_into(market, &mut progress).await?;
        return Ok(0);
    };
    let rows = store::changes_since(&mut snapshot, progress.cursor).await?;
    let fresh: Vec<&Changed> = rows.iter().filter(|row| !progress.applied.contains(&(row.xid, row.subject_id))).collect();
    if fresh.is_empty() && xmin < progress.cursor + UNWRITTEN {
        progress.cursor = progress.cursor.max(xmin);
        let cursor = progress.cursor;
        progress.applied.retain(|(xid, _)| *xid >= cursor);
        return Ok(0);
    }
    let profiles: HashSet<Uuid> = fresh.iter().filter(|row| row.subject == "profile").map(|row| row.subject_id).collect();
    let missions: HashSet<Uuid> = fresh.iter().filter(|row| row.subject == "mission").map(|row| row.subject_id).collect();
    let mut writer = generation.writer.lock().await;
    for id in profiles.iter().chain(&missions) {
        writer.delete_term(Term::from_field_text(generation.fields.id, &id.to_string()));
    }
    let ids: Vec<_> = profiles.iter().map(|id| domain::ProfileId(*id)).collect();
    for batch in ids.chunks(BATCH) {
        let present = profiles::store::searchable(&mut snapshot, batch).await?;
        for profile in &present {
            writer.add_document(generation.fields.profile(profile)?)?;
        }
        let mut community = generation.community_mut();
        batch.iter().for_each(|id| community.remove(*id));
        present.iter().filter(|profile| profile.is_in_community()).for_each(|profile| community.put(&profile.facts));
    }
    let ids: Vec<_> = missions.iter().map(|id| domain::MissionId(*id)).collect();
    for batch in ids.chunks(BATCH) {
        for sheet in missions::indexable(&mut snapshot, batch).await? {
            writer.add_document(generation.fields.mission(&sheet))?;
        }
    }
    let payload = Payload { identity, fingerprint: Fields::fingerprint(), cursor: xmin };
    commit(&mut writer, &payload)?;
    generation.reader.reload()?;
    progress.cursor = xmin;
    progress.applied.extend(rows.iter().map(|row| (row.xid, row.subject_id)));
    progress.applied.retain(|(xid, _)| *xid >= xmin);
    Ok(profiles.len() + missions.len())
}

/// How far the index is behind what is committed now.
pub async fn lag(market: &Marketplace) -> Result<Lag, Problem> {
    let progress = market.index.shared.progress.lock().await;
    let mut snapshot = store::snapshot(&market.pool).await?;
    let rows = store::changes_since(&mut snapshot, progress.cursor).await?;
    Ok(Lag { changes: rows.iter().filter(|row| !progress.applied.contains(&(row.xid, row.subject_id))).count() })
}

/// How long rows of the feed are kept, in days.
const KEPT_DAYS: i64 = 7;

/// Removes rows of the feed that are older than a week. Answers how many went.
pub async fn prune(market: &Marketplace) -> Result<u64, Problem> {
    let now = market.now();
    store::prune(&market.pool, now, now - chrono::Duration::days(KEPT_DAYS)).await
}

/// Makes the index anew beside the one in use, and swaps. Answers how many documents it holds.
pub async fn rebuild(market: &Marketplace) -> Result<u64, Problem> {
    let mut progress = market.index.shared.progress.lock().await;
    rebuild_into(market, &mut progress).await
}

async fn rebuild_into(market: &Marketplace, progress: &mut Progress) -> Result<u64, Problem> {
    let identity = store::identity(&market.pool).await?;
    let (generation, cursor) = build(&market.pool, &market.index.shared.root, &identity).await?;
    let documents = generation.reader.searcher().num_docs();
    market.index.swap(generation);
    *progress = Progress { cursor, applied: HashSet::new() };
    Ok(documents)
}

/// Builds a whole index from one snapshot, commits it with its cursor, and names it the current one.
pub(super) async fn build(pool: &PgPool, root: &std::path::Path, identity: &Identity) -> Result<(Generation, u64), Problem> {
    let generation = Generation::create(root)?;
    let mut snapshot = store::snapshot(pool).await?;
    let cursor = store::xmin(&mut snapshot).await?;
    let payload = Payload { identity: identity.clone(), fingerprint: Fields::fingerprint(), cursor };
    // Postgres reads the next profiles while this node takes in the ones before.
    let (read, mut to_take) = mpsc::channel(READ_AHEAD);
    let filling = spawn_blocking(move || {
        while let Some(profiles) = to_take.blocking_recv() {
            generation.take_in(profiles)?;
        }
        Ok::<_, Problem>(generation)
    });
    let mut after = Uuid::nil();
    loop {
        let ids = store::profile_ids(&mut snapshot, after, BULK).await?;
        let Some(last) = ids.last() else { break };
        after = last.0;
        if read.send(profiles::store::searchable(&mut snapshot, &ids).await?).await.is_err() {
            break;
        }
    }
    drop(read);
    let mut generation = filling.await.map_err(Problem::broken)??;
    {
        let mut writer = generation.writer.lock().await;
        let mut after = Uuid::nil();
        loop {
            let ids = store::mission_ids(&mut snapshot, after, BATCH).await?;
            let Some(last) = ids.last() else { break };
            after = last.0;
            for sheet in missions::indexable(&mut snapshot, &ids).await? {
                writer.add_document(generation.fields.mission(&sheet))?;
            }
        }
        commit(&mut writer, &payload)?;
    }
    generation.reader.reload()?;
    generation.make_current(root).map_err(Problem::broken)?;
    generation.payload = Some(payload);
    Ok((generation, cursor))
}

/// Index and cursor move together: the cursor is part of the commit.
fn commit(writer: &mut tantivy::IndexWriter, payload: &Payload) -> Result<(), Problem> {
    let mut prepared = writer.prepare_commit()?;
    prepared.set_payload(&serde_json::to_string(payload)?);
    prepared.commit()?;
    Ok(())
}
