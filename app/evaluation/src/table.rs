//! A table for a terminal: the first column to the left, numbers to the right, each column as wide as its widest cell.

use std::fmt::Write as _;

/// Aligns rows under their heading; a row may be shorter than the heading.
pub(crate) fn aligned(heading: &[&str], rows: &[Vec<String>]) -> String {
    let mut lines: Vec<Vec<&str>> = vec![heading.to_vec()];
    lines.extend(rows.iter().map(|row| row.iter().map(String::as_str).collect()));
    let width = |column: usize| lines.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..heading.len()).map(width).collect();
    let mut text = String::new();
    for line in lines {
        let mut written = String::new();
        for (column, (cell, width)) in line.iter().zip(&widths).enumerate() {
            // Writing to a string cannot fail.
            let _ = if column == 0 { write!(written, "{cell:<width$}") } else { write!(written, "  {cell:>width$}") };
        }
        text.push_str(written.trim_end());
        text.push('\n');
    }
    text
}

/// Three digits after the point, or a dash where there is no number.
pub(crate) fn number(value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| format!("{value:.3}"))
}

/// An interval beside a number.
pub(crate) fn between(interval: Option<crate::bootstrap::Interval>) -> String {
    interval.map_or_else(String::new, |interval| format!("[{:.3}, {:.3}]", interval.low, interval.high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other() {
        let rows = [vec!["é".to_owned(), "1".to_owned()], vec!["longer".to_owned(), "22.5".to_owned()]];
        assert_eq!(aligned(&["what", "n"], &rows), "what       n\né          1\nlonger  22.5\n");
    }
}
