//! One index on disk: made whole, opened, or thrown away. The file `CURRENT` names the one in use, and is replaced in one rename.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{RwLock, atomic::AtomicU64},
};

use matching::Community;
use serde::{Deserialize, Serialize};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, directory::MmapDirectory};
use uuid::Uuid;

use super::{schema::Fields, store::Identity};
use crate::Problem;

/// Memory for the writer, in bytes, as far as it is needed: a change needs little, a whole index is made of fewer pieces the more there is.
const WRITER_MEMORY: usize = 256 << 20;

/// What tantivy keeps with each commit: whose history the index follows, and how far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Payload {
    pub identity: Identity,
    pub fingerprint: String,
    /// Every transaction below this id is in the index.
    pub cursor: u64,
}

/// An index that is open.
pub(super) struct Generation {
    pub name: String,
    pub reader: IndexReader,
    pub fields: Fields,
    pub writer: tokio::sync::Mutex<IndexWriter>,
    /// Who is in the community, as the rules compare them.
    pub community: RwLock<Community>,
    /// Another number at each change of the community, and in each generation of this process.
    pub revision: AtomicU64,
    /// What the last commit said; `None` before the first.
    pub payload: Option<Payload>,
}

impl Generation {
    /// Makes an empty one in a folder of its own.
    pub(super) fn create(root: &Path) -> Result<Self, Problem> {
        let name = Uuid::new_v4().to_string();
        fs::create_dir_all(root.join(&name)).map_err(Problem::broken)?;
        Self::open_or_create(root, name)
    }

    /// Opens the one that `CURRENT` names; `None` when there is none, or it cannot be read: a copy that is broken is made anew.
    pub(super) fn open_current(root: &Path) -> Option<Self> {
        let name = fs::read_to_string(root.join("CURRENT")).ok()?;
        let name = Uuid::try_parse(name.trim()).ok()?.to_string();
        if !root.join(&name).is_dir() {
            return None;
        }
        Self::open_or_create(root, name)
            .and_then(|generation| generation.read_community().map(|()| generation))
            .inspect_err(|problem| tracing::warn!(error = %problem, "the search index cannot be opened; it is made anew"))
            .ok()
    }

    /// Whether its files are still there, and named as the ones in use.
    pub(super) fn is_on_disk(&self, root: &Path) -> bool {
        root.join(&self.name).join("meta.json").is_file() && root.join("CURRENT").is_file()
    }

    fn open_or_create(root: &Path, name: String) -> Result<Self, Problem> {
        let fields = Fields::new();
        let directory = MmapDirectory::open(root.join(&name)).map_err(Problem::broken)?;
        let index = Index::open_or_create(directory, fields.schema.clone())?;
        let payload = index.load_metas()?.payload.and_then(|payload| serde_json::from_str(&payload).ok());
        let writer = index.writer_with_num_threads(1, WRITER_MEMORY)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let community = RwLock::new(Community::default());
        Ok(Self { name, reader, fields, writer: tokio::sync::Mutex::new(writer), community, revision: AtomicU64::new(0), payload })
    }

    /// Names this one as the one in use, and removes the others.
    pub(super) fn make_current(&self, root: &Path) -> io::Result<()> {
        let next = root.join("CURRENT.next");
        fs::write(&next, &self.name)?;
        fs::rename(&next, root.join("CURRENT"))?;
        for entry in fs::read_dir(root)? {
            let path: PathBuf = entry?.path();
            let is_other = path.is_dir() && path.file_name().is_some_and(|name| name != self.name.as_str());
            if is_other {
                fs::remove_dir_all(path)?;
            }
        }
        Ok(())
    }
}
