//! Keys that tests press.

use serde_json::{Value, json};

/// A key of the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A letter of the Latin alphabet, in lower case.
    Letter(char),
    Enter,
    Space,
    Tab,
    Escape,
    Slash,
    /// An arrow.
    Down,
    /// An arrow.
    Left,
}

impl Key {
    /// What both the press and the release of the key say.
    pub(super) fn description(self) -> Value {
        let (key, code, number) = match self {
            Self::Letter(letter) => {
                let upper = letter.to_ascii_uppercase();
                (letter.to_string(), format!("Key{upper}"), u32::from(upper))
            }
            Self::Enter => ("Enter".to_owned(), "Enter".to_owned(), 13),
            Self::Space => (" ".to_owned(), "Space".to_owned(), 32),
            Self::Tab => ("Tab".to_owned(), "Tab".to_owned(), 9),
            Self::Escape => ("Escape".to_owned(), "Escape".to_owned(), 27),
            Self::Slash => ("/".to_owned(), "Slash".to_owned(), 191),
            Self::Down => ("ArrowDown".to_owned(), "ArrowDown".to_owned(), 40),
            Self::Left => ("ArrowLeft".to_owned(), "ArrowLeft".to_owned(), 37),
        };
        json!({ "key": key, "code": code, "windowsVirtualKeyCode": number })
    }

    /// The text that it writes where it writes one.
    pub(super) fn text(self) -> Option<String> {
        match self {
            Self::Letter(letter) => Some(letter.to_string()),
            Self::Enter => Some("\r".to_owned()),
            Self::Space => Some(" ".to_owned()),
            Self::Slash => Some("/".to_owned()),
            Self::Tab | Self::Escape | Self::Down | Self::Left => None,
        }
    }
}
