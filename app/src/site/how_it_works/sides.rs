//! The three, and what happens to each of them, step by step.

use domain::{availability, outcome, promises, vetting};
use marketplace::{agency, candidacies::shortlist, references};
use matching::Weights;
use ui::{Locale, server::market, site::nav, t};

use crate::site::spans::{business_days, days, hours, months};

/// One of the three.
pub struct Side {
    /// Its anchor.
    pub id: &'static str,
    /// Which shore it stands on: `need`, `proof`, or the `tie` between them.
    pub shore: &'static str,
    /// Its name where there is little room.
    pub short: &'static str,
    pub title: &'static str,
    pub lead: &'static str,
    /// A name, what stands large, and the rest of the sentence.
    pub facts: [(&'static str, String, String); 3],
    /// An address without the prefix of a language, and what the button says.
    pub action: (&'static str, &'static str),
    pub steps: Vec<Step>,
}

/// Something that happens, when, and who sees it.
pub struct Step {
    pub when: String,
    pub what: &'static str,
    pub text: String,
    pub seen: &'static str,
}

fn step(when: impl Into<String>, what: &'static str, text: impl Into<String>, seen: &'static str) -> Step {
    Step { when: when.into(), what, text: text.into(), seen }
}

/// All three, as one crosses the bridge.
pub fn sides(locale: Locale) -> [Side; 3] {
    [ceo(locale), team(locale), cto(locale)]
}

fn ceo(locale: Locale) -> Side {
    use t::how_it_works::{asked, ceo as words, cost, time};
    Side {
        id: "ceo",
        shore: "need",
        short: words::short(locale),
        title: words::title(locale),
        lead: words::lead(locale),
        facts: [
            (cost(locale), words::cost(locale).to_owned(), words::cost_text(locale).to_owned()),
            (time(locale), hours(locale, promises::SHORTLIST_HOURS), words::time_text(locale).to_owned()),
            (asked(locale), words::asked(locale).to_owned(), words::asked_text(locale).to_owned()),
        ],
        action: (nav::NEW_NEED, words::action(locale)),
        steps: ceo_steps(locale),
    }
}

fn ceo_steps(locale: Locale) -> Vec<Step> {
    use t::how_it_works::ceo as words;
    let places = Weights::current().proposal.places;
    let list = words::step_3_text(locale, business_days(locale, promises::CHOOSE_DAYS), shortlist::MOST);
    let month = words::step_6_text(locale, days(locale, promises::CHECKUP_AFTER), days(locale, promises::RENEWAL_ASKED_BEFORE));
    vec![
        step(
            words::step_1_when(locale),
            words::step_1(locale),
            words::step_1_text(locale, days(locale, agency::DAYS)),
            words::step_1_seen(locale),
        ),
        step(
            words::step_2_when(locale, business_days(locale, promises::READ_DAYS)),
            words::step_2(locale),
            words::step_2_text(locale, business_days(locale, promises::SIGN_OFF_DAYS)),
            words::step_2_seen(locale),
        ),
        Step {
            when: words::step_3_when(locale, hours(locale, promises::SHORTLIST_HOURS)),
            what: words::step_3(locale),
            text: format!("{} {list}", words::about(locale, places)),
            seen: words::step_3_seen(locale),
        },
        step(
            words::step_4_when(locale),
            words::step_4(locale),
            words::step_4_text(locale, business_days(locale, promises::MEET_DAYS)),
            words::step_4_seen(locale),
        ),
        step(
            words::step_5_when(locale, business_days(locale, promises::AGREE_DAYS)),
            words::step_5(locale),
            words::step_5_text(locale),
            words::step_5_seen(locale),
        ),
        step(words::step_6_when(locale), words::step_6(locale), month, words::step_6_seen(locale)),
        step(
            words::step_7_when(locale),
            words::step_7(locale),
            words::step_7_text(locale, days(locale, outcome::ANSWER_DAYS)),
            words::step_7_seen(locale),
        ),
    ]
}

fn team(locale: Locale) -> Side {
    use t::how_it_works::{asked, cost, team as words, time};
    let steps = vec![
        step(
            words::step_1_when(locale, business_days(locale, promises::READ_DAYS)),
            words::step_1(locale),
            words::step_1_text(locale),
            words::step_1_seen(locale),
        ),
        step(
            words::step_2_when(locale, business_days(locale, vetting::STEP_DAYS)),
            words::step_2(locale),
            words::step_2_text(locale, business_days(locale, vetting::REFERENCES_DAYS)),
            words::step_2_seen(locale),
        ),
        Step {
            when: words::step_3_when(locale, hours(locale, promises::SHORTLIST_HOURS)),
            what: words::step_3(locale),
            text: format!("{} {}", words::step_3_text(locale), words::decided(locale, business_days(locale, promises::DECIDE_DAYS))),
            seen: words::step_3_seen(locale),
        },
        step(
            words::step_4_when(locale),
            words::step_4(locale),
            words::step_4_text(locale, business_days(locale, promises::CALL_DAYS)),
            words::step_4_seen(locale),
        ),
    ];
    Side {
        id: "team",
        shore: "tie",
        short: words::short(locale),
        title: words::title(locale),
        lead: words::lead(locale),
        facts: [
            (cost(locale), words::cost(locale).to_owned(), words::cost_text(locale).to_owned()),
            (time(locale), business_days(locale, promises::READ_DAYS), words::time_text(locale).to_owned()),
            (asked(locale), words::asked(locale).to_owned(), words::asked_text(locale).to_owned()),
        ],
        action: (nav::RANKING, words::action(locale)),
        steps,
    }
}

fn cto(locale: Locale) -> Side {
    use t::how_it_works::{asked, cost, cto as words, time};
    let clock = words::time_text(locale, market().open_invitations(), hours(locale, promises::REMIND_HOURS));
    Side {
        id: "cto",
        shore: "proof",
        short: words::short(locale),
        title: words::title(locale),
        lead: words::lead(locale),
        facts: [
            (cost(locale), words::cost(locale).to_owned(), words::cost_text(locale).to_owned()),
            (time(locale), hours(locale, promises::ANSWER_HOURS), clock),
            (asked(locale), words::asked(locale).to_owned(), words::asked_text(locale).to_owned()),
        ],
        action: (nav::SIGN_UP_CTO, words::action(locale)),
        steps: cto_steps(locale),
    }
}

fn cto_steps(locale: Locale) -> Vec<Step> {
    use t::how_it_works::cto as words;
    let decided = business_days(locale, vetting::REFERENCES_DAYS);
    let vetted = words::step_2_text(locale, months(locale, vetting::AGAIN_MONTHS), decided, days(locale, references::DAYS));
    let frame = words::step_6_text(locale, days(locale, availability::ASKED_AFTER), days(locale, availability::PAUSED_AFTER));
    vec![
        step(words::step_1_when(locale), words::step_1(locale), words::step_1_text(locale), words::step_1_seen(locale)),
        step(
            words::step_2_when(locale, business_days(locale, vetting::STEP_DAYS)),
            words::step_2(locale),
            vetted,
            words::step_2_seen(locale),
        ),
        step(words::step_3_when(locale), words::step_3(locale), words::step_3_text(locale), words::step_3_seen(locale)),
        step(
            words::step_4_when(locale, business_days(locale, promises::DECIDE_DAYS)),
            words::step_4(locale),
            words::step_4_text(locale),
            words::step_4_seen(locale),
        ),
        step(
            words::step_5_when(locale, business_days(locale, promises::MEET_DAYS)),
            words::step_5(locale),
            words::step_5_text(locale),
            words::step_5_seen(locale),
        ),
        step(words::step_6_when(locale), words::step_6(locale), frame, words::step_6_seen(locale)),
    ]
}
