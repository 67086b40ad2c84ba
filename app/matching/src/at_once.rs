//! Two things at once, for what takes longer than a thread takes to begin.

use std::{panic, thread};

/// Does both, the second on a thread of its own. A panic of either is this thread's.
pub fn at_once<A, B: Send>(one: impl FnOnce() -> A, other: impl FnOnce() -> B + Send) -> (A, B) {
    thread::scope(|scope| {
        let other = scope.spawn(other);
        (one(), other.join().unwrap_or_else(|reason| panic::resume_unwind(reason)))
    })
}
