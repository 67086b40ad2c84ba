//! A row of the whole list, which answers no question and marks nothing.

use marketplace::{
    profiles::ProfileSummary,
    search::text::{Passage, profiles::FoundProfile},
};

/// A profile as it stands where nothing was asked.
pub(super) fn from_list(summary: ProfileSummary) -> FoundProfile {
    FoundProfile { summary, name_marks: Vec::new(), headline_marks: Vec::new(), passage: Passage::default(), since: 0 }
}
