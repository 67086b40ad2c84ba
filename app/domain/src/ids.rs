//! Ids are types: a mission's id cannot be handed where a profile's is wanted, in SQL neither.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "postgres", derive(sqlx::Type), sqlx(transparent))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl $name {
            /// An id that nothing has.
            pub const NIL: Self = Self(Uuid::nil());
        }

        impl std::str::FromStr for $name {
            type Err = crate::UnknownCode;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::try_parse(text).map(Self).map_err(|_| crate::UnknownCode::new(stringify!($name), text))
            }
        }
    )+};
}

ids! {
    /// A person who can sign in: a CEO, a CTO or a member of staff.
    AccountId,
    /// A session of somebody who signed in, as they see it in their list; the token that opens it is another thing.
    SessionId,
    /// Somebody who wants an account and has not yet shown that the address is theirs.
    SignUpId,
    /// A mission, from its first draft (a need) to its end.
    MissionId,
    /// One wish of a mission.
    CriterionId,
    /// A CTO's profile.
    ProfileId,
    /// One station of a CTO's career.
    ExperienceId,
    /// A picture of a CTO; another picture has another.
    PhotoId,
    /// What was read from a CV, before the CTO has taken it into the profile.
    ImportId,
    /// Everything between one mission and one CTO.
    CandidacyId,
    /// Two people who work together on one mission, from the choice to its end.
    EngagementId,
    /// A part of a mandate: an objective, a milestone, a decision or a risk.
    EntryId,
    /// The health report of one month of an engagement.
    ReportId,
    /// Something added to a report after it was published.
    RemarkId,
    /// A thing on the list of what is handed over.
    HandoverItemId,
    /// What an engagement brought, told in public.
    CaseStudyId,
    /// Something that the business wants, on the developers' page.
    AimId,
    /// A link to a developers' page.
    BriefingLinkId,
    /// A question on a developers' page.
    QuestionId,
    /// One answer to it.
    QuestionAnswerId,
    /// The question whether an engagement goes on beyond a day.
    RenewalId,
    /// One version of the terms of an engagement.
    TermsId,
    /// A meeting asked for within a candidacy.
    IntroductionId,
    /// One logged ranking: inputs, versions, result and what a person decided.
    ShortlistId,
    /// A search that somebody comes back to.
    SavedSearchId,
    /// A question to the agency that builds a product.
    AgencyRequestId,
    /// One answer to it.
    AgencyAnswerId,
    /// A referee whom a CTO has named, and what is asked of them.
    ReferenceRequestId,
    /// A proof document that a CTO has sent.
    DocumentId,
    /// What was typed into a form that failed, kept for a quarter of an hour.
    FormId,
    /// Work that is done after an act.
    JobId,
    /// One mail to one person; every try to send it carries the same.
    MailId,
    /// Something that somebody is told on the site.
    NotificationId,
    /// Something that staff invites the community to.
    CommunityEventId,
    /// What one member of a conversation wrote to the others.
    MessageId,
    /// A CTO's request to join the community.
    ApplicationId,
    /// What a member of staff noted about a CTO.
    NoteId,
    /// What a CTO shows to everybody.
    PublicPageId,
    /// What everybody may read of an open mission.
    PostingId,
}
