//! What a form may hold: each field is parsed once into a type, or refused with a code that the interface puts into words.
//!
//! The same parsers serve the server and the islands.

mod amount;
mod day;
mod email;
mod name;
mod password;
mod sentence;
mod slug;
mod text;
mod web_address;

use serde::{Deserialize, Serialize};

pub use amount::{cost, euros};
pub use day::{FIRST_YEAR, day};
pub use email::Email;
pub use name::PersonName;
pub use password::NewPassword;
pub use sentence::{Sentence, first_words, words};
pub use slug::Slug;
pub use text::{
    ActivityNote, AltText, Clauses, CompanyName, Contribution, HandoverNote, HandoverTitle, Headline, MeetingPlace, Message, Motivation,
    NeedText, Note, Post, PostingSummary, Programme, Proof, Question, QuestionAnswer, Reason, Remark, ReviewNote, SearchName, SharedWork,
    Story, StudyText, Summary, Title, Wish, WorkPlace,
};
pub use web_address::WebAddress;

pub use text::is_unseen;
pub(crate) use text::turns_direction;

use crate::code::codes;

codes! {
    /// What is wrong with a field. The interface says it in words, and what to do.
    pub enum Complaint as "complaint" {
        /// Nothing was given where something must be.
        Missing = "missing",
        /// Longer than the field takes.
        TooLong = "too_long",
        /// More words than the field takes.
        TooManyWords = "too_many_words",
        /// Shorter than is useful.
        TooShort = "too_short",
        /// Not of the right shape.
        Malformed = "malformed",
        /// No address of a mailbox.
        MalformedEmail = "malformed_email",
        /// No address of a page.
        MalformedAddress = "malformed_address",
        /// No last part of an address of ours.
        MalformedSlug = "malformed_slug",
        /// An address that somebody else has.
        Taken = "taken",
        /// Neither a SIREN nor a SIRET.
        MalformedCompanyNumber = "malformed_company_number",
        /// Not one of the choices.
        Unknown = "unknown",
        /// No technology of the vocabulary.
        UnknownTechnology = "unknown_technology",
        /// No city of the vocabulary.
        UnknownPlace = "unknown_place",
        /// A name that the vocabulary does not hold, where one was to be typed.
        NoSuchName = "no_such_name",
        /// A choice that the list already has.
        Duplicate = "duplicate",
        /// A document that was sent already.
        SameDocument = "same_document",
        /// One's own address, where somebody else's is asked for.
        OwnAddress = "own_address",
        /// Outside the values that are believed.
        OutOfRange = "out_of_range",
        /// The address and the password do not belong together.
        Credentials = "credentials",
        /// Too many tries; wait.
        TooMany = "too_many",
        /// A password that is among the first that anybody would try.
        Common = "common",
        /// Not the password of this account.
        WrongPassword = "wrong_password",
        /// A link that was used, has expired, or was never given.
        LinkSpent = "link_spent",
        /// The reason that was given already, where another one is asked for.
        SameReason = "same_reason",
        /// Not one's own full name, where a signature asks for it.
        NotYourName = "not_your_name",
        /// A box that must be ticked first.
        NotConfirmed = "not_confirmed",
        /// Too much work at this moment; the same again a little later.
        Busy = "busy",
        /// Changed by somebody else since the page was shown.
        Stale = "stale",
        /// Not possible in the present state of things.
        NotNow = "not_now",
        /// A file larger than is read.
        TooLarge = "too_large",
        /// A file of a kind that is not read.
        UnknownKind = "unknown_kind",
        /// No file of a kind in which documents are sent.
        UnknownDocumentKind = "unknown_document_kind",
        /// A file of a known kind that cannot be read.
        Broken = "broken",
        /// A file that a password locks.
        Locked = "locked",
        /// A file that is a picture of a text.
        NoText = "no_text",
        /// A file that says nothing of what was looked for.
        NothingInside = "nothing_inside",
        /// No picture was chosen.
        NoPhoto = "no_photo",
        /// No picture of a kind that is drawn.
        UnknownPhotoKind = "unknown_photo_kind",
        /// A picture that cannot be drawn.
        BrokenPhoto = "broken_photo",
        /// A picture of more pixels than are drawn.
        TooManyPixels = "too_many_pixels",
        /// A picture too small to be seen.
        TooFewPixels = "too_few_pixels",
        /// Names a person or an address where nobody is to be named yet.
        Names = "names",
        /// As many as there may be, already; one must go first.
        Full = "full",
        /// Somebody who has as many invitations to answer as one person gets.
        InvitationsFull = "invitations_full",
        /// A file that may tell who somebody is, before both have met.
        FileTooEarly = "file_too_early",
        /// As many files as a conversation holds.
        FilesFull = "files_full",
        /// As many messages as one person writes in an hour.
        MessagesTooMany = "messages_too_many",
        /// An hour that no clock shows: clocks go forward past it.
        SkippedHour = "skipped_hour",
        /// An hour that the clock shows twice: clocks go back.
        RepeatedHour = "repeated_hour",
        /// The same, where one of both cannot be said: another hour is to be chosen.
        AmbiguousHour = "ambiguous_hour",
        /// A beginning that is over already.
        AlreadyPast = "already_past",
        /// An end before the beginning.
        EndsBeforeItBegins = "ends_before_it_begins",
        /// Fewer seats than people come already.
        SeatsTaken = "seats_taken",
        /// So many wait for a seat already; the limit says how many.
        WaitingFull = "waiting_full",
        /// No CTO of the community has this name or address, or several have the name.
        NoSuchSpeaker = "no_such_speaker",
    }
}

/// One field and what is wrong with it. `field` is the name of the control; the empty name is the form as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    pub field: String,
    pub complaint: Complaint,
    /// The limit that was passed, for `too_long`, `too_many_words`, `too_short`, `too_many`, `messages_too_many`, `too_large`, `full`, `seats_taken`, `invitations_full`, `files_full` and
    /// those of pixels (characters, words, characters, minutes to wait, minutes to wait, megabytes, lines, people who come, invitations, files, millions of pixels at most, pixels of a side at least).
    pub limit: Option<u32>,
}

impl FieldError {
    /// A complaint without a limit.
    pub fn new(field: &str, complaint: Complaint) -> Self {
        Self { field: field.to_owned(), complaint, limit: None }
    }

    /// A complaint with the limit that was passed.
    pub fn with_limit(field: &str, complaint: Complaint, limit: u32) -> Self {
        Self { field: field.to_owned(), complaint, limit: Some(limit) }
    }
}

/// What a parser of one field answers; [`FieldErrors::take`] gives it the field's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused {
    pub complaint: Complaint,
    pub limit: Option<u32>,
}

/// Collects the complaints about a form, so that a person sees all of them at once.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldErrors(pub Vec<FieldError>);

impl FieldErrors {
    /// Keeps the complaint, if there is one, under the field's name.
    pub fn take<T>(&mut self, field: &str, parsed: Result<T, Refused>) -> Option<T> {
        parsed
            .map_err(|refused| self.0.push(FieldError { field: field.to_owned(), complaint: refused.complaint, limit: refused.limit }))
            .ok()
    }

    /// Parses a code, and complains that it is unknown otherwise.
    pub fn code<T: std::str::FromStr>(&mut self, field: &str, text: &str) -> Option<T> {
        let complaint = if text.is_empty() { Complaint::Missing } else { Complaint::Unknown };
        self.take(field, text.parse().map_err(|_| Refused { complaint, limit: None }))
    }

    /// Adds a complaint.
    pub fn push(&mut self, error: FieldError) {
        self.0.push(error);
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<FieldError> for FieldErrors {
    fn from(error: FieldError) -> Self {
        Self(vec![error])
    }
}
