//! Files of one case a line: JSON lines and tab-separated rows. What cannot be read is named with its file and line.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize as _, Deserializer, Serialize};
use thiserror::Error;

/// How many bad lines are told at once.
const TOLD: usize = 20;

/// A line that cannot be used, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BadLine {
    pub file: PathBuf,
    /// From 1.
    pub line: usize,
    pub why: String,
}

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.why)
    }
}

/// Why a file was not read.
#[derive(Debug, Error)]
pub enum ReadError {
    /// It cannot be opened, read or written.
    #[error("{}: {why}", file.display())]
    File { file: PathBuf, why: io::Error },
    /// Some of its lines are wrong.
    #[error("{}", told(lines))]
    Lines { lines: Vec<BadLine> },
}

impl ReadError {
    /// What a failed operation on this file is.
    pub fn at(file: &Path) -> impl FnOnce(io::Error) -> Self {
        let file = file.to_owned();
        move |why| Self::File { file, why }
    }
}

fn told(lines: &[BadLine]) -> String {
    let mut told: Vec<String> = lines.iter().take(TOLD).map(ToString::to_string).collect();
    if lines.len() > TOLD {
        told.push(format!("and {} more", lines.len() - TOLD));
    }
    told.join("\n")
}

/// Reads a file line by line; nothing but one line is held. `each` gets a line without its end, its number from 1, and how many bytes were read.
/// Blank lines are passed over. Lines that `each` refuses are told together, once the file was read to its end.
fn each_line(file: &Path, mut each: impl FnMut(&str, usize, u64) -> Result<(), String>) -> Result<(), ReadError> {
    let mut reader = BufReader::new(File::open(file).map_err(ReadError::at(file))?);
    let (mut bytes, mut number, mut read) = (Vec::new(), 0, 0_u64);
    let mut lines = Vec::new();
    loop {
        bytes.clear();
        let length = reader.read_until(b'\n', &mut bytes).map_err(ReadError::at(file))?;
        if length == 0 {
            break;
        }
        number += 1;
        read += length as u64;
        let outcome = match std::str::from_utf8(&bytes) {
            Ok(text) => {
                let text = text.trim_end_matches(['\n', '\r']);
                let text = if number == 1 { text.trim_start_matches('\u{feff}') } else { text };
                if text.trim().is_empty() { Ok(()) } else { each(text, number, read) }
            }
            Err(error) => Err(format!("not UTF-8: {error}")),
        };
        if let Err(why) = outcome {
            lines.push(BadLine { file: file.to_owned(), line: number, why });
        }
    }
    if lines.is_empty() { Ok(()) } else { Err(ReadError::Lines { lines }) }
}

/// Reads JSON lines. `each` gets a value, the number of its line, and how many bytes of the file were read.
///
/// # Errors
/// When the file cannot be read, or lines are not such values or are refused by `each`.
pub fn json<T: DeserializeOwned>(file: &Path, mut each: impl FnMut(T, usize, u64) -> Result<(), String>) -> Result<(), ReadError> {
    each_line(file, |text, line, read| each(serde_json::from_str(text).map_err(|error| error.to_string())?, line, read))
}

/// Reads rows of exactly `COLUMNS` tab-separated cells.
///
/// # Errors
/// As [`json`].
pub fn rows<const COLUMNS: usize>(
    file: &Path,
    mut each: impl FnMut([&str; COLUMNS], usize) -> Result<(), String>,
) -> Result<(), ReadError> {
    each_line(file, |text, line, _| {
        let cells: Vec<&str> = text.split('\t').collect();
        let found = cells.len();
        let cells = cells.try_into().map_err(|_| format!("{found} cells between tabs instead of {COLUMNS}"))?;
        each(cells, line)
    })
}

/// For a text that may be absent or `null`: nothing is said then.
pub(crate) fn or_empty<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    // 1. Every bad line is named with its file and line, and the good ones around it are read.
    // 2. A byte order mark, Windows line ends and blank lines do no harm.

    fn file(name: &str, content: &[u8]) -> PathBuf {
        let path = std::env::temp_dir().join(format!("passerelle-lines-{}-{name}", std::process::id()));
        std::fs::write(&path, content).unwrap();
        path
    }

    #[test]
    fn law_1_bad_lines_are_named_and_good_ones_read() {
        let path = file("bad", b"1\nx\n3\n\xff\n");
        let mut seen = Vec::new();
        let error = json(&path, |value: u8, line, _| {
            seen.push((value, line));
            Ok(())
        });
        let error = error.unwrap_err().to_string();
        assert_eq!(seen, [(1, 1), (3, 3)]);
        assert!(error.contains(&format!("{}:2: ", path.display())) && error.contains(&format!("{}:4: not UTF-8", path.display())));
        std::fs::remove_file(path).unwrap();
    }

    #[test]
    fn law_2_marks_and_line_ends_do_no_harm() {
        let path = file("marks", "\u{feff}a\tb\r\n\r\n\nc\td".as_bytes());
        let mut seen = Vec::new();
        rows(&path, |[one, two], line| {
            seen.push(format!("{line}{one}{two}"));
            Ok(())
        })
        .unwrap();
        assert_eq!(seen, ["1ab", "4cd"]);
        let error = rows(&path, |[_], _| Ok(())).unwrap_err().to_string();
        assert!(error.contains("2 cells between tabs instead of 1"), "{error}");
        std::fs::remove_file(path).unwrap();
    }
}
