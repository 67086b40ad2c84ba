//! What facts of a situation are called, and their values in words.

use domain::{
    SituationFact, SituationValue,
    situation::{Duration, MonthlyBudget, Owner, Remote, Unit},
};

use crate::{Locale, format, t};

/// What a fact is about: `Qui développe`, `Durée`.
pub fn fact_label(locale: Locale, fact: SituationFact) -> &'static str {
    use t::need::situation::fact as say;
    match fact {
        SituationFact::Developers => say::developers(locale),
        SituationFact::Agency => say::agency(locale),
        SituationFact::CtoLeft => say::cto_left(locale),
        SituationFact::Remote => say::remote(locale),
        SituationFact::Budget => say::budget(locale),
        SituationFact::Duration => say::duration(locale),
        SituationFact::Code => say::code(locale),
        SituationFact::Hosting => say::hosting(locale),
        SituationFact::Domain => say::domain(locale),
    }
}

/// A fact's value in words: `3 développeurs`, `De 3 à 6 mois, renouvelable`.
pub fn fact_value(locale: Locale, value: SituationValue) -> String {
    use t::need::situation::value as say;
    match value {
        SituationValue::Developers(count) => developers(locale, count),
        SituationValue::Agency(is_so) => if is_so { say::agency_yes(locale) } else { say::agency_no(locale) }.to_owned(),
        SituationValue::CtoLeft(is_so) => if is_so { say::cto_left_yes(locale) } else { say::cto_left_no(locale) }.to_owned(),
        SituationValue::Remote(Remote::Yes) => say::remote_yes(locale).to_owned(),
        SituationValue::Remote(Remote::Partly) => say::remote_partly(locale).to_owned(),
        SituationValue::Remote(Remote::No) => say::remote_no(locale).to_owned(),
        SituationValue::Budget(budget) => monthly(locale, budget),
        SituationValue::Duration(duration) => lasting(locale, duration),
        SituationValue::Code(owner) | SituationValue::Hosting(owner) | SituationValue::Domain(owner) => {
            owner_name(locale, owner).to_owned()
        }
    }
}

/// In whose name an access is.
pub(super) fn owner_name(locale: Locale, owner: Owner) -> &'static str {
    use t::need::situation::value as say;
    match owner {
        Owner::Company => say::owner_company(locale),
        Owner::Agency => say::owner_agency(locale),
        Owner::Other => say::owner_other(locale),
    }
}

fn developers(locale: Locale, count: u16) -> String {
    match count {
        0 => t::need::situation::value::nobody(locale).to_owned(),
        count => t::need::situation::value::developers(locale, count.into()),
    }
}

fn monthly(locale: Locale, budget: MonthlyBudget) -> String {
    use t::need::situation::value as say;
    let most = t::shared::money::without_tax(locale, format::euros(locale, budget.most()));
    if budget.least() == budget.most() {
        return say::monthly(locale, most);
    }
    say::monthly(locale, t::shared::money::between(locale, most, format::euros(locale, budget.least())))
}

fn lasting(locale: Locale, duration: Duration) -> String {
    use t::need::situation::value as say;
    let Duration { least, most, unit, renewable } = duration;
    let length = match unit {
        Unit::Days => say::days(locale, most.into()),
        Unit::Weeks => say::weeks(locale, most.into()),
        Unit::Months => say::months(locale, most.into()),
    };
    let length = if least == most { length } else { say::between(locale, length, least) };
    if renewable { say::renewable(locale, length) } else { length }
}
