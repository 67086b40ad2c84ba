//! What a day costs, or what a month may cost: euros, excluding VAT.
//!
//! An amount is a rate of a day when its unit says so ("/jour", "la journée"), when "TJM" stands before it, when it follows the rhythm ("un
//! jour par semaine à 500 €"), or when it is a bound in the same sentence ("deux jours par semaine, 950 € maximum"). Other currencies, prices of a product, what an agency charges, salaries and rates by the hour are none.

use domain::{CriterionValue, DailyRate, RateRange};

use super::days::counted;
use super::lexicon::Span;
use super::situation::MonthlyBudget;
use super::{Fact, Finding, Reading};

const EUROS: [&str; 5] = ["euro", "euros", "eur", "e", "ht"];
const FOREIGN_MARKS: [char; 4] = ['£', '$', '¥', '₹'];
const FOREIGN: [&str; 13] = ["usd", "gbp", "chf", "cad", "pounds", "pound", "dollars", "dollar", "livres", "francs", "mad", "dh", "quid"];
const DAY: [&str; 7] = ["jour", "j", "journee", "day", "jours", "d", "daily"];
const MONTH: [&str; 7] = ["mois", "month", "mensuel", "mensuels", "monthly", "mensuelle", "mo"];
const HOUR: [&str; 5] = ["heure", "h", "hour", "hourly", "hr"];
/// Names of a daily rate, and the words before "rate" and the like that make it one.
const DAILY_RATE: [&str; 3] = ["tjm", "journalier", "tj"];
const RATE: [&str; 7] = ["rate", "tarif", "tarifs", "budget", "remuneration", "fee", "price"];
const OF_A_DAY: [&str; 4] = ["daily", "day", "jour", "journee"];
const CEILING: [&str; 9] = ["max", "maximum", "jusqu", "plafond", "plafonne", "most", "up", "maxi", "exceed"];
const FLOOR: [&str; 5] = ["minimum", "mini", "partir", "least", "min"];
/// Comparisons that end at the amount; which end they leave open is turned round by a "no".
const MORE: [&str; 5] = ["plus", "more", "dela", "over", "above"];
const LESS: [&str; 5] = ["moins", "less", "fewer", "under", "below"];
const THAN: [&str; 4] = ["de", "d", "que", "than"];
const NOT: [&str; 10] = ["pas", "not", "cannot", "t", "jamais", "never", "sans", "without", "ni", "nor"];
/// Behind "au plus": how soon, and no amount.
const SOON: [&str; 3] = ["tot", "tard", "vite"];
/// Those of a bound that say it without a verb.
const BOUND: [&str; 6] = ["max", "maximum", "maxi", "plafond", "minimum", "mini"];
/// What the money is for when it is not for the CTO.
const OTHER_EXPENSES: [&str; 41] = [
    "facture",
    "facturait",
    "facturent",
    "coute",
    "coutait",
    "coutent",
    "panier",
    "basket",
    "location",
    "louons",
    "loue",
    "loyer",
    "abonnement",
    "abonnements",
    "abonnes",
    "subscription",
    "mrr",
    "arr",
    "affaires",
    "revenue",
    "revenues",
    "turnover",
    "paid",
    "charges",
    "charged",
    "costs",
    "cost",
    "aws",
    "cloud",
    "hebergement",
    "hosting",
    "clients",
    "customers",
    "vendu",
    "sold",
    "salaire",
    "salary",
    "paye",
    "paie",
    "users",
    "prix",
];
/// Whoever offers uses these; then the money is the CTO's whatever else is spoken of.
const OFFERS: [&str; 16] = [
    "tjm",
    "budget",
    "enveloppe",
    "payer",
    "mettre",
    "offer",
    "offrons",
    "afford",
    "spend",
    "proposons",
    "pouvons",
    "pay",
    "grant",
    "cto",
    "budgete",
    "rate",
];
const BETWEEN: [&str; 23] = [
    "par",
    "per",
    "a",
    "ht",
    "la",
    "the",
    "hors",
    "taxes",
    "each",
    "chaque",
    "de",
    "budget",
    "euros",
    "excl",
    "excluding",
    "vat",
    "p",
    "tous",
    "les",
    "every",
    "eur",
    "ttc",
    "max",
];
/// Weeks in a month: 52 / 12.
const WEEKS_A_MONTH: f64 = 52.0 / 12.0;
/// Without a unit, an amount is believed to be of a day only within these bounds, in euros.
const ORDINARY: std::ops::RangeInclusive<f64> = 200.0..=2_500.0;
/// How far before an amount what it is for is looked for, in pieces.
const REACH: usize = 9;

/// How far before a bound the days may stand, in pieces.
const BESIDE: usize = 14;

/// An amount of money and what stands around it.
struct Amount {
    low: f64,
    high: f64,
    first: usize,
    next: usize,
    in_euros: bool,
}

/// An end of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Low,
    High,
}

/// Reads the first daily rate of a text, or derives one from a month's budget and the rhythm.
pub fn read(reading: &Reading<'_>, rhythm: Option<&Finding>) -> Option<Finding> {
    let (rate, span) = amounts(reading).find_map(|amount| daily(reading, &amount)).or_else(|| derived(budget(reading)?, rhythm?))?;
    Some(Finding { value: CriterionValue::Rate(rate), span, importance: reading.weights.said_of(span) })
}

/// Reads the first month's budget of a text.
pub fn budget(reading: &Reading<'_>) -> Option<Fact<MonthlyBudget>> {
    amounts(reading).find_map(|amount| monthly(reading, &amount).or_else(|| spread(reading, &amount)))
}

fn amounts(reading: &Reading<'_>) -> impl Iterator<Item = Amount> {
    reading.quantities.numbers().filter_map(|at| amount(reading, at))
}

fn amount(reading: &Reading<'_>, at: usize) -> Option<Amount> {
    let tokens = reading.quantities;
    let (mut low, mut high, mut next) = tokens.range(at)?;
    let before = at.checked_sub(1);
    let sign_before = before.is_some_and(|before| tokens.is_mark(before, &['€']) || tokens.is_word(before, &["eur"]));
    let is_foreign = |at: usize| tokens.is_mark(at, &FOREIGN_MARKS) || tokens.is_word(at, &FOREIGN);
    if before.is_some_and(is_foreign) || is_foreign(next) || tokens.is_word(next, &["k"]) && is_foreign(next + 1) {
        return None;
    }
    let first = if sign_before { at - 1 } else { at };
    // "700-ish euros"
    next += if tokens.is_mark(next, &['-']) && tokens.is_word(next + 1, &["ish"]) { 2 } else { 0 };
    // "750 € - 950 €": the sign stands within the range.
    if tokens.is_mark(next, &['€'])
        && (tokens.is_mark(next + 1, &['-', '/']) || tokens.is_word(next + 1, &["a", "to", "et", "and", "ou", "or"]))
        && let Some(end) = tokens.number(next + 2)
        && end >= low
    {
        high = end;
        next += 3;
    }
    // "1,1 k€": the thousands stand apart. "10 et 12k€": they count for both ends.
    let thousands = tokens.is_word(next, &["k"]) && tokens.is_mark(next + 1, &['€']) || tokens.is_word(next, &["keur", "keuros"]);
    if thousands {
        (low, high) = (low * 1000.0, high * 1000.0);
        next += if tokens.is_word(next, &["k"]) { 2 } else { 1 };
    } else if high >= 1000.0 && low * 1000.0 <= high && low > 0.0 {
        low *= 1000.0;
    }
    let sign_after = tokens.is_mark(next, &['€']) || tokens.is_word(next, &EUROS);
    next += usize::from(sign_after);
    Some(Amount { low, high, first, next, in_euros: sign_before || sign_after || thousands })
}

/// The position of a unit after an amount: "par jour", "/j", "a day", "HT par jour", "p/d".
fn unit_after(reading: &Reading<'_>, next: usize, units: &[&str]) -> Option<usize> {
    let tokens = reading.quantities;
    let is_between = |at: usize| tokens.is_mark(at, &['/', '(', '-', '€']) || tokens.is_word(at, &BETWEEN);
    (next..next + 6).take_while(|at| *at == next || is_between(at - 1)).find(|at| tokens.is_word(*at, units))
}

/// Whether the money is somebody else's: a price, an agency's bill, a salary.
fn is_other_expense(reading: &Reading<'_>, amount: &Amount) -> bool {
    let tokens = reading.quantities;
    let offers = tokens.word_before(amount.first, REACH, &OFFERS);
    tokens.word_before(amount.first, REACH, &OTHER_EXPENSES).is_some_and(|other| offers.is_none_or(|offer| offer < other))
}

fn daily(reading: &Reading<'_>, amount: &Amount) -> Option<(RateRange, Span)> {
    let tokens = reading.quantities;
    let unit = unit_after(reading, amount.next, &DAY).filter(|unit| !tokens.is_word(*unit, &["jours"]) || amount.next < *unit);
    let unit = unit.filter(|_| amount.in_euros || ORDINARY.contains(&amount.low));
    let named = tokens.word_before(amount.first, 7, &DAILY_RATE).or_else(|| rate_before(reading, amount));
    let other_unit = || unit_after(reading, amount.next, &MONTH).is_some() || unit_after(reading, amount.next, &HOUR).is_some();
    let paid_by_the_day = || {
        amount.in_euros && ORDINARY.contains(&amount.high) && (follows_rhythm(reading, amount) || is_bound_beside_rhythm(reading, amount))
    };
    if unit.is_none() && (other_unit() || named.is_none() && !paid_by_the_day()) || is_other_expense(reading, amount) {
        return None;
    }
    let rate = |euros: f64| {
        Some(euros.round()).filter(|euros| (0.0..=f64::from(u16::MAX)).contains(euros)).and_then(|euros| DailyRate::new(euros as u16))
    };
    let (low, mut high) = (rate(amount.low)?, rate(amount.high)?);
    let after = unit.map_or(amount.next, |unit| unit + 1);
    let mut last = unit.unwrap_or(amount.next.saturating_sub(1)).max(amount.first);
    // "600, on ira jusqu'à 700": the ceiling comes later.
    if let Some((ceiling, at)) =
        raised(reading, after).and_then(|(euros, at)| Some((rate(euros)?, at))).filter(|(ceiling, _)| *ceiling > high)
    {
        (high, last) = (ceiling, at);
    }
    let compared = compared(reading, amount);
    let ceiling = compared == Some(End::High) || tokens.word_before(amount.first, 4, &CEILING).is_some() || is_most(reading, after);
    let floor = compared == Some(End::Low)
        || tokens.word_before(amount.first, 3, &FLOOR).is_some()
        || tokens.is_word(after, &["minimum", "mini", "min"]);
    let range = match (low == high, floor, ceiling) {
        (true, true, false) => RateRange::new(Some(low), None),
        (true, _, true) => RateRange::new(None, Some(high)),
        _ => RateRange::new(Some(low), Some(high)),
    }?;
    let first = named.filter(|named| amount.first - named <= 3).unwrap_or(amount.first);
    Some((range, tokens.span(first, last)?))
}

/// "Plus de 800", "pas plus de 800", "au moins 800", "not less than 800": which end of the range the amount is.
fn compared(reading: &Reading<'_>, amount: &Amount) -> Option<End> {
    let tokens = reading.quantities;
    let at = tokens.word_before(amount.first, 4, &MORE).max(tokens.word_before(amount.first, 4, &LESS))?;
    let is_more = tokens.is_word(at, &MORE);
    let before = at.checked_sub(1);
    if before.is_some_and(|before| tokens.is_word(before, &["au"])) && !tokens.is_word(at, &["dela"]) {
        let of_amount = !tokens.is_word(at + 1, &SOON);
        return of_amount.then_some(if is_more { End::High } else { End::Low });
    }
    let is_no = before.is_some_and(|before| tokens.number(before) == Some(0.0)) || tokens.word_before(at, 5, &NOT).is_some();
    let is_beside = at + 1 == amount.first || tokens.is_word(at + 1, &THAN) && at + 2 == amount.first;
    match (is_more, is_no) {
        (true, true) | (false, false) => Some(End::High),
        (true, false) | (false, true) => is_beside.then_some(End::Low),
    }
}

/// "Maximum", "au plus", "grand maximum", "at most", "tops" after an amount.
fn is_most(reading: &Reading<'_>, after: usize) -> bool {
    let tokens = reading.quantities;
    let most = |at: usize| tokens.is_word(at, &["max", "maximum", "maxi", "tops"]);
    let pair = |first: &str, second: &[&str]| tokens.is_word(after, &[first]) && tokens.is_word(after + 1, second);
    most(after)
        || pair("grand", &["max", "maximum"])
        || pair("au", &["plus", "max", "maximum", "grand"]) && !tokens.is_word(after + 2, &SOON)
        || pair("at", &["most"])
}

/// "Daily rate", "tarif : 650 €", "day budget": the position of the name, for an amount that may be a day's.
fn rate_before(reading: &Reading<'_>, amount: &Amount) -> Option<usize> {
    let tokens = reading.quantities;
    let name = tokens.word_before(amount.first, 6, &RATE)?;
    let of_a_day = name.checked_sub(1).is_some_and(|before| tokens.is_word(before, &OF_A_DAY)) || tokens.is_word(name + 1, &OF_A_DAY);
    let is_tariff = tokens.is_word(name, &["tarif", "tarifs", "rate"]) && amount.in_euros && ORDINARY.contains(&amount.low);
    (of_a_day || is_tariff).then_some(name)
}

/// "Un jour par semaine à 500 €".
fn follows_rhythm(reading: &Reading<'_>, amount: &Amount) -> bool {
    let tokens = reading.quantities;
    let Some(before) = amount.first.checked_sub(1).filter(|before| tokens.is_word(*before, &["a", "at"])) else { return false };
    (before.saturating_sub(8)..before).any(|at| counted(tokens, at).is_some_and(|days| days.last + 1 == before))
}

/// "Deux jours par semaine, à distance, 950 € maximum".
fn is_bound_beside_rhythm(reading: &Reading<'_>, amount: &Amount) -> bool {
    let tokens = reading.quantities;
    let is_bound = tokens.word_before(amount.first, 3, &BOUND).is_some() || tokens.is_word(amount.next, &BOUND);
    let sentence = |at: usize| tokens.span(at, at).map(|span| reading.sentences.sentence(span.start));
    let is_days = |at: usize| counted(tokens, at).is_some_and(|days| days.last < amount.first) && sentence(at) == sentence(amount.first);
    is_bound && (amount.first.saturating_sub(BESIDE)..amount.first).any(is_days)
}

/// A higher amount that is only conceded: "jusqu'à 700", "up to 700", "voire 700".
fn raised(reading: &Reading<'_>, after: usize) -> Option<(f64, usize)> {
    let tokens = reading.quantities;
    let up = tokens.word_after(after, 8, &["jusqu", "up", "voire"])?;
    let number = (up + 1..up + 4).find(|at| tokens.number(*at).is_some())?;
    let is_joined = (up + 1..number).all(|at| tokens.is_word(at, &["a", "to"]) || tokens.is_mark(at, &['\'', '€']));
    let end = number + 1 + usize::from(tokens.is_mark(number + 1, &['€']));
    let is_money = !tokens.is_word(end, &["jours", "days", "mois", "months", "semaines", "h"]) && !tokens.is_mark(end, &['%']);
    (is_joined && is_money).then_some((tokens.number(number)?, end - 1))
}

fn monthly(reading: &Reading<'_>, amount: &Amount) -> Option<Fact<MonthlyBudget>> {
    let tokens = reading.quantities;
    let offered = || tokens.word_before(amount.first, REACH, &OFFERS).is_some();
    let unit = unit_after(reading, amount.next, &MONTH).filter(|_| amount.in_euros || offered())?;
    let of = unit + 1 + usize::from(tokens.is_word(unit + 1, &["de", "d", "of"]));
    let of_income =
        tokens.is_word(of, &["mrr", "chiffre", "revenue", "revenus", "recurrent"]) || of > unit + 1 && tokens.is_word(of, &["ca"]);
    if of_income || is_other_expense(reading, amount) {
        return None;
    }
    Some(Fact { value: budget_of(amount.low, amount.high)?, span: tokens.span(amount.first, unit)? })
}

/// "Budget 60 000 € sur 6 mois": what it makes a month.
fn spread(reading: &Reading<'_>, amount: &Amount) -> Option<Fact<MonthlyBudget>> {
    let tokens = reading.quantities;
    let named = tokens.word_before(amount.first, 5, &["budget", "enveloppe"]).filter(|_| amount.in_euros)?;
    let over = (amount.next..amount.next + 3).find(|at| tokens.is_word(*at, &["sur", "pour", "over", "for"]))?;
    let months = tokens.number(over + 1).filter(|months| (1.0..=24.0).contains(months) && tokens.is_word(over + 2, &["mois", "months"]))?;
    Some(Fact { value: budget_of(amount.low / months, amount.high / months)?, span: tokens.span(named, over + 2)? })
}

fn budget_of(low: f64, high: f64) -> Option<MonthlyBudget> {
    let euros = |amount: f64| (0.0..=f64::from(MonthlyBudget::MAX)).contains(&amount).then(|| amount.round() as u32);
    MonthlyBudget::new(euros(low)?, euros(high)?)
}

/// A month's budget is the most that the days of a month may cost together.
fn derived(budget: Fact<MonthlyBudget>, rhythm: &Finding) -> Option<(RateRange, Span)> {
    let CriterionValue::Rhythm(rhythm) = rhythm.value else { return None };
    let days_a_month = f64::from(rhythm.min_half_days()) / 2.0 * WEEKS_A_MONTH;
    let most = (f64::from(budget.value.most()) / days_a_month).floor();
    let high = (most <= f64::from(DailyRate::MAX)).then(|| DailyRate::new(most as u16)).flatten()?;
    Some((RateRange::new(None, Some(high))?, budget.span))
}
