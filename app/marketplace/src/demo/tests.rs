//! 1. The same seed gives the same community; another seed gives another one.
//! 2. There are at least 150 profiles and 40 missions, in every state and in both languages; every need is understood.
//! 3. Each rival, by name, fails the founding need by exactly one thing.
//! 4. Salomé Garnier ranks first for the founding need, in French and in English.
//! 5. What is drawn is sound: known ids, believable numbers, headlines that name nobody.
//! 6. It moves into an empty database only, and what Postgres gives back ranks as what was drawn.
//! 7. Missions stand where they were meant to, and every day of theirs is in the audit log, in order, none in the future.
//! 8. Those who ask to join stand in every stage, on no mission, and staff keeps nobody waiting too long. Whom staff chooses has an invitation, missions that fit and missions that do not; the founding CEO has none.
//! 9. While it moves in, a node on the same database writes to nobody and lets nothing expire.
//! 10. Some open missions are shown to everybody, and read as they were written: no word of theirs is veiled.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use chrono::{DateTime, NaiveDate, Utc};
use domain::{AccountId, CriterionKind, CriterionValue, Role, lifecycle::ProfileState};
use matching::{
    Match, Need, Weights, rank,
    rank::{RuleId, Verdict, supposing},
    score, understand,
    vocabulary::vocabulary,
};

use super::{
    ACCOUNTS, FOUNDING_WORDS_EN, FOUNDING_WORDS_FR, Summary,
    chance::Chance,
    community::{SEED, people},
    founding_need,
    person::Person,
    rivals::RIVALS,
    texts::{Addition, Ends, Texts},
};
use crate::{
    Marketplace, Problem, Settings,
    clock::MachineClock,
    jobs,
    mail::{Courier, Letter, Undelivered},
};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

fn texts() -> Texts {
    Texts::read().expect("the demo's files are sound")
}

fn everybody() -> Vec<Person> {
    people(&texts(), SEED, today()).expect("people")
}

/// The first and the last of a month, a leap day, the turn of a year.
fn days() -> Vec<NaiveDate> {
    ["2026-11-22", "2026-12-31", "2027-01-01", "2028-02-29"].iter().map(|day| day.parse().expect("a day")).collect()
}

/// The kind that a rule reads; a refusal is its own.
fn kind(rule: RuleId) -> &'static str {
    rule.reads().map_or(rule.code(), CriterionKind::code)
}

/// The kinds in which a match finds a gap, or is blocked.
fn failings(found: &Match) -> BTreeSet<&'static str> {
    let gaps = found.parts.iter().filter(|part| part.reasons().iter().any(|reason| reason.verdict == Verdict::Gap)).map(|part| part.rule);
    gaps.chain(found.blocked_by.iter().map(|block| block.rule)).map(kind).collect()
}

#[test]
fn law_1_the_same_seed_gives_the_same_community() {
    assert_eq!(everybody(), everybody());
    assert_ne!(people(&texts(), SEED + 1, today()).expect("people"), everybody());
    assert_eq!((0..4).map(|_| Chance::new(7).below(1_000)).collect::<BTreeSet<_>>().len(), 1);
}

#[test]
fn law_2_enough_of_everything() {
    let texts = texts();
    assert!(everybody().len() >= 150);
    let needs: Vec<_> =
        texts.startups.iter().flat_map(|(language, startup)| startup.need.iter().map(move |need| (*language, need))).collect();
    assert!(needs.len() >= 40, "{}", needs.len());
    let count = |ends| needs.iter().filter(|(_, need)| need.ends == ends).count();
    for (ends, least) in [
        (Ends::Draft, 1),
        (Ends::Submitted, 4),
        (Ends::Asked, 2),
        (Ends::Signed, 2),
        (Ends::Open, 12),
        (Ends::Shortlisted, 3),
        (Ends::Meeting, 3),
        (Ends::Engaged, 6),
        (Ends::Completed, 3),
        (Ends::Cancelled, 2),
    ] {
        assert!(count(ends) >= least, "{ends:?}: {}", count(ends));
    }
    for (_, need) in needs {
        let read = understand(need.words.trim(), today());
        let kinds: BTreeSet<&str> = read.criteria.iter().map(|criterion| criterion.value.kind().code()).collect();
        assert!(kinds.len() >= 4, "{}: {kinds:?}", need.title);
        assert!(kinds.contains("mission_type") || need.ends == Ends::Draft, "{}: {kinds:?}", need.title);
        assert!(
            need.adds.iter().all(|text| Addition::read(text, today()).is_ok_and(|one| CriterionValue::parse(one.kind, &one.value).is_ok())),
            "{}",
            need.title
        );
    }
}

#[test]
fn law_3_each_rival_fails_by_exactly_one_thing() {
    let named: Vec<(&str, &str)> = super::rivals().map(|(name, rule)| (name, rule.code())).collect();
    assert_eq!(
        named,
        [
            ("Mathilde Roche", "stack"),
            ("Bruno Castaldi", "sector"),
            ("Aïssatou Bangoura", "impact"),
            ("Grégoire Mallet", "mission_type"),
            ("Sandrine Keller", "orientation"),
            ("Tomás Ferrão", "rhythm"),
            ("Maud Etchegaray", "place"),
            ("Édith Vauquelin", "rate"),
            ("Alistair McKinnon", "language"),
            ("Raphaël Zemmouri", "start"),
            ("Constance de Brécy", "stage"),
            ("Ioana Petrescu", "refusals"),
            ("Kévin Rabearivelo", "wished_mission_type"),
        ]
    );
    for today in days() {
        for words in [FOUNDING_WORDS_FR, FOUNDING_WORDS_EN] {
            let need = founding_need(words, today).expect("a need");
            let mut chance = Chance::new(SEED);
            for rival in &RIVALS {
                let person = rival.person(&mut chance, today).expect("a rival");
                let found = score(&need, &person.facts, Weights::current());
                assert_eq!(failings(&found), BTreeSet::from([kind(rival.fails)]), "{}: {:?}", rival.name, found.blocked_by);
            }
        }
    }
}

#[test]
fn law_4_the_chosen_one_ranks_first() {
    for today in days() {
        let everybody = people(&texts(), SEED, today).expect("people");
        let chosen = everybody.first().expect("somebody");
        for words in [FOUNDING_WORDS_FR, FOUNDING_WORDS_EN] {
            let need = founding_need(words, today).expect("a need");
            let order = rank(&need, everybody.iter().map(|person| &person.facts), Weights::current());
            let best = order.first().expect("a match");
            assert_eq!((chosen.name.as_str(), best.profile), ("Salomé Garnier", chosen.facts.id), "{today}");
            assert!(best.is_good(Weights::current()));
            assert!(failings(best).is_empty(), "{:?}", failings(best));
        }
    }
}

#[test]
fn law_5_what_is_drawn_is_sound() {
    let everybody = everybody();
    let names: BTreeSet<&str> =
        everybody.iter().flat_map(|person| person.name.split(' ')).filter(|word| word.chars().count() > 3).collect();
    let mut emails = BTreeSet::new();
    for person in &everybody {
        assert!(emails.insert(person.email.as_str()), "{}", person.email);
        assert!(person.email.ends_with(".example") && domain::forms::Email::read(&person.email).is_ok(), "{}", person.email);
        assert!(domain::forms::Title::read(&person.facts.headline).is_ok(), "{}", person.facts.headline);
        assert!(!person.facts.headline.split([' ', ',']).any(|word| names.contains(word)), "{}", person.facts.headline);
        for known in &person.facts.stack {
            assert!(vocabulary().technology(&known.technology).is_some(), "{}", known.technology);
        }
        for place in &person.facts.places {
            assert!(vocabulary().label(CriterionKind::Place, &place.to_string(), matching::vocabulary::Lang::Fr).is_some(), "{place}");
        }
        assert!(person.facts.rate.is_none_or(|rate| (450..=1_400).contains(&rate.euros())));
        assert!(!person.facts.text.contains("{product}") && !person.facts.text.contains(" de une "), "{}", person.facts.text);
    }
}

/// One community serves all that follows: filling takes seconds.
#[sqlx::test(migrations = "../../migrations")]
async fn laws_6_to_10_it_moves_in_and_lives(pool: sqlx::PgPool) {
    let index_dir = std::env::temp_dir().join(format!("passerelle-demo-{}", uuid::Uuid::new_v4()));
    let market = Marketplace::open(pool.clone(), Settings { index_dir: index_dir.clone(), clock: Arc::new(MachineClock) })
        .await
        .expect("a marketplace");
    law_6_into_an_empty_database_only(&market).await;
    law_7_missions_stand_where_they_were_meant_to(&market, &pool).await;
    law_8_the_players_find_something_to_do(&market, &pool).await;
    law_8_requests_wait_in_every_stage(&market).await;
    law_10_some_missions_are_shown(&market).await;
    std::fs::remove_dir_all(index_dir).expect("the index is gone");
}

async fn law_6_into_an_empty_database_only(market: &Marketplace) {
    assert!(super::is_empty(market).await.expect("an answer"));
    assert!(super::accounts(market).await.expect("an answer").is_empty());
    let summary = law_9_beside_a_node_that_works(market).await;
    assert!(summary.profiles >= 150 && summary.missions >= 40 && summary.accounts > summary.profiles);
    assert_eq!(super::accounts(market).await.expect("an answer"), ACCOUNTS);
    assert!(matches!(super::fill(market).await, Err(Problem::NotNow("not_empty"))));

    let today = market.today();
    let people = people(&texts(), SEED, today).expect("people");
    let need = Need { text: FOUNDING_WORDS_FR.to_owned(), criteria: understand(FOUNDING_WORDS_FR, today).criteria };
    let stored = crate::matches::preview(market, &need).await.expect("a ranking");
    let drawn =
        rank(&supposing(&need, today), people.iter().filter(|person| !person.pauses).map(|person| &person.facts), Weights::current());
    let keys = |order: &[Match]| order.iter().map(|one| (one.profile, one.ceo, one.cto)).collect::<Vec<_>>();
    assert_eq!(keys(&stored), keys(&drawn));
}

async fn law_9_beside_a_node_that_works(market: &Marketplace) -> Summary {
    let (end, ended) = tokio::sync::oneshot::channel::<()>();
    let carried = Arc::new(AtomicUsize::new(0));
    let node = jobs::work(market, Counting(carried.clone()), async { drop(ended.await) });
    let filling = async {
        let summary = super::fill(market).await.expect("a community");
        drop(end);
        summary
    };
    let ((), summary) = tokio::join!(node, filling);
    assert_eq!(carried.load(Ordering::Relaxed), 0, "somebody was written to");
    summary
}

/// Counts letters, and carries none.
struct Counting(Arc<AtomicUsize>);

impl Courier for Counting {
    async fn carry(&self, _: &Letter) -> Result<(), Undelivered> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }
}

async fn law_7_missions_stand_where_they_were_meant_to(market: &Marketplace, pool: &sqlx::PgPool) {
    let rows: Vec<(String, i64)> =
        sqlx::query_as("SELECT state, count(*) FROM missions GROUP BY state").fetch_all(pool).await.expect("rows");
    let states: BTreeMap<&str, i64> = rows.iter().map(|(state, count)| (state.as_str(), *count)).collect();
    let texts = texts();
    let meant = |ends: &[Ends]| {
        let needs = texts.startups.iter().flat_map(|(_, startup)| &startup.need);
        i64::try_from(needs.filter(|need| ends.contains(&need.ends)).count()).expect("a count")
    };
    let expected = BTreeMap::from([
        ("draft", meant(&[Ends::Draft])),
        ("submitted", meant(&[Ends::Submitted, Ends::Asked, Ends::Signed])),
        ("open", meant(&[Ends::Open])),
        ("shortlisted", meant(&[Ends::Shortlisted, Ends::Meeting])),
        ("engaged", meant(&[Ends::Engaged])),
        ("completed", meant(&[Ends::Completed])),
        ("cancelled", meant(&[Ends::Cancelled])),
    ]);
    assert_eq!(states, expected);
    let candidacies: Vec<String> = sqlx::query_scalar("SELECT DISTINCT state FROM candidacies").fetch_all(pool).await.expect("rows");
    assert!(candidacies.len() >= 6, "{candidacies:?}");
    let late: i64 = sqlx::query_scalar("SELECT count(*) FROM candidacies WHERE state = 'invited' AND answer_by < $1")
        .bind(market.now())
        .fetch_one(pool)
        .await
        .expect("a count");
    assert_eq!(late, 0, "an invitation whose time is over has expired");
    assert!(candidacies.iter().any(|state| state == "expired"), "{candidacies:?}");
    let clocks: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM candidacies c JOIN jobs j ON j.key = 'expire_invitation:' || c.id AND j.run_at = c.answer_by WHERE c.state = 'invited'",
    )
    .fetch_one(pool)
    .await
    .expect("a count");
    let invited: i64 =
        sqlx::query_scalar("SELECT count(*) FROM candidacies WHERE state = 'invited'").fetch_one(pool).await.expect("a count");
    assert!(clocks >= 1 && clocks == invited, "{clocks} of {invited} have their clock");

    let meetings: Vec<String> = sqlx::query_scalar("SELECT state FROM meetings ORDER BY state").fetch_all(pool).await.expect("rows");
    assert_eq!(meetings, ["agreed", "asked", "proposed"], "one of each to look at");
    let unwatched: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM candidacies c LEFT JOIN jobs j ON j.key = 'watch_meeting:' || c.id WHERE c.state = 'introduced' AND j.id IS NULL",
    )
    .fetch_one(pool)
    .await
    .expect("a count");
    assert_eq!(unwatched, 0, "every introduction has its clock");

    let lines: Vec<DateTime<Utc>> = sqlx::query_scalar("SELECT at FROM audit_events ORDER BY id").fetch_all(pool).await.expect("lines");
    assert!(lines.is_sorted(), "the log is in the order of time");
    assert!(lines.last().is_some_and(|last| *last <= market.now()));
}

async fn law_8_the_players_find_something_to_do(market: &Marketplace, pool: &sqlx::PgPool) {
    let everybody = people(&texts(), SEED, market.today()).expect("people");
    let chosen = everybody.first().expect("somebody");
    let who = super::stage::signed_in(chosen.account, Role::Cto, &chosen.name, &chosen.email, None, Some(chosen.facts.id));
    let cto = crate::accounts::CurrentCto { who, profile: chosen.facts.id };
    let found = crate::matches::fits(market, &cto).await.expect("offers");
    assert_eq!(found.mine.len(), 1);
    assert!(found.mine.iter().all(|offer| offer.candidacy.as_ref().and_then(|one| one.answer_by).is_some_and(|by| by > market.now())));
    assert!(found.fitting.len() >= 3, "{}", found.fitting.len());
    assert!(found.others.len() >= 3, "{}", found.others.len());
    assert!(found.others.iter().any(|offer| offer.matched.is_blocked()));
    let missions: i64 = sqlx::query_scalar("SELECT count(*) FROM missions m JOIN accounts a ON a.id = m.owner_id WHERE a.email = $1")
        .bind(ACCOUNTS[0].email)
        .fetch_one(pool)
        .await
        .expect("a count");
    assert_eq!(missions, 0);
}

async fn law_8_requests_wait_in_every_stage(market: &Marketplace) {
    let who = super::stage::signed_in(AccountId(uuid::Uuid::now_v7()), Role::Staff, "Nadia", "nadia@example.org", None, None);
    let staff = crate::accounts::CurrentStaff(who);
    let queue = crate::vetting::queue(market, &staff).await.expect("a queue");
    for stage in ProfileState::VETTING {
        let (here, late) = queue.count(stage, market.now());
        assert!(here >= 1 && late == 0, "{stage}: {here}, {late} late");
    }
    let listed = crate::profiles::read::list(market, &staff, 0).await.expect("profiles");
    assert!(listed.profiles.iter().take(5).all(|one| one.state.is_vetting()), "those to vet come first");
}

async fn law_10_some_missions_are_shown(market: &Marketplace) {
    let shown = crate::postings::read::list(market, 0).await.expect("a list");
    assert_eq!(shown.missions.len(), 3);
    let texts = texts();
    let written: Vec<&str> = texts
        .startups
        .iter()
        .flat_map(|(_, startup)| &startup.need)
        .filter_map(|need| Some(need.posting.as_ref()?.summary.as_str()))
        .collect();
    for one in &shown.missions {
        assert!(written.contains(&one.summary.as_str()) && !one.title.contains('…'), "{one:?}");
    }
}
