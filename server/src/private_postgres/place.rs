//! Where the cluster lies, and the mark that proves that we made it.
//!
//! `<data folder>/postgres` holds the mark, the cluster (`data`) and its log. Started as root in a folder that other
//! accounts cannot reach (`/root/…`), it lies in `/var/lib/passerelle` instead, and `<data folder>/postgres.place`
//! says where: whoever deletes the data folder starts afresh.

use std::io;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::PrivatePostgresError;
use super::account::Account;

const MARK: &str = "made-by-passerelle";
const ELSEWHERE: &str = "/var/lib/passerelle";

/// A folder that is ours, with the cluster or ready for it.
#[derive(Debug)]
pub(super) struct Place {
    folder: PathBuf,
    /// Names the folder of the socket, whose path is limited to about 100 bytes.
    id: Uuid,
}

impl Place {
    /// The place of a data folder, made if there is none yet.
    ///
    /// # Errors
    /// When something that is not ours is there.
    pub(super) fn open(data_dir: &Path, account: Account) -> Result<Self, PrivatePostgresError> {
        if let Some(place) = Self::existing(data_dir)? {
            return Ok(place);
        }
        if account.reaches(data_dir) {
            return Self::make(&data_dir.join("postgres"), account);
        }
        let far = Path::new(ELSEWHERE).join(Uuid::new_v4().simple().to_string());
        tracing::warn!(
            "PostgreSQL cannot run as root, and no other account can reach {}: the database lies in {}",
            data_dir.display(),
            far.display()
        );
        std::fs::create_dir_all(ELSEWHERE).map_err(PrivatePostgresError::files(Path::new(ELSEWHERE)))?;
        let place = Self::make(&far, account)?;
        let pointer = data_dir.join("postgres.place");
        std::fs::write(&pointer, place.folder.as_os_str().as_encoded_bytes()).map_err(PrivatePostgresError::files(&pointer))?;
        Ok(place)
    }

    /// The place of a data folder, if it was made.
    ///
    /// # Errors
    /// As [`Place::open`].
    pub(super) fn existing(data_dir: &Path) -> Result<Option<Self>, PrivatePostgresError> {
        let pointer = data_dir.join("postgres.place");
        let folder = match std::fs::read_to_string(&pointer) {
            Ok(path) => PathBuf::from(path),
            Err(error) if error.kind() == io::ErrorKind::NotFound => data_dir.join("postgres"),
            Err(source) => return Err(PrivatePostgresError::Files { path: pointer, source }),
        };
        let mut entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(PrivatePostgresError::Files { path: folder, source }),
        };
        let mark = std::fs::read_to_string(folder.join(MARK)).ok().and_then(|text| text.trim().parse().ok());
        match mark {
            Some(id) => {
                let folder = folder.canonicalize().map_err(PrivatePostgresError::files(&folder))?;
                Ok(Some(Self { folder, id }))
            }
            None if entries.next().is_none() => Ok(None),
            None => Err(PrivatePostgresError::Foreign { path: folder }),
        }
    }

    /// Makes the folder under another name first, so that a start killed half-way leaves no folder without its mark.
    fn make(folder: &Path, account: Account) -> Result<Self, PrivatePostgresError> {
        let unfinished = folder.with_extension("unfinished");
        if unfinished.exists() {
            std::fs::remove_dir_all(&unfinished).map_err(PrivatePostgresError::files(&unfinished))?;
        }
        account.make_private_folder(&unfinished).map_err(PrivatePostgresError::files(&unfinished))?;
        let id = Uuid::new_v4();
        let mark = unfinished.join(MARK);
        std::fs::write(&mark, format!("{id}\n")).map_err(PrivatePostgresError::files(&mark))?;
        std::fs::rename(&unfinished, folder).map_err(PrivatePostgresError::files(folder))?;
        let folder = folder.canonicalize().map_err(PrivatePostgresError::files(folder))?;
        Ok(Self { folder, id })
    }

    /// The cluster.
    pub(super) fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// The cluster while initdb makes it.
    pub(super) fn unfinished(&self) -> PathBuf {
        self.folder.join("unfinished")
    }

    pub(super) fn log(&self) -> PathBuf {
        self.folder.join("log")
    }

    /// The end of PostgreSQL's log, for a message.
    pub(super) fn last_words(&self) -> String {
        let log = std::fs::read(self.log()).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<_> = log.trim().lines().rev().take(8).collect();
        lines.into_iter().rev().collect::<Vec<_>>().join("\n")
    }

    /// The major version that made the cluster, once it is made.
    pub(super) fn version(&self) -> Option<String> {
        std::fs::read_to_string(self.data().join("PG_VERSION")).ok().map(|version| version.trim().to_owned())
    }

    /// Whether its server answers: the eighth line of `postmaster.pid` says so (`pg_isready` is not always there).
    pub(super) fn is_ready(&self) -> bool {
        let state = std::fs::read_to_string(self.data().join("postmaster.pid")).unwrap_or_default();
        state.lines().nth(7).is_some_and(|state| state.trim() == "ready")
    }

    /// The folder of its socket.
    pub(super) fn socket_path(&self) -> PathBuf {
        PathBuf::from(format!("/tmp/passerelle-{}", &self.id.simple().to_string()[..16]))
    }

    /// Makes the folder of its socket, or makes sure that nobody else did.
    pub(super) fn socket_dir(&self, account: Account) -> Result<PathBuf, PrivatePostgresError> {
        let path = self.socket_path();
        match account.make_private_folder(&path) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(source) => return Err(PrivatePostgresError::Files { path, source }),
        }
        let found = path.symlink_metadata().map_err(PrivatePostgresError::files(&path))?;
        if found.is_dir() && found.uid() == account.uid() && found.mode() & 0o077 == 0 {
            Ok(path)
        } else {
            Err(PrivatePostgresError::Foreign { path })
        }
    }
}
