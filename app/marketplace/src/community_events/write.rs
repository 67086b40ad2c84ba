//! Staff writes an event: keeps it as a draft, publishes it, changes it, cancels it, and tells afterwards how it was.

use chrono::{DateTime, Utc};
use domain::{
    Audience, CommunityEventId, EventKind, ProfileId, WrittenLanguage, Zone,
    community_event::{TypedTime, read_seats, read_time},
    forms::{Complaint, FieldError, FieldErrors, MeetingPlace, Programme, Reason, Title, WebAddress},
    lifecycle::{CommunityEventEvent, CommunityEventState},
};
use uuid::Uuid;

use super::{
    attend,
    store::{self, Event},
    tell,
    transition::{self, With},
};
use crate::{
    Marketplace, Problem,
    accounts::CurrentStaff,
    jobs::{self, Job},
    mail::EventNews,
};

/// What is typed.
#[derive(Debug, Clone, Default)]
pub struct TypedEvent {
    pub title: String,
    pub description: String,
    pub kind: String,
    pub audience: String,
    pub language: String,
    pub day: String,
    pub starts: String,
    pub last_day: String,
    pub ends: String,
    pub place: String,
    pub link: String,
    pub seats: String,
    /// The name or the address of a CTO of the community.
    pub speaker: String,
    /// `true` where the box is ticked that says that they agreed to be named.
    pub speaker_agreed: String,
}

/// What was read of it.
#[derive(Debug, Clone)]
pub(super) struct Content {
    pub title: String,
    pub description: String,
    pub kind: EventKind,
    pub audience: Audience,
    pub language: WrittenLanguage,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub place: Option<String>,
    pub link: Option<String>,
    pub seats: Option<i16>,
    pub speaker: Option<ProfileId>,
}

impl Content {
    /// The names of the fields that say something else than the event does.
    fn changes(&self, event: &Event) -> Vec<&'static str> {
        let differs = [
            ("title", self.title != event.title),
            ("description", self.description != event.description),
            ("kind", self.kind != event.kind),
            ("audience", self.audience != event.audience),
            ("language", self.language != event.language),
            ("starts", self.starts_at != event.starts_at),
            ("ends", self.ends_at != event.ends_at),
            ("place", self.place != event.place),
            ("link", self.link != event.link),
            ("seats", self.seats != event.seats),
            ("speaker", self.speaker != event.speaker),
        ];
        differs.into_iter().filter_map(|(field, differs)| differs.then_some(field)).collect()
    }
}

/// What a calendar shows: whoever signed up is told when one of these changes.
const IN_CALENDARS: [&str; 5] = ["title", "starts", "ends", "place", "link"];

/// Begins an event as a draft, once for the id `once`.
///
/// # Errors
/// [`Problem::Invalid`] with every complaint at once.
pub async fn draft(market: &Marketplace, staff: &CurrentStaff, once: &str, typed: &TypedEvent) -> Result<CommunityEventId, Problem> {
    let content = read(market, typed).await?;
    let now = market.now();
    let id = once.parse().unwrap_or_else(|_| CommunityEventId(Uuid::now_v7()));
    let mut tx = market.pool.begin().await?;
    if !store::insert(&mut tx, id, &content, staff.who().account(), now).await? {
        return Ok(id);
    }
    transition::begin(&mut tx, now, staff.who().actor(), id).await?;
    market.commit(tx).await?;
    Ok(id)
}

/// Changes what an event says, upon the version that was read. Whoever signed up is told where their calendar is concerned.
///
/// # Errors
/// [`Problem::Stale`] when somebody else changed it; [`Problem::Invalid`] also for fewer seats than people come.
pub async fn change(
    market: &Marketplace,
    staff: &CurrentStaff,
    id: CommunityEventId,
    version: &str,
    typed: &TypedEvent,
) -> Result<(), Problem> {
    let content = read(market, typed).await?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let event = store::lock(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    let fields = content.changes(&event);
    if fields.is_empty() {
        return Ok(());
    }
    if version.parse() != Ok(event.version) {
        return Err(Problem::Stale);
    }
    let going = store::seats(&mut tx, &event, None, now).await?.going;
    if content.seats.is_some_and(|seats| u32::from(seats.unsigned_abs()) < going) {
        return Err(FieldError::with_limit("seats", Complaint::SeatsTaken, going).into());
    }
    transition::step(&mut tx, now, staff.who().actor(), &event, CommunityEventEvent::Change, With { fields: &fields, ..With::default() })
        .await?;
    let is_public = event.state == CommunityEventState::Published;
    let moves = is_public && fields.iter().any(|field| IN_CALENDARS.contains(field));
    store::change(&mut tx, id, &content, moves, now).await?;
    if moves {
        tell::all(&mut tx, now, id, EventNews::Changed).await?;
    }
    if is_public {
        let event = store::lock(&mut tx, id).await?.ok_or(Problem::NotFound)?;
        attend::promote(&mut tx, now, &event).await?;
        jobs::enqueue(&mut tx, now, &Job::WatchCommunityEvent { event: id }, now).await?;
    }
    market.commit(tx).await
}

/// People may read it now, and sign up. Published twice, it is published once.
pub async fn publish(market: &Marketplace, staff: &CurrentStaff, id: CommunityEventId) -> Result<(), Problem> {
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let event = store::lock(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    if event.state == CommunityEventState::Published {
        return Ok(());
    }
    let to = transition::step(&mut tx, now, staff.who().actor(), &event, CommunityEventEvent::Publish, With::default()).await?;
    store::publish(&mut tx, id, to, now).await?;
    jobs::enqueue(&mut tx, now, &Job::WatchCommunityEvent { event: id }, now).await?;
    market.commit(tx).await
}

/// It does not take place: whoever signed up is told why, once.
pub async fn cancel(market: &Marketplace, staff: &CurrentStaff, id: CommunityEventId, reason: &str) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let reason = errors.take("reason", Reason::read(reason)).ok_or(Problem::Invalid(errors))?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let event = store::lock(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    if event.cancelled_reason.as_deref() == Some(reason.as_str()) {
        return Ok(());
    }
    let with = With { reason: Some(&reason), ..With::default() };
    let to = transition::step(&mut tx, now, staff.who().actor(), &event, CommunityEventEvent::Cancel, with).await?;
    store::cancel(&mut tx, id, to, reason.as_str(), now).await?;
    tell::all(&mut tx, now, id, EventNews::Cancelled).await?;
    market.commit(tx).await
}

/// How it was, in words and links, once it is over.
pub async fn recap(market: &Marketplace, staff: &CurrentStaff, id: CommunityEventId, words: &str) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let words = errors.take("recap", Programme::read(words)).ok_or(Problem::Invalid(errors))?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let mut event = store::lock(&mut tx, id).await?.ok_or(Problem::NotFound)?;
    if event.recap.as_deref() == Some(words.as_str()) {
        return Ok(());
    }
    super::watch::finish(&mut tx, now, &mut event).await?;
    let with = With { fields: &["recap"], ..With::default() };
    transition::step(&mut tx, now, staff.who().actor(), &event, CommunityEventEvent::Recap, with).await?;
    store::set_recap(&mut tx, id, words.as_str()).await?;
    market.commit(tx).await
}

async fn read(market: &Marketplace, typed: &TypedEvent) -> Result<Content, Problem> {
    let mut errors = FieldErrors::default();
    let title = errors.take("title", Title::read(&typed.title));
    let description = errors.take("description", Programme::read(&typed.description));
    let kind: Option<EventKind> = errors.code("kind", &typed.kind);
    let audience: Option<Audience> = errors.code("audience", &typed.audience);
    let language: Option<WrittenLanguage> = errors.code("language", &typed.language);
    let time = TypedTime { day: &typed.day, starts: &typed.starts, last_day: &typed.last_day, ends: &typed.ends };
    let time = read_time(&mut errors, &time, Zone::PARIS, market.now());
    let is_online = kind == Some(EventKind::Online);
    let place = match typed.place.trim() {
        "" if !is_online => errors.take("place", MeetingPlace::read("")),
        "" => None,
        place => errors.take("place", MeetingPlace::read(place)),
    };
    let link = match typed.link.trim() {
        "" if is_online => errors.take("link", WebAddress::read("")),
        "" => None,
        link => errors.take("link", WebAddress::read(link)),
    };
    let seats = errors.take("seats", read_seats(&typed.seats));
    let speaker = read_speaker(market, &mut errors, typed).await?;
    let (Some(title), Some(description), Some(kind), Some(audience), Some(language), Some((starts_at, ends_at)), Some(seats), true) =
        (title, description, kind, audience, language, time, seats, errors.is_empty())
    else {
        return Err(errors.into());
    };
    Ok(Content {
        title: title.into_string(),
        description: description.into_string(),
        kind,
        audience,
        language,
        starts_at,
        ends_at,
        place: place.map(MeetingPlace::into_string),
        link: link.map(|link| link.to_string()),
        seats: seats.and_then(|seats| i16::try_from(seats).ok()),
        speaker,
    })
}

/// A CTO of the community, by address or by a name that one of them has; who agreed to be named.
async fn read_speaker(market: &Marketplace, errors: &mut FieldErrors, typed: &TypedEvent) -> Result<Option<ProfileId>, Problem> {
    let who = typed.speaker.trim();
    if who.is_empty() {
        return Ok(None);
    }
    let found = store::speakers(&market.pool, who).await?;
    let [speaker] = found[..] else {
        errors.push(FieldError::new("speaker", Complaint::NoSuchSpeaker));
        return Ok(None);
    };
    if typed.speaker_agreed != "true" {
        errors.push(FieldError::new("speaker_agreed", Complaint::NotConfirmed));
    }
    Ok(Some(speaker))
}
