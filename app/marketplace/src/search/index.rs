//! The handle to this node's index: which generation is in use, how far it has followed, and the bell that says "look now".

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

use sqlx::PgPool;
use tokio::sync::{Mutex, Notify};
use uuid::Uuid;

use super::{
    feed,
    generation::{Generation, Payload},
    schema::Fields,
    store,
};
use crate::Problem;

/// This node's index. Cloning it clones the handle.
#[derive(Clone)]
pub struct Index {
    pub(super) shared: Arc<Shared>,
}

pub(super) struct Shared {
    pub root: PathBuf,
    current: RwLock<Arc<Generation>>,
    pub progress: Mutex<Progress>,
    pub bell: Notify,
}

/// How far the index has followed.
#[derive(Debug, Default)]
pub(super) struct Progress {
    /// Every transaction below this id is in the index.
    pub cursor: u64,
    /// Rows at or above the cursor that are in the index already.
    pub applied: HashSet<(u64, Uuid)>,
}

impl Index {
    /// Opens the copy in `dir`, or makes one when there is none or it follows another history.
    pub(crate) async fn open(pool: &PgPool, dir: &Path) -> Result<Self, Problem> {
        std::fs::create_dir_all(dir).map_err(Problem::broken)?;
        let identity = store::identity(pool).await?;
        let pruned_below = store::pruned_below(pool).await?;
        let fits = |payload: &Payload| {
            payload.identity == identity && payload.fingerprint == Fields::fingerprint() && payload.cursor >= pruned_below
        };
        let found = Generation::open_current(dir).filter(|generation| generation.payload.as_ref().is_some_and(fits));
        let (generation, cursor) = match found {
            Some(generation) => {
                let cursor = generation.payload.as_ref().map_or(0, |payload| payload.cursor);
                (generation, cursor)
            }
            None => feed::build(pool, dir, &identity).await?,
        };
        let progress = Progress { cursor, applied: HashSet::new() };
        let shared = Shared {
            root: dir.to_owned(),
            current: RwLock::new(Arc::new(generation)),
            progress: Mutex::new(progress),
            bell: Notify::new(),
        };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// Says that something was committed which the index should follow.
    pub(crate) fn hint(&self) {
        self.shared.bell.notify_one();
    }

    pub(super) fn current(&self) -> Arc<Generation> {
        Arc::clone(&self.shared.current.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn swap(&self, generation: Generation) {
        *self.shared.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(generation);
    }
}
