//! Laws that hold for any need and any profile.
//!
//! 1. Every range lies in 0..=1 000 000; the weights of a side add up to the whole, and its contributions to `low`, exactly.
//! 2. Weights are settled by the need and the wishes; no fact about the CTO moves them.
//! 3. Unknown is never agreement: forgetting a fact never raises `low`, never lowers `high`, and never blocks. So an answer stays in the former range.
//! 4. What the mission has not said is no agreement for the CTO either.
//! 5. A better fit never lowers `low`, and never blocks. Nor does it lower `high` by a rule that was known already or stays unknown; a first answer to
//!    what was unknown may, because `high` had believed the best of it (law 3), and then by no more than what the answer leaves out.
//! 6. What is indifferent changes nothing for the CEO.
//! 7. The order is total: it does not depend on how the profiles come.

use domain::{DailyRate, Importance, Place, Rhythm};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::profile::{KnownImpact, KnownSector, MissionTypeDone};
use crate::rank::{Score, Side, WHOLE};

const WISHES: &[&str] = &[
    "stack rust",
    "stack go",
    "stack php",
    "stack symfony",
    "stack kafka",
    "sector health",
    "sector biotech",
    "sector crypto",
    "impact ess",
    "impact esus",
    "impact sdg-13",
    "mission_type audit",
    "mission_type interim",
    "mission_type roadmap",
    "area hosting",
    "area data",
    "orientation tech",
    "orientation people",
    "place lyon",
    "place paris",
    "place remote",
    "language fr",
    "language en",
];
const SINGLE: &[&[&str]] = &[
    &["stage seed", "stage non-profit"],
    &["rhythm 1", "rhythm 2-3", "rhythm 4.5"],
    &["rate 600-800", "rate 700-", "rate -900"],
    &["start asap", "start 2026-12-01"],
];
const TEXTS: &[&str] =
    &["", "Facturation des restaurants", "Une équipe distribuée, des restaurants et du Rust", "Legacy billing for hospitals"];

pub(in crate::rank) fn needs() -> impl Strategy<Value = Need> {
    let importance = || select(vec!["must", "important", "nice", "indifferent"]);
    let many = vec((importance(), select(WISHES)), 0..8);
    let one = |values: &'static [&'static str]| option::of((importance(), select(values)));
    let single = (one(SINGLE[0]), one(SINGLE[1]), one(SINGLE[2]), one(SINGLE[3]));
    (many, single, select(TEXTS)).prop_map(|(many, (a, b, c, d), text)| {
        let criteria = many
            .into_iter()
            .chain([a, b, c, d].into_iter().flatten())
            .map(|(importance, value)| wish(&format!("{importance} {value}")))
            .collect();
        Need { text: text.to_owned(), criteria }
    })
}

fn some<T: Clone + std::fmt::Debug + 'static>(all: &[T]) -> impl Strategy<Value = Vec<T>> + use<T> {
    vec(select(all.to_vec()), 0..3)
}

fn wishes() -> impl Strategy<Value = Wishes> {
    let sectors = || some(&codes("health biotech crypto"));
    let kinds = || some(&codes("audit interim roadmap"));
    (sectors(), some(&codes("ess sdg-13")), kinds(), some(&codes("seed mvp")), sectors(), kinds()).prop_map(
        |(sectors, impacts, mission_types, stages, refused_sectors, refused_mission_types)| Wishes {
            sectors,
            impacts,
            mission_types,
            stages,
            refused_sectors,
            refused_mission_types,
        },
    )
}

pub(in crate::rank) fn profiles() -> impl Strategy<Value = Profile> {
    let years = || option::of(0..6_u8);
    let technology = (select(codes("rust go php symfony kafka")), years(), any::<bool>());
    let stack = vec(technology.prop_map(|(technology, years, current)| KnownTechnology { technology, years, current }), 0..4);
    let sectors =
        vec((select(codes("health biotech crypto edtech")), years()).prop_map(|(sector, years)| KnownSector { sector, years }), 0..3);
    let evidence = option::of(Just("bilan".to_owned()));
    let impacts =
        vec((select(codes("ess esus sdg-13 sdg-15")), evidence).prop_map(|(impact, evidence)| KnownImpact { impact, evidence }), 0..3);
    let kinds = select(codes("audit interim roadmap mentoring"));
    let done = vec((kinds, 1..4_u8).prop_map(|(mission_type, times)| MissionTypeDone { mission_type, times }), 0..3);
    let lists = (some(&codes("hosting data")), some(&codes("seed growth")), some(&codes("tech people")), some(&codes("fr en")));
    let places = some(&codes("lyon villeurbanne paris brest remote"));
    let rhythm =
        option::of((1..=10_u8, 0..4_u8).prop_map(|(min, more)| Rhythm::from_half_days(min, (min + more).min(10)).expect("a rhythm")));
    let rate = option::of((300..1_500_u16).prop_map(|euros| DailyRate::new(euros).expect("a rate")));
    let free = option::of(
        (0..200_u64).prop_map(|days| code("2026-10-01").map(|day: chrono::NaiveDate| day + chrono::Days::new(days)).expect("a day")),
    );
    ((1..100_u32, stack, sectors, impacts, done, lists), (places, rhythm, rate, free, wishes(), 0..6_u8, select(TEXTS))).prop_map(
        |(
            (id, stack, sectors, impacts, mission_types, (areas, stages, orientations, languages)),
            (places, rhythm, rate, available_from, wishes, proofs, text),
        )| {
            let text = text.to_owned();
            Profile {
                stack,
                sectors,
                impacts,
                mission_types,
                areas,
                stages,
                orientations,
                languages,
                places,
                rhythm,
                rate,
                available_from,
                start_unconfirmed: id % 4 == 0,
                wishes,
                proofs,
                text,
                ..numbered(id)
            }
        },
    )
}

/// Every single fact that can be forgotten.
const FORGET: &[fn(&mut Profile)] = &[
    |p| p.stack.clear(),
    |p| p.sectors.clear(),
    |p| p.impacts.clear(),
    |p| p.mission_types.clear(),
    |p| p.areas.clear(),
    |p| p.stages.clear(),
    |p| p.orientations.clear(),
    |p| p.languages.clear(),
    |p| p.places.clear(),
    |p| p.rhythm = None,
    |p| p.rate = None,
    |p| p.available_from = None,
    |p| p.text.clear(),
];

/// Whatever is asked, there is more of it. (Places are only added to places: a first one can be the wrong one.)
const IMPROVE: &[fn(&Need, &mut Profile)] = &[
    |_, p| p.stack.extend(["rust", "go", "php", "symfony", "kafka"].map(|technology| known(technology, 9))),
    |_, p| p.sectors.extend(codes("health biotech crypto").into_iter().map(|sector| KnownSector { sector, years: Some(9) })),
    |_, p| p.impacts.extend(codes("ess esus sdg-13").into_iter().map(|impact| KnownImpact { impact, evidence: Some("bilan".to_owned()) })),
    |_, p| {
        p.mission_types.extend(codes("audit interim roadmap").into_iter().map(|mission_type| MissionTypeDone { mission_type, times: 9 }))
    },
    |_, p| p.areas.extend(domain::Area::ALL),
    |_, p| p.stages.extend(domain::Stage::ALL),
    |_, p| p.orientations.extend(domain::Orientation::ALL),
    |_, p| p.languages.extend(domain::Language::ALL),
    |_, p| p.places.extend((!p.places.is_empty()).then_some(Place::Remote)),
    |_, p| p.places.extend((!p.places.is_empty()).then(|| codes("lyon paris")).into_iter().flatten()),
    |_, p| p.rhythm = Rhythm::from_half_days(1, 10),
    |_, p| p.rate = DailyRate::new(DailyRate::MIN),
    |_, p| p.available_from = code("2026-01-01"),
    |_, p| p.proofs += 1,
    |need, p| p.text = format!("{} {}", p.text, need.text),
];

fn weights_of(found: &Match) -> Vec<(RuleId, u32)> {
    found.parts.iter().map(|part| (part.rule, part.weight)).collect()
}

proptest! {
    #[test]
    fn law_1_everything_adds_up(need in needs(), profile in profiles()) {
        let found = compared(&need, &profile);
        for side in [Side::Ceo, Side::Cto] {
            let Score { low, high } = found.score(side);
            prop_assert!(low <= high && high <= WHOLE && found.key <= WHOLE);
            prop_assert_eq!(found.side(side).map(|part| part.weight).sum::<u32>(), WHOLE);
            prop_assert_eq!(found.side(side).map(Part::contribution).sum::<u32>(), low);
            prop_assert_eq!(found.side(side).map(Part::open).sum::<u32>(), high - low);
        }
        prop_assert!(found.parts.iter().all(|part| part.questions().is_empty() || part.contribution() == 0));
    }

    #[test]
    fn law_2_no_fact_moves_a_weight(need in needs(), profile in profiles(), other in profiles()) {
        let other = Profile { wishes: profile.wishes.clone(), ..other };
        prop_assert_eq!(weights_of(&compared(&need, &profile)), weights_of(&compared(&need, &other)));
    }

    #[test]
    fn law_3_unknown_is_never_agreement(need in needs(), profile in profiles()) {
        let full = compared(&need, &profile);
        for forget in FORGET {
            let mut less = profile.clone();
            forget(&mut less);
            let found = compared(&need, &less);
            prop_assert!(found.ceo.contains(full.ceo) && found.cto.contains(full.cto), "{found:?} {full:?}");
            prop_assert!(found.blocked_by.iter().all(|block| full.blocked_by.contains(block)));
        }
        let silent = compared(&need, &cto());
        prop_assert_eq!((silent.ceo.low, silent.cto.low, silent.is_blocked()), (0, 0, false));
    }

    #[test]
    fn law_4_a_silent_mission_is_no_agreement(need in needs(), profile in profiles()) {
        let full = compared(&need, &profile);
        for kind in CriterionKind::ALL {
            let less = Need { criteria: need.criteria.iter().filter(|one| one.value.kind() != *kind).cloned().collect(), ..need.clone() };
            prop_assert!(compared(&less, &profile).cto.contains(full.cto), "{kind}");
        }
    }

    #[test]
    fn law_5_better_is_never_worse(need in needs(), profile in profiles()) {
        let before = compared(&need, &profile);
        for improve in IMPROVE {
            let mut better = profile.clone();
            improve(&need, &mut better);
            let after = compared(&need, &better);
            prop_assert!(before.ceo.low <= after.ceo.low && before.cto.low <= after.cto.low, "{before:?} {after:?}");
            prop_assert!(after.blocked_by.len() <= before.blocked_by.len());
            let most = |part: &Part| part.contribution() + part.open();
            for (was, is) in before.parts.iter().zip(&after.parts) {
                prop_assert_eq!((was.rule, was.weight), (is.rule, is.weight));
                let is_answered = was.open() > 0 && is.open() == 0;
                prop_assert!(is_answered || most(was) <= most(is), "{:?}: {:?} {:?}", was.rule, was.outcome, is.outcome);
            }
            for side in [Side::Ceo, Side::Cto] {
                let answered = before.side(side).zip(after.side(side)).filter(|(was, is)| was.open() > 0 && is.open() == 0);
                let left_out: u32 = answered.map(|(was, is)| was.open() - is.contribution()).sum();
                prop_assert!(before.score(side).high <= after.score(side).high + left_out, "{before:?} {after:?}");
            }
        }
    }

    #[test]
    fn law_6_the_indifferent_counts_nothing(need in needs(), profile in profiles()) {
        let less = Need { criteria: need.criteria.iter().filter(|one| one.importance != Importance::Indifferent).cloned().collect(), ..need.clone() };
        let parts = |need| compared(need, &profile).side(Side::Ceo).cloned().collect::<Vec<_>>();
        prop_assert_eq!(parts(&need), parts(&less));
    }

    #[test]
    fn law_7_the_order_is_total(need in needs(), found in vec(profiles(), 0..12), turn in 0..12_usize) {
        let order = |profiles: &[Profile]| {
            let candidates: Vec<Candidate<'_>> = profiles.iter().map(|profile| Candidate::new(profile, &need)).collect();
            Comparison::new(&need, Weights::current(), &Small).rank(&candidates)
        };
        let mut profiles: Vec<Profile> = found;
        profiles.sort_by_key(|profile| profile.id);
        profiles.dedup_by_key(|profile| profile.id);
        let ranked = order(&profiles);
        prop_assert!(ranked.is_sorted_by_key(|one| (one.is_blocked(), std::cmp::Reverse(one.key), one.profile)));
        profiles.reverse();
        let middle = turn.min(profiles.len());
        profiles.rotate_left(middle);
        prop_assert_eq!(order(&profiles), ranked);
    }
}
