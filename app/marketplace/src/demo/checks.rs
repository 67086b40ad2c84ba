//! What the checks of the community find in the demo: a few people list whom they work for, a few have not confirmed their first free day.
//! Nobody of them is watched: invented people answer no mail, and would all be paused after a month.

use chrono::{Days, NaiveDate};
use sqlx::PgConnection;

use super::{community::HAND_WRITTEN, person::Person, store};
use crate::{Problem, conflicts::Client};

/// Of those who were drawn, each so-many-th lists the company they work for.
const WITH_CLIENT: usize = 9;
/// Each so-many-th has been silent.
const SILENT: usize = 53;
/// For so many days.
const SILENCE: u64 = 17;

/// Writes both. Those who were written by hand keep their one difference: only people who were drawn get more.
pub(super) async fn write(tx: &mut PgConnection, people: &[Person], today: NaiveDate) -> Result<(), Problem> {
    for (at, person) in people.iter().skip(HAND_WRITTEN).enumerate() {
        if at % WITH_CLIENT == 4
            && let Some(client) = client(person)
        {
            store::insert_client(tx, person, &client).await?;
        }
        if person.facts.start_unconfirmed {
            store::fall_silent(tx, person, today.checked_sub_days(Days::new(SILENCE)).unwrap_or(today)).await?;
        }
    }
    Ok(())
}

/// Marks a few of those who were drawn: what they said of their first free day is a question.
pub(super) fn let_some_fall_silent(people: &mut [Person]) {
    let drawn = people.iter_mut().skip(HAND_WRITTEN).enumerate();
    for (_, person) in drawn.filter(|(at, person)| at % SILENT == 7 && person.facts.available_from.is_some()) {
        person.facts.start_unconfirmed = true;
    }
}

/// The company of a station that lasts, in the sector that the person knows best.
fn client(person: &Person) -> Option<Client> {
    let station = person.career.iter().find(|station| station.ended.is_none())?;
    let sector = person.facts.sectors.first().map(|known| known.sector);
    Some(Client { name: station.company.clone(), sector, until: None })
}
