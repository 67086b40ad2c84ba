//! The developers' page of an engagement: what the business wants and why, and questions with their answers.

use crate::{
    Role, Turn,
    code::codes,
    forms::{FieldErrors, Remark, Title},
};

/// So many things the business wants stand on one page.
pub const MOST_AIMS: u32 = 12;
/// So many questions one engagement has, those that were taken off included.
pub const MOST_QUESTIONS: u32 = 100;
/// So many answers one question has.
pub const MOST_ANSWERS: u32 = 20;
/// For so many days a link opens the page, from when it was made or last renewed.
pub const LINK_DAYS: i64 = 90;

codes! {
    /// Who is to answer a question.
    pub enum QuestionOwner as "owner of a question" {
        Ceo = "ceo",
        Cto = "cto",
        /// Whoever holds the link: the developers, the agency.
        Team = "team",
    }
}

impl QuestionOwner {
    /// Whose turn it is; nobody with an account where it is the developers'.
    pub const fn turn(self) -> Option<Turn> {
        match self {
            Self::Ceo => Some(Turn::Ceo),
            Self::Cto => Some(Turn::Cto),
            Self::Team => None,
        }
    }

    /// Who they are where they have an account.
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::Ceo => Some(Role::Ceo),
            Self::Cto => Some(Role::Cto),
            Self::Team => None,
        }
    }
}

/// Something that the business wants, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aim {
    pub title: String,
    pub why: String,
}

impl Aim {
    /// Reads what was typed, with every complaint at once.
    pub fn read(title: &str, why: &str) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.take("title", Title::read(title)).map(Title::into_string);
        let why = errors.take("why", Remark::read(why)).map(Remark::into_string);
        match (title, why) {
            (Some(title), Some(why)) => Ok(Self { title, why }),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_business_wants_says_why() {
        let errors = Aim::read("Encaisser sans erreur", " ").expect_err("a complaint");
        assert_eq!(errors.0.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), ["why"]);
        assert!(Aim::read("Encaisser sans erreur", "Chaque erreur coûte un client.").is_ok());
    }
}
