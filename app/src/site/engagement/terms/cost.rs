//! What the terms cost the company, each number with the sentence that explains it.

use domain::{
    Role, Terms, Vat,
    terms::{Amount, Cost, Duration, Span},
};
use leptos::prelude::*;
use ui::{
    Locale,
    format::{amount, days_a_week, half_days, hundredths, rate},
    t,
};

/// A number, what it is, and how it comes about.
struct Line {
    name: &'static str,
    value: String,
    how: String,
}

/// Every number, from the days of a month to the whole.
#[component]
pub(super) fn CostOf(terms: Terms, reader: Role) -> impl IntoView {
    let locale = Locale::current();
    let line = |Line { name, value, how }| {
        view! { <div><dt>{name}</dt><dd><strong>{value}</strong> <span class="quiet-text">{how}</span></dd></div> }
    };
    view! {
        <h3>{t::terms::cost::title(locale)}</h3>
        <dl class="terms-cost">{lines(locale, &terms, reader).into_iter().map(line).collect_view()}</dl>
    }
}

fn lines(locale: Locale, terms: &Terms, reader: Role) -> Vec<Line> {
    use t::terms::cost as say;
    let cost: Cost = terms.cost();
    let unknown = || say::unknown(locale).to_owned();
    let (shortest, longest) = (cost.shortest, cost.longest);
    let (fewest, most) = (half_days(locale, shortest.half_days), half_days(locale, longest.half_days));
    let total = match terms.duration {
        Duration::Until(_) => say::total_until(locale),
        Duration::Renewed(_) => say::total_renewed(locale),
    };
    let how = |month: Amount| (amount(locale, month), span(locale, cost.span));
    let (month, length) = how(cost.month);
    let with = cost.month_with_vat.map(how).map_or_else(String::new, |(month, length)| say::total_with_how(locale, month, length));
    vec![
        Line {
            name: say::days(locale),
            value: hundredths(locale, cost.days_a_month),
            how: say::days_how(locale, days_a_week(locale, terms.rhythm)),
        },
        Line { name: say::month(locale), value: amount(locale, cost.month), how: say::month_how(locale, rate(locale, terms.rate)) },
        Line {
            name: say::month_with(locale),
            value: cost.month_with_vat.map_or_else(unknown, |month| amount(locale, month)),
            how: with_vat(locale, terms.vat, reader).to_owned(),
        },
        Line {
            name: say::range(locale),
            value: say::range_amount(locale, amount(locale, longest.cost), amount(locale, shortest.cost)),
            how: say::range_how(locale, most, fewest),
        },
        Line { name: total, value: amount(locale, cost.total), how: say::total_how(locale, month, length) },
        Line { name: say::total_with(locale), value: cost.total_with_vat.map_or_else(unknown, |total| amount(locale, total)), how: with },
    ]
}

fn with_vat(locale: Locale, vat: Vat, reader: Role) -> &'static str {
    use t::terms::cost as say;
    match vat {
        Vat::Standard if reader == Role::Ceo => say::with_standard(locale),
        Vat::Standard => say::with_standard_company(locale),
        Vat::Franchise => say::with_franchise(locale),
        Vat::Portage => say::with_portage(locale),
        Vat::Employment => say::with_employment(locale),
    }
}

/// `3 mois`, `3 mois + 10 jours sur 30`.
fn span(locale: Locale, span: Span) -> String {
    use t::terms::cost as say;
    match (span.months, span.days) {
        (months, 0) => say::months(locale, months),
        (0, days) => say::and_days(locale, days),
        (months, days) => format!("({} + {})", say::months(locale, months), say::and_days(locale, days)),
    }
}
