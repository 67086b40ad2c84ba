//! What is read from texts, against labels: one labelled text a line, and a number for each field.
//!
//! The reader is the one that the site uses; beside it runs a [literal look-up](literal) of names, so that a number has something to be
//! compared with. A field that a line does not label is not scored; a label that is optional is neither required nor wrong.

mod labelled;
mod literal;
mod predicted;
mod report;
mod slot;

use std::io::Write;
use std::path::Path;

use chrono::NaiveDate;

use crate::lines::{self, ReadError};
pub use labelled::Labelled;
use literal::Literal;
pub use predicted::{Cited, Reading, read};
use report::Tally;
pub use report::{Measure, Report};
pub use slot::{Amount, Answer, Slot};

/// Reads every text of a file of JSON lines `{id, lang, text, gold, optional}`, writes one line `{id, predicted, evidence}` for each, and
/// measures. A line without labels is read and written all the same. `today` dates what texts say without a year; `progress` is told how many
/// bytes were read.
///
/// # Errors
/// When the file cannot be read or the predictions cannot be written; when lines are bad, after all the others were read and written.
pub fn evaluate(
    file: &Path,
    today: NaiveDate,
    mut predictions: Option<(&Path, &mut dyn Write)>,
    progress: &mut dyn FnMut(u64),
) -> Result<Report, ReadError> {
    let literal = Literal::new();
    let (mut ours, mut baseline) = (Tally::default(), Tally::default());
    let mut unwritten = None;
    let outcome = lines::json(file, |line: Labelled, _, bytes| {
        let reading = read(&line.text, today);
        if let Some((path, out)) = predictions.as_mut().filter(|_| unwritten.is_none()) {
            let written = serde_json::to_writer(&mut **out, &reading.line(&line.id))
                .map_err(std::io::Error::from)
                .and_then(|()| out.write_all(b"\n"));
            unwritten = written.err().map(ReadError::at(path));
        }
        ours.add(&line, &reading.answers);
        baseline.add(&line, &literal.read(&line.text));
        progress(bytes);
        Ok(())
    });
    if let Some((path, out)) = predictions {
        out.flush().map_err(ReadError::at(path))?;
    }
    match unwritten {
        Some(error) => Err(error),
        None => outcome.map(|()| Report::new(today, &ours, &baseline)),
    }
}

#[cfg(test)]
mod tests;
