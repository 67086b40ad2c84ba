//! The same community in PostgreSQL.

use benches::Database;
use marketplace::demo::Crowd;
use matching::Need;

use crate::table::Table;

/// Measures what needs the database.
pub async fn measure(_crowd: &Crowd, _needs: &[Need], _size: usize, _database: &Database, _table: &mut Table) {}
