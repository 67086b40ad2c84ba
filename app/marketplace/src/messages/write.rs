//! Writing a message, with a file once both have met.

use chrono::{DateTime, Duration, Utc};
use domain::{
    CandidacyId, DocumentType, MessageId, Role,
    conversation::{self, MOST_AN_HOUR, MOST_AN_HOUR_BY_STAFF, MOST_FILES},
    document::file_name,
    forms::{Complaint, FieldError, FieldErrors, Message},
    lifecycle::{MessageEvent, MessageGuard},
};
use sqlx::PgConnection;

use super::{
    FILE, MOST_BYTES, Member, SentFile, WORDS, notice,
    permission::is_member,
    store::{self, NewMessage, Place},
    too_large, transition,
};
use crate::{Marketplace, Problem, digests, notifications};

/// What the form sent.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    pub words: String,
    /// What the file is called where it comes from.
    pub file_name: String,
    /// Empty where none was sent.
    pub content: Vec<u8>,
    /// The number of the last message that the page showed: whoever answers has read it. Anything else than a number marks nothing.
    pub seen: String,
}

/// Writes a message under the id that its page gave: sent twice, it is written once.
///
/// # Errors
/// [`Problem::Invalid`] for words that are missing or too long, a file that is none of the three types, too large, or sent before both have met, the
/// file after [`MOST_FILES`], and more messages than one person writes in an hour, with the minutes to wait. [`Problem::NotNow`] where the conversation
/// has closed for this member.
pub async fn write(market: &Marketplace, member: &Member, id: MessageId, sent: Sent) -> Result<(), Problem> {
    let (words, file) = read(&sent, member.place.met)?;
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    // First, as an erasure does; and what one author sends comes one after the other.
    if !store::lock_account(&mut tx, member.account()).await? {
        return Err(Problem::NotFound);
    }
    store::begin(&mut tx, member.candidacy, &member.place).await?;
    let last = store::lock(&mut tx, member.candidacy).await?.ok_or(Problem::NotFound)?;
    let place = store::place(&mut tx, member.candidacy).await?.ok_or(Problem::NotFound)?;
    if !is_member(&place, member.role(), member.account()) {
        return Err(Problem::NotFound);
    }
    if let Some(found) = store::author_of(&mut tx, id).await? {
        // The same page a second time; anybody else's id opens nothing.
        return if found == (member.candidacy, Some(member.account())) { Ok(()) } else { Err(Problem::NotFound) };
    }
    within_bounds(&mut tx, now, member, file.is_some()).await?;
    let step = transition::Step {
        actor: member.actor(),
        candidacy: member.candidacy,
        mission: place.mission,
        from: None,
        event: MessageEvent::Write,
    };
    let may_write = place.at().is_some_and(|at| conversation::may_write(member.role(), &at));
    let state = transition::step(&mut tx, now, step, |guard| guard == MessageGuard::MayWrite && may_write).await?;
    let ceo_reads = place.at().is_some_and(|at| conversation::is_member(Role::Ceo, &at));
    let number = last + 1;
    let new = NewMessage { id, candidacy: member.candidacy, number, state, author: member.account(), role: member.role(), ceo_reads };
    store::insert(&mut tx, &new, words.as_str(), now).await?;
    if let Some(file) = file {
        store::insert_file(&mut tx, &new, &file, &sent.content).await?;
    }
    if let Ok(seen) = sent.seen.parse() {
        store::mark(&mut tx, member.candidacy, member.role(), seen, now).await?;
        notifications::messages_read(&mut tx, member.account(), (member.candidacy, member.role()), now).await?;
    }
    tell(&mut tx, now, member.candidacy, &place, &new).await?;
    market.commit(tx).await
}

/// Words and file, with every complaint at once.
fn read(sent: &Sent, met: bool) -> Result<(Message, Option<SentFile>), FieldErrors> {
    let mut errors = FieldErrors::default();
    let words = errors.take(WORDS, Message::read(&sent.words));
    let kind = DocumentType::of(&sent.content);
    let complaint = match (sent.content.len(), kind) {
        (0, _) => None,
        // A file may hold what the words must not say.
        (_, _) if !met => Some(FieldError::new(FILE, Complaint::FileTooEarly)),
        (length, _) if length > MOST_BYTES => Some(too_large()),
        (_, None) => Some(FieldError::new(FILE, Complaint::UnknownDocumentKind)),
        _ => None,
    };
    complaint.into_iter().for_each(|error| errors.push(error));
    let file = kind.filter(|_| !sent.content.is_empty()).zip(i32::try_from(sent.content.len()).ok());
    let file = file.map(|(kind, byte_count)| SentFile { name: file_name(&sent.file_name, kind), kind, byte_count });
    words.filter(|_| errors.is_empty()).map(|words| (words, file)).ok_or(errors)
}

/// Refuses what one person does not write, with the minutes until there is room.
async fn within_bounds(tx: &mut PgConnection, now: DateTime<Utc>, member: &Member, has_file: bool) -> Result<(), Problem> {
    let most = if member.role() == Role::Staff { MOST_AN_HOUR_BY_STAFF } else { MOST_AN_HOUR };
    let hour = Duration::hours(1);
    if let Some(first) = store::nth_last(tx, member.account(), now - hour, i64::from(most)).await? {
        let minutes = ((first + hour - now).num_seconds() + 59) / 60;
        let minutes = u32::try_from(minutes.clamp(1, 60)).unwrap_or(60);
        return Err(FieldError::with_limit(WORDS, Complaint::MessagesTooMany, minutes).into());
    }
    if has_file && store::count_files(tx, member.candidacy).await? >= i64::from(MOST_FILES) {
        return Err(FieldError::with_limit(FILE, Complaint::FilesFull, MOST_FILES).into());
    }
    Ok(())
}

/// The other side is written to, once until it has read; staff is told in its digest.
async fn tell(tx: &mut PgConnection, now: DateTime<Utc>, candidacy: CandidacyId, place: &Place, new: &NewMessage) -> Result<(), Problem> {
    if new.role != Role::Staff {
        digests::something_came(tx, now).await?;
    }
    let sides = [(Role::Cto, place.cto), (Role::Ceo, place.ceo.filter(|_| new.ceo_reads))];
    for (role, account) in sides.into_iter().filter(|(role, _)| *role != new.role) {
        if let Some(account) = account {
            notice::ask(tx, now, candidacy, role, account, new.number).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PDF: &[u8] = b"%PDF-1.7\n";

    fn complaints(words: &str, content: &[u8], met: bool) -> Vec<(String, Complaint)> {
        let sent = Sent { words: words.to_owned(), file_name: "plan.exe".to_owned(), content: content.to_vec(), seen: String::new() };
        let errors = read(&sent, met).err().unwrap_or_default();
        errors.0.into_iter().map(|error| (error.field, error.complaint)).collect()
    }

    #[test]
    fn a_file_is_taken_once_both_have_met_and_known_by_its_content() {
        let sent = Sent { words: "Voici".to_owned(), file_name: "plan.exe".to_owned(), content: PDF.to_vec(), seen: String::new() };
        let (words, file) = read(&sent, true).expect("a message");
        assert_eq!((words.as_str(), file.map(|file| file.name).as_deref()), ("Voici", Some("plan.pdf")));
        assert_eq!(complaints("Voici", PDF, false), [(FILE.to_owned(), Complaint::FileTooEarly)]);
        assert_eq!(complaints("Voici", b"MZ\x90", true), [(FILE.to_owned(), Complaint::UnknownDocumentKind)]);
        let mut large = PDF.to_vec();
        large.resize(MOST_BYTES + 1, b' ');
        assert_eq!(complaints("Voici", &large, true), [(FILE.to_owned(), Complaint::TooLarge)]);
    }

    #[test]
    fn a_message_holds_one_to_four_thousand_characters() {
        assert!(complaints("é", b"", false).is_empty() && complaints(&"é".repeat(4_000), b"", false).is_empty());
        assert_eq!(complaints(&"é".repeat(4_001), b"", false), [(WORDS.to_owned(), Complaint::TooLong)]);
        let both = complaints(" \u{200b}", b"MZ", true);
        assert_eq!(both, [(WORDS.to_owned(), Complaint::Missing), (FILE.to_owned(), Complaint::UnknownDocumentKind)], "all at once");
    }
}
