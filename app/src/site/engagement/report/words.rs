//! What a report's codes are called, and how its lights look: each has a shape, a sign and a word.

use domain::report::{Access, Facts, Holder, Light, Said, Subject};
use ui::{Locale, components::IconName, format, t};

pub fn subject_name(locale: Locale, subject: Subject) -> &'static str {
    use t::report::subject as say;
    match subject {
        Subject::Mandate => say::mandate(locale),
        Subject::Roadmap => say::roadmap(locale),
        Subject::Money => say::money(locale),
        Subject::Team => say::team(locale),
        Subject::Risks => say::risks(locale),
        Subject::Agency => say::agency(locale),
        Subject::Access => say::access(locale),
        Subject::Transfer => say::transfer(locale),
    }
}

pub fn light_name(locale: Locale, light: Light) -> &'static str {
    use t::report::light as say;
    match light {
        Light::Good => say::good(locale),
        Light::Watch => say::watch(locale),
        Light::Act => say::act(locale),
        Light::Unknown => say::unknown(locale),
    }
}

pub fn light_class(light: Light) -> &'static str {
    light.code()
}

pub fn light_icon(light: Light) -> IconName {
    match light {
        Light::Good => IconName::Check,
        Light::Watch => IconName::Eye,
        Light::Act => IconName::Hand,
        Light::Unknown => IconName::CircleHelp,
    }
}

pub fn access_name(locale: Locale, access: Access) -> &'static str {
    use t::report::access as say;
    match access {
        Access::Code => say::code(locale),
        Access::Hosting => say::hosting(locale),
        Access::Domain => say::domain(locale),
        Access::AppStores => say::app_stores(locale),
        Access::Analytics => say::analytics(locale),
    }
}

/// In whose name an access is; nothing where nobody has looked.
pub fn holder_name(locale: Locale, holder: Option<Holder>) -> &'static str {
    use t::report::holder as say;
    match holder {
        Some(Holder::Company) => say::company(locale),
        Some(Holder::Agency) => say::agency(locale),
        Some(Holder::Cto) => say::cto(locale),
        Some(Holder::Nobody) => say::nobody(locale),
        Some(Holder::Absent) => say::absent(locale),
        None => say::unsaid(locale),
    }
}

/// What is known of a subject, in a sentence; nothing where only the CTO can say.
pub fn known(locale: Locale, subject: Subject, facts: &Facts, said: &Said) -> Option<String> {
    use t::report::known as say;
    Some(match subject {
        Subject::Mandate if facts.objectives.all == 0 => say::no_objective(locale).to_owned(),
        Subject::Mandate => say::mandate(locale, facts.objectives.all, facts.objectives.overdue, facts.objectives.reached),
        Subject::Roadmap if facts.milestones.all == 0 => say::no_milestone(locale).to_owned(),
        Subject::Roadmap => {
            let milestones = facts.milestones;
            say::roadmap(locale, milestones.moved, milestones.all, milestones.done, milestones.late)
        }
        Subject::Money => match (said.budget, said.spent) {
            (Some(budget), Some(spent)) => say::money(locale, format::euros(locale, budget), format::euros(locale, spent)),
            _ => say::no_money(locale).to_owned(),
        },
        Subject::Risks if facts.risks.noted == 0 => say::no_risk(locale).to_owned(),
        Subject::Risks => say::risks(locale, facts.risks.heavy, facts.risks.open),
        Subject::Access if facts.accesses.is_empty() => say::no_access(locale).to_owned(),
        Subject::Access => {
            let own = facts.accesses.iter().filter(|(_, holder)| *holder == Holder::Company).count();
            let needed = Access::ALL.iter().filter(|access| facts.holder(**access) != Some(Holder::Absent)).count();
            say::access(locale, needed, own)
        }
        Subject::Team | Subject::Agency | Subject::Transfer => return None,
    })
}

/// What the CTO says of a subject.
pub fn told(subject: Subject, said: &Said) -> Option<String> {
    match subject {
        Subject::Mandate => said.mandate.clone(),
        Subject::Roadmap => said.roadmap.clone(),
        Subject::Money => said.money.clone(),
        Subject::Team => said.team_words.clone(),
        Subject::Risks => said.risks.clone(),
        Subject::Agency => said.agency_words.clone(),
        Subject::Access => None,
        Subject::Transfer => said.transfer_words.clone(),
    }
}
