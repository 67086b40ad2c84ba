//! How matching bears growth: communities of several sizes, the same two hundred needs, one caller. Run by `cargo xtask bench`.
//!
//! Where a database cluster is named, the same community also lives in PostgreSQL: the index is built from there, a change is followed, and
//! the same needs are searched by PostgreSQL's full text with a GIN index.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a bench that cannot measure stops")]

mod in_memory;
mod in_postgres;
mod table;

use std::path::Path;

use benches::Database;
use chrono::NaiveDate;
use marketplace::demo::Crowd;
use table::Table;

/// The allocator of the program that is deployed.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many needs are asked.
const NEEDS: usize = 200;
const SEED: u64 = 0x5ca1e;

fn main() {
    let sizes = sizes(std::env::args().skip(1));
    let crowd = Crowd::new(SEED, today()).expect("the texts of the demo community");
    let needs = crowd.needs(NEEDS);
    let mut table = Table::default();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    for size in sizes {
        table.begin(size);
        let whole = in_memory::measure(&crowd, &needs, size, &mut table);
        runtime.block_on(async {
            if let Some(database) = Database::new().await {
                in_postgres::measure(&crowd, &needs, size, &database, whole, &mut table).await;
                database.drop_it().await;
            }
        });
        eprintln!("{table}");
    }
    let written = report(&table);
    println!("{written}");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/bench");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("scale.md"), written).expect("a file");
}

/// The table, with when and where it was measured.
fn report(table: &Table) -> String {
    format!("{}\n\n{table}\n", benches::machine())
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

/// `1000,10000`: the first argument that is a list of numbers; else a thousand to a million.
fn sizes(mut args: impl Iterator<Item = String>) -> Vec<usize> {
    let read = |text: String| text.split(',').map(|size| size.parse().ok()).collect::<Option<Vec<usize>>>();
    args.find_map(read).unwrap_or_else(|| vec![1_000, 10_000, 100_000, 1_000_000])
}
