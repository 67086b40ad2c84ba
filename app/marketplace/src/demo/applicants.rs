//! Those who ask to join the demo community, some in each stage, so that staff's queue is alive, and two who still write their profiles. None of
//! them is late when the community moves in.

use chrono::{DateTime, Datelike as _, Duration, NaiveDate, Utc, Weekday};
use domain::{Language, NoteId, UnknownCode, availability::day_of, lifecycle::ProfileEvent};
use uuid::Uuid;

use super::{
    chance::Chance,
    community::SEED,
    generator::Generator,
    person::Person,
    script::{BREATH, moment},
    texts::Texts,
};
use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, CurrentStaff},
    vetting::{self, Refusing, notes},
};

/// What happens to a request.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    Apply(&'static str),
    /// A step of staff's that takes no words.
    Take(ProfileEvent),
    /// The interview is on the working day after now, or the one before.
    Tomorrow,
    Yesterday,
    Note(&'static str),
    Refuse(&'static str),
}

/// What happens to each of them, and how many hours ago.
const STORIES: [&[(i64, Step)]; 8] = [
    &[(
        3,
        Step::Apply(
            "Je quitte un poste à temps plein après neuf ans. Je voudrais accompagner deux entreprises à la fois, plutôt dans l’économie sociale, et ne plus choisir entre le code et les gens.",
        ),
    )],
    &[(
        20,
        Step::Apply(
            "After two exits I want to help founders who have no technical partner yet. I bring hiring, hosting and a calm way of saying no.",
        ),
    )],
    &[
        (
            70,
            Step::Apply(
                "Déjà trois missions à temps partagé, trouvées par le bouche-à-oreille. Je cherche une communauté avec qui en parler, et des missions où l’impact se mesure.",
            ),
        ),
        (44, Step::Take(ProfileEvent::Interview)),
        (43, Step::Note("Nous vient d’une dirigeante que nous avons accompagnée l’an dernier. À creuser : la conduite d’une agence.")),
        (42, Step::Tomorrow),
    ],
    &[
        (
            130,
            Step::Apply(
                "J’ai dirigé la technique d’une coopérative pendant six ans. J’aimerais mettre cette expérience au service de plusieurs équipes, un jour ou deux par semaine.",
            ),
        ),
        (96, Step::Take(ProfileEvent::Interview)),
        (95, Step::Yesterday),
        (6, Step::Note("Entretien très clair sur ce qui a échoué. Explique bien à des gens qui ne codent pas.")),
    ],
    &[
        (
            200,
            Step::Apply(
                "Je reprends des produits en difficulté : code, équipe, budget. Je sais dire à quelqu’un qui ne code pas où en est son produit, et je veux en faire mon métier.",
            ),
        ),
        (150, Step::Take(ProfileEvent::Interview)),
        (90, Step::Take(ProfileEvent::AskReferences)),
        (89, Step::Note("Deux noms donnés pendant l’entretien. L’un d’eux répond plutôt le soir.")),
    ],
    &[
        (
            400,
            Step::Apply(
                "Je cherche surtout un poste à temps plein, et je prendrais volontiers une mission courte en attendant de le trouver.",
            ),
        ),
        (
            330,
            Step::Refuse(
                "Votre parcours est solide. Les entreprises que nous accompagnons comptent sur quelqu’un qui reste, un ou deux jours par semaine, au-delà d’une attente : revenez si le temps partagé devient votre choix.",
            ),
        ),
    ],
    // Both still write: the first could ask, the second has something to say before.
    &[],
    &[],
];

/// Those who ask: people whose profiles say what it takes, whom nobody has confirmed anything about.
pub(super) fn people(texts: &Texts, today: NaiveDate, community: &[Person]) -> Result<Vec<Person>, UnknownCode> {
    let mut chance = Chance::new(SEED ^ 2);
    let others = texts.startups.iter().map(|(_, startup)| startup.email.clone());
    let taken = community.iter().flat_map(|one| [one.email.clone(), one.facts.headline.clone()]).chain(others);
    let mut generator = Generator::new(texts, today, taken);
    let mut people = Vec::new();
    while people.len() < STORIES.len() {
        let is_unfinished = people.len() + 1 == STORIES.len();
        let mut person = generator.person(&mut chance)?;
        let facts = &person.facts;
        // The second writes English.
        let language = if people.len() == 1 { Language::En } else { Language::Fr };
        let says_enough = facts.languages.first() == Some(&language)
            && facts.rate.is_some()
            && facts.rhythm.is_some()
            && !facts.stack.is_empty()
            && !person.career.is_empty();
        if says_enough && !person.about.is_empty() {
            person.career.iter_mut().for_each(|station| station.confirmed = false);
            (person.joined, person.pauses) = (20, false);
            if is_unfinished {
                person.facts.rate = None;
                person.career.clear();
            }
            people.push(person.finished());
        }
    }
    Ok(people)
}

/// Everything that happens to those who ask: when, to which of them, and what.
pub(super) fn program(now: DateTime<Utc>) -> Vec<(DateTime<Utc>, usize, Step)> {
    let mut program = Vec::new();
    for (at, story) in STORIES.iter().enumerate() {
        let mut after = DateTime::<Utc>::MIN_UTC;
        for (hours, step) in *story {
            let when = moment(now, *hours).max(after).min(now);
            after = when + BREATH;
            program.push((when, at, *step));
        }
    }
    program
}

/// Plays one step.
pub(super) async fn play(
    market: &Marketplace,
    staff: &CurrentStaff,
    cto: &CurrentCto,
    step: Step,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let profile = cto.profile();
    if let Step::Apply(motivation) = step {
        return vetting::apply(market, cto, motivation, "true").await;
    }
    if let Step::Note(words) = step {
        return notes::write(market, staff, profile, NoteId(Uuid::now_v7()), words).await;
    }
    let version = vetting::dossier(market, staff, profile).await?.application().map(|one| one.version.to_string()).unwrap_or_default();
    match step {
        Step::Take(event) => vetting::step(market, staff, profile, &version, event.code()).await,
        Step::Refuse(reason) => {
            let typed = Refusing { code: "not_fractional", reason, again: "later", confirmed: "true" };
            vetting::refuse(market, staff, profile, &version, typed).await
        }
        Step::Tomorrow | Step::Yesterday => {
            let ahead = if matches!(step, Step::Tomorrow) { 1 } else { -1 };
            let mut day = day_of(now) + Duration::days(ahead);
            while matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
                day += Duration::days(ahead);
            }
            vetting::note_interview(market, staff, profile, &version, &day.to_string(), "10:30").await
        }
        Step::Apply(_) | Step::Note(_) => Ok(()),
    }
}
