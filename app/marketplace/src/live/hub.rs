//! Who listens to this node, within bounds. Each hears only the latest: nothing piles up for somebody slow.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::{Notify, watch};

use super::{Standing, Watched};

/// So many may listen to one node.
pub const MOST_STREAMS: usize = 512;
/// So many of them with one account: a browser opens one for each window that is looked at.
pub const MOST_EACH: usize = 8;

/// What whoever listens is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// This stands now.
    Standing(Standing),
    /// The session has ended: nothing will follow.
    Over,
}

/// Nobody more is listened to at the moment: this node has as many as it bears, the account has, or the node stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Full;

/// Who listens to this node.
#[derive(Debug, Default)]
pub struct Hub {
    streams: Mutex<Streams>,
    rung: Notify,
    heard: Notify,
}

#[derive(Debug, Default)]
struct Streams {
    next: i64,
    open: BTreeMap<i64, (Watched, watch::Sender<Option<Told>>)>,
    has_ended: bool,
}

impl Hub {
    /// Something was committed that somebody may be looking at.
    pub(crate) fn ring(&self) {
        self.rung.notify_one();
    }

    /// Lets nobody listen any more, so that a node can stop.
    pub fn end(&self) {
        let mut streams = self.streams();
        streams.has_ended = true;
        streams.open.clear();
    }

    /// How many listen.
    pub fn count(&self) -> usize {
        self.streams().open.len()
    }

    pub(super) async fn rung(&self) {
        self.rung.notified().await;
    }

    /// Some node has rung, or may have.
    pub(super) fn hear(&self) {
        self.heard.notify_one();
    }

    pub(super) async fn heard(&self) {
        self.heard.notified().await;
    }

    pub(super) fn admit(self: &Arc<Self>, watched: Watched) -> Result<Listening, Full> {
        let mut streams = self.streams();
        let own = streams.open.values().filter(|(other, _)| other.account == watched.account).count();
        if streams.has_ended || streams.open.len() >= MOST_STREAMS || own >= MOST_EACH {
            return Err(Full);
        }
        let key = streams.next;
        streams.next += 1;
        let (sender, told) = watch::channel(None);
        streams.open.insert(key, (watched, sender));
        Ok(Listening { hub: Arc::clone(self), key, told })
    }

    pub(super) fn watched(&self) -> Vec<(i64, Watched)> {
        self.streams().open.iter().map(|(key, (watched, _))| (*key, *watched)).collect()
    }

    /// Tells each what has become another; nothing stands any more for whose session has ended.
    pub(super) fn tell(&self, found: &[(i64, Option<Standing>)]) {
        let mut streams = self.streams();
        for (key, standing) in found {
            let told = standing.map_or(Told::Over, Told::Standing);
            if let Some((_, sender)) = streams.open.get(key) {
                sender.send_if_modified(|last| last.replace(told) != Some(told));
            }
            if told == Told::Over {
                streams.open.remove(key);
            }
        }
    }

    fn streams(&self) -> MutexGuard<'_, Streams> {
        self.streams.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Somebody listens, until this is dropped.
#[derive(Debug)]
pub struct Listening {
    hub: Arc<Hub>,
    key: i64,
    told: watch::Receiver<Option<Told>>,
}

impl Listening {
    /// What is told next: first what stands, then what it has become. Nothing follows once the node stops or the session has ended.
    pub async fn next(&mut self) -> Option<Told> {
        self.told.changed().await.ok()?;
        *self.told.borrow_and_update()
    }

    /// What stood when it began, unless something newer was told already.
    pub(super) fn begin(&self, standing: Standing) {
        if let Some((_, sender)) = self.hub.streams().open.get(&self.key) {
            sender.send_if_modified(|last| last.is_none() && last.replace(Told::Standing(standing)).is_none());
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.hub.streams().open.remove(&self.key);
    }
}

#[cfg(test)]
mod tests {
    //! Laws: 1. each is told what stands, and then only what has become another; 2. who is slow hears the latest alone; 3. one account, and all
    //! together, have so many streams, and give them back; 4. a session that has ended, and a node that stops, end the stream.

    use domain::{AccountId, Role, SessionId};
    use uuid::Uuid;

    use super::*;

    fn watched(account: u128) -> Watched {
        let account = AccountId(Uuid::from_u128(account));
        Watched { account, role: Role::Cto, session: SessionId::NIL, mission: None, candidacy: None, engagement: None }
    }

    fn standing(notifications: u32) -> Standing {
        Standing { notifications, ..Standing::default() }
    }

    #[tokio::test]
    async fn each_is_told_what_stands_and_then_what_has_become_another() {
        let hub = Arc::new(Hub::default());
        let mut listening = hub.admit(watched(1)).expect("room");
        listening.begin(standing(1));
        assert_eq!(listening.next().await, Some(Told::Standing(standing(1))));
        hub.tell(&[(listening.key, Some(standing(1)))]);
        assert!(!listening.told.has_changed().expect("open"), "the same is no news");
        hub.tell(&[(listening.key, Some(standing(2)))]);
        hub.tell(&[(listening.key, Some(standing(3)))]);
        assert_eq!(listening.next().await, Some(Told::Standing(standing(3))), "who is slow hears the latest");
        listening.begin(standing(0));
        assert!(!listening.told.has_changed().expect("open"), "what stood before is no news");
    }

    #[tokio::test]
    async fn there_is_room_for_so_many_and_it_comes_back() {
        let hub = Arc::new(Hub::default());
        let mut own: Vec<Listening> = (0..MOST_EACH).map(|_| hub.admit(watched(1)).expect("room")).collect();
        assert_eq!(hub.admit(watched(1)).err(), Some(Full));
        own.pop();
        own.push(hub.admit(watched(1)).expect("given back"));
        let others: Vec<Listening> = (MOST_EACH..MOST_STREAMS).map(|at| hub.admit(watched(100 + at as u128)).expect("room")).collect();
        assert_eq!(hub.admit(watched(2)).err(), Some(Full));
        drop((own, others));
        assert_eq!(hub.count(), 0);
    }

    #[tokio::test]
    async fn a_session_that_has_ended_and_a_node_that_stops_end_the_stream() {
        let hub = Arc::new(Hub::default());
        let (mut first, mut second) = (hub.admit(watched(1)).expect("room"), hub.admit(watched(2)).expect("room"));
        hub.tell(&[(first.key, None)]);
        assert_eq!((first.next().await, first.next().await), (Some(Told::Over), None));
        hub.end();
        assert_eq!(second.next().await, None);
        assert_eq!(hub.admit(watched(1)).err(), Some(Full));
    }
}
