//! Who changes what is known of a need, and where they go on to: its CEO, on the page of the need; staff, where they complete it.

use std::str::FromStr;

use domain::{CriterionKind, MissionId};
use marketplace::{
    Problem, agency,
    missions::{self, Editor, MissionHolder, staff_editor},
};

use super::{keep_link, market, visitor};

/// The right to change the criteria and the situation of one need, by whoever has it.
pub(crate) struct Desk {
    editor: Editor,
    /// Nothing for staff.
    holder: Option<MissionHolder>,
}

impl Desk {
    /// The visitor's, as the one whose need it is, else as staff. To anybody else the need does not exist.
    pub(crate) async fn of(mission: &str) -> Result<Self, Problem> {
        let (mission, visitor): (MissionId, _) = (id(mission)?, visitor());
        match missions::holder(&market(), &visitor, mission).await {
            Ok(holder) => Ok(Self { editor: holder.editor(), holder: Some(holder) }),
            Err(Problem::NotFound) => {
                let staff = visitor.staff().map_err(|_| Problem::NotFound)?;
                Ok(Self { editor: staff_editor(&staff, mission), holder: None })
            }
            Err(problem) => Err(problem),
        }
    }

    pub(crate) fn editor(&self) -> &Editor {
        &self.editor
    }

    /// The page of the need with this criterion unfolded; staff sees all of them.
    pub(crate) fn at_criterion(&self, criterion: &str) -> String {
        match self.holder {
            Some(_) => format!("{}?open={criterion}#criterion-{criterion}", self.page()),
            None => self.at_criteria(),
        }
    }

    pub(crate) fn at_criteria(&self) -> String {
        format!("{}#criteria", self.page())
    }

    /// The page of the need with this fact of the situation unfolded; staff sees all of them.
    pub(crate) fn at_fact(&self, fact: &str) -> String {
        match self.holder {
            Some(_) => format!("{}#fact-{fact}", self.page()),
            None => self.at_situation(),
        }
    }

    pub(crate) fn at_situation(&self) -> String {
        format!("{}#situation", self.page())
    }

    /// Where to go on after "I don't know": what a product is built with the agency knows, and a CEO's question to it is written unless one
    /// waits already.
    pub(crate) async fn after_dont_know(&self, kind: &str) -> Result<String, Problem> {
        let Some(holder) = self.holder.as_ref().filter(|_| kind == CriterionKind::Stack.code()) else { return Ok(self.at_criteria()) };
        if let Some((id, key)) = agency::ask::ask_once(&market(), holder).await? {
            keep_link(id.0, &key, agency::DAYS);
        }
        Ok(format!("{}/agency", self.page()))
    }

    fn page(&self) -> String {
        let audience = if self.holder.is_some() { "/needs" } else { "/staff/missions" };
        format!("{audience}/{}", self.editor.mission())
    }
}

/// An id or a code of a hidden field; a malformed one leads nowhere.
pub(crate) fn id<T: FromStr>(text: &str) -> Result<T, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}
