//! How ranking works: written from the rules and their weights, so that it cannot say anything else.

use leptos::prelude::*;
use matching::{Weights, rank::Score};
use ui::{
    Locale, Nav, Page,
    components::{Answer, Column, Deck, DenseTable, Line, PageHead, Reasons},
    explain::{Block, Chapter, Example, ExampleRow, RuleRow, ranking},
    form::Folded,
    site::nav::RANKING,
    t,
};

use crate::published::SiteHead;

/// Every chapter, with its place in the table of contents.
#[component]
pub fn RankingPage() -> impl IntoView {
    use t::ranking as words;
    let locale = Locale::current();
    let weights = Weights::current();
    let chapters = ranking(locale, weights);
    let toc = chapters.iter().map(|chapter| view! { <li><a href=format!("#{}", chapter.id)>{chapter.title}</a></li> }).collect_view();
    let lead = words::lead(locale, &weights.version);
    view! {
        <SiteHead path=RANKING title=words::heading(locale) description=lead.clone()/>
        <Page title=words::title(locale) nav=Some(Nav::Ranking)>
            <div class="page ranking">
                <PageHead title=words::heading(locale) lead/>
                <div class="ranking-grid">
                    <nav class="toc no-print" aria-label=words::toc(locale)><ul role="list">{toc}</ul></nav>
                    <div class="ranking-body">
                        {chapters.into_iter().map(|chapter| view! { <Section chapter/> }).collect_view()}
                    </div>
                </div>
            </div>
        </Page>
    }
}

#[component]
fn Section(chapter: Chapter) -> impl IntoView {
    let Chapter { id, title, blocks } = chapter;
    let examples = (id == "principle").then(|| view! { <Examples/> });
    view! {
        <section id=id>
            <h2>{title}</h2>
            {blocks.into_iter().map(|block| shown(title, block)).collect_view()}
            {examples}
        </section>
    }
}

fn shown(title: &'static str, block: Block) -> AnyView {
    match block {
        Block::Text(text) => view! { <p>{text}</p> }.into_any(),
        Block::List(items) => view! { <ul>{items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view()}</ul> }.into_any(),
        Block::Refused(items) => {
            let line = |(text, detail): (&str, Option<&str>)| Line {
                answer: Answer::No,
                text: text.to_owned(),
                detail: detail.map(str::to_owned),
            };
            let lines = items.into_iter().map(line).collect();
            view! { <Reasons lines/> }.into_any()
        }
        Block::Rules(rows) => view! { <Rules title rows/> }.into_any(),
        Block::Example(example) => view! { <Sum title example/> }.into_any(),
    }
}

/// Three ranges to get used to.
#[component]
fn Examples() -> impl IntoView {
    use t::ranking as words;
    let locale = Locale::current();
    view! {
        <div class="panel three-decks">
            <Deck score=Score { low: 800_000, high: 900_000 } note=words::example_1(locale)/>
            <Deck score=Score { low: 650_000, high: 850_000 } note=words::example_2(locale)/>
            <Deck score=Score { low: 200_000, high: 250_000 } note=words::example_3(locale)/>
        </div>
    }
}

#[component]
fn Rules(title: &'static str, rows: Vec<RuleRow>) -> impl IntoView {
    use t::ranking as words;
    let locale = Locale::current();
    let row = move |row: RuleRow| {
        let blocks = if row.can_block { words::yes(locale) } else { words::no(locale) };
        view! {
            <tr>
                <th scope="row">{row.name}</th>
                <td>
                    {row.looks_at}
                    <Folded summary=words::exact(locale) label=words::exact_of(locale, row.name) small=true><p class="quiet-text">{row.gives}</p></Folded>
                </td>
                <td class="num" data-label=words::weight(locale)>{row.weight}</td>
                <td data-label=words::blocks(locale)>{blocks}</td>
            </tr>
        }
    };
    let columns = vec![
        Column::new(words::rule(locale)),
        Column::new(words::looks_at(locale)),
        Column::number(words::weight(locale)),
        Column::new(words::blocks(locale)),
    ];
    view! { <DenseTable label=title columns>{rows.into_iter().map(row).collect_view()}</DenseTable> }
}

/// One person for one need, rule by rule.
#[component]
fn Sum(title: &'static str, example: Example) -> impl IntoView {
    use t::ranking as words;
    let locale = Locale::current();
    let row = move |row: ExampleRow| {
        let open = (!row.open.is_empty()).then_some(row.open);
        view! {
            <tr>
                <th scope="row">{row.rule}</th>
                <td>{row.found}</td>
                <td class="num" data-label=words::most(locale)>{row.most}</td>
                <td class="num" data-label=words::proven(locale)>{row.proven}</td>
                <td class="num" data-label=words::open(locale)>{open}</td>
            </tr>
        }
    };
    let columns = vec![
        Column::new(words::rule(locale)),
        Column::new(words::found(locale)),
        Column::number(words::most(locale)),
        Column::number(words::proven(locale)),
        Column::number(words::open(locale)),
    ];
    let foot = view! {
        <tr>
            <th scope="row" colspan="3">{words::total(locale)}</th>
            <td class="num" data-label=words::proven(locale)>{example.proven}</td>
            <td class="num" data-label=words::open(locale)>{example.open}</td>
        </tr>
    };
    view! {
        <DenseTable label=title columns class="sum" foot=foot.into_any()>
            {example.rows.into_iter().map(row).collect_view()}
        </DenseTable>
    }
}
