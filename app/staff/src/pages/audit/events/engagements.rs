//! What a line about an engagement names beside its event, in words: a subject of the handover, a paper, a part of the case study, a month.

use domain::Month;
use ui::{Locale, format, labels};

/// The field, where it is one of an engagement's.
pub(super) fn engagement_field(locale: Locale, code: &str) -> Option<String> {
    let topic = code.parse().ok().map(|topic| labels::handover_topic(locale, topic));
    let paper = || code.parse().ok().map(|kind| labels::paper_kind(locale, kind));
    let part = || code.parse().ok().map(|part| labels::case_part(locale, part));
    let month = || code.parse().ok().map(|month: Month| format::month(locale, month.first()));
    topic.or_else(paper).or_else(part).map(str::to_owned).or_else(month)
}
