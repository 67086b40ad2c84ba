//! The CTO's side: the address and what it shows, public, and off again.

use domain::{
    PublicPageId,
    forms::{Complaint, Contribution, FieldError, FieldErrors, Slug},
    lifecycle::{ProfileState, PublicPageEvent, PublicPageState},
};
use uuid::Uuid;

use super::{
    PublicPage, store,
    transition::{self, With},
};
use crate::{Marketplace, Problem, accounts::CurrentCto, profiles};

/// What the form sends; a box that is ticked is `true`.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    pub slug: String,
    pub contribution: String,
    pub shows_photo: String,
    pub shows_story: String,
    pub shows_employers: String,
}

/// Keeps the address and what the page shows. Of a page that is public, it is public at once.
///
/// # Errors
/// Complaints about `slug` and `contribution`; an address that somebody else has is [`Complaint::Taken`].
pub async fn choose(market: &Marketplace, cto: &CurrentCto, typed: &Typed) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let slug = errors.take("slug", Slug::read(&typed.slug));
    let contribution = match typed.contribution.trim() {
        "" => Some(String::new()),
        text => errors.take("contribution", Contribution::read(text)).map(Contribution::into_string),
    };
    let (Some(slug), Some(contribution)) = (slug, contribution) else { return Err(errors.into()) };
    let (now, profile) = (market.now(), cto.profile());
    let mut tx = market.pool.begin().await?;
    profiles::lock(&mut tx, profile).await?;
    let before = store::of_profile(&mut tx, profile).await?;
    let id = before.as_ref().map_or_else(|| PublicPageId(Uuid::now_v7()), |page| page.id);
    let tick = |sent: &str| sent == "true";
    let ticked = [tick(&typed.shows_photo), tick(&typed.shows_story), tick(&typed.shows_employers)];
    let is_same = |page: &PublicPage| {
        page.slug == slug.as_str()
            && page.contribution == contribution
            && [page.shows_photo, page.shows_story, page.shows_employers] == ticked
    };
    if before.as_ref().is_some_and(|page| page.state != PublicPageState::TakenDown && is_same(page)) {
        return Ok(());
    }
    let (actor, from) = (cto.who().actor(), before.as_ref().map(|page| page.state));
    let state = transition::step(&mut tx, now, actor, (id, profile), from, PublicPageEvent::Choose, With::default()).await?;
    let chosen = PublicPage {
        id,
        state,
        slug: slug.as_str().to_owned(),
        contribution,
        shows_photo: ticked[0],
        shows_story: ticked[1],
        shows_employers: ticked[2],
        published_at: before.and_then(|page| page.published_at),
        taken_down_because: None,
        updated_at: now,
    };
    store::put(&mut tx, profile, &chosen).await?;
    tx.commit().await?;
    Ok(())
}

/// Makes the page public, once its CTO has ticked that they have read what will be.
pub async fn publish(market: &Marketplace, cto: &CurrentCto, consent: &str) -> Result<(), Problem> {
    if consent != "true" {
        return Err(FieldError::new("consent", Complaint::NotConfirmed).into());
    }
    take(market, cto, PublicPageEvent::Publish).await
}

/// Turns it off: from the next request on, nobody reads it.
pub async fn hide(market: &Marketplace, cto: &CurrentCto) -> Result<(), Problem> {
    take(market, cto, PublicPageEvent::Hide).await
}

async fn take(market: &Marketplace, cto: &CurrentCto, event: PublicPageEvent) -> Result<(), Problem> {
    let (now, profile) = (market.now(), cto.profile());
    let mut tx = market.pool.begin().await?;
    let standing = profiles::lock(&mut tx, profile).await?;
    let page = store::of_profile(&mut tx, profile).await?.ok_or(Problem::NotFound)?;
    let with = With { is_accepted: standing == ProfileState::Accepted, reason: None };
    let state = transition::step(&mut tx, now, cto.who().actor(), (page.id, profile), Some(page.state), event, with).await?;
    store::set_state(&mut tx, page.id, state, None, now).await?;
    tx.commit().await?;
    Ok(())
}
