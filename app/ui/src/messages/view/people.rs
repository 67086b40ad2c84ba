//! How a reader calls whoever wrote: a name where it may be known, else the part they play.

use domain::Role;
use marketplace::messages::read::Names;

use crate::{Locale, components::harbour_name, format, t};

/// How somebody of this role is called inside a sentence. `staff` is the name of the member of staff, where there is one.
pub fn called(locale: Locale, names: &Names, role: Role, staff: Option<&str>) -> String {
    use t::messages::people as say;
    match role {
        Role::Ceo => match (&names.ceo, &names.company) {
            (Some(name), Some(company)) => say::ceo_of(locale, company, name),
            (Some(name), None) => name.clone(),
            (None, Some(company)) => company.clone(),
            (None, None) => say::unnamed_company(locale).to_owned(),
        },
        Role::Cto => match (&names.cto, names.position) {
            (Some(name), _) => name.clone(),
            (None, Some(position)) => harbour_name(usize::from(position).saturating_sub(1)),
            (None, None) => say::unnamed_cto(locale).to_owned(),
        },
        Role::Staff | Role::System => staff.map_or_else(|| say::staff(locale).to_owned(), |name| say::staff_named(locale, name)),
    }
}

/// The same where it stands alone, or begins a sentence.
pub fn called_alone(locale: Locale, names: &Names, role: Role, staff: Option<&str>) -> String {
    format::capital(&called(locale, names, role, staff))
}
