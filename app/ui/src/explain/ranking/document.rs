//! The chapters as Markdown, for `docs/`.

use matching::Weights;

use super::{Block, Chapter, Example, ExampleRow, RuleRow, ranking, words};
use crate::Locale;

/// The whole document, ending with a line break.
pub fn document(locale: Locale, weights: &Weights) -> String {
    let head = [
        format!("# {}", words::title(locale)),
        format!("*{}*", words::document_note(locale)),
        words::lead(locale, &weights.version),
        words::document_more(locale).to_owned(),
    ];
    let paragraphs: Vec<String> = head.into_iter().chain(ranking(locale, weights).iter().map(|chapter| written(locale, chapter))).collect();
    paragraphs.join("\n\n") + "\n"
}

fn written(locale: Locale, chapter: &Chapter) -> String {
    let blocks = chapter.blocks.iter().map(|block| match block {
        Block::Text(text) => text.clone(),
        Block::List(items) => list(items.iter().cloned()),
        Block::Refused(items) => list(items.iter().map(|(what, detail)| match detail {
            Some(detail) => format!("{what} ({detail})"),
            None => (*what).to_owned(),
        })),
        Block::Rules(rows) => table(locale, rows),
        Block::Example(example) => sum(locale, example),
    });
    std::iter::once(format!("## {}", chapter.title)).chain(blocks).collect::<Vec<_>>().join("\n\n")
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n")
}

fn table(locale: Locale, rows: &[RuleRow]) -> String {
    let head = [words::rule(locale), words::looks_at(locale), words::gives(locale), words::weight(locale), words::blocks(locale)];
    let row = |row: &RuleRow| {
        let blocks = if row.can_block { words::yes(locale) } else { words::no(locale) };
        format!("| **{}** | {} | {} | {} | {blocks} |", row.name, row.looks_at, row.gives, row.weight)
    };
    let lines = [format!("| {} |", head.join(" | ")), "|---|---|---|--:|---|".to_owned()];
    lines.into_iter().chain(rows.iter().map(row)).collect::<Vec<_>>().join("\n")
}

fn sum(locale: Locale, example: &Example) -> String {
    let head = [words::rule(locale), words::found(locale), words::most(locale), words::proven(locale), words::open(locale)];
    let row = |row: &ExampleRow| format!("| **{}** | {} | {} | {} | {} |", row.rule, row.found, row.most, row.proven, row.open);
    let total = format!("| **{}** | | | **{}** | **{}** |", words::total(locale), example.proven, example.open);
    let lines = [format!("| {} |", head.join(" | ")), "|---|---|--:|--:|--:|".to_owned()];
    lines.into_iter().chain(example.rows.iter().map(row)).chain([total]).collect::<Vec<_>>().join("\n")
}
