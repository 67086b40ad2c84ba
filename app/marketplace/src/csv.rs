//! Cells of files for spreadsheets: one writer, so that none of them can be a formula.

/// Says to spreadsheets that the file is UTF-8.
pub(crate) const fn mark() -> &'static str {
    "\u{feff}"
}

/// One line of cells.
pub(crate) fn line(cells: &[String], between: char) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell, between)).collect();
    format!("{}\r\n", cells.join(&between.to_string()))
}

/// A cell that no program takes for a formula (OWASP, "CSV injection"), quoted where it must be (RFC 4180).
pub(crate) fn quoted(cell: &str, between: char) -> String {
    let cell = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() };
    let must = cell.contains([between, '"', '\n', '\r']);
    if must { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_every_cell_stays_one() {
        assert_eq!(quoted(r#"=HYPERLINK("x")"#, ';'), r#""'=HYPERLINK(""x"")""#);
        for formula in ["=1+1", "+33 6", "-1", "@SUM(A1)", "\t=1"] {
            assert!(quoted(formula, ';').trim_start_matches('"').starts_with('\''), "{formula}");
        }
        assert_eq!(quoted("revue ; tests", ';'), "\"revue ; tests\"");
        assert_eq!(quoted("Kubernetes", ';'), "Kubernetes");
        assert_eq!(["a,b", "a\"b", "=1+1", "plain"].map(|cell| quoted(cell, ',')), ["\"a,b\"", "\"a\"\"b\"", "'=1+1", "plain"]);
        assert_eq!(line(&["a;b".to_owned(), "c".to_owned()], ';'), "\"a;b\";c\r\n");
    }
}
