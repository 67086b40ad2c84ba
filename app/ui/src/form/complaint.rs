//! Complaints in words: each says what to do.

use domain::forms::{Complaint, FieldError};

use crate::{Locale, t};

/// The sentence for a complaint.
pub fn complaint(locale: Locale, error: &FieldError) -> String {
    if let Some(sentence) = about_a_slot(locale, error).or_else(|| about_an_event(locale, error)) {
        return sentence;
    }
    match (error.complaint, error.limit) {
        (Complaint::NoPhoto, _) => t::presence::photo::missing(locale).to_owned(),
        (Complaint::Missing, _) => t::errors::missing(locale).to_owned(),
        (Complaint::TooLong, Some(limit)) => t::errors::too_long(locale, limit),
        (Complaint::TooLong, None) => t::errors::too_long_unsaid(locale).to_owned(),
        (Complaint::TooManyWords, limit) => t::report::form::too_many_words(locale, limit.unwrap_or_default()),
        (Complaint::TooShort, Some(limit)) => t::errors::too_short(locale, limit),
        (Complaint::TooShort, None) => t::errors::too_short_unsaid(locale).to_owned(),
        (Complaint::MalformedEmail, _) => t::errors::malformed_email(locale).to_owned(),
        (Complaint::MalformedAddress, _) => t::errors::malformed_address(locale).to_owned(),
        (Complaint::MalformedSlug, _) => t::public_page::malformed_slug(locale).to_owned(),
        (Complaint::Taken, _) => t::public_page::taken(locale).to_owned(),
        (Complaint::MalformedCompanyNumber, _) => t::errors::malformed_company_number(locale).to_owned(),
        (Complaint::UnknownTechnology, _) => t::errors::unknown_technology(locale).to_owned(),
        (Complaint::UnknownPlace, _) => t::errors::unknown_place(locale).to_owned(),
        (Complaint::Malformed, _) => t::errors::malformed(locale).to_owned(),
        (Complaint::Unknown, _) => t::errors::unknown(locale).to_owned(),
        (Complaint::NoSuchName, _) => t::errors::no_such_name(locale).to_owned(),
        (Complaint::SameDocument, _) => t::documents::duplicate(locale).to_owned(),
        (Complaint::Duplicate, _) => t::errors::duplicate(locale).to_owned(),
        (Complaint::OwnAddress, _) => t::references::own_address(locale).to_owned(),
        (Complaint::OutOfRange, _) => t::errors::out_of_range(locale).to_owned(),
        (Complaint::Credentials, _) => t::errors::credentials(locale).to_owned(),
        (Complaint::TooMany, Some(minutes)) => t::errors::too_many(locale, minutes),
        (Complaint::TooMany, None) => t::errors::too_many_unsaid(locale).to_owned(),
        (Complaint::Common, _) => t::errors::common(locale).to_owned(),
        (Complaint::WrongPassword, _) => t::errors::wrong_password(locale).to_owned(),
        (Complaint::LinkSpent, _) => t::errors::link_spent(locale).to_owned(),
        (Complaint::SameReason, _) => t::mandate::same_reason(locale).to_owned(),
        (Complaint::NotYourName, _) => t::terms::not_your_name(locale).to_owned(),
        (Complaint::NotConfirmed, _) => t::errors::not_confirmed(locale).to_owned(),
        (Complaint::Busy, _) => t::errors::busy(locale).to_owned(),
        (Complaint::Stale, _) => t::errors::stale(locale).to_owned(),
        (Complaint::TooLarge, limit) => t::errors::too_large(locale, limit.unwrap_or_default()),
        (Complaint::UnknownDocumentKind, _) => t::documents::unknown_kind(locale).to_owned(),
        (Complaint::TooManyPixels, limit) => t::presence::photo::too_many_pixels(locale, limit.unwrap_or_default()),
        (Complaint::TooFewPixels, limit) => t::presence::photo::too_few_pixels(locale, limit.unwrap_or_default()),
        (Complaint::UnknownPhotoKind, _) => t::presence::photo::unknown_kind(locale).to_owned(),
        (Complaint::BrokenPhoto, _) => t::presence::photo::broken(locale).to_owned(),
        (Complaint::UnknownKind, _) => t::errors::unknown_kind(locale).to_owned(),
        (Complaint::Broken, _) => t::errors::broken_file(locale).to_owned(),
        (Complaint::Locked, _) => t::errors::locked_file(locale).to_owned(),
        (Complaint::NoText, _) => t::errors::no_text(locale).to_owned(),
        (Complaint::NothingInside, _) => t::errors::nothing_inside(locale).to_owned(),
        (Complaint::Names, _) => t::errors::names(locale).to_owned(),
        (Complaint::Full, limit) => t::errors::full(locale, limit.unwrap_or_default()),
        (Complaint::InvitationsFull, limit) => t::invitations::full(locale, limit.unwrap_or_default()),
        (Complaint::FileTooEarly, _) => t::messages::compose::no_file_yet(locale).to_owned(),
        (Complaint::FilesFull, limit) => t::messages::compose::files_full(locale, limit.unwrap_or_default()),
        (Complaint::MessagesTooMany, minutes) => t::messages::compose::too_many(locale, minutes.unwrap_or_default()),
        (Complaint::SkippedHour, _) => t::meetings::errors::skipped_hour(locale).to_owned(),
        (Complaint::RepeatedHour, _) => t::meetings::errors::repeated_hour(locale).to_owned(),
        (Complaint::NotNow | Complaint::AmbiguousHour | Complaint::AlreadyPast | Complaint::EndsBeforeItBegins, _)
        | (Complaint::SeatsTaken | Complaint::WaitingFull | Complaint::NoSuchSpeaker, _) => t::errors::not_now(locale).to_owned(),
    }
}

/// What is said of an event of the community alone.
fn about_an_event(locale: Locale, error: &FieldError) -> Option<String> {
    use t::agenda::errors as say;
    Some(match error.complaint {
        Complaint::AmbiguousHour => say::ambiguous_hour(locale).to_owned(),
        Complaint::AlreadyPast => say::already_past(locale).to_owned(),
        Complaint::EndsBeforeItBegins => say::ends_before(locale).to_owned(),
        Complaint::SeatsTaken => say::seats_taken(locale, error.limit.unwrap_or_default()),
        Complaint::NoSuchSpeaker => say::no_such_speaker(locale).to_owned(),
        Complaint::WaitingFull => say::full(locale, error.limit.unwrap_or_default()),
        _ => return None,
    })
}

/// What is said of the fields of a meeting: days, hours, zones.
fn about_a_slot(locale: Locale, error: &FieldError) -> Option<String> {
    use t::meetings::errors as say;
    let is_day = error.field.starts_with("day-");
    Some(match (error.complaint, error.limit) {
        (Complaint::Malformed, _) if is_day => say::day(locale).to_owned(),
        (Complaint::Malformed, _) if error.field.starts_with("time-") => say::time(locale).to_owned(),
        (Complaint::OutOfRange, _) if is_day => say::range(locale).to_owned(),
        (Complaint::OutOfRange | Complaint::Malformed, _) if error.field == "minutes" => say::minutes(locale).to_owned(),
        (Complaint::Duplicate, _) if is_day => say::slot_again(locale).to_owned(),
        (Complaint::Full, limit) if is_day => say::slots(locale, limit.unwrap_or_default()),
        (Complaint::Unknown, _) if error.field == "slot" => say::slot(locale).to_owned(),
        (Complaint::Unknown, _) if error.field == "time_zone" => say::zone(locale).to_owned(),
        _ => return None,
    })
}
