//! Who signed up, as a file for staff.

use super::Attendee;
use crate::csv::{line, mark};

/// What stands in the file, in the reader's language.
#[derive(Debug, Clone, Copy)]
pub struct CsvWords<'a> {
    /// Name, address, role, company, state, since, whether the others read the name.
    pub heads: [&'a str; 7],
    pub yes: &'a str,
    pub no: &'a str,
    /// What parts two cells: `;` in French.
    pub between: char,
}

/// One line a person, with a mark of its encoding; `named` says a role and a state in words.
pub fn csv(people: &[Attendee], words: &CsvWords<'_>, named: impl Fn(&Attendee) -> (String, String)) -> String {
    let heads = line(&words.heads.map(str::to_owned), words.between);
    let rows = people.iter().map(|person| {
        let (role, state) = named(person);
        let listed = if person.listed { words.yes } else { words.no };
        let company = person.company.clone().unwrap_or_default();
        line(
            &[person.name.clone(), person.email.clone(), role, company, state, person.since.to_rfc3339(), listed.to_owned()],
            words.between,
        )
    });
    std::iter::once(mark().to_owned()).chain([heads]).chain(rows).collect()
}
