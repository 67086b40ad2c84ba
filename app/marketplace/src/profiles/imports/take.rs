//! What the CTO ticked becomes part of the profile: added to what stands there, which keeps its years and its words.

use chrono::{Datelike as _, NaiveDate};
use domain::{
    CriterionKind, CriterionValue, DailyRate, ExperienceId, ImportId, Rhythm, Start,
    forms::{FieldErrors, Headline, Story, WebAddress},
};
use uuid::Uuid;

use super::{
    super::{
        Link, OwnProfile,
        edit::{
            self, Technology,
            answers::{Answers, in_row},
            career::{self, Station},
        },
        store::{self, LabelRow},
    },
    Found, FoundFact, Relation,
};
use crate::{Marketplace, Problem, accounts::CurrentCto, availability};

/// What was ticked, read.
#[derive(Default)]
struct Ticked {
    headline: Option<String>,
    story: Option<String>,
    years: Option<i16>,
    technologies: Vec<Technology>,
    labels: Vec<(Relation, CriterionKind, LabelRow)>,
    rhythm: Option<Rhythm>,
    rate: Option<DailyRate>,
    available_from: Option<NaiveDate>,
    stations: Vec<Station>,
    links: Vec<Link>,
}

/// Whether the profile says this already.
pub(super) fn is_known(profile: &OwnProfile, fact: &FoundFact) -> bool {
    let (facts, wishes) = (&profile.facts, &profile.facts.wishes);
    let Some(value) = fact.value() else { return true };
    match (fact.relation, value) {
        (Relation::Has, CriterionValue::Stack(one)) => facts.stack.iter().any(|known| known.technology == one),
        (Relation::Has, CriterionValue::Sector(one)) => facts.sectors.iter().any(|known| known.sector == one),
        (Relation::Has, CriterionValue::Impact(one)) => facts.impacts.iter().any(|known| known.impact == one),
        (Relation::Has, CriterionValue::MissionType(one)) => facts.mission_types.iter().any(|known| known.mission_type == one),
        (Relation::Has, CriterionValue::Area(one)) => facts.areas.contains(&one),
        (Relation::Has, CriterionValue::Stage(one)) => facts.stages.contains(&one),
        (Relation::Has, CriterionValue::Orientation(one)) => facts.orientations.contains(&one),
        (Relation::Has, CriterionValue::Place(one)) => facts.places.contains(&one),
        (Relation::Has, CriterionValue::Language(one)) => facts.languages.contains(&one),
        (Relation::Has, CriterionValue::Rhythm(one)) => facts.rhythm == Some(one),
        (Relation::Has, CriterionValue::Rate(one)) => facts.rate.is_some() && facts.rate == one.low(),
        (Relation::Has, CriterionValue::Start(one)) => facts.available_from.is_some_and(|day| Start::On(day) == one),
        (Relation::Wants, CriterionValue::Sector(one)) => wishes.sectors.contains(&one),
        (Relation::Wants, CriterionValue::Impact(one)) => wishes.impacts.contains(&one),
        (Relation::Wants, CriterionValue::MissionType(one)) => wishes.mission_types.contains(&one),
        (Relation::Wants, CriterionValue::Stage(one)) => wishes.stages.contains(&one),
        (Relation::Refuses, CriterionValue::Sector(one)) => wishes.refused_sectors.contains(&one),
        (Relation::Refuses, CriterionValue::MissionType(one)) => wishes.refused_mission_types.contains(&one),
        _ => true,
    }
}

/// Takes what is ticked into the profile, and throws the rest away.
pub async fn take(market: &Marketplace, cto: &CurrentCto, id: ImportId, typed: &[(String, String)]) -> Result<(), Problem> {
    let profile = cto.profile();
    let found = store::import(&market.pool, profile, id).await?.ok_or(Problem::NotFound)?;
    let today = market.today();
    let ticked = read(&found, Answers(typed), &edit::Hidden::of(market, cto).await?, today)?;
    edit::change(market, cto, None, "import", async |tx| {
        store::set_words(tx, profile, ticked.headline.as_deref(), ticked.story.as_deref(), ticked.years).await?;
        store::add_technologies(tx, profile, &ticked.technologies).await?;
        store::add_mixed_labels(tx, profile, &ticked.labels).await?;
        store::set_found_terms(tx, profile, ticked.rhythm, ticked.rate, ticked.available_from.map(|day| (day, today))).await?;
        if ticked.available_from.is_some() {
            availability::renew(tx, profile, today).await?;
        }
        let stations: Vec<store::ExperienceRow<'_>> =
            ticked.stations.iter().map(|station| station.row(ExperienceId(Uuid::now_v7()))).collect();
        store::insert_experiences(tx, profile, &stations).await?;
        store::add_links(tx, profile, &ticked.links).await?;
        store::remove_import(tx, profile, id).await
    })
    .await
}

fn read(found: &Found, answers: Answers<'_>, hidden: &edit::Hidden, today: NaiveDate) -> Result<Ticked, FieldErrors> {
    let mut errors = FieldErrors::default();
    let mut ticked = Ticked::default();
    if answers.ticked("take_headline") {
        ticked.headline = errors.take("headline", Headline::read(answers.one("headline"))).map(Headline::into_string);
        if let Some(headline) = &ticked.headline {
            hidden.check("headline", headline, &mut errors);
        }
    }
    if answers.ticked("take_story") {
        ticked.story = errors.take("story", Story::read(answers.one("story"))).map(Story::into_string);
    }
    if answers.ticked("take_years") {
        ticked.years = answers.number("practice_years", 0, 60, &mut errors);
    }
    for (at, fact) in found.facts.iter().enumerate().filter(|(at, _)| answers.ticked(&in_row("fact", *at))) {
        ticked.add(fact, answers.number(&in_row("amount", at), 0, 60, &mut errors));
    }
    let this_year = i16::try_from(today.year()).unwrap_or(i16::MAX);
    for (at, station) in found.stations.iter().enumerate().filter(|(at, _)| answers.ticked(&in_row("station", *at))) {
        let description = Some(station.description.as_str());
        ticked.stations.extend(career::read(answers, |field| in_row(field, at), description, this_year, &mut errors));
    }
    for (_, link) in found.links.iter().enumerate().filter(|(at, _)| answers.ticked(&in_row("link", *at))) {
        // An address that is none was in the file: it is left out, as it was shown to be.
        let address = WebAddress::read(&link.address).ok();
        ticked.links.extend(address.map(|address| Link { kind: link.kind, title: link.title.clone(), address, year: link.year }));
    }
    if errors.is_empty() { Ok(ticked) } else { Err(errors) }
}

impl Ticked {
    /// Adds a fact, with the years or times that stand beside it now.
    fn add(&mut self, fact: &FoundFact, amount: Option<i16>) {
        match (fact.relation, fact.value()) {
            (Relation::Has, Some(CriterionValue::Stack(technology))) => {
                self.technologies.push(Technology { technology, level: None, years: amount, current: fact.current });
            }
            (Relation::Has, Some(CriterionValue::Rhythm(rhythm))) => self.rhythm = Some(rhythm),
            (Relation::Has, Some(CriterionValue::Rate(range))) => self.rate = range.low(),
            (Relation::Has, Some(CriterionValue::Start(Start::On(day)))) => self.available_from = Some(day),
            (_, Some(value)) => {
                let amount = amount.filter(|amount| value.kind() != CriterionKind::MissionType || *amount > 0);
                self.labels.push((fact.relation, value.kind(), LabelRow { code: value.code(), amount, evidence: None }));
            }
            (_, None) => {}
        }
    }
}
