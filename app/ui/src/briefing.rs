//! The developers' page in words: who asks, who answers.

use domain::QuestionOwner;

use crate::{Locale, t};

/// A side of the page; whoever has no account is called as they call themselves.
pub fn side(locale: Locale, side: QuestionOwner, name: Option<&str>) -> String {
    use t::briefing::side as say;
    match (side, name) {
        (QuestionOwner::Ceo, _) => say::ceo(locale).to_owned(),
        (QuestionOwner::Cto, _) => say::cto(locale).to_owned(),
        (QuestionOwner::Team, Some(name)) => say::named(locale, name),
        (QuestionOwner::Team, None) => say::team(locale).to_owned(),
    }
}
