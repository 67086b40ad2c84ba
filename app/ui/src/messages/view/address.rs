//! Where each member reads a conversation, without the prefix of a language.

use domain::{CandidacyId, MessageId, MissionId, Role};

/// The page of a conversation, as somebody of this role has it.
pub fn address(role: Role, mission: MissionId, candidacy: CandidacyId) -> String {
    match role {
        Role::Ceo => format!("/needs/{mission}/candidates/{candidacy}/messages"),
        Role::Cto => format!("/offers/{mission}/messages"),
        Role::Staff | Role::System => format!("/staff/missions/{mission}/messages/{candidacy}"),
    }
}

/// Where the file of a message is handed out; the same in every language.
pub fn file_address(message: MessageId) -> String {
    format!("/messages/{message}/file")
}
