//! What a line about an engagement names beside its event, in words: a subject of the handover, a paper, a part of the case study, a month.

use domain::{CasePart, HandoverTopic, Month, PaperKind};
use ui::{Locale, format, t};

/// The field, where it is one of an engagement's.
pub(super) fn engagement_field(locale: Locale, code: &str) -> Option<String> {
    let topic = code.parse().ok().map(|topic| handover_topic(locale, topic));
    let paper = || code.parse().ok().map(|kind| paper_kind(locale, kind));
    let part = || code.parse().ok().map(|part| case_part(locale, part));
    let month = || code.parse().ok().map(|month: Month| format::month(locale, month.first()));
    topic.or_else(paper).or_else(part).map(str::to_owned).or_else(month)
}

fn handover_topic(locale: Locale, topic: HandoverTopic) -> &'static str {
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

fn paper_kind(locale: Locale, kind: PaperKind) -> &'static str {
    use t::papers::kind as say;
    match kind {
        PaperKind::Registration => say::registration(locale),
        PaperKind::Urssaf => say::urssaf(locale),
    }
}

fn case_part(locale: Locale, part: CasePart) -> &'static str {
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
