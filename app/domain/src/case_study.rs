//! The parts of a case study, and what each may hold.

use crate::{
    Role,
    code::codes,
    forms::{Refused, StudyText, Summary, Title},
};

codes! {
    /// A part of a case study, in the order in which it is read.
    pub enum CasePart as "part of a case study" {
        Title = "title",
        /// Two sentences for a list, and under the title.
        Summary = "summary",
        /// Who the company is.
        Context = "context",
        /// What was wrong.
        Problem = "problem",
        /// How they met.
        Intervention = "intervention",
        /// What was done.
        Mission = "mission",
        /// What came of it.
        Outcome = "outcome",
        /// What the CEO says at the end, in their own name.
        LastWord = "last_word",
    }
}

impl CasePart {
    /// Whether somebody of this role writes it: both write everything, but for the last word, which is the CEO's alone.
    pub const fn is_written_by(self, role: Role) -> bool {
        match role {
            Role::Ceo => true,
            Role::Cto => !matches!(self, Self::LastWord),
            Role::Staff | Role::System => false,
        }
    }

    /// What was typed into it.
    ///
    /// # Errors
    /// Where it cannot be taken.
    pub fn read(self, text: &str) -> Result<String, Refused> {
        match self {
            Self::Title => Title::read(text).map(Title::into_string),
            Self::Summary => Summary::read(text).map(Summary::into_string),
            Self::Context | Self::Problem | Self::Intervention | Self::Mission | Self::Outcome | Self::LastWord => {
                StudyText::read(text).map(StudyText::into_string)
            }
        }
    }
}
