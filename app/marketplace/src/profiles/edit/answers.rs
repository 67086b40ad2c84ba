//! What somebody typed into the form of a section: single fields, boxes, and rows that are numbered (`years-3`).

use domain::forms::{Complaint, FieldErrors, Refused};

/// Names and values as the form sent them.
#[derive(Debug, Clone, Copy)]
pub(in crate::profiles) struct Answers<'a>(pub &'a [(String, String)]);

impl<'a> Answers<'a> {
    /// The first value of a field, without blanks around it; empty where it was not sent.
    pub fn one(self, field: &str) -> &'a str {
        self.all(field).next().unwrap_or_default().trim()
    }

    /// Every value of a field, for boxes, whose names end with `[]`.
    pub fn all(self, field: &str) -> impl Iterator<Item = &'a str> {
        let field = field.to_owned();
        self.0.iter().filter(move |(name, _)| name.strip_suffix("[]").unwrap_or(name) == field).map(|(_, value)| value.as_str())
    }

    /// Whether a box is ticked.
    pub fn ticked(self, field: &str) -> bool {
        !self.one(field).is_empty()
    }

    /// The numbers of the rows in which something stands in the field of this name, in their order, `most` at most.
    pub fn rows(self, field: &str, most: usize, errors: &mut FieldErrors) -> Vec<usize> {
        let number = |name: &str| name.strip_prefix(field)?.strip_prefix('-')?.parse::<usize>().ok();
        let filled = self.0.iter().filter(|(_, value)| !value.trim().is_empty()).filter_map(|(name, _)| number(name));
        let mut rows: Vec<usize> = filled.collect();
        rows.sort_unstable();
        rows.dedup();
        if let Some(beyond) = rows.get(most) {
            errors.push(domain::forms::FieldError::new(&in_row(field, *beyond), Complaint::OutOfRange));
            rows.truncate(most);
        }
        rows
    }

    /// Codes of boxes; each must be one of the set.
    pub fn codes<T: std::str::FromStr>(self, field: &str, errors: &mut FieldErrors) -> Vec<T> {
        self.all(field).filter(|code| !code.is_empty()).filter_map(|code| errors.code(field, code)).collect()
    }

    /// A code that may be left out.
    pub fn code<T: std::str::FromStr>(self, field: &str, errors: &mut FieldErrors) -> Option<T> {
        Some(self.one(field)).filter(|code| !code.is_empty()).and_then(|code| errors.code(field, code))
    }

    /// A whole number that may be left out.
    pub fn number(self, field: &str, from: i16, to: i16, errors: &mut FieldErrors) -> Option<i16> {
        let text = self.one(field);
        if text.is_empty() {
            return None;
        }
        let is_number = text.bytes().all(|digit| digit.is_ascii_digit());
        let complaint = if is_number { Complaint::OutOfRange } else { Complaint::Malformed };
        let number = text.parse().ok().filter(|number| (from..=to).contains(number));
        errors.take(field, number.ok_or(Refused { complaint, limit: None }))
    }

    /// A text that may be left out.
    pub fn text<T>(self, field: &str, read: impl FnOnce(&str) -> Result<T, Refused>, errors: &mut FieldErrors) -> Option<T> {
        let text = self.one(field);
        if text.is_empty() { None } else { errors.take(field, read(text)) }
    }
}

/// The name of a field in a row.
pub(in crate::profiles) fn in_row(field: &str, row: usize) -> String {
    format!("{field}-{row}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_those_in_which_something_stands() {
        let typed = [("a-2", "x"), ("a-0", " "), ("a-10", "y"), ("b-1", "z"), ("a-x", "n")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let mut errors = FieldErrors::default();
        assert_eq!(Answers(&typed).rows("a", 5, &mut errors), [2, 10]);
        assert!(errors.is_empty());
        assert_eq!(Answers(&typed).rows("a", 1, &mut errors), [2]);
        assert_eq!(errors.0.first().map(|error| error.field.as_str()), Some("a-10"));
    }

    #[test]
    fn a_number_may_be_left_out_but_not_be_nonsense() {
        let typed = [("y", " 12 "), ("z", "99"), ("w", "-3")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        let mut errors = FieldErrors::default();
        assert_eq!(Answers(&typed).number("y", 0, 60, &mut errors), Some(12));
        assert_eq!(Answers(&typed).number("none", 0, 60, &mut errors), None);
        assert!(errors.is_empty());
        assert_eq!(Answers(&typed).number("z", 0, 60, &mut errors), None);
        assert_eq!(Answers(&typed).number("w", 0, 60, &mut errors), None);
        let complaints: Vec<Complaint> = errors.0.iter().map(|error| error.complaint).collect();
        assert_eq!(complaints, [Complaint::OutOfRange, Complaint::Malformed]);
    }
}
