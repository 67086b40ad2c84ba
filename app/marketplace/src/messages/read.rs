//! Conversations as each member reads them: a page of messages, the list of one's conversations, and how much waits.

use chrono::{DateTime, Duration, Utc};
use domain::{
    CandidacyId, MessageId, MissionId, Role,
    conversation::{self, Ended, FRESH_MINUTES},
    lifecycle::MessageState,
};

use super::{
    Member, SentFile,
    discreet::Veil,
    store::{self, Found, Listed, Row},
};
use crate::{
    Marketplace, Problem,
    accounts::{CurrentStaff, SignedIn},
};

pub use super::discreet::{Names, Words};

/// So many messages stand on a page.
pub const PAGE: usize = 30;
/// So many conversations stand in a list.
pub const LISTED: usize = 50;

/// A page of a conversation.
#[derive(Debug, Clone)]
pub struct Conversation {
    pub candidacy: CandidacyId,
    pub mission: MissionId,
    pub reader: Role,
    pub names: Names,
    /// Both have met: names and addresses are known, and files may be sent.
    pub met: bool,
    /// The CEO is part of it.
    pub has_ceo: bool,
    /// The reader may write now.
    pub is_open: bool,
    /// One of the sides has closed their account.
    pub is_left: bool,
    /// What has ended, of the candidacy and its mission.
    pub ended: Option<Ended>,
    /// The oldest first.
    pub messages: Vec<Message>,
    /// There are older ones than these.
    pub has_older: bool,
    /// The number up to which the reader's side has read.
    pub read_to: i32,
    /// How many messages of others wait to be read.
    pub unread: u32,
    /// How far the other sides have read.
    pub marks: Vec<Mark>,
}

/// How far a side has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    pub role: Role,
    pub last_read: i32,
    pub read_at: Option<DateTime<Utc>>,
}

/// A message as one reader sees it.
#[derive(Debug, Clone)]
pub struct Message {
    pub id: MessageId,
    /// Its place, from 1.
    pub number: i32,
    pub role: Role,
    /// The reader wrote it.
    pub is_own: bool,
    /// Of a member of staff, their name; nobody's once the account is gone. What the sides are called, the page knows.
    pub staff: Option<String>,
    pub sent_at: DateTime<Utc>,
    pub body: Body,
    pub file: Option<SentFile>,
    /// The CEO is among its readers.
    pub ceo_reads: bool,
    /// The reader may take it back, until this moment.
    pub withdraw_by: Option<DateTime<Utc>>,
    /// The reader may show it to staff.
    pub can_report: bool,
    /// The reader has, and staff has not looked yet.
    pub reported: bool,
}

/// What stands in the place of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    Words(Words),
    /// Its author took it back.
    Withdrawn,
    /// It went with its author's account.
    Gone,
}

/// A conversation in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    pub candidacy: CandidacyId,
    pub mission: MissionId,
    pub names: Names,
    pub last_at: DateTime<Utc>,
    /// Who wrote last.
    pub last_by: Role,
    pub unread: u32,
}

impl Member {
    /// Whether a message is there for this member: a CEO reads nothing of before they came.
    pub(super) fn can_see(&self, message: &Found) -> bool {
        message.candidacy == self.candidacy && (self.role() != Role::Ceo || message.ceo_reads)
    }
}

/// The page of a conversation that ends before the message of this number; the latest, where none is named.
pub async fn conversation(market: &Marketplace, member: &Member, before: Option<i32>) -> Result<Conversation, Problem> {
    let (reader, place) = (member.role(), &member.place);
    let mut rows = store::page(&market.pool, member.candidacy, reader, member.account(), before, PAGE + 1).await?;
    let has_older = rows.len() > PAGE;
    rows.truncate(PAGE);
    rows.reverse();
    let veil = Veil::of(market, place, reader).await?;
    let now = market.now();
    let mut marks = store::marks(&market.pool, member.candidacy).await?;
    let read_to = marks.iter().find(|mark| mark.role == reader).map_or(0, |mark| mark.last_read);
    marks.retain(|mark| mark.role != reader);
    let unread = store::unread_of(&mut *market.pool.acquire().await?, member.candidacy, reader).await?.map_or(0, |unread| unread.count);
    Ok(Conversation {
        candidacy: member.candidacy,
        mission: place.mission,
        reader,
        names: Names::of(place, reader),
        met: place.met,
        has_ceo: member.has_ceo(),
        is_open: member.may_write(),
        is_left: place.at().is_none(),
        ended: place.at().and_then(|at| conversation::ended(&at)),
        messages: rows.into_iter().map(|row| shown(row, member, &veil, now)).collect(),
        has_older,
        read_to,
        unread,
        marks,
    })
}

fn shown(row: Row, member: &Member, veil: &Veil, now: DateTime<Utc>) -> Message {
    let is_own = row.author == Some(member.account());
    let is_there = row.state == MessageState::Sent && row.words.is_some();
    let fresh_until = row.sent_at + Duration::minutes(FRESH_MINUTES);
    let is_another_side = row.role != member.role() && member.role() != Role::Staff;
    let body = match (row.state, row.words) {
        (MessageState::Withdrawn, _) => Body::Withdrawn,
        (MessageState::Sent, None) => Body::Gone,
        (MessageState::Sent, Some(words)) => Body::Words(veil.words(&words, row.role, row.ceo_reads)),
    };
    Message {
        id: row.id,
        number: row.number,
        role: row.role,
        is_own,
        staff: row.author_name.filter(|_| row.role == Role::Staff),
        sent_at: row.sent_at,
        body,
        file: row.file_name.zip(row.file_type).zip(row.byte_count).map(|((name, kind), byte_count)| SentFile { name, kind, byte_count }),
        ceo_reads: row.ceo_reads,
        withdraw_by: (is_own && is_there && !row.is_reported && now < fresh_until).then_some(fresh_until),
        // Staff reads the conversation anyway: there is nobody else to show its own words to.
        can_report: is_another_side && row.role != Role::Staff && is_there && !row.reported_by_reader,
        reported: row.reported_by_reader,
    }
}

/// The conversations of this person, the latest first, at most [`LISTED`] of them; where something was written.
pub async fn mine(market: &Marketplace, who: &SignedIn) -> Result<Vec<Summary>, Problem> {
    let rows = store::list(&market.pool, who.role(), who.account(), LISTED).await?;
    let summary = |row: Listed| Summary {
        candidacy: row.candidacy,
        mission: row.place.mission,
        names: Names::of(&row.place, who.role()),
        last_at: row.last_at,
        last_by: row.last_by,
        unread: row.unread,
    };
    Ok(rows.into_iter().map(summary).collect())
}

/// How many messages of each of these candidacies' conversations there are for staff, and how many of them wait.
pub async fn counts_of_mission(
    market: &Marketplace,
    _staff: &CurrentStaff,
    mission: MissionId,
) -> Result<Vec<(CandidacyId, u32, u32)>, Problem> {
    store::counts_of_mission(&market.pool, mission).await
}
