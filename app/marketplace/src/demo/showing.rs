//! CTOs of the demo community who show their work to everybody, and CEOs who show an open mission. Played through the services, as people would, over the last weeks; only those who
//! looked at the pages since are rows.

use chrono::{DateTime, Utc};
use domain::{availability::day_of, profile::Section};

use super::{store, story, texts::WrittenNeed};
use crate::{
    Marketplace, Problem,
    accounts::CurrentCto,
    missions::MissionOwner,
    postings,
    profiles::{self, edit::Saving},
    public_pages::{self, Typed},
};

/// Who shows their work, by its place in [`PAGES`], and how many hours ago they published.
pub(super) const PROGRAM: [(i64, usize); 3] = [(1_210, 0), (640, 1), (290, 2)];

/// A page as its CTO chooses it.
pub(super) struct Page {
    pub email: &'static str,
    slug: &'static str,
    contribution: &'static str,
    /// Kind, title, address and year.
    links: &'static [(&'static str, &'static str, &'static str, &'static str)],
    shows_employers: bool,
    /// At most so many look at it on a day.
    looks: i32,
}

pub(super) const PAGES: [Page; 3] = [
    Page {
        email: story::CTO.email,
        slug: "salome-garnier",
        contribution: "Une équipe à vous en trois à six mois, un calendrier qui tient, et quelqu’un qui vous dit ce que chaque choix coûte avant que vous le fassiez.",
        links: &[
            ("talk", "Reprendre le code d’une agence sans s’arrêter de livrer", "https://conferences.example/reprendre-le-code", "2025"),
            ("talk", "Ce qu’une fondatrice peut demander à son CTO", "https://conferences.example/demander-a-son-cto", "2024"),
            ("writing", "Lire un devis de développement, ligne par ligne", "https://carnet.example/lire-un-devis", "2025"),
            ("open_source", "Recette, des scénarios de recette en français pour Symfony", "https://code.example/recette", ""),
            ("community", "Organise les rencontres Symfony de Lyon", "https://rencontres.example/symfony-lyon", "2021"),
        ],
        shows_employers: true,
        looks: 9,
    },
    Page {
        email: "gregoire@mallet.example",
        slug: "gregoire-mallet",
        contribution: "Des développeurs que vous recrutez une fois, parce que le poste, le salaire et les six premiers mois sont écrits avant l’annonce.",
        links: &[
            ("writing", "Recruter son premier développeur quand on ne code pas", "https://carnet.example/premier-developpeur", "2026"),
            ("open_source", "Fournée, la planification de production des boulangeries", "https://code.example/fournee", ""),
        ],
        shows_employers: true,
        looks: 5,
    },
    Page {
        email: "alistair@mckinnon.example",
        slug: "alistair-mckinnon",
        contribution: "Your agency keeps delivering while the code comes home: one plan, one budget, one date that everybody has agreed to.",
        links: &[
            ("talk", "Bringing the code home", "https://talks.example/bringing-the-code-home", "2026"),
            ("open_source", "Larder, stock forecasts for small farms", "https://code.example/larder", ""),
            ("community", "Mentor at a coding club for late starters", "https://club.example/mentors", ""),
        ],
        shows_employers: false,
        looks: 3,
    },
];

/// Adds the links to the profile, chooses the page and publishes it, at the time of the play; people look at it until the play ends.
pub(super) async fn play(market: &Marketplace, cto: &CurrentCto, page: &Page, ends: DateTime<Utc>) -> Result<(), Problem> {
    let version = profiles::own::read(market, cto).await?.particulars.version;
    profiles::edit::save(market, cto, Section::Links, Saving::ByButton { version }, &page.answers()).await?;
    let tick = |shown: bool| if shown { "true".to_owned() } else { String::new() };
    let typed = Typed {
        slug: page.slug.to_owned(),
        contribution: page.contribution.to_owned(),
        shows_photo: tick(true),
        shows_story: tick(true),
        shows_employers: tick(page.shows_employers),
    };
    public_pages::choose(market, cto, &typed).await?;
    public_pages::publish(market, cto, "true").await?;
    store::insert_views(&mut *market.pool.acquire().await?, cto.profile(), (market.today(), day_of(ends)), page.looks).await
}

/// The CEO writes what everybody may read of this need, reads it and publishes it.
pub(super) async fn publish(market: &Marketplace, owner: &MissionOwner, need: &WrittenNeed) -> Result<(), Problem> {
    let Some(posting) = &need.posting else { return Ok(()) };
    let shows_rate = if posting.shows_rate { "true".to_owned() } else { String::new() };
    postings::prepare(market, owner, &postings::Typed { summary: posting.summary.clone(), shows_rate }).await?;
    let written = postings::read::own(market, owner).await?.ok_or(Problem::NotFound)?;
    postings::publish(market, owner, &written.revision.to_string(), "true").await
}

impl Page {
    /// Its links, as the form sends them.
    fn answers(&self) -> Vec<(String, String)> {
        let row = |(at, (kind, title, address, year)): (usize, &(&str, &str, &str, &str))| {
            [("kind", *kind), ("title", *title), ("address", *address), ("year", *year)]
                .map(|(field, value)| (format!("{field}-{at}"), value.to_owned()))
        };
        self.links.iter().enumerate().flat_map(row).collect()
    }
}
