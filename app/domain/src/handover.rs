//! What is handed over at the end of an engagement: the subjects of every handover, in the order in which they are gone through.

use crate::code::codes;

codes! {
    /// A subject that every handover begins with.
    pub enum HandoverTopic as "subject of a handover" {
        /// Who owns each access: code, hosting, shops, statistics.
        Accesses = "accesses",
        /// The code and what explains it.
        Code = "code",
        /// Hosting and domain names.
        Hosting = "hosting",
        /// Accounts with suppliers, and who pays them.
        Bills = "bills",
        /// Passwords and keys that the CTO knew are other ones now.
        Secrets = "secrets",
        /// What is begun and not finished.
        OpenWork = "open_work",
        /// The team knows whom to ask.
        Team = "team",
        /// A last talk.
        LastTalk = "last_talk",
    }
}
