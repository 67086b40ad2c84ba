//! Writing a need: begun without an account, read again at each change, claimed at sign-in, sent to staff.

use domain::{
    MissionId,
    forms::{FieldErrors, NeedText, Title},
    lifecycle::{MissionEvent, MissionState},
};
use matching::understand;
use uuid::Uuid;

use super::{MissionHolder, MissionOwner, Reasons, criteria, step, store};
use crate::{
    Marketplace, Problem,
    accounts::Visitor,
    audit::{self, Actor, Line, Subject},
};

/// The language that a need is written and answered in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Fr,
    En,
}

impl Language {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }
}

/// Begins a need with its first words. Somebody who has not signed in holds it by the key of their browser, which must be there.
pub async fn begin(market: &Marketplace, visitor: &Visitor, words: &str, language: Language) -> Result<MissionId, Problem> {
    begin_once(market, visitor, MissionId(Uuid::now_v7()), words, language).await
}

/// The same, under an id that the page gave: with the same words a second time, it is the need that was begun by the first.
pub async fn begin_once(
    market: &Marketplace,
    visitor: &Visitor,
    once: MissionId,
    words: &str,
    language: Language,
) -> Result<MissionId, Problem> {
    let mut errors = FieldErrors::default();
    let Some(words) = errors.take("words", NeedText::read(words)) else { return Err(errors.into()) };
    let owner = visitor.ceo().ok().map(|ceo| (ceo.who().account(), ceo.who().company().map(str::to_owned)));
    let key = match &owner {
        Some(_) => None,
        None => Some(visitor.browser().ok_or(Problem::SignInFirst)?.hash()),
    };
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let (account, company) = owner.unzip();
    let mut new = store::NewMission {
        id: once,
        owner: account,
        draft_key_hash: key.as_deref(),
        company: company.flatten(),
        words: words.as_str(),
        language: language.code(),
    };
    if !store::insert(&mut tx, &new, now).await? {
        if store::is_begun(&mut tx, &new).await? {
            return Ok(once);
        }
        // Other words from a page that was gone back to, or somebody else's need: this is another one.
        new.id = MissionId(Uuid::now_v7());
        store::insert(&mut tx, &new, now).await?;
    }
    let id = new.id;
    criteria::read_again(&mut tx, id, &understand(words.as_str(), market.today())).await?;
    let actor = Actor { account, role: domain::Role::Ceo };
    let line = Line {
        actor,
        subject: Subject::Mission(id),
        event: "begin",
        from: None,
        to: Some(MissionState::Draft.code()),
        fields: &["words"],
        words: None,
    };
    audit::write(&mut tx, now, line).await?;
    tx.commit().await?;
    Ok(id)
}

/// Replaces the words of a draft and reads them again. `version` is the one that the writer saw; a newer one of other words is
/// [`Problem::Stale`], and nothing is overwritten. Answers the new version.
pub async fn write(market: &Marketplace, holder: &MissionHolder, words: &str, version: i32) -> Result<i32, Problem> {
    let mut errors = FieldErrors::default();
    let Some(words) = errors.take("words", NeedText::read(words)) else { return Err(errors.into()) };
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    let facts = store::lock(&mut tx, holder.mission).await?.ok_or(Problem::NotFound)?;
    if facts.state != MissionState::Draft {
        return Err(Problem::NotNow("not_from"));
    }
    if facts.version != version {
        // What was saved while a page was left is sent again by the page that comes after it.
        return if store::says(&mut tx, holder.mission, words.as_str()).await? { Ok(facts.version) } else { Err(Problem::Stale) };
    }
    let version = store::set_words(&mut tx, holder.mission, words.as_str(), now).await?;
    criteria::read_again(&mut tx, holder.mission, &understand(words.as_str(), market.today())).await?;
    tx.commit().await?;
    Ok(version)
}

/// Names the need and sends it to staff.
pub async fn submit(market: &Marketplace, owner: &MissionOwner, company: &str, title: &str) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let company = errors.take("company", Title::read(company));
    let title = errors.take("title", Title::read(title));
    let (Some(company), Some(title)) = (company, title) else { return Err(errors.into()) };
    let now = market.now();
    let mut tx = market.pool.begin().await?;
    store::set_names(&mut tx, owner.mission, company.as_str(), title.as_str()).await?;
    step(&mut tx, now, owner.actor(), owner.mission, MissionEvent::Submit, Reasons::default()).await?;
    market.commit(tx).await
}
