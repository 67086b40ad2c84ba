//! The kinds of mail that Passerelle sends, and which of them a person may turn off.

use crate::code::codes;

codes! {
    /// Why somebody gets a mail.
    pub enum MailKind as "kind of mail" {
        /// A new account: is the address theirs?
        VerifyAddress = "verify_address",
        /// Somebody wanted to open an account with an address that has one.
        AddressTaken = "address_taken",
        /// Somebody forgot their password.
        ResetPassword = "reset_password",
        /// The password is another one now.
        PasswordChanged = "password_changed",
        /// A new address for an account: is it theirs? Sent to the new one.
        ConfirmAddress = "confirm_address",
        /// Another address was asked for. Sent to the one in use.
        AddressChangeAsked = "address_change_asked",
        /// The address is another one now. Sent to the old one.
        AddressChanged = "address_changed",
        /// The company of a mission has closed its account.
        CompanyLeft = "company_left",
        /// A CTO who had a part in a mission has closed their account.
        CtoLeft = "cto_left",
        /// What saved searches have found since.
        SavedSearches = "saved_searches",
        /// A CTO's request to join has come.
        ApplicationReceived = "application_received",
        /// Staff wants to talk with a CTO who asked to join.
        InterviewInvited = "interview_invited",
        /// Staff asks a CTO for people who know their work.
        ReferencesAsked = "references_asked",
        /// A CTO is of the community.
        ApplicationAccepted = "application_accepted",
        /// A CTO is not, and why.
        ApplicationRefused = "application_refused",
        /// Staff looks again at a request that it had refused.
        ApplicationReopened = "application_reopened",
        /// Staff stopped proposals to a CTO, and why.
        MembershipPaused = "membership_paused",
        /// Staff let them begin again.
        MembershipResumed = "membership_resumed",
    }
}

codes! {
    /// What a person chooses to be told by mail, or not.
    pub enum MailTopic as "topic of mail" {
        /// What saved searches have found since.
        SavedSearches = "saved_searches",
    }
}

impl MailKind {
    /// The choice that turns this kind off; none for what concerns the safety of an account, or a decision about a person.
    pub const fn topic(self) -> Option<MailTopic> {
        match self {
            Self::VerifyAddress
            | Self::AddressTaken
            | Self::ResetPassword
            | Self::PasswordChanged
            | Self::ConfirmAddress
            | Self::AddressChangeAsked
            | Self::AddressChanged
            | Self::CompanyLeft
            | Self::CtoLeft
            | Self::ApplicationReceived
            | Self::InterviewInvited
            | Self::ReferencesAsked
            | Self::ApplicationAccepted
            | Self::ApplicationRefused
            | Self::ApplicationReopened
            | Self::MembershipPaused
            | Self::MembershipResumed => None,
            Self::SavedSearches => Some(MailTopic::SavedSearches),
        }
    }
}
