//! Laws: SQL stands in a `store.rs` (or a folder `store/`) of `marketplace` or `evaluation` and nowhere else that is shipped; a page or
//! server function never sees a pool; text becomes SQL only where the reason is written beside it.

use crate::sources::{SOURCES, Source, expect_none};

/// How a statement begins in a string.
const STATEMENTS: [&str; 10] =
    ["\"SELECT ", "\"INSERT ", "\"UPDATE ", "\"DELETE ", "\"WITH ", "\"SET ", "\"CREATE ", "\"ALTER ", "\"DROP ", "\"TRUNCATE "];

/// How a statement is sent.
const SENDERS: [&str; 5] = ["sqlx::query", "query!(", "query_as!(", "query_scalar!(", "QueryBuilder"];

/// Where pages and their server functions stand.
const PAGES: [&str; 5] = ["app/ceo", "app/cto", "app/staff", "app/ui", "app/src"];

fn may_hold_sql(source: &Source) -> bool {
    let in_store = source.path.ends_with("/store.rs") || source.path.contains("/store/");
    // The build tool prepares queries and starts a cluster for the tests; it is not shipped.
    (["app/marketplace/src", "app/evaluation/src"].iter().any(|folder| source.is_in(folder)) && in_store)
        || source.is_in("xtask")
        || source.is_test
}

#[test]
fn sql_stands_in_the_stores_alone() {
    let mut broken = Vec::new();
    for source in SOURCES.iter().filter(|source| !may_hold_sql(source)) {
        for (number, line) in source.shipped() {
            let has_sql = SENDERS.iter().chain(&STATEMENTS).any(|sql| line.contains(sql)) || line.contains("r#\"SELECT");
            if has_sql {
                broken.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    expect_none("SQL outside of a store", &broken);
}

#[test]
fn a_page_never_sees_a_pool() {
    let mut broken = Vec::new();
    for source in SOURCES.iter().filter(|source| PAGES.iter().any(|folder| source.is_in(folder)) && !source.is_test) {
        let pools = source.shipped().filter(|(_, line)| line.contains("sqlx") || line.contains("PgPool") || line.contains("PgConnection"));
        broken.extend(pools.map(|(number, line)| format!("{}:{number}: {}", source.path, line.trim())));
    }
    expect_none("a page reaches the database past the services", &broken);
}

#[test]
fn text_becomes_sql_only_with_a_reason() {
    let mut broken = Vec::new();
    for source in SOURCES.iter().filter(|source| !source.is_test) {
        let lines: Vec<&str> = source.text.lines().collect();
        for (number, line) in source.shipped().filter(|(_, line)| line.contains("AssertSqlSafe(")) {
            let explained = number >= 2 && lines[number - 2].trim_start().starts_with("//");
            if !explained {
                broken.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    expect_none("AssertSqlSafe without a comment above that says why it is safe", &broken);
}
