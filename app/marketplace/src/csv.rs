//! Cells of files for spreadsheets.

/// A cell that no program takes for a formula (OWASP, "CSV injection"), quoted where it must be (RFC 4180). `between` parts two cells.
pub(crate) fn cell(text: &str, between: char) -> String {
    let text = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    let must = text.contains([between, '"', '\n', '\r']);
    if must { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_a_formula_and_every_cell_stays_one() {
        assert_eq!(cell(r#"=HYPERLINK("x")"#, ';'), r#""'=HYPERLINK(""x"")""#);
        for formula in ["=1+1", "+33 6", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert!(cell(formula, ';').trim_start_matches('"').starts_with('\''), "{formula}");
        }
        assert_eq!(["a,b", "a\"b", "plain"].map(|text| cell(text, ',')), ["\"a,b\"", "\"a\"\"b\"", "plain"]);
        assert_eq!(["revue ; tests", "a,b"].map(|text| cell(text, ';')), ["\"revue ; tests\"", "a,b"]);
    }
}
