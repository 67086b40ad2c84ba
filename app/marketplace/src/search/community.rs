//! This node's community in memory, beside its index: what missions are matched with.
//!
//! It holds who is indexed as being in the community, and follows the same feed. A start reads it from what the index stores.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{PoisonError, RwLockReadGuard, RwLockWriteGuard};
use std::thread;
use std::time::Instant;

use domain::ProfileId;
use matching::{Community, Match, Need, Profile, Weights, rank::Placed};
use tantivy::{Searcher, TantivyDocument, schema::Value};

use super::{generation::Generation, schema::Fields};
use crate::{Marketplace, Problem, profiles::store::SearchableProfile};

/// The best profiles for a need, best first, `limit` at most. They may be a moment old: Postgres says who may be seen.
pub(crate) fn best(market: &Marketplace, need: &Need, limit: usize) -> Vec<Placed> {
    let begun = Instant::now();
    let best = market.index.current().community().best(need, Weights::current(), limit);
    market.measures.matches.observe(begun.elapsed().as_secs_f64());
    best
}

/// What the rules say of these profiles, best first.
pub(crate) fn explain(market: &Marketplace, need: &Need, ids: impl IntoIterator<Item = ProfileId>) -> Vec<Match> {
    let mut matches = market.index.current().community().explain(need, Weights::current(), ids);
    // Somebody may have changed since their place was found.
    matches.sort_by_key(|one| (one.is_blocked(), std::cmp::Reverse(one.key), one.profile));
    matches
}

/// What this node's community is called: another number at each change.
pub(crate) fn revision(market: &Marketplace) -> u64 {
    market.index.current().revision.load(Ordering::SeqCst)
}

/// Whether this node knows a profile as being in the community.
pub fn knows(market: &Marketplace, profile: ProfileId) -> bool {
    market.index.current().community().contains(profile)
}

/// How many profiles this node can match with.
pub fn size(market: &Marketplace) -> usize {
    market.index.current().community().len()
}

impl Generation {
    /// The community as it is now.
    pub(super) fn community(&self) -> RwLockReadGuard<'_, Community> {
        self.community.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The community, to change it.
    pub(super) fn community_mut(&self) -> RwLockWriteGuard<'_, Community> {
        static REVISIONS: AtomicU64 = AtomicU64::new(1);
        let community = self.community.write().unwrap_or_else(PoisonError::into_inner);
        // Once nobody can read what was before: whoever reads this number reads what comes.
        self.revision.store(REVISIONS.fetch_add(1, Ordering::SeqCst), Ordering::SeqCst);
        community
    }

    /// Takes these profiles into an index that is being made, and those in the community into it.
    pub(super) fn take_in(&self, profiles: Vec<SearchableProfile>) -> Result<(), Problem> {
        let writer = self.writer.blocking_lock();
        let mut community = self.community_mut();
        for profile in profiles {
            writer.add_document(self.fields.profile(&profile)?)?;
            if profile.is_in_community() {
                community.put(&profile.facts);
            }
        }
        Ok(())
    }

    /// Takes in what the index stores.
    pub(super) fn read_community(&self) -> Result<(), Problem> {
        *self.community_mut() = read(&self.reader.searcher(), &self.fields)?;
        Ok(())
    }
}

/// Profiles that are handed over together, and how many such parcels may wait.
const PARCEL: usize = 256;
const WAITING: usize = 8;

/// One thread reads what is stored while another takes it in.
fn read(searcher: &Searcher, fields: &Fields) -> Result<Community, Problem> {
    let (send, parcels) = sync_channel::<Vec<Profile>>(WAITING);
    thread::scope(|scope| {
        let reading = scope.spawn(move || stored(searcher, fields, &send));
        let mut community = Community::default();
        for parcel in parcels {
            parcel.iter().for_each(|profile| community.put(profile));
        }
        reading.join().map_err(|_| Problem::broken("a thread that read the index panicked"))??;
        Ok(community)
    })
}

fn stored(searcher: &Searcher, fields: &Fields, send: &SyncSender<Vec<Profile>>) -> Result<(), Problem> {
    let mut parcel = Vec::with_capacity(PARCEL);
    for segment in searcher.segment_readers() {
        let store = segment.get_store_reader(1).map_err(Problem::broken)?;
        for document in store.iter::<TantivyDocument>(segment.alive_bitset()) {
            let document = document?;
            let Some(facts) = document.get_first(fields.facts).and_then(|value| value.as_bytes()) else { continue };
            parcel.push(serde_json::from_slice::<Profile>(facts)?);
            if parcel.len() == PARCEL {
                send.send(std::mem::replace(&mut parcel, Vec::with_capacity(PARCEL))).map_err(Problem::broken)?;
            }
        }
    }
    send.send(parcel).map_err(Problem::broken)
}
