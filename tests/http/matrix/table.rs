//! The table of `matrix.txt`, read.

use std::fmt;
use std::sync::LazyLock;

use super::Asker;

/// What an answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The page, or the thing was done.
    Ok,
    /// Sign in first.
    SignIn,
    /// It does not exist for this person.
    NotFound,
    /// Allowed to ask, and told what is wrong.
    Complaint,
    /// Never in the table.
    Other(u16),
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ok => f.write_str("ok"),
            Self::SignIn => f.write_str("sign-in"),
            Self::NotFound => f.write_str("404"),
            Self::Complaint => f.write_str("complaint"),
            Self::Other(status) => status.fmt(f),
        }
    }
}

/// One line: what is asked, with what, and what each asker gets.
pub struct Case {
    pub method: String,
    /// As the router knows it: `/needs/{mission}`.
    pub path: String,
    /// Names and values; a value in braces stands for something of the cast.
    pub fields: Vec<(String, String)>,
    outcomes: Vec<Outcome>,
    line: usize,
}

impl Case {
    pub fn is_call(&self) -> bool {
        self.method == "POST"
    }

    /// Of an island; every form sends fields.
    pub fn takes_json(&self) -> bool {
        let of_islands = [
            "/api/need/read",
            "/api/need/glimpse",
            "/api/profile/autosave",
            "/api/profile/autosave_experience",
            "/api/messages/seen",
            "/api/search/suggest",
        ];
        of_islands.contains(&self.path.as_str())
    }

    /// Among its fields is a file.
    pub fn sends_files(&self) -> bool {
        [server::http::IMPORT_FILE, server::http::SEND_DOCUMENT, server::http::PHOTO_FILE, server::http::SEND_MESSAGE]
            .contains(&self.path.as_str())
    }

    pub fn expects(&self, asker: Asker) -> Outcome {
        self.outcomes[Asker::ALL.iter().position(|one| *one == asker).unwrap()]
    }

    /// The address of a page: its parameters taken from the fields, the others as its query.
    pub fn address(&self, fields: &[(String, String)]) -> String {
        let of_path = |name: &String| self.path.contains(&format!("{{{name}}}"));
        let query = fields.iter().filter(|(name, _)| !of_path(name)).map(|(name, value)| format!("{name}={value}"));
        let query = query.collect::<Vec<_>>().join("&");
        let path = fields.iter().fold(self.path.clone(), |path, (name, value)| path.replace(&format!("{{{name}}}"), value));
        if query.is_empty() { path } else { format!("{path}?{query}") }
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "matrix.txt:{}: {} {}", self.line, self.method, self.path)
    }
}

/// A field as an island sends it: a whole number or a list is one, anything else is a text.
pub fn json_value(value: &str) -> serde_json::Value {
    let is_json = value.starts_with('[') || value.parse::<i64>().is_ok();
    is_json.then(|| serde_json::from_str(value).ok()).flatten().unwrap_or_else(|| value.into())
}

/// Every case.
pub fn cases() -> &'static [Case] {
    static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
        let lines = include_str!("../matrix.txt").lines().enumerate();
        lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')).map(|(at, line)| read(at + 1, line)).collect()
    });
    &CASES
}

fn read(line: usize, text: &str) -> Case {
    let words: Vec<&str> = text.split_whitespace().collect();
    assert_eq!(words.len(), 3 + Asker::ALL.len(), "matrix.txt:{line}: method, path, fields and {} outcomes", Asker::ALL.len());
    let fields = if words[2] == "-" { Vec::new() } else { form_urlencoded::parse(words[2].as_bytes()).into_owned().collect() };
    let outcome = |word: &&str| match *word {
        "ok" => Outcome::Ok,
        "sign-in" => Outcome::SignIn,
        "404" => Outcome::NotFound,
        "complaint" => Outcome::Complaint,
        other => panic!("matrix.txt:{line}: {other:?} is no outcome"),
    };
    Case { method: words[0].to_owned(), path: words[1].to_owned(), fields, outcomes: words[3..].iter().map(outcome).collect(), line }
}
