//! What codes are called: kinds of criteria, weights, states, roles, and the values of criteria.
//!
//! The names of sectors, missions, technologies, cities and so on are the vocabulary's, so that what is read from a text and what is shown
//! are the same words.

mod engagements;
mod events;
mod mails;

use chrono::NaiveDate;
use domain::lifecycle::{
    CandidacyState, DocumentState, EngagementState, MissionState, PostingState, ProfileState, PublicPageState, ReferenceRequestState,
};
use domain::profile::{LegalStatus, Level, LinkKind};
use domain::vetting::VettingRefusal;
use domain::{
    Bond, CriterionKind, CriterionValue, DocumentKind, Importance, MailPace, MailTopic, Origin, PaperKind, PeriodAnswer, RefusalCode,
    RenewalAnswer, Role, Sector, Start, WorkAgain,
};
use matching::vocabulary::{TechnologyKind, vocabulary};

use crate::{Locale, format, t};

pub use engagements::{
    activity_state, briefing_link_state, case_part, case_study_state, checkup_state, ending_state, handover_item_state, handover_state,
    handover_topic, outcome_review_state, paper_state, question_state, renewal_state,
};
pub use events::{attendance_state, audience, community_event_state, event_kind};
pub use mails::mail_kind;

/// What somebody wants of a renewal.
pub fn renewal_answer(locale: Locale, answer: RenewalAnswer) -> &'static str {
    match answer {
        RenewalAnswer::Renew => t::renewals::answer::renew(locale),
        RenewalAnswer::End => t::renewals::answer::end(locale),
        RenewalAnswer::Rematch => t::renewals::answer::rematch(locale),
    }
}

/// What a paper is called.
pub fn paper_kind(locale: Locale, kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::Registration => t::papers::kind::registration(locale),
        PaperKind::Urssaf => t::papers::kind::urssaf(locale),
    }
}

/// What a criterion is about: `Technologie`, `Budget par jour`.
pub fn criterion_label(locale: Locale, kind: CriterionKind) -> &'static str {
    match kind {
        CriterionKind::Stack => t::labels::kind::stack(locale),
        CriterionKind::Sector => t::labels::kind::sector(locale),
        CriterionKind::Impact => t::labels::kind::impact(locale),
        CriterionKind::MissionType => t::labels::kind::mission_type(locale),
        CriterionKind::Area => t::labels::kind::area(locale),
        CriterionKind::Stage => t::labels::kind::stage(locale),
        CriterionKind::Orientation => t::labels::kind::orientation(locale),
        CriterionKind::Rhythm => t::labels::kind::rhythm(locale),
        CriterionKind::Rate => t::labels::kind::rate(locale),
        CriterionKind::Place => t::labels::kind::place(locale),
        CriterionKind::Language => t::labels::kind::language(locale),
        CriterionKind::Start => t::labels::kind::start(locale),
    }
}

/// A criterion's value in words: `2 jours par semaine`, `De 750 à 950 € HT`, `Lyon`.
pub fn criterion_value(locale: Locale, value: &CriterionValue) -> String {
    match value {
        CriterionValue::Rhythm(rhythm) => format::days_a_week(locale, *rhythm),
        CriterionValue::Rate(range) => format::rate_range(locale, *range),
        CriterionValue::Start(Start::Asap) => t::shared::date::as_soon_as_possible(locale).to_owned(),
        CriterionValue::Start(Start::On(day)) => t::shared::date::from_day(locale, format::date(locale, *day)),
        value => named(locale, value.kind(), &value.code()),
    }
}

/// What the vocabulary calls a code; the code itself where it has no name.
pub fn named(locale: Locale, kind: CriterionKind, code: &str) -> String {
    vocabulary().label(kind, code, locale.vocabulary()).unwrap_or(code).to_owned()
}

/// The plain sentence that explains a value, where there is one; a technology without a sentence of its own is explained by its sort.
pub fn criterion_explanation(locale: Locale, value: &CriterionValue) -> Option<&'static str> {
    let own = vocabulary().explanation(value.kind(), &value.code(), locale.vocabulary());
    let sort = || match value {
        CriterionValue::Stack(id) => vocabulary().technology(id).map(|technology| technology_sort(locale, technology.kind)),
        _ => None,
    };
    own.or_else(sort)
}

/// What sort of thing a technology is, for somebody who does not program.
fn technology_sort(locale: Locale, kind: TechnologyKind) -> &'static str {
    use t::glossary::technology as say;
    match kind {
        TechnologyKind::Language => say::language(locale),
        TechnologyKind::Framework => say::framework(locale),
        TechnologyKind::Library => say::library(locale),
        TechnologyKind::Database => say::database(locale),
        TechnologyKind::Cloud => say::cloud(locale),
        TechnologyKind::Infrastructure => say::infrastructure(locale),
        TechnologyKind::Data => say::data(locale),
        TechnologyKind::Ai => say::ai(locale),
        TechnologyKind::Mobile => say::mobile(locale),
        TechnologyKind::Cms => say::cms(locale),
        TechnologyKind::Ecommerce => say::ecommerce(locale),
        TechnologyKind::Nocode => say::nocode(locale),
        TechnologyKind::Testing => say::testing(locale),
        TechnologyKind::Security => say::security(locale),
        TechnologyKind::Messaging => say::messaging(locale),
        TechnologyKind::Monitoring => say::monitoring(locale),
        TechnologyKind::Platform => say::platform(locale),
        TechnologyKind::Tool => say::tool(locale),
        TechnologyKind::Protocol => say::protocol(locale),
        TechnologyKind::Embedded => say::embedded(locale),
        TechnologyKind::Concept => say::concept(locale),
    }
}

/// How much a criterion counts; `None` is "I don't know".
pub fn importance(locale: Locale, importance: Option<Importance>) -> &'static str {
    match importance {
        Some(Importance::Must) => t::labels::importance::must(locale),
        Some(Importance::Important) => t::labels::importance::important(locale),
        Some(Importance::Nice) => t::labels::importance::nice(locale),
        Some(Importance::Indifferent) => t::labels::importance::indifferent(locale),
        None => t::labels::importance::unknown(locale),
    }
}

/// Who a criterion comes from.
pub fn origin(locale: Locale, origin: Origin) -> &'static str {
    match origin {
        Origin::Text => t::labels::origin::text(locale),
        Origin::Ceo => t::labels::origin::ceo(locale),
        Origin::Staff => t::labels::origin::staff(locale),
        Origin::Agency => t::labels::origin::agency(locale),
        Origin::Supposed => t::labels::origin::supposed(locale),
    }
}

/// The part a person plays.
pub fn role(locale: Locale, role: Role) -> &'static str {
    match role {
        Role::Ceo => t::labels::role::ceo(locale),
        Role::Cto => t::labels::role::cto(locale),
        Role::Staff => t::labels::role::staff(locale),
        Role::System => t::labels::role::system(locale),
    }
}

/// Where a mission stands.
pub fn mission_state(locale: Locale, state: MissionState) -> &'static str {
    match state {
        MissionState::Draft => t::labels::mission::draft(locale),
        MissionState::Submitted => t::labels::mission::submitted(locale),
        MissionState::Open => t::labels::mission::open(locale),
        MissionState::Shortlisted => t::labels::mission::shortlisted(locale),
        MissionState::Engaged => t::labels::mission::engaged(locale),
        MissionState::Completed => t::labels::mission::completed(locale),
        MissionState::Cancelled => t::labels::mission::cancelled(locale),
    }
}

/// Where a candidacy stands.
pub fn candidacy_state(locale: Locale, state: CandidacyState) -> &'static str {
    match state {
        CandidacyState::Suggested => t::labels::candidacy::suggested(locale),
        CandidacyState::Invited => t::labels::candidacy::invited(locale),
        CandidacyState::Expired => t::labels::candidacy::expired(locale),
        CandidacyState::Applied => t::labels::candidacy::applied(locale),
        CandidacyState::Shortlisted => t::labels::candidacy::shortlisted(locale),
        CandidacyState::Introduced => t::labels::candidacy::introduced(locale),
        CandidacyState::Selected => t::labels::candidacy::selected(locale),
        CandidacyState::Ended => t::handover::candidacy(locale),
        CandidacyState::Declined => t::labels::candidacy::declined(locale),
        CandidacyState::Withdrawn => t::labels::candidacy::withdrawn(locale),
    }
}

/// Where a profile stands.
pub fn profile_state(locale: Locale, state: ProfileState) -> &'static str {
    match state {
        ProfileState::Draft => t::labels::profile::draft(locale),
        ProfileState::Applied => t::labels::profile::applied(locale),
        ProfileState::Interview => t::labels::profile::interview(locale),
        ProfileState::References => t::labels::profile::references(locale),
        ProfileState::Accepted => t::labels::profile::accepted(locale),
        ProfileState::Paused => t::labels::profile::paused(locale),
        ProfileState::Refused => t::labels::profile::refused(locale),
    }
}

/// How soon somebody is written to.
pub fn mail_pace(locale: Locale, pace: MailPace) -> &'static str {
    match pace {
        MailPace::AtOnce => t::mail::pace::at_once(locale),
        MailPace::Daily => t::mail::pace::daily(locale),
        MailPace::Never => t::mail::pace::never(locale),
    }
}

/// What somebody is written about.
pub fn mail_topic(locale: Locale, topic: MailTopic) -> &'static str {
    match topic {
        MailTopic::SavedSearches => t::mail::topic::saved_searches(locale),
        MailTopic::Turns => t::invitations::topic::turns(locale),
        MailTopic::Progress => t::invitations::topic::progress(locale),
        MailTopic::Invitations => t::invitations::topic::invitations(locale),
        MailTopic::Candidacies => t::invitations::topic::candidacies(locale),
        MailTopic::Meetings => t::invitations::topic::meetings(locale),
        MailTopic::Messages => t::messages::mail::topic(locale),
        MailTopic::Activity => t::activity::topic(locale),
        MailTopic::StaffDigest => t::invitations::topic::staff_digest(locale),
        MailTopic::Availability => t::checks::mail::topic(locale),
        MailTopic::Briefing => t::briefing::mail::topic(locale),
        MailTopic::Reports => t::report::mail::topic(locale),
        MailTopic::Outcomes => t::outcome_reviews::topic(locale),
        MailTopic::Events => t::agenda::topic(locale),
    }
}

/// Why an invitation was refused, in the choice's words.
pub fn refusal(locale: Locale, code: RefusalCode) -> &'static str {
    use t::invitations::refusal as words;
    match code {
        RefusalCode::NoTime => words::no_time(locale),
        RefusalCode::NotMyField => words::not_my_field(locale),
        RefusalCode::Rate => words::rate(locale),
        RefusalCode::Place => words::place(locale),
        RefusalCode::Conflict => words::conflict(locale),
        RefusalCode::Other => words::other(locale),
    }
}

/// Why a candidacy ended: the choice, the words, or both.
pub fn ending_reason(locale: Locale, code: Option<RefusalCode>, words: Option<&str>) -> String {
    match (code, words) {
        (Some(code), Some(words)) => t::invitations::refusal::both(locale, refusal(locale, code), words),
        (Some(code), None) => refusal(locale, code).to_owned(),
        (None, words) => words.unwrap_or_default().to_owned(),
    }
}

/// Why somebody was refused, as they read it.
pub fn vetting_refusal(locale: Locale, code: VettingRefusal) -> &'static str {
    use t::vetting::refusal as words;
    match code {
        VettingRefusal::TooLittle => words::too_little(locale),
        VettingRefusal::Seniority => words::seniority(locale),
        VettingRefusal::NotFractional => words::not_fractional(locale),
        VettingRefusal::Interview => words::interview(locale),
        VettingRefusal::References => words::references(locale),
        VettingRefusal::Enough => words::enough(locale),
        VettingRefusal::Other => words::other(locale),
    }
}

/// How well a technology is held, in words.
pub fn level(locale: Locale, level: Level) -> &'static str {
    match level {
        Level::Leads => t::profile::level::leads(locale),
        Level::Does => t::profile::level::does(locale),
        Level::Reads => t::profile::level::reads(locale),
    }
}

/// What a link leads to, in words.
pub fn link_kind(locale: Locale, kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Talk => t::profile::link::talk(locale),
        LinkKind::Writing => t::profile::link::writing(locale),
        LinkKind::OpenSource => t::profile::link::open_source(locale),
        LinkKind::Community => t::profile::link::community(locale),
    }
}

/// A legal status, in words.
pub fn legal_status(locale: Locale, status: LegalStatus) -> &'static str {
    match status {
        LegalStatus::Micro => t::profile::status::micro(locale),
        LegalStatus::Company => t::profile::status::company(locale),
        LegalStatus::Portage => t::profile::status::portage(locale),
        LegalStatus::SharedEmployment => t::profile::status::shared_employment(locale),
    }
}

/// Where a reference request stands, as staff reads it.
pub fn reference_state(locale: Locale, state: ReferenceRequestState) -> &'static str {
    use t::references::state as words;
    match state {
        ReferenceRequestState::Named => words::named(locale),
        ReferenceRequestState::Waiting => words::waiting(locale),
        ReferenceRequestState::Answered => words::answered(locale),
        ReferenceRequestState::Declined => words::declined(locale),
        ReferenceRequestState::Stranger => words::stranger_staff(locale),
        ReferenceRequestState::Withdrawn => words::withdrawn(locale),
    }
}

/// Who a referee was to the CTO.
pub fn bond(locale: Locale, bond: Bond) -> &'static str {
    use t::references::bond as words;
    match bond {
        Bond::Client => words::client(locale),
        Bond::Manager => words::manager(locale),
        Bond::Peer => words::peer(locale),
        Bond::Report => words::report(locale),
        Bond::Partner => words::partner(locale),
    }
}

/// Whether a referee would work with the CTO again.
pub fn work_again(locale: Locale, answer: WorkAgain) -> &'static str {
    match answer {
        WorkAgain::Yes => t::references::again::yes(locale),
        WorkAgain::Depends => t::references::again::depends(locale),
        WorkAgain::No => t::references::again::no(locale),
    }
}

/// Whether the period is right that the CTO gave.
pub fn period_answer(locale: Locale, answer: PeriodAnswer) -> &'static str {
    match answer {
        PeriodAnswer::Right => t::references::period::right(locale),
        PeriodAnswer::Different => t::references::period::different(locale),
        PeriodAnswer::Unsure => t::references::period::unsure(locale),
    }
}

/// Where a proof document stands.
pub fn document_state(locale: Locale, state: DocumentState) -> &'static str {
    match state {
        DocumentState::Sent => t::documents::state::sent(locale),
        DocumentState::Verified => t::documents::state::verified(locale),
        DocumentState::Refused => t::documents::state::refused(locale),
        DocumentState::Removed => t::documents::state::removed(locale),
    }
}

/// Where an engagement stands.
pub fn engagement_state(locale: Locale, state: EngagementState) -> &'static str {
    match state {
        EngagementState::Agreeing => t::engagements::state::agreeing(locale),
        EngagementState::Running => t::engagements::state::running(locale),
        EngagementState::Ended => t::engagements::state::ended(locale),
    }
}

/// Where a CTO's public page stands.
pub fn public_page_state(locale: Locale, state: PublicPageState) -> &'static str {
    match state {
        PublicPageState::Hidden => t::public_page::state::hidden(locale),
        PublicPageState::Published => t::public_page::state::published(locale),
        PublicPageState::TakenDown => t::public_page::state::taken_down(locale),
    }
}

/// Where what everybody may read of a mission stands.
pub fn posting_state(locale: Locale, state: PostingState) -> &'static str {
    match state {
        PostingState::Withdrawn => t::posting::state::withdrawn(locale),
        PostingState::Published => t::posting::state::published(locale),
        PostingState::TakenDown => t::posting::state::taken_down(locale),
    }
}

/// What a document proves.
pub fn document_kind(locale: Locale, kind: DocumentKind) -> &'static str {
    use t::documents::kind as words;
    match kind {
        DocumentKind::Registration => words::registration(locale),
        DocumentKind::Urssaf => words::urssaf(locale),
        DocumentKind::Insurance => words::insurance(locale),
        DocumentKind::Diploma => words::diploma(locale),
        DocumentKind::Certification => words::certification(locale),
        DocumentKind::Other => words::other(locale),
    }
}

/// A client of a CTO in a line: name, sector, last day.
pub fn client_line(locale: Locale, name: &str, sector: Option<Sector>, until: Option<NaiveDate>) -> String {
    let sector = sector.map(|sector| named(locale, CriterionKind::Sector, sector.code()));
    let until = until.map(|day| t::checks::clients::until_day(locale, format::date(locale, day)));
    [Some(name.to_owned()), sector, until].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// How long something was practised, in whole years: `6 ans`, `moins d’un an`.
pub fn years(locale: Locale, years: u8) -> String {
    if years == 0 { t::explain::under_a_year(locale).to_owned() } else { t::explain::years(locale, years.into()) }
}
