//! Every event that the log knows has its words.

use domain::lifecycle::{
    AccountEvent, ActivityEvent, BriefingLinkEvent, CandidacyEvent, CaseStudyEvent, CheckupEvent, DocumentEvent, EndingEvent,
    EngagementEvent, HandoverEvent, HandoverItemEvent, MeetingEvent, MessageEvent, MissionEvent, OutcomeReviewEvent, PaperEvent,
    PostingEvent, ProfileEvent, PublicPageEvent, QuestionEvent, ReferenceRequestEvent, RenewalEvent,
};

use super::*;

#[test]
fn every_event_of_a_life_has_its_words() {
    let codes = |subject: &'static str, codes: Vec<&'static str>| codes.into_iter().map(move |code| (subject, code));
    let all = codes("mission", MissionEvent::ALL.iter().map(|event| event.code()).collect())
        .chain(codes("candidacy", CandidacyEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("candidacy", MessageEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("candidacy", MeetingEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("candidacy", vec!["note_impression"]))
        .chain(codes("engagement", EngagementEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("engagement", vec!["add_entry", "change_entry", "remove_entry"]))
        .chain(codes("engagement", vec!["keep_accesses", "keep_report", "publish_report", "comment_report", "correct_report"]))
        .chain(codes("engagement", HandoverEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("engagement", HandoverItemEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("engagement", ActivityEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("engagement", BriefingLinkEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("engagement", QuestionEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("engagement", CheckupEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("engagement", RenewalEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("engagement", PaperEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("engagement", vec!["keep_aim", "remove_aim", "move_aim"]))
        .chain(codes("engagement", EndingEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("engagement", OutcomeReviewEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("engagement", CaseStudyEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("engagement", TermsEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("profile", ProfileEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("profile", vec!["edit", "note_interview", "note", "remove_note", "forget_application"]))
        .chain(codes("reference", ReferenceRequestEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("public_page", PublicPageEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("posting", PostingEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("document", DocumentEvent::ALL.iter().map(|event| event.code()).collect()))
        .chain(codes("mission", vec!["weigh", "dont_know", "correct_situation", "answer_agency", "confirm_agency", "refuse_agency"]))
        .chain(codes("account", AccountEvent::ALL.iter().map(|event| event.code()).collect()));
    for (subject, code) in all {
        for locale in Locale::ALL {
            assert_ne!(event(*locale, subject, code), code, "{subject} {code}");
        }
    }
}

#[test]
fn what_a_line_names_beside_its_event_has_its_words() {
    for (code, french) in [
        ("accesses", "Les accès, et à qui ils appartiennent"),
        ("registration", "Preuve d’immatriculation"),
        ("last_word", t::case_studies::part::last_word(Locale::Fr)),
        ("names_cto", "nom du CTO"),
        ("2026-10", "octobre 2026"),
    ] {
        assert_eq!(field(Locale::Fr, code), french);
    }
    assert_eq!(field(Locale::Fr, "a code without words"), "a code without words");
}
