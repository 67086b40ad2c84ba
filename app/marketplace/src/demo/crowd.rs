//! Crowds: as many drawn people and needs as a measurement asks for. The same seed gives the same crowd; names repeat with a number.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    Criterion, CriterionValue, Importance, Language as Spoken, Origin, Place, ProfileId, RateRange, Role, Start, UnknownCode,
    lifecycle::ProfileEvent,
};
use matching::{Need, Profile};
use sqlx::PgPool;
use uuid::Uuid;

use super::{
    chance::Chance,
    generator::Generator,
    person::Person,
    store,
    texts::{Ends, Texts, WrittenNeed},
};
use crate::{Marketplace, Problem, audit::Actor, missions::draft::Language, profiles, search};

/// What a crowd is drawn from.
#[derive(Debug)]
pub struct Crowd {
    texts: Texts,
    seed: u64,
    today: NaiveDate,
}

/// People written in one transaction.
const BATCH: usize = 2_000;

/// So many invented names that texts mention: a community's words have a long tail.
const INVENTED: usize = 60_000;

impl Crowd {
    /// A crowd as of a day.
    pub fn new(seed: u64, today: NaiveDate) -> Result<Self, Problem> {
        Ok(Self { texts: Texts::read()?, seed, today })
    }

    /// Its profiles, without end.
    pub fn profiles(&self) -> impl Iterator<Item = Profile> {
        self.people().filter_map(|person| person.ok().map(|person| person.facts))
    }

    fn people(&self) -> impl Iterator<Item = Result<Person, UnknownCode>> {
        let mut chance = Chance::new(self.seed);
        let mut generator = Generator::of_a_crowd(&self.texts, self.today);
        std::iter::repeat_with(move || {
            let mut person = generator.person(&mut chance)?;
            if !person.about.is_empty() {
                let names = [invented(&mut chance), invented(&mut chance)].join(", ");
                person.about = format!("{} {names}.", person.about);
            }
            Ok(person.finished())
        })
    }

    /// So many needs: the words of the demo's startups, and wishes that somebody of such a crowd could meet.
    pub fn needs(&self, how_many: usize) -> Vec<Need> {
        let mut chance = Chance::new(self.seed ^ 0x6e65_6564);
        let mut generator = Generator::of_a_crowd(&self.texts, self.today);
        let mut needs = Vec::with_capacity(how_many);
        while needs.len() < how_many {
            needs.extend(generator.person(&mut chance).ok().and_then(|person| self.need(&mut chance, &person.facts)));
        }
        needs
    }

    /// A need that somebody like this could meet.
    fn need(&self, chance: &mut Chance, ideal: &Profile) -> Option<Need> {
        let language = if ideal.languages.first() == Some(&Spoken::En) { Language::En } else { Language::Fr };
        let told: Vec<&WrittenNeed> = self
            .texts
            .startups
            .iter()
            .filter(|(spoken, _)| *spoken == language)
            .flat_map(|(_, startup)| &startup.need)
            .filter(|need| need.ends != Ends::Draft)
            .collect();
        let mut text = chance.one(&told)?.words.clone();
        for known in ideal.sectors.iter().take(1) {
            let product = self.texts.phrases.product.get(&known.sector).and_then(|lines| chance.one(lines.get(language)));
            text.extend(product.iter().flat_map(|product| ["\n", product.as_str(), "."]));
        }
        let mut criteria = Vec::new();
        let mut ask = |value, importance| criteria.push(Criterion { value, importance, origin: Origin::Ceo, evidence: None });
        let count = usize::from(chance.within(1, 4));
        for known in chance.some(&ideal.stack, count) {
            let importance = match chance.below(10) {
                0..2 => Importance::Must,
                2..8 => Importance::Important,
                _ => Importance::Nice,
            };
            ask(CriterionValue::Stack(known.technology), importance);
        }
        ideal.sectors.iter().take(1).for_each(|one| ask(CriterionValue::Sector(one.sector), Importance::Important));
        ideal.impacts.iter().take(1).for_each(|one| ask(CriterionValue::Impact(one.impact), Importance::Nice));
        for (at, one) in ideal.mission_types.iter().take(usize::from(chance.within(1, 2))).enumerate() {
            ask(CriterionValue::MissionType(one.mission_type), if at == 0 { Importance::Must } else { Importance::Important });
        }
        ideal.stages.iter().take(1).filter(|_| chance.percent(60)).for_each(|one| ask(CriterionValue::Stage(*one), Importance::Nice));
        ideal.areas.iter().take(1).filter(|_| chance.percent(25)).for_each(|one| ask(CriterionValue::Area(*one), Importance::Nice));
        ideal.orientations.iter().take(1).filter(|_| chance.percent(60)).for_each(|one| {
            ask(CriterionValue::Orientation(*one), Importance::Must);
        });
        ideal.rhythm.iter().for_each(|one| ask(CriterionValue::Rhythm(*one), Importance::Must));
        if let Some(range) = ideal.rate.and_then(|rate| RateRange::new(None, Some(rate))) {
            ask(CriterionValue::Rate(range), Importance::Important);
        }
        for place in ideal.places.iter().filter(|place| **place == Place::Remote || chance.percent(70)) {
            ask(CriterionValue::Place(place.clone()), Importance::Nice);
        }
        if chance.percent(50) {
            ideal.languages.iter().take(1).for_each(|one| ask(CriterionValue::Language(*one), Importance::Important));
        }
        if chance.percent(60) {
            let day = self.today + Duration::days(i64::from(chance.within(0, 90)));
            ask(CriterionValue::Start(Start::On(day)), Importance::Important);
        }
        Some(Need { text, criteria })
    }

    /// Writes so many of its people into a database where nobody lives; they are in the community at once, and nobody can sign in as one.
    /// The pool may be another one than the application's: of a role that writes in bulk.
    pub async fn move_in(&self, market: &Marketplace, pool: &PgPool, how_many: usize) -> Result<Vec<ProfileId>, Problem> {
        let now = market.now();
        let mut people = self.people().take(how_many);
        let mut ids = Vec::with_capacity(how_many);
        loop {
            let batch: Vec<Person> = people.by_ref().take(BATCH).collect::<Result<_, _>>().map_err(Problem::broken)?;
            if batch.is_empty() {
                return Ok(ids);
            }
            let accounts: Vec<store::Account> = batch.iter().map(|person| account(person, now)).collect();
            let changed: Vec<Uuid> = batch.iter().map(|person| person.facts.id.0).collect();
            let mut tx = pool.begin().await?;
            store::insert_accounts(&mut tx, &accounts, "").await?;
            store::insert_people(&mut tx, &batch, now).await?;
            search::changed_profiles(&mut tx, &changed).await?;
            tx.commit().await?;
            ids.extend(changed.into_iter().map(ProfileId));
        }
    }
}

/// Pauses somebody of a crowd, or lets them come back, as they would do it themselves.
pub async fn move_aside(market: &Marketplace, profile: ProfileId, aside: bool) -> Result<(), Problem> {
    let actor = Actor { account: None, role: Role::Cto };
    let event = if aside { ProfileEvent::Pause } else { ProfileEvent::Resume };
    let mut tx = market.pool.begin().await?;
    profiles::step(&mut tx, market.now(), actor, profile, event).await?;
    market.commit(tx).await
}

fn account(person: &Person, now: DateTime<Utc>) -> store::Account {
    store::Account {
        id: person.account,
        role: Role::Cto,
        email: person.email.clone(),
        name: person.name.clone(),
        company: None,
        created_at: now - Duration::days(person.joined),
    }
}

/// A name of three syllables that means nothing, as products have; a few of them much more often than the others.
fn invented(chance: &mut Chance) -> String {
    const SYLLABLES: [&str; 40] = [
        "ba", "bel", "ca", "cor", "da", "del", "dor", "fa", "fen", "ga", "gil", "ka", "kel", "la", "lin", "lor", "ma", "mel", "mir", "na",
        "nel", "nor", "o", "pa", "pel", "qui", "ra", "ren", "ri", "sa", "sel", "so", "ta", "tel", "ti", "va", "vel", "vi", "xa", "zel",
    ];
    let most = chance.below(INVENTED);
    let mut number = chance.below(most + 1);
    let mut name = String::new();
    for _ in 0..3 {
        name.push_str(SYLLABLES[number % SYLLABLES.len()]);
        number /= SYLLABLES.len();
    }
    name
}
