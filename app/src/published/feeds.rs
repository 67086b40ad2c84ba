//! What is new of each noun, for whoever reads it elsewhere.

use chrono::{DateTime, Utc};
use marketplace::{
    Marketplace, Problem,
    case_studies::{self, Filter},
    community_events::public as events,
    postings::read as postings,
    public_pages::read as pages,
};
use ui::{
    Locale, Nav, agenda,
    agenda::{event_address, when},
    case_study_address, format,
    site::nav,
    t,
};

use super::Answer;

/// A feed. Addresses stand without an origin and without the prefix of a language.
pub struct Feed {
    /// The feed's own address.
    pub address: &'static str,
    /// The page that shows the same.
    pub page: &'static str,
    pub title: fn(Locale) -> String,
    /// What is in it, the newest first.
    pub entries: for<'a> fn(&'a Marketplace, Locale) -> Answer<'a, Vec<Published>>,
}

/// One thing in a feed.
#[derive(Debug, Clone)]
pub struct Published {
    /// Stays the same whatever changes, its address too: `urn:uuid:…`.
    pub id: String,
    pub title: String,
    /// The address of its page.
    pub address: String,
    pub summary: String,
    pub published: DateTime<Utc>,
    pub updated: DateTime<Utc>,
}

pub(super) const STUDIES: Feed = Feed {
    address: nav::CASE_STUDIES_FEED,
    page: nav::CASE_STUDIES,
    title: |locale| format!("{} · {}", t::case_studies::public::title(locale), t::shared::site::name(locale)),
    entries: |market, _| Box::pin(studies(market)),
};

pub(super) const CTOS: Feed = Feed {
    address: nav::CTOS_FEED,
    page: nav::CTOS,
    title: |locale| t::public_page::list::title(locale).to_owned(),
    entries: |market, locale| Box::pin(ctos(market, locale)),
};

pub(super) const POSTINGS: Feed = Feed {
    address: nav::MISSIONS_FEED,
    page: nav::MISSIONS,
    title: |locale| t::posting::list::title(locale).to_owned(),
    entries: |market, _| Box::pin(missions(market)),
};

pub(super) const AGENDA: Feed = Feed {
    address: agenda::ATOM,
    page: Nav::Agenda.path(),
    title: |locale| t::agenda::page::heading(locale).to_owned(),
    entries: |market, locale| Box::pin(news(market, locale)),
};

fn urn(id: impl std::fmt::Display) -> String {
    format!("urn:uuid:{id}")
}

async fn studies(market: &Marketplace) -> Result<Vec<Published>, Problem> {
    let found = case_studies::list(market, &Filter::default(), 0).await?.studies.into_iter();
    let entries = found.filter_map(|told| {
        let (updated, published) = (told.published_at?, told.first_published_at?);
        Some(Published {
            id: urn(told.id),
            title: told.title,
            address: case_study_address(told.id),
            summary: told.summary,
            published,
            updated,
        })
    });
    Ok(entries.collect())
}

async fn ctos(market: &Marketplace, locale: Locale) -> Result<Vec<Published>, Problem> {
    let entries = pages::newest(market).await?.into_iter().filter_map(|shown| {
        let published = shown.published_at?;
        Some(Published {
            id: urn(shown.id),
            title: t::public_page::page::title(locale, shown.name),
            address: nav::cto_page(&shown.slug),
            summary: shown.headline,
            published,
            updated: published,
        })
    });
    Ok(entries.collect())
}

async fn missions(market: &Marketplace) -> Result<Vec<Published>, Problem> {
    let entries = postings::newest(market).await?.into_iter().filter_map(|shown| {
        Some(Published {
            id: urn(shown.id),
            title: shown.title,
            address: nav::posting_page(shown.id),
            summary: shown.summary,
            published: shown.published_at?,
            updated: shown.updated_at,
        })
    });
    Ok(entries.collect())
}

async fn news(market: &Marketplace, locale: Locale) -> Result<Vec<Published>, Problem> {
    let entries = events::news(market).await?.into_iter().map(|event| {
        let at = format::capital(&when(locale, (event.starts_at, event.ends_at), event.zone));
        Published {
            id: urn(event.id),
            title: event.title,
            address: event_address(event.id),
            summary: format!("{at}\n\n{}", event.description),
            published: event.published_at,
            updated: event.changed_at,
        }
    });
    Ok(entries.collect())
}
