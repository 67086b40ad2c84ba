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
        /// Is a CTO still available as the profile says?
        AskAvailability = "ask_availability",
        /// A profile is paused, because nobody answered.
        AvailabilityLapsed = "availability_lapsed",
    }
}

codes! {
    /// What a person chooses to be told by mail, or not.
    pub enum MailTopic as "topic of mail" {
        /// What saved searches have found since.
        SavedSearches = "saved_searches",
        /// Whether a CTO is still available.
        Availability = "availability",
    }
}

impl MailKind {
    /// The choice that turns this kind off; none for what concerns the safety of an account.
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
            | Self::CtoLeft => None,
            Self::SavedSearches => Some(MailTopic::SavedSearches),
            Self::AskAvailability => Some(MailTopic::Availability),
            // Whoever asks not to be asked still learns what follows from the silence.
            Self::AvailabilityLapsed => None,
        }
    }
}
