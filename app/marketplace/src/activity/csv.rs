//! The days of a month as a file: for accounts, in the language of whoever asks.

use domain::activity::DayKind;

use super::MonthSheet;
use crate::csv::{line, mark};

/// What stands in a file, in the reader's language.
#[derive(Debug, Clone, Copy)]
pub struct CsvWords<'a> {
    /// Day, kind of day, days worked, note.
    pub heads: [&'a str; 4],
    pub business: &'a str,
    pub weekend: &'a str,
    pub holiday: &'a str,
    pub total: &'a str,
    /// What parts two cells: `;` in French.
    pub between: char,
    /// What parts a whole from its parts: `,` in French.
    pub decimal: char,
}

/// With a mark of its encoding, a line for each day that counts or was noted, and their sum; days as `2026-11-02`.
pub fn csv(sheet: &MonthSheet, words: &CsvWords<'_>) -> String {
    let figure = |halves: u32| {
        if halves.is_multiple_of(2) { (halves / 2).to_string() } else { format!("{}{}5", halves / 2, words.decimal) }
    };
    let mut lines = vec![words.heads.map(str::to_owned).to_vec()];
    for day in sheet.days.iter().filter(|day| day.counts || day.is_noted()) {
        let kind = match day.kind {
            DayKind::Business => words.business,
            DayKind::Weekend => words.weekend,
            DayKind::Holiday => words.holiday,
        };
        lines.push(vec![day.day.to_string(), kind.to_owned(), figure(u32::from(day.worked.halves())), day.note.clone()]);
    }
    lines.push(vec![words.total.to_owned(), String::new(), figure(sheet.sum.halves()), String::new()]);
    let lines = lines.iter().map(|cells| line(cells, words.between));
    std::iter::once(mark().to_owned()).chain(lines).collect()
}
