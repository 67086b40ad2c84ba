//! What a day costs, or what a month may cost.

use domain::{CriterionValue, DailyRate, RateRange};

use super::lexicon::Span;
use super::situation::MonthlyBudget;
use super::{Fact, Finding, Reading};

const EUROS: [&str; 4] = ["euro", "euros", "eur", "e"];
const DAY: [&str; 5] = ["jour", "j", "journee", "day", "jours"];
const MONTH: [&str; 5] = ["mois", "month", "mensuel", "mensuels", "monthly"];
const DAILY_RATE: [&str; 3] = ["tjm", "journalier", "rate"];
const CEILING: [&str; 11] = ["max", "maximum", "jusqu", "plafond", "budget", "moins", "under", "below", "most", "up", "maxi"];
const FLOOR: [&str; 6] = ["minimum", "mini", "partir", "least", "moins de", "min"];
/// Weeks in a month: 52 / 12.
const WEEKS_A_MONTH: f64 = 52.0 / 12.0;

/// An amount of euros and what stands around it.
struct Amount {
    low: f64,
    high: f64,
    first: usize,
    next: usize,
    in_euros: bool,
}

/// Reads the first daily rate of a text, or derives one from a month's budget and the rhythm.
pub fn read(reading: &Reading<'_>, rhythm: Option<&Finding>) -> Option<Finding> {
    let amounts = || (0..reading.quantities.len()).filter_map(|at| amount(reading, at));
    let (rate, span) = amounts().find_map(|amount| daily(reading, &amount)).or_else(|| derived(budget(reading)?, rhythm?))?;
    Some(Finding { value: CriterionValue::Rate(rate), span, importance: reading.weights.said_of(span) })
}

fn amount(reading: &Reading<'_>, at: usize) -> Option<Amount> {
    let tokens = reading.quantities;
    let (low, high, mut next) = tokens.range(at)?;
    let sign_before = at.checked_sub(1).is_some_and(|before| tokens.is_mark(before, &['€']));
    let first = if sign_before { at - 1 } else { at };
    // "750 € - 950 €": the sign stands within the range.
    let (mut low, mut high) = (low, high);
    if tokens.is_mark(next, &['€'])
        && (tokens.is_mark(next + 1, &['-']) || tokens.is_word(next + 1, &["a", "to", "et", "and"]))
        && let Some(end) = tokens.number(next + 2)
        && end >= low
    {
        high = end;
        next += 3;
    }
    let sign_after = tokens.is_mark(next, &['€']) || tokens.is_word(next, &EUROS);
    if sign_after {
        next += 1;
    }
    // "4 k€" and "k€" after a range count for both ends.
    if tokens.is_word(next, &["k"]) && tokens.is_mark(next + 1, &['€']) || tokens.is_word(next, &["keur"]) {
        (low, high) = (low * 1000.0, high * 1000.0);
        next += if tokens.is_word(next, &["k"]) { 2 } else { 1 };
        return Some(Amount { low, high, first, next, in_euros: true });
    }
    Some(Amount { low, high, first, next, in_euros: sign_before || sign_after })
}

/// The position of a unit after an amount: "par jour", "/j", "a day", "HT par jour".
fn unit_after(reading: &Reading<'_>, next: usize, units: &[&str]) -> Option<usize> {
    let tokens = reading.quantities;
    let is_between = |at: usize| {
        tokens.is_mark(at, &['/'])
            || tokens.is_word(
                at,
                &["par", "per", "a", "ht", "la", "the", "hors", "taxes", "each", "chaque", "de", "budget", "euros", "excl", "vat"],
            )
    };
    (next..next + 5).take_while(|at| *at == next || is_between(at - 1)).find(|at| tokens.is_word(*at, units))
}

fn daily(reading: &Reading<'_>, amount: &Amount) -> Option<(RateRange, Span)> {
    let tokens = reading.quantities;
    let unit = unit_after(reading, amount.next, &DAY).filter(|_| amount.in_euros);
    let is_of_a_day =
        |at: &usize| !tokens.is_word(*at, &["rate"]) || at.checked_sub(1).is_some_and(|before| tokens.is_word(before, &["daily", "day"]));
    let named = tokens.word_before(amount.first, 7, &DAILY_RATE).filter(is_of_a_day);
    if unit.is_none() && named.is_none() {
        return None;
    }
    let rate = |euros: f64| {
        Some(euros.round()).filter(|euros| (0.0..=f64::from(u16::MAX)).contains(euros)).and_then(|euros| DailyRate::new(euros as u16))
    };
    let (low, high) = (rate(amount.low)?, rate(amount.high)?);
    let after = unit.map_or(amount.next, |unit| unit + 1);
    let ceiling = tokens.word_before(amount.first, 4, &CEILING).is_some() || tokens.is_word(after, &["max", "maximum", "maxi"]);
    let floor = tokens.word_before(amount.first, 3, &FLOOR).is_some() || tokens.is_word(after, &["minimum", "mini", "min"]);
    let range = match (low == high, floor, ceiling) {
        (true, true, _) => RateRange::new(Some(low), None),
        (true, false, true) => RateRange::new(None, Some(high)),
        _ => RateRange::new(Some(low), Some(high)),
    }?;
    let first = named.filter(|named| amount.first - named <= 3).unwrap_or(amount.first);
    Some((range, tokens.span(first, unit.unwrap_or(amount.next.saturating_sub(1)).max(amount.first))?))
}

/// Reads the first month's budget of a text.
pub fn budget(reading: &Reading<'_>) -> Option<Fact<MonthlyBudget>> {
    (0..reading.quantities.len()).filter_map(|at| amount(reading, at)).find_map(|amount| monthly(reading, &amount))
}

fn monthly(reading: &Reading<'_>, amount: &Amount) -> Option<Fact<MonthlyBudget>> {
    let unit = unit_after(reading, amount.next, &MONTH).filter(|_| amount.in_euros)?;
    let euros = |amount: f64| (0.0..=f64::from(MonthlyBudget::MAX)).contains(&amount).then(|| amount.round() as u32);
    let value = MonthlyBudget::new(euros(amount.low)?, euros(amount.high)?)?;
    Some(Fact { value, span: reading.quantities.span(amount.first, unit)? })
}

/// A month's budget is the most that the days of a month may cost together.
fn derived(budget: Fact<MonthlyBudget>, rhythm: &Finding) -> Option<(RateRange, Span)> {
    let CriterionValue::Rhythm(rhythm) = rhythm.value else { return None };
    let days_a_month = f64::from(rhythm.min_half_days()) / 2.0 * WEEKS_A_MONTH;
    let most = (f64::from(budget.value.most()) / days_a_month).floor();
    let high = (most <= f64::from(DailyRate::MAX)).then(|| DailyRate::new(most as u16)).flatten()?;
    Some((RateRange::new(None, Some(high))?, budget.span))
}
