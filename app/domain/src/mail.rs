//! The kinds of mail that Passerelle sends, which of them a person may turn off, and which may wait for the morning.

use crate::{Role, code::codes};

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
        /// Somebody whom a CTO has named is asked for a reference.
        ReferenceRequest = "reference_request",
        /// The same, once more.
        ReferenceReminder = "reference_reminder",
        /// A CEO's need has arrived.
        NeedReceived = "need_received",
        /// A CEO is asked to sign the criteria off.
        SignOffAsked = "sign_off_asked",
        /// A CEO's mission is open to the community.
        MissionOpened = "mission_opened",
        /// Nobody fits a CEO's mission yet, and what stands in the way.
        NobodyFits = "nobody_fits",
        /// People are proposed to a CEO.
        ShortlistReady = "shortlist_ready",
        /// A CTO has answered the wish of a CEO to meet.
        MeetingAnswered = "meeting_answered",
        /// A CEO's mission has ended.
        MissionClosed = "mission_closed",
        /// A CTO is invited.
        Invited = "invited",
        /// Half the time to answer an invitation is over.
        InvitationReminder = "invitation_reminder",
        /// The time to answer an invitation is over.
        InvitationExpired = "invitation_expired",
        /// A CTO's application has arrived.
        CandidacyReceived = "candidacy_received",
        /// A CTO is proposed to the company.
        CandidacyShortlisted = "candidacy_shortlisted",
        /// A CTO is told no, and why.
        CandidacyDeclined = "candidacy_declined",
        /// A company wants to meet a CTO.
        MeetingAsked = "meeting_asked",
        /// A CTO has accepted to meet: with whom.
        MeetingAgreed = "meeting_agreed",
        /// Slots for a meeting are proposed.
        MeetingSlots = "meeting_slots",
        /// None of the slots that somebody proposed suits.
        MeetingSlotsRefused = "meeting_slots_refused",
        /// A meeting has a date, or another one.
        MeetingDate = "meeting_date",
        /// The date of a meeting stays as it was.
        MeetingDateKept = "meeting_date_kept",
        /// A meeting is called off.
        MeetingCancelled = "meeting_cancelled",
        /// Did you meet?
        MeetingConfirm = "meeting_confirm",
        /// Half of the time for a step towards a meeting is over.
        MeetingReminder = "meeting_reminder",
        /// A company has chosen a CTO.
        CandidacySelected = "candidacy_selected",
        /// A company has chosen somebody else, or its mission has ended.
        CandidacyClosed = "candidacy_closed",
        /// An engagement has ended: how, and why.
        EngagementEnded = "engagement_ended",
        /// Staff does not end an engagement that somebody asked to end.
        EngagementGoesOn = "engagement_goes_on",
        /// The days worked in a month are to be sent, approved or corrected, or are closed.
        ActivityStatement = "activity_statement",
        /// What passes from the CTO to the company: begun, to be confirmed, confirmed.
        Handover = "handover",
        /// Somebody has written in a conversation.
        NewMessages = "new_messages",
        /// Terms are proposed, or a change of those that hold.
        TermsProposed = "terms_proposed",
        /// The other side has signed.
        TermsSigned = "terms_signed",
        /// Both have signed: the terms hold.
        TermsInForce = "terms_in_force",
        /// The other side said no to terms, and why.
        TermsRefused = "terms_refused",
        /// A proposal was taken back.
        TermsWithdrawn = "terms_withdrawn",
        /// Half of the time to propose or to sign is over.
        TermsReminder = "terms_reminder",
        /// What has come for staff, and what is late.
        StaffDigest = "staff_digest",
        /// What somebody who is written to once a day was told on the site since the last one.
        DailyDigest = "daily_digest",
        /// Is a CTO still available as the profile says?
        AskAvailability = "ask_availability",
        /// A profile is paused, because nobody answered.
        AvailabilityLapsed = "availability_lapsed",
        /// Staff has taken a CTO's public page down, and why.
        PublicPageTakenDown = "public_page_taken_down",
        /// Staff lets a CTO publish their page again.
        PublicPageAllowed = "public_page_allowed",
        /// Staff has taken down what everybody could read of a mission, and why.
        PostingTakenDown = "posting_taken_down",
        /// Staff lets a CEO publish it again.
        PostingAllowed = "posting_allowed",
        /// A CEO's health report of a month is there.
        ReportPublished = "report_published",
        /// A month has ended without the report that a CTO owes.
        ReportDue = "report_due",
        /// The work has ended: how was it?
        OutcomeReviewAsked = "outcome_review_asked",
        /// Half of the time to say it is over.
        OutcomeReviewReminder = "outcome_review_reminder",
        /// The other side has begun a case study.
        CaseStudyBegun = "case_study_begun",
        /// The other side has changed it.
        CaseStudyChanged = "case_study_changed",
        /// The other side has agreed to it as it stands.
        CaseStudyAgreed = "case_study_agreed",
        /// Both have: it is public.
        CaseStudyPublished = "case_study_published",
        /// The other side has taken its consent back.
        CaseStudyWithdrawn = "case_study_withdrawn",
        /// Staff has taken it down, and why.
        CaseStudyTakenDown = "case_study_taken_down",
        /// Somebody signed up for an event of the community.
        EventSignedUp = "event_signed_up",
        /// Somebody waits for a seat at an event.
        EventWaiting = "event_waiting",
        /// A seat at an event came free for somebody who waited.
        EventSeat = "event_seat",
        /// An event that somebody signed up for is another day, or another place.
        EventChanged = "event_changed",
        /// An event that somebody signed up for does not take place.
        EventCancelled = "event_cancelled",
        /// An event is tomorrow.
        EventReminder = "event_reminder",
        /// Somebody asks something on the developers' page.
        QuestionAsked = "question_asked",
        /// Somebody has answered there.
        QuestionAnswered = "question_answered",
        /// A fortnight after the start: how does it go?
        CheckupAsked = "checkup_asked",
        /// Do both go on beyond a day?
        RenewalAsked = "renewal_asked",
        /// What the other side answered, or what both did.
        RenewalAnswered = "renewal_answered",
        /// Papers about a CTO's status are asked for.
        PapersAsked = "papers_asked",
        /// Papers that a company is to have are still missing.
        PapersMissing = "papers_missing",
    }
}

codes! {
    /// What a person chooses to be told by mail, or not.
    pub enum MailTopic as "topic of mail" {
        /// What saved searches have found since.
        SavedSearches = "saved_searches",
        /// What a CEO has to do: sign off, compare, meet.
        Turns = "turns",
        /// How a CEO's mission goes on meanwhile.
        Progress = "progress",
        /// Invitations to missions, and their clock.
        Invitations = "invitations",
        /// What becomes of a CTO's candidacies.
        Candidacies = "candidacies",
        /// Meetings: asked for, and what they need until both have spoken of them.
        Meetings = "meetings",
        /// What is written in a person's conversations.
        Messages = "messages",
        /// The days worked in each month.
        Activity = "activity",
        /// What has come for staff, and what is late.
        StaffDigest = "staff_digest",
        /// Whether a CTO is still available.
        Availability = "availability",
        /// Monthly reports: to read, to write.
        Reports = "reports",
        /// What follows an engagement: the outcome review, the case study while it is written.
        Outcomes = "outcomes",
        /// Events of the community that one signed up for.
        Events = "events",
        /// What is asked and answered on the developers' page.
        Briefing = "briefing",
    }
}

codes! {
    /// How soon a person is written to about a topic.
    pub enum MailPace as "pace of mail" {
        /// Each mail as soon as there is something to tell.
        AtOnce = "at_once",
        /// Gathered into one mail, in the morning; but for what cannot wait until then.
        Daily = "daily",
        /// Only on the site.
        Never = "never",
    }
}

impl MailTopic {
    /// What may be chosen for it. Staff's digest gathers already, at a pace of its own.
    pub const fn paces(self) -> &'static [MailPace] {
        match self {
            Self::StaffDigest => &[MailPace::AtOnce, MailPace::Never],
            Self::SavedSearches
            | Self::Turns
            | Self::Progress
            | Self::Invitations
            | Self::Candidacies
            | Self::Meetings
            | Self::Messages
            | Self::Activity
            | Self::Availability
            | Self::Reports
            | Self::Outcomes
            | Self::Events
            | Self::Briefing => &[MailPace::AtOnce, MailPace::Daily, MailPace::Never],
        }
    }

    /// What people of this role may be written about.
    pub const fn of(role: Role) -> &'static [Self] {
        match role {
            Role::Ceo => &[
                Self::Turns,
                Self::Meetings,
                Self::Messages,
                Self::Activity,
                Self::Reports,
                Self::Briefing,
                Self::Outcomes,
                Self::Progress,
                Self::Events,
            ],
            Role::Cto => &[
                Self::Invitations,
                Self::Meetings,
                Self::Messages,
                Self::Activity,
                Self::Candidacies,
                Self::Reports,
                Self::Outcomes,
                Self::Briefing,
                Self::Availability,
                Self::SavedSearches,
                Self::Events,
            ],
            Role::Staff => &[Self::StaffDigest, Self::SavedSearches, Self::Events],
            Role::System => &[],
        }
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
            | Self::MembershipResumed
            | Self::PublicPageTakenDown
            | Self::PublicPageAllowed
            | Self::PostingTakenDown
            | Self::PostingAllowed
            | Self::ReferenceRequest
            | Self::ReferenceReminder
            // A calendar that missed one of these would be wrong.
            | Self::MeetingDate
            | Self::MeetingDateKept
            | Self::MeetingCancelled
            // It goes for all topics that somebody gathers in it: its own link turns them off.
            | Self::DailyDigest => None,
            Self::EventSignedUp | Self::EventSeat | Self::EventChanged | Self::EventCancelled => None,
            Self::SavedSearches => Some(MailTopic::SavedSearches),
            Self::SignOffAsked | Self::ShortlistReady | Self::MeetingAnswered => Some(MailTopic::Turns),
            Self::NeedReceived | Self::MissionOpened | Self::NobodyFits | Self::MissionClosed => Some(MailTopic::Progress),
            Self::Invited | Self::InvitationReminder | Self::InvitationExpired => Some(MailTopic::Invitations),
            Self::MeetingAsked
            | Self::MeetingAgreed
            | Self::MeetingSlots
            | Self::MeetingSlotsRefused
            | Self::MeetingConfirm
            | Self::MeetingReminder => Some(MailTopic::Meetings),
            Self::CandidacyReceived
            | Self::CandidacyShortlisted
            | Self::CandidacyDeclined
            | Self::CandidacySelected
            | Self::CandidacyClosed => Some(MailTopic::Candidacies),
            Self::NewMessages => Some(MailTopic::Messages),
            Self::StaffDigest => Some(MailTopic::StaffDigest),
            Self::AskAvailability => Some(MailTopic::Availability),
            // Whoever asks not to be asked still learns what follows from the silence.
            Self::AvailabilityLapsed => None,
            kind => kind.topic_of_engagement(),
        }
    }

    /// The same of what is told to two who work together. Nobody turns off what binds them, what ends, or what of them is public: whoever missed it
    /// would be bound, or waited for, without knowing.
    const fn topic_of_engagement(self) -> Option<MailTopic> {
        match self {
            Self::ActivityStatement => Some(MailTopic::Activity),
            Self::ReportPublished | Self::ReportDue => Some(MailTopic::Reports),
            Self::OutcomeReviewAsked
            | Self::OutcomeReviewReminder
            | Self::CaseStudyBegun
            | Self::CaseStudyChanged
            | Self::CaseStudyAgreed => Some(MailTopic::Outcomes),
            Self::EventWaiting | Self::EventReminder => Some(MailTopic::Events),
            Self::QuestionAsked | Self::QuestionAnswered => Some(MailTopic::Briefing),
            _ => None,
        }
    }
}
