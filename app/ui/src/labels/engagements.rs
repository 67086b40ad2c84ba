//! Where everything stands that hangs on an engagement, in words.

use domain::lifecycle::{
    ActivityState, BriefingLinkState, CaseStudyState, CheckupState, EndingState, HandoverItemState, HandoverState, OutcomeReviewState,
    PaperState, QuestionState, RenewalState,
};
use domain::{CasePart, HandoverTopic};

use crate::{Locale, t};

/// Where the statement of a month stands.
pub fn activity_state(locale: Locale, state: ActivityState) -> &'static str {
    use t::activity::state as say;
    match state {
        ActivityState::Open => say::open(locale),
        ActivityState::Sent => say::sent(locale),
        ActivityState::Returned => say::returned(locale),
        ActivityState::Approved => say::approved(locale),
    }
}

/// Where somebody's answer stands, after two weeks.
pub fn checkup_state(locale: Locale, state: CheckupState) -> &'static str {
    use t::checkups::state as say;
    match state {
        CheckupState::Asked => say::asked(locale),
        CheckupState::Answered => say::answered(locale),
        CheckupState::Raised => say::raised(locale),
        CheckupState::Settled => say::settled(locale),
    }
}

/// Where the question stands whether both go on.
pub fn renewal_state(locale: Locale, state: RenewalState) -> &'static str {
    use t::renewals::state as say;
    match state {
        RenewalState::Asked => say::asked(locale),
        RenewalState::Agreed => say::agreed(locale),
        RenewalState::Differing => say::differing(locale),
        RenewalState::Settled => say::settled(locale),
        RenewalState::Overtaken => say::overtaken(locale),
    }
}

/// Where a question of the developers' page stands.
pub fn question_state(locale: Locale, state: QuestionState) -> &'static str {
    use t::briefing::question_state as say;
    match state {
        QuestionState::Open => say::open(locale),
        QuestionState::Answered => say::answered(locale),
        QuestionState::Removed => say::removed(locale),
    }
}

/// Where the link to the developers' page stands.
pub fn briefing_link_state(locale: Locale, state: BriefingLinkState) -> &'static str {
    use t::briefing::link_state as say;
    match state {
        BriefingLinkState::Open => say::open(locale),
        BriefingLinkState::Revoked => say::revoked(locale),
    }
}

/// Where a handover stands.
pub fn handover_state(locale: Locale, state: HandoverState) -> &'static str {
    match state {
        HandoverState::Open => t::handover::list::open(locale),
        HandoverState::Confirmed => t::handover::list::is_confirmed(locale),
    }
}

/// Where a thing to hand over stands.
pub fn handover_item_state(locale: Locale, state: HandoverItemState) -> &'static str {
    match state {
        HandoverItemState::ToDo => t::handover::list::to_do(locale),
        HandoverItemState::Done => t::handover::list::done(locale),
        HandoverItemState::NotApplicable => t::handover::list::not_applicable(locale),
    }
}

/// Where the wish to end an engagement stands.
pub fn ending_state(locale: Locale, state: EndingState) -> &'static str {
    match state {
        EndingState::Open => t::handover::state::open(locale),
        EndingState::Granted => t::handover::state::granted(locale),
        EndingState::Refused => t::handover::state::refused(locale),
    }
}

/// Where an outcome review stands.
pub fn outcome_review_state(locale: Locale, state: OutcomeReviewState) -> &'static str {
    use t::outcome_reviews::state as say;
    match state {
        OutcomeReviewState::Asked => say::asked(locale),
        OutcomeReviewState::Draft => say::draft(locale),
        OutcomeReviewState::Sent => say::sent(locale),
    }
}

/// Where a case study stands.
pub fn case_study_state(locale: Locale, state: CaseStudyState) -> &'static str {
    use t::case_studies::state as say;
    match state {
        CaseStudyState::Draft => say::draft(locale),
        CaseStudyState::HalfAgreed => say::half_agreed(locale),
        CaseStudyState::Published => say::published(locale),
        CaseStudyState::Withdrawn => say::withdrawn(locale),
        CaseStudyState::TakenDown => say::taken_down(locale),
    }
}

/// Whether the company has a paper.
pub fn paper_state(locale: Locale, state: PaperState) -> &'static str {
    use t::papers::state as say;
    match state {
        PaperState::HandedOver => say::handed_over(locale),
        PaperState::TakenBack => say::taken_back(locale),
    }
}

/// What a part of a case study is called.
pub fn case_part(locale: Locale, part: CasePart) -> &'static str {
    use t::case_studies::part as say;
    match part {
        CasePart::Title => say::title(locale),
        CasePart::Summary => say::summary(locale),
        CasePart::Context => say::context(locale),
        CasePart::Problem => say::problem(locale),
        CasePart::Intervention => say::intervention(locale),
        CasePart::Mission => say::mission(locale),
        CasePart::Outcome => say::outcome(locale),
        CasePart::LastWord => say::last_word(locale),
    }
}

/// What a subject of the handover is called.
pub fn handover_topic(locale: Locale, topic: HandoverTopic) -> &'static str {
    use t::handover::topic as say;
    match topic {
        HandoverTopic::Accesses => say::accesses(locale),
        HandoverTopic::Code => say::code(locale),
        HandoverTopic::Hosting => say::hosting(locale),
        HandoverTopic::Bills => say::bills(locale),
        HandoverTopic::Secrets => say::secrets(locale),
        HandoverTopic::OpenWork => say::open_work(locale),
        HandoverTopic::Team => say::team(locale),
        HandoverTopic::LastTalk => say::last_talk(locale),
    }
}
