//! Law: what is shipped never gives up by itself: no `unwrap`, no `expect`, no `panic`, and nothing left for later.

use crate::sources::{SOURCES, expect_none};

const GIVES_UP: [&str; 8] =
    [".unwrap()", ".expect(", ".unwrap_err()", ".expect_err(", "panic!(", "unreachable!(", "unimplemented!(", "todo!("];

/// Files that may, and why: they read data that is part of the program, which their tests read too.
const MAY: [(&str, &str); 3] = [
    ("app/matching/src/rank/weights.rs", "the weights are compiled in"),
    ("app/matching/src/understand/learned.rs", "so are those that were learned"),
    ("app/matching/src/understand/lexicon.rs", "the vocabulary is compiled in"),
];

#[test]
fn nothing_that_is_shipped_gives_up() {
    let mut broken = Vec::new();
    for source in SOURCES.iter().filter(|source| !source.is_test && MAY.iter().all(|(path, _)| *path != source.path)) {
        let lines = source.shipped().filter(|(_, line)| GIVES_UP.iter().any(|one| line.contains(one)));
        broken.extend(lines.map(|(number, line)| format!("{}:{number}: {}", source.path, line.trim())));
    }
    expect_none("a panic in what is shipped", &broken);
}
