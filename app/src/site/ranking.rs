//! How ranking works: written from the rules and their weights, so that it cannot say anything else.

use leptos::prelude::*;
use matching::{
    Weights,
    rank::{RuleId, Score, Side},
};
use ui::{
    Locale, Nav, Page,
    components::{Answer, Deck, Line, PageHead, Reasons},
    explain::{rule_name, rule_says},
    t,
};

/// The principle, every rule of both sides, what never counts, who decides.
#[component]
pub fn RankingPage() -> impl IntoView {
    use t::public::ranking as words;
    let locale = Locale::current();
    let weights = Weights::current();
    let toc = [
        ("principle", words::principle(locale)),
        ("rules-ceo", words::rules_ceo(locale)),
        ("rules-cto", words::rules_cto(locale)),
        ("never", words::never(locale)),
        ("decides", words::decides(locale)),
    ];
    let toc = toc.map(|(id, title)| view! { <li><a href=format!("#{id}")>{title}</a></li> }).collect_view();
    view! {
        <Page title=words::title(locale) nav=Some(Nav::Ranking)>
            <div class="page ranking">
                <PageHead title=words::heading(locale) lead=words::lead(locale, weights.version.clone())/>
                <div class="ranking-grid">
                    <nav class="toc no-print" aria-label=words::toc(locale)><ul role="list">{toc}</ul></nav>
                    <div class="ranking-body">
                        <Principle/>
                        <Rules side=Side::Ceo/>
                        <Rules side=Side::Cto/>
                        <Never/>
                        <section id="decides"><h2>{words::decides(locale)}</h2><p>{words::decides_text(locale)}</p></section>
                    </div>
                </div>
            </div>
        </Page>
    }
}

#[component]
fn Principle() -> impl IntoView {
    use t::public::ranking as words;
    let locale = Locale::current();
    let weights = Weights::current();
    view! {
        <section id="principle">
            <h2>{words::principle(locale)}</h2>
            <p>{words::principle_text(locale)}</p>
            <p>{words::both(locale, (weights.lambda / 10_000).to_string())}</p>
            <div class="panel three-decks">
                <Deck score=Score { low: 800_000, high: 900_000 } note=words::example_1(locale)/>
                <Deck score=Score { low: 650_000, high: 850_000 } note=words::example_2(locale)/>
                <Deck score=Score { low: 200_000, high: 250_000 } note=words::example_3(locale)/>
            </div>
        </section>
    }
}

#[component]
fn Rules(side: Side) -> impl IntoView {
    use t::public::ranking as words;
    let locale = Locale::current();
    let weights = Weights::current();
    let (id, title, note) = match side {
        Side::Ceo => {
            let by = &weights.importance;
            (
                "rules-ceo",
                words::rules_ceo(locale),
                words::weights_note(locale, by.important.to_string(), by.must.to_string(), by.nice.to_string()),
            )
        }
        Side::Cto => ("rules-cto", words::rules_cto(locale), words::block_note(locale).to_owned()),
    };
    let rows = RuleId::ALL
        .iter()
        .filter(|rule| rule.side() == side)
        .map(|rule| {
            let explained = rule.explain(weights);
            let blocks = if explained.can_block { words::yes(locale) } else { words::no(locale) };
            view! {
                <tr>
                    <th scope="row">{rule_name(locale, *rule)}</th>
                    <td>{rule_says(locale, *rule)}</td>
                    <td class="num">{explained.weight}</td>
                    <td>{blocks}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section id=id>
            <h2>{title}</h2>
            <p>{note}</p>
            <div class="table-frame" tabindex="0" role="region" aria-label=title>
                <table class="dense">
                    <thead>
                        <tr>
                            <th scope="col">{words::rule(locale)}</th>
                            <th scope="col">{words::looks_at(locale)}</th>
                            <th scope="col" class="num">{words::weight(locale)}</th>
                            <th scope="col">{words::blocks(locale)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Never() -> impl IntoView {
    use t::public::ranking as words;
    let locale = Locale::current();
    let line = |text: &str, detail: Option<&str>| Line { answer: Answer::No, text: text.to_owned(), detail: detail.map(str::to_owned) };
    let lines = vec![
        line(words::never_1(locale), Some(words::never_1_detail(locale))),
        line(words::never_2(locale), None),
        line(words::never_3(locale), None),
        line(words::never_4(locale), Some(words::never_4_detail(locale))),
    ];
    view! { <section id="never"><h2>{words::never(locale)}</h2><Reasons lines/></section> }
}
