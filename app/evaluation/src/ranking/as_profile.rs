//! A profile that is told in free words, as the rules see it.

use chrono::NaiveDate;
use domain::ProfileId;
use matching::{Profile, read_profile};
use uuid::Uuid;

use super::set::ProfileText;

/// What is known of somebody whose words are all there is. `place` is the profile's place by id, so that ties go by id.
pub fn as_profile(told: &ProfileText, place: usize, today: NaiveDate) -> Profile {
    let id = ProfileId(Uuid::from_u128(place as u128 + 1));
    read_profile(id, &told.headline, &told.text, today).profile
}
