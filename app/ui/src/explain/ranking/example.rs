//! A worked example: one need and one person, judged by the rules themselves, so that the sum cannot be another than theirs.

use std::str::FromStr;

use domain::{Criterion, CriterionKind as Kind, CriterionValue, Importance, Language, Origin, ProfileId};
use matching::{
    Match, Need, Profile, Weights,
    profile::{KnownImpact, KnownSector, KnownTechnology, MissionTypeDone},
    rank::{Outcome, Part, Side, WHOLE, apportioned},
    score,
};

use super::TENTH;
use crate::{
    Locale,
    components::Line,
    explain::{Reader, question_line, reason_line, rule_name},
    format::{self, BETWEEN},
    t::ranking as words,
};

/// One rule of the sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExampleRow {
    pub rule: &'static str,
    /// What it found, or what it asks.
    pub found: String,
    /// At most so many points.
    pub most: String,
    pub proven: String,
    /// What an answer could still add; empty where nothing is open.
    pub open: String,
}

/// The sum, and what it adds up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    pub rows: Vec<ExampleRow>,
    pub proven: String,
    pub open: String,
}

/// The example in words: the sentence above the sum, and the sum.
pub(super) fn example(locale: Locale, weights: &Weights) -> (String, Example) {
    let found = judged(weights);
    let parts: Vec<&Part> = found.side(Side::Ceo).collect();
    let points = |value: u32| format::percent(locale, value);
    let [proven, open, most] = shown(&parts);
    let (low, missing) = (proven.iter().sum::<u32>(), open.iter().sum::<u32>());
    let rows = parts.iter().zip(most.into_iter().zip(proven.into_iter().zip(open)));
    let row = |(part, (most, (proven, open))): (&&Part, (u32, (u32, u32)))| ExampleRow {
        rule: rule_name(locale, part.rule),
        found: said(locale, part),
        most: points(most),
        proven: points(proven),
        open: if open > 0 { format!("+\u{a0}{}", points(open)) } else { String::new() },
    };
    let rows = rows.map(row).collect();
    let text = words::sum_text(locale, points(low + missing), points(low), points(missing));
    (text, Example { rows, proven: points(low), open: format!("+\u{a0}{}", points(missing)) })
}

/// What each part proves, leaves open and gives at most, to a tenth of a point: the columns add up, and so does each row with what it lacks.
fn shown(parts: &[&Part]) -> [Vec<u32>; 3] {
    let proven: Vec<u32> = parts.iter().map(|part| part.contribution()).collect();
    let open: Vec<u32> = parts.iter().map(|part| part.open()).collect();
    let lacking: Vec<u32> = parts.iter().map(|part| part.weight - part.contribution() - part.open()).collect();
    let totals = [&proven, &open, &lacking].map(|column| column.iter().sum::<u32>());
    let mut tenths = apportioned(&totals, WHOLE / TENTH).into_iter();
    let points = |tenths: u32| tenths * TENTH;
    let [proven, open, lacking]: [Vec<u32>; 3] =
        [proven, open, lacking].map(|column| apportioned(&column, tenths.next().unwrap_or(0)).into_iter().map(points).collect());
    let most = proven.iter().zip(&open).zip(&lacking).map(|((proven, open), lacking)| proven + open + lacking).collect();
    [proven, open, most]
}

/// What a rule found, in the words of a CEO's page.
fn said(locale: Locale, part: &Part) -> String {
    let lines: Vec<Line> = match &part.outcome {
        Outcome::Known { reasons, .. } => reasons.iter().map(|reason| reason_line(locale, Reader::Ceo, reason)).collect(),
        Outcome::Unknown { questions } => questions.iter().map(|question| question_line(locale, Reader::Ceo, question)).collect(),
    };
    let said = |Line { text, detail, .. }: Line| match detail {
        Some(detail) => format!("{text} ({detail})"),
        None => text,
    };
    lines.into_iter().map(said).collect::<Vec<_>>().join(BETWEEN)
}

/// Somebody who has led agencies and writes Symfony, for a start-up of meal vouchers.
fn judged(weights: &Weights) -> Match {
    let wishes = [
        (Kind::Stack, "symfony", Importance::Must),
        (Kind::MissionType, "agency-steering", Importance::Must),
        (Kind::Sector, "foodtech", Importance::Important),
        (Kind::Impact, "ess", Importance::Important),
        (Kind::Stage, "mvp", Importance::Nice),
        (Kind::Rhythm, "2", Importance::Important),
        (Kind::Rate, "-900", Importance::Important),
        (Kind::Place, "lyon", Importance::Nice),
        (Kind::Language, "fr", Importance::Important),
        (Kind::Start, "2026-12-01", Importance::Nice),
    ];
    let criterion = |(kind, code, importance)| {
        let value = CriterionValue::parse(kind, code).ok()?;
        Some(Criterion { value, importance, origin: Origin::Ceo, evidence: None })
    };
    let need = Need { criteria: wishes.into_iter().filter_map(criterion).collect(), ..Need::default() };
    let mut cto = Profile::unknown(ProfileId::NIL);
    cto.stack.extend(code("symfony").map(|technology| KnownTechnology { technology, years: Some(6), current: true }));
    cto.mission_types.extend(code("agency-steering").map(|mission_type| MissionTypeDone { mission_type, times: 2 }));
    cto.sectors.extend(code("agritech").map(|sector| KnownSector { sector, years: Some(4) }));
    cto.impacts.extend(code("ess").map(|impact| KnownImpact { impact, evidence: Some(String::new()) }));
    cto.rhythm = code("2");
    cto.places.extend(code("lyon"));
    cto.languages.extend(code::<Language>("fr"));
    cto.available_from = code("2026-12-01");
    cto.proofs = 2;
    score(&need, &cto, weights)
}

fn code<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    // Laws: 1. the rows add up to what stands beneath them, and that is what the rules gave; 2. no rule gives more than it may; 3. something is
    // proven, and something is open.

    /// Tenths of a point.
    fn tenths(points: &str) -> u32 {
        points.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or(0)
    }

    #[test]
    fn law_1_the_sum_is_exact() {
        let (_, shown) = example(Locale::Fr, Weights::current());
        let sum = |of: fn(&ExampleRow) -> &str| shown.rows.iter().map(|row| tenths(of(row))).sum::<u32>();
        assert_eq!(sum(|row| &row.most), 1_000);
        assert_eq!(sum(|row| &row.proven), tenths(&shown.proven));
        assert_eq!(sum(|row| &row.open), tenths(&shown.open));
        let given = judged(Weights::current()).ceo.low;
        assert!((tenths(&shown.proven) * TENTH).abs_diff(given) < TENTH, "{given}");
    }

    #[test]
    fn law_2_no_rule_gives_more_than_it_may() {
        let (_, shown) = example(Locale::Fr, Weights::current());
        assert!(shown.rows.iter().all(|row| tenths(&row.proven) + tenths(&row.open) <= tenths(&row.most)), "{shown:#?}");
    }

    #[test]
    fn law_3_some_is_proven_and_some_is_open() {
        let found = judged(Weights::current());
        assert!(!found.is_blocked() && found.ceo.low > 500_000 && found.ceo.high > found.ceo.low, "{:?}", found.ceo);
        assert_eq!(found.parts.iter().filter(|part| part.side == Side::Ceo).count(), 11, "every wish was read");
    }
}
