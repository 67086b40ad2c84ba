//! What the points of terms, and the states of their versions, are called.

use domain::{TermsField, lifecycle::TermsState};

use crate::{Locale, t};

/// Where a version of the terms stands.
pub fn terms_state(locale: Locale, state: TermsState) -> &'static str {
    use t::terms::state as words;
    match state {
        TermsState::Proposed => words::proposed(locale),
        TermsState::HalfSigned => words::half_signed(locale),
        TermsState::InForce => words::in_force(locale),
        TermsState::Superseded => words::superseded(locale),
        TermsState::Replaced => words::replaced(locale),
        TermsState::Withdrawn => words::withdrawn(locale),
        TermsState::Refused => words::refused(locale),
    }
}

/// What the terms say something about.
pub fn terms_field(locale: Locale, field: TermsField) -> &'static str {
    use t::terms::field as words;
    match field {
        TermsField::Rhythm => words::rhythm(locale),
        TermsField::Rate => words::rate(locale),
        TermsField::Start => words::start(locale),
        TermsField::Duration => words::duration(locale),
        TermsField::Notice => words::notice(locale),
        TermsField::Place => words::place(locale),
        TermsField::Vat => words::vat(locale),
        TermsField::Clauses => words::clauses(locale),
    }
}
