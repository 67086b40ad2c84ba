//! What blocks, what would change it, and what to say when nobody fits.

use domain::{Criterion, CriterionValue, DailyRate};
use matching::rank::{Block, Edit, Fact, NoGoodMatch, Verdict, WhatIf};

use super::{Reader, fact_line, name, rule_name};
use crate::components::Line;
use crate::{Locale, format, t};

/// What rules a profile out, as a line.
pub fn block_line(locale: Locale, reader: Reader, block: &Block) -> Line {
    fact_line(locale, reader, Verdict::Gap, &block.fact)
}

/// What the CTO could change so that this no longer blocks: the end of « Ce qui changerait tout : … ».
pub fn what_would_change(locale: Locale, block: &Block) -> String {
    remedy(locale, &block.fact, block.criterion.as_ref()).unwrap_or_else(|| t::explain::change::nothing(locale).to_owned())
}

/// What would change a fact that answers this criterion; nothing where no step of the CTO's would.
pub(super) fn remedy(locale: Locale, fact: &Fact, criterion: Option<&Criterion>) -> Option<String> {
    use t::explain::change as say;
    let said = match fact {
        Fact::TechnologyMissing { technology } => say::technology(locale, name!(locale, Stack, technology)),
        Fact::TechnologyNear { wanted, .. } => say::technology(locale, name!(locale, Stack, wanted)),
        Fact::SectorOther { wanted } | Fact::SectorNear { wanted, .. } => say::sector(locale, name!(locale, Sector, wanted)),
        Fact::ImpactOther { wanted } | Fact::ImpactNear { wanted, .. } => say::impact(locale, name!(locale, Impact, wanted)),
        Fact::MissionTypeOther { wanted } | Fact::MissionTypeNear { wanted, .. } => {
            say::mission(locale, name!(locale, MissionType, wanted))
        }
        Fact::AreaOther { area } => say::area(locale, name!(locale, Area, area)),
        Fact::StageOther { wanted } | Fact::StageNear { wanted, .. } => say::stage(locale, name!(locale, Stage, wanted)),
        Fact::OrientationOther { orientation } => say::orientation(locale, name!(locale, Orientation, orientation)),
        Fact::RhythmShort { wanted, .. } => say::more_days(locale, format::days_a_week(locale, *wanted)),
        Fact::RhythmLong { wanted, .. } => say::fewer_days(locale, format::days_a_week(locale, *wanted)),
        Fact::RateAbove { .. } => match most_paid(criterion) {
            Some(most) => say::rate_at_most(locale, format::rate(locale, most)),
            None => say::rate(locale).to_owned(),
        },
        Fact::PlaceFar { wanted, .. } | Fact::PlaceOther { wanted } | Fact::PlaceRemoteOnly { wanted } => {
            say::place(locale, name!(locale, Place, wanted))
        }
        Fact::PlaceNoRemote => say::remote(locale).to_owned(),
        Fact::LanguageMissing { language } => say::language(locale, name!(locale, Language, language)),
        Fact::StartLate { .. } => say::start(locale).to_owned(),
        Fact::Refused { .. } => say::refusal(locale).to_owned(),
        _ => return None,
    };
    Some(said)
}

/// The most that the mission pays a day, which its short facts say too.
fn most_paid(criterion: Option<&Criterion>) -> Option<DailyRate> {
    match criterion?.value {
        CriterionValue::Rate(range) => range.high(),
        _ => None,
    }
}

/// A change to the need, and what it would bring: the title and the sentence of `WhatIfItem`.
pub fn what_if(locale: Locale, change: &WhatIf) -> (String, String) {
    use t::explain::edit as say;
    let title = match &change.edit {
        Edit::OneMoreDay { .. } => say::one_more_day(locale).to_owned(),
        Edit::OneDayLess { .. } => say::one_day_less(locale).to_owned(),
        Edit::TechnologyOptional { technology } => say::technology_optional(locale, name!(locale, Stack, technology)),
        Edit::RemoteAccepted => say::remote_accepted(locale).to_owned(),
        Edit::RateRaised { percent } => say::rate_raised(locale, percent),
    };
    let result = match (change.gained, change.lost) {
        (0, 0) => say::same(locale).to_owned(),
        (gained, 0) => say::gained(locale, gained),
        (0, lost) => say::lost(locale, lost),
        (gained, lost) => say::both(locale, gained, lost),
    };
    (title, result)
}

/// Why nobody fits: what blocks, the most frequent first, and where the others fall short.
pub fn no_good_match(locale: Locale, found: &NoGoodMatch) -> Vec<String> {
    use t::explain::none as say;
    let blockers = found.blockers.iter().map(|blocker| {
        let sentence = say::blocker(locale, blocker.blocked, rule_name(locale, blocker.rule));
        if blocker.alone == 0 { sentence } else { format!("{sentence} {}", say::alone(locale, blocker.alone)) }
    });
    let weakest = found.weakest.map(|rule| say::weakest(locale, rule_name(locale, rule)));
    let sentences: Vec<String> = blockers.chain(weakest).collect();
    if sentences.is_empty() { vec![say::nobody(locale).to_owned()] } else { sentences }
}
