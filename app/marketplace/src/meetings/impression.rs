//! What each side notes of a meeting for itself: four aspects and a few words. Its author reads it again at the choice, staff reads it; the other
//! side never does.

use chrono::{DateTime, Utc};
use domain::{
    Aspect, CandidacyId, Grade, Role,
    forms::{FieldErrors, Message},
};

use super::{Participant, store};
use crate::{
    Marketplace, Problem,
    audit::{self, Line, Subject},
    missions::MissionOwner,
};

/// What somebody noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Impression {
    pub need: Grade,
    pub clarity: Grade,
    pub terms: Grade,
    pub together: Grade,
    /// May be empty.
    pub words: String,
    pub given_at: DateTime<Utc>,
}

impl Impression {
    /// How much of an aspect there was.
    pub fn of(&self, aspect: Aspect) -> Grade {
        match aspect {
            Aspect::Need => self.need,
            Aspect::Clarity => self.clarity,
            Aspect::Terms => self.terms,
            Aspect::Together => self.together,
        }
    }
}

/// What the CEO noted of the people met, to be read again at the choice.
pub async fn own(market: &Marketplace, owner: &MissionOwner) -> Result<Vec<(CandidacyId, Impression)>, Problem> {
    store::of_ceo(&market.pool, owner.mission).await
}

/// What somebody typed.
#[derive(Debug, Clone, Copy)]
pub struct TypedImpression<'a> {
    pub need: &'a str,
    pub clarity: &'a str,
    pub terms: &'a str,
    pub together: &'a str,
    pub words: &'a str,
}

/// Keeps it, in place of what the same side noted before. Staff has none of its own: [`Problem::NotFound`].
pub async fn note(market: &Marketplace, by: &Participant, typed: TypedImpression<'_>) -> Result<(), Problem> {
    if !matches!(by.role(), Role::Ceo | Role::Cto) {
        return Err(Problem::NotFound);
    }
    let mut errors = FieldErrors::default();
    let mut grade = |aspect: Aspect, text: &str| errors.code::<Grade>(aspect.code(), text);
    let grades = (
        grade(Aspect::Need, typed.need),
        grade(Aspect::Clarity, typed.clarity),
        grade(Aspect::Terms, typed.terms),
        grade(Aspect::Together, typed.together),
    );
    let words = if typed.words.trim().is_empty() {
        Some(String::new())
    } else {
        errors.take("words", Message::read(typed.words)).map(Message::into_string)
    };
    let ((Some(need), Some(clarity), Some(terms), Some(together)), Some(words)) = (grades, words) else { return Err(errors.into()) };
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    store::lock(&mut tx, by.candidacy).await?;
    let standing = store::standing(&mut tx, by.candidacy).await?.ok_or(Problem::NotFound)?;
    if !standing.is_open() {
        return Err(Problem::NotNow("introduced"));
    }
    let impression = Impression { need, clarity, terms, together, words, given_at: now };
    store::put_impression(&mut tx, by.candidacy, by.role(), &impression, now).await?;
    let line = Line {
        actor: by.actor,
        subject: Subject::Candidacy(by.candidacy, by.mission),
        event: "note_impression",
        from: None,
        to: None,
        fields: &[],
        words: None,
    };
    audit::write(&mut tx, now, line).await?;
    market.commit(tx).await
}
