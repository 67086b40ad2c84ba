//! One ranked profile, looked at closely: word by word, and every rule with its points. The points of a side add up exactly.

use leptos::prelude::*;
use marketplace::{conflicts::ForStaff, matches::RankedProfile};
use matching::rank::{Match, Part, Side};
use ui::{
    Locale, Nav,
    components::{Column, Crossing, Crossings, DenseTable, Reasons},
    explain::{self, Reader},
    format, href, t,
};

use crate::pages::{conflicts::Conflicts, words::count};

/// The section under the table.
#[component]
pub(super) fn Peek(one: RankedProfile, text: String, conflicts: Option<ForStaff>) -> impl IntoView {
    let locale = Locale::current();
    let RankedProfile { rank, name, facts, matched } = one;
    let crossing = |found: explain::CrossingWords| {
        let explain::CrossingWords { words, marks, state, proof, note } = found;
        view! { <Crossing words marks state proof note/> }
    };
    let crossings = explain::crossings(locale, Reader::Staff, &text, &matched).into_iter().map(crossing).collect_view();
    let blocks: Vec<_> = matched.blocked_by.iter().map(|block| explain::block_line(locale, Reader::Staff, block)).collect();
    let questions = explain::questions_to_ask(locale, &matched, 5);
    view! {
        <section class="peek" aria-labelledby="peek">
            <div class="cluster spread">
                <h3 id="peek" tabindex="-1">{t::staff::peek::title(locale, name, count(rank))}</h3>
                <a href=href(locale, &format!("{}/{}", Nav::Profiles.path(), facts.id))>{t::staff::peek::profile(locale)}</a>
            </div>
            <p>{facts.headline}</p>
            {conflicts.map(|found| view! { <Conflicts found/> })}
            {(!blocks.is_empty()).then(|| view! { <h4>{t::staff::peek::blocked(locale)}</h4><Reasons lines=blocks/> })}
            <Crossings>{crossings}</Crossings>
            <h4>{t::staff::peek::ask(locale)}</h4>
            <ul>{questions.into_iter().map(|question| view! { <li>{format::quoted(locale, &question)}</li> }).collect_view()}</ul>
            <Parts matched=matched.clone() side=Side::Ceo/>
            <Parts matched side=Side::Cto/>
        </section>
    }
}

/// Every rule of one side: its weight, what it surely gives, what an answer could add; and their sums.
#[component]
fn Parts(matched: Match, side: Side) -> impl IntoView {
    let locale = Locale::current();
    let label = match side {
        Side::Ceo => t::staff::peek::side_ceo(locale),
        Side::Cto => t::staff::peek::side_cto(locale),
    };
    let columns = vec![
        Column::new(label),
        Column::number(t::staff::peek::weight(locale)),
        Column::number(t::staff::peek::given(locale)),
        Column::number(t::staff::peek::open(locale)),
        Column::new(t::staff::peek::why(locale)),
    ];
    let parts: Vec<&Part> = matched.side(side).collect();
    let total = |of: fn(&Part) -> u32| parts.iter().map(|part| of(part)).sum::<u32>();
    let sums = [total(|part| part.weight), total(Part::contribution), total(Part::open)].map(|sum| exact(locale, sum));
    let row = |part: &&Part| {
        let lines = part.reasons().iter().map(|reason| explain::reason_line(locale, Reader::Staff, reason));
        let lines: Vec<_> =
            lines.chain(part.questions().iter().map(|question| explain::question_line(locale, Reader::Staff, question))).collect();
        view! {
            <tr>
                <th scope="row">{explain::rule_name(locale, part.rule)}</th>
                <td class="num" data-label=t::staff::peek::weight(locale)>{exact(locale, part.weight)}</td>
                <td class="num" data-label=t::staff::peek::given(locale)>{exact(locale, part.contribution())}</td>
                <td class="num" data-label=t::staff::peek::open(locale)>{exact(locale, part.open())}</td>
                <td><Reasons lines/></td>
            </tr>
        }
    };
    let rows = parts.iter().map(row).collect_view();
    let [weight, given, open] = sums;
    view! {
        <DenseTable label columns>
            {rows}
            <tr>
                <th scope="row">{t::staff::peek::sum(locale)}</th>
                <td class="num" data-label=t::staff::peek::weight(locale)><strong>{weight}</strong></td>
                <td class="num" data-label=t::staff::peek::given(locale)><strong>{given}</strong></td>
                <td class="num" data-label=t::staff::peek::open(locale)><strong>{open}</strong></td>
                <td>{format::range_out_of_100(locale, matched.score(side))}</td>
            </tr>
        </DenseTable>
    }
}

/// Micro-points as points, all four decimals: `12,5403`. What is rounded would not add up.
fn exact(locale: Locale, micro_points: u32) -> String {
    let mark = match locale {
        Locale::Fr => ',',
        Locale::En => '.',
    };
    format!("{}{mark}{:04}", micro_points / 10_000, micro_points % 10_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_keep_every_decimal() {
        assert_eq!(exact(Locale::Fr, 125_403), "12,5403");
        assert_eq!(exact(Locale::En, 1_000_000), "100.0000");
        assert_eq!(exact(Locale::En, 7), "0.0007");
    }
}
