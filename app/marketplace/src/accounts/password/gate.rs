//! Who may hash now, who waits, and who is told to come back. Hashing a password takes 19 MiB and a core for a moment: as many run at once as
//! there are cores, a bounded number wait their turn, and whoever comes on top of that is refused at once rather than added to a line that
//! memory would have to hold.

use std::sync::Arc;

use domain::forms::{Complaint, FieldError};
use tokio::sync::Semaphore;

use crate::Problem;

/// How many may wait for each that hashes. At about 30 ms a hash the last of them waits two seconds.
const WAITING_FOR_EACH: usize = 64;

/// The gate before the hashing threads.
#[derive(Clone)]
pub(crate) struct HashingGate {
    running: Arc<Semaphore>,
    /// Places for those who run and those who wait.
    places: Arc<Semaphore>,
}

impl HashingGate {
    /// Lets one through for each core.
    pub(crate) fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self::with(cores, cores * WAITING_FOR_EACH)
    }

    fn with(running: usize, waiting: usize) -> Self {
        Self { running: Arc::new(Semaphore::new(running)), places: Arc::new(Semaphore::new(running + waiting)) }
    }

    /// Does the work on a blocking thread when it is its turn; a complaint that it is too busy when the line is full. The turn ends with the
    /// work itself: a caller who goes away makes no room for a second one meanwhile.
    pub(super) async fn pass<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(|_| Problem::from(FieldError::new("", Complaint::Busy)))?;
        let turn = Arc::clone(&self.running).acquire_owned().await.map_err(Problem::broken)?;
        let work = move || {
            let done = work();
            drop((turn, place));
            done
        };
        tokio::task::spawn_blocking(work).await.map_err(Problem::broken)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[tokio::test]
    async fn whoever_finds_the_line_full_is_told_so_at_once() {
        let gate = HashingGate::with(1, 1);
        let (open, opened) = mpsc::channel::<()>();
        let running = tokio::spawn({
            let gate = gate.clone();
            async move { gate.pass(move || opened.recv().is_ok()).await }
        });
        while gate.running.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let waiting = tokio::spawn({
            let gate = gate.clone();
            async move { gate.pass(|| ()).await }
        });
        while gate.places.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert!(matches!(gate.pass(|| ()).await, Err(Problem::Invalid(errors)) if errors.0[0].complaint == Complaint::Busy));
        open.send(()).unwrap();
        assert!(running.await.unwrap().unwrap());
        waiting.await.unwrap().unwrap();
        gate.pass(|| ()).await.unwrap();
    }

    #[tokio::test]
    async fn a_caller_who_goes_away_makes_no_room_for_a_second_hash() {
        let gate = HashingGate::with(1, 1);
        let (open, opened) = mpsc::channel::<()>();
        let leaving = tokio::spawn({
            let gate = gate.clone();
            async move { gate.pass(move || opened.recv().is_ok()).await }
        });
        while gate.running.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        leaving.abort();
        assert!(leaving.await.unwrap_err().is_cancelled());
        assert_eq!(gate.running.available_permits(), 0, "the work still runs, and so does its turn");
        open.send(()).unwrap();
        gate.pass(|| ()).await.unwrap();
    }
}
