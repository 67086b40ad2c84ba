//! What changes while somebody looks at a page: how much waits for them, and whether the page itself has.
//!
//! Nothing is sent about: [`standing`] is read from Postgres, and whoever listens ([`listen`]) is told when it has become another. A node that
//! commits something rings; Postgres carries the ring to every node (`NOTIFY`, from a task of its own and never from the transaction of a
//! person: it takes a lock of the whole cluster), and each node then reads, in one query, for all who listen to it. A ring that is lost is
//! made up for by the next one, by the reconnection, or after [`AT_LEAST_EVERY`]: the state is compared, not events.

mod hub;
mod store;

use std::time::Duration;

use domain::{AccountId, CandidacyId, EngagementId, MissionId, Role, SessionId};

pub use hub::{Full, Hub, Listening, MOST_EACH, MOST_STREAMS, Told};

use crate::{Marketplace, Problem, accounts::SignedIn, engagements::Party};

/// What comes within so short a time is told together.
const GATHER: Duration = Duration::from_millis(250);

/// Looked at this often, whatever rings: a session may have run out meanwhile.
pub const AT_LEAST_EVERY: Duration = Duration::from_secs(20);

/// How long is waited before the database is listened to again: first, and at most.
const AGAIN: (Duration, Duration) = (Duration::from_millis(250), Duration::from_secs(30));

/// Who looks, and at what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watched {
    account: AccountId,
    role: Role,
    session: SessionId,
    mission: Option<MissionId>,
    candidacy: Option<CandidacyId>,
    engagement: Option<EngagementId>,
}

impl Watched {
    /// The page of a mission or a candidacy, or any other.
    pub fn by(who: &SignedIn, mission: Option<MissionId>, candidacy: Option<CandidacyId>) -> Self {
        Self { account: who.account, role: who.role, session: who.session, mission, candidacy, engagement: None }
    }

    /// A page of an engagement, for whoever is a party to it.
    pub fn of_engagement(who: &SignedIn, party: &Party) -> Self {
        Self { engagement: Some(party.engagement()), ..Self::by(who, None, None) }
    }
}

/// What stands at a moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    /// How many messages wait to be read by this person's side.
    pub messages: u32,
    /// How many notifications wait to be read.
    pub notifications: u32,
    /// Grows with each thing that others did to what the page shows, and that this person is told of: of a CEO or a CTO, by their notifications;
    /// of staff, who read the whole log, by its lines. Of an engagement both sides read nearly everything: it is the lines for all three, but for
    /// what one of them alone may know.
    pub version: i64,
}

/// What stands now.
pub async fn standing(market: &Marketplace, watched: &Watched) -> Result<Standing, Problem> {
    let found = store::look(&market.pool, &[(0, *watched)], market.now()).await?;
    Ok(found.first().and_then(|(_, standing)| *standing).unwrap_or_default())
}

/// Listens for somebody, as long as their session is open.
///
/// # Errors
/// [`Problem::Broken`] when the database fails.
pub async fn listen(market: &Marketplace, watched: Watched) -> Result<Result<Listening, Full>, Problem> {
    let listening = match market.live.admit(watched) {
        Ok(listening) => listening,
        Err(full) => return Ok(Err(full)),
    };
    // After it was admitted: what changes from now on is told to it.
    listening.begin(standing(market, &watched).await?);
    Ok(Ok(listening))
}

/// Rings, hears and tells. Every node runs it, and ends it when it stops.
pub(crate) async fn follow(market: &Marketplace) {
    tokio::join!(ring(market), hear(market), tell(market));
}

/// Carries this node's rings to all nodes.
async fn ring(market: &Marketplace) {
    loop {
        market.live.rung().await;
        if let Err(problem) = store::ring(&market.pool).await {
            tracing::warn!(error = %problem, "what changed could not be told to the other nodes; they look by themselves");
            market.live.hear();
        }
        tokio::time::sleep(GATHER).await;
    }
}

/// Listens to the rings of all nodes, this one among them.
async fn hear(market: &Marketplace) {
    let (first, most) = AGAIN;
    let mut pause = first;
    loop {
        let begun = tokio::time::Instant::now();
        if let Err(problem) = store::hear(&market.pool, &market.live).await {
            tracing::warn!(error = %problem, "the database is not listened to; it is tried again");
        }
        // What was missed meanwhile.
        market.live.hear();
        pause = if begun.elapsed() > most { first } else { (pause * 2).min(most) };
        tokio::time::sleep(pause).await;
    }
}

/// Looks for all who listen to this node, and tells each what has become another.
async fn tell(market: &Marketplace) {
    loop {
        tokio::select! {
            () = market.live.heard() => {}
            () = tokio::time::sleep(AT_LEAST_EVERY) => {}
        }
        if let Err(problem) = look(market).await {
            tracing::warn!(error = %problem, "nobody could be told what changed; it is tried again");
        }
        tokio::time::sleep(GATHER).await;
    }
}

/// One look, for all who listen.
async fn look(market: &Marketplace) -> Result<(), Problem> {
    let watched = market.live.watched();
    if !watched.is_empty() {
        market.live.tell(&store::look(&market.pool, &watched, market.now()).await?);
    }
    Ok(())
}
