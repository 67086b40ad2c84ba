//! Scores, which are ranges as long as anything is unknown. A plank is worth five points, and what is said is no finer than what is drawn.

use matching::rank::Score;

use crate::{Locale, t};

/// Micro-points in one point of a hundred.
const POINT: u32 = 10_000;
/// Micro-points in a plank.
const PLANK: u32 = 5 * POINT;

/// The range in points of a hundred, both ends on a plank: it contains the exact range, and ends where it begins when nothing is unknown.
pub fn points(score: Score) -> (u32, u32) {
    let low = score.low / PLANK;
    let high = if score.low == score.high { low } else { score.high.div_ceil(PLANK) };
    (low * 5, high.min(20) * 5)
}

/// `80–90`; `70` when nothing is unknown.
pub fn range_figures(score: Score) -> String {
    let (low, high) = points(score);
    if low == high { low.to_string() } else { format!("{low}–{high}") }
}

/// `80–90 sur 100`.
pub fn range_out_of_100(locale: Locale, score: Score) -> String {
    t::shared::score::out_of_100(locale, range_figures(score))
}

/// The range for someone who does not see the planks: `Entre 80 et 90 sur 100`, `70 sur 100, tout est connu`.
pub fn range_sentence(locale: Locale, score: Score) -> String {
    let (low, high) = points(score);
    if low == high { t::shared::score::exactly(locale, low) } else { t::shared::score::between(locale, high, low) }
}

/// Micro-points as points with one decimal, for staff and for sums that must be exact: `12,5` or `12.5`.
pub fn percent(locale: Locale, micro_points: u32) -> String {
    let tenths = micro_points / (POINT / 10);
    let mark = match locale {
        Locale::Fr => ',',
        Locale::En => '.',
    };
    format!("{}{mark}{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_contains_what_is_known() {
        assert_eq!(points(Score { low: 823_000, high: 881_000 }), (80, 90));
        assert_eq!(points(Score { low: 723_000, high: 723_000 }), (70, 70), "nothing is unknown: no plank is dotted");
        assert_eq!(range_figures(Score { low: 723_000, high: 723_000 }), "70");
        assert_eq!(points(Score { low: 0, high: 1_000_000 }), (0, 100));
        assert_eq!(range_sentence(Locale::Fr, Score { low: 800_000, high: 900_000 }), "Entre 80 et 90 sur 100");
        assert_eq!(percent(Locale::Fr, 125_400), "12,5");
    }
}
