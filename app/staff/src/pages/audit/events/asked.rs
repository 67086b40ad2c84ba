//! What both were asked after the start, and which papers the CTO handed over.

use ui::{Locale, t};

use super::mandate_event;

/// Its words; those of another part of the work are looked up in their turn.
pub(super) fn asked_event(locale: Locale, code: &str) -> Option<&'static str> {
    use t::{checkups::event as checkup, papers::event as paper, renewals::event as renewal};
    Some(match code {
        "ask_checkup" => checkup::ask_checkup(locale),
        "answer_checkup" => checkup::answer_checkup(locale),
        "raise_checkup" => checkup::raise_checkup(locale),
        "settle_checkup" => checkup::settle_checkup(locale),
        "ask_renewal" => renewal::ask_renewal(locale),
        "answer_renewal" => renewal::answer_renewal(locale),
        "tell_renewal" => renewal::tell_renewal(locale),
        "agree_renewal" => renewal::agree_renewal(locale),
        "differ_renewal" => renewal::differ_renewal(locale),
        "settle_renewal" => renewal::settle_renewal(locale),
        "overtake_renewal" => renewal::overtake_renewal(locale),
        "hand_over_paper" => paper::hand_over_paper(locale),
        "take_back_paper" => paper::take_back_paper(locale),
        _ => return mandate_event(locale, code),
    })
}
