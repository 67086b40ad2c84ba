//! How a rule stands for one person in a word or a number, for a cell of the pool.

use domain::CriterionKind;
use matching::rank::{Fact, Reason, Verdict};
use ui::{Locale, format, labels, t};

/// The reason that says most; where several wishes are answered, how many of them.
pub(super) fn short(locale: Locale, reasons: &[Reason]) -> String {
    let held = reasons.iter().filter(|reason| reason.verdict == Verdict::Holds).count();
    if held > 0 && reasons.len() > 1 {
        return t::staff::short::of(locale, reasons.len(), held);
    }
    let strength = |reason: &&Reason| match reason.verdict {
        Verdict::Holds => 0,
        Verdict::Partial => 1,
        Verdict::Gap => 2,
    };
    reasons.iter().min_by_key(strength).map(|reason| one(locale, reason)).unwrap_or_default()
}

fn one(locale: Locale, reason: &Reason) -> String {
    use t::staff::short as say;
    match &reason.fact {
        Fact::TechnologyKnown { years: Some(years), .. } | Fact::SectorKnown { years: Some(years), .. } => labels::years(locale, *years),
        Fact::MissionTypeDone { times, .. } => t::explain::times(locale, u32::from(*times)),
        Fact::RhythmFits { free, .. } | Fact::RhythmShort { free, .. } | Fact::RhythmLong { free, .. } => {
            format::days_a_week_short(locale, *free)
        }
        // 50 stands for anything above 40.
        Fact::RateAbove { percent: 50.. } => say::far_above(locale).to_owned(),
        Fact::RateAbove { percent } => say::above(locale, percent),
        Fact::PlaceOnSite { city } => labels::named(locale, CriterionKind::Place, &city.to_string()),
        Fact::PlaceFar { km, .. } => say::far(locale, format::number(locale, km)),
        Fact::PlaceRemoteOnly { .. } => say::remote_only(locale).to_owned(),
        Fact::StartLate { days, .. } => say::late(locale, *days),
        _ => match reason.verdict {
            Verdict::Holds => say::yes(locale),
            Verdict::Partial => say::near(locale),
            Verdict::Gap => say::no(locale),
        }
        .to_owned(),
    }
}
