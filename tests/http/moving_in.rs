//! The demo community moves in at any moment of a year: what it plays lies days and weeks back, on working days, and some of it waits for the rest.

use marketplace::demo;
use tests::TestDatabase;

/// Whether it moves in at this moment, and everybody who is told about at the start can sign in.
async fn moves_in(at: &str) {
    let database = TestDatabase::migrated().await;
    let (summary, accounts) = database.fill(at.parse().unwrap()).await;
    assert!(summary.missions > 0, "{at}");
    assert_eq!(accounts.len(), demo::ACCOUNTS.len(), "{at}");
}

#[tokio::test]
async fn as_a_week_begins_in_paris() {
    moves_in("2026-11-29T23:05:00Z").await;
}

#[tokio::test]
async fn as_a_weekend_lies_just_behind_what_is_told() {
    moves_in("2026-12-03T12:07:00Z").await;
}

#[tokio::test]
async fn as_invitations_lie_in_a_weekend() {
    moves_in("2026-11-30T20:07:00Z").await;
}

#[tokio::test]
async fn on_a_night_that_is_an_hour_short() {
    moves_in("2027-03-28T01:30:00Z").await;
}

#[tokio::test]
async fn on_the_last_evening_of_a_year() {
    moves_in("2026-12-31T22:59:00Z").await;
}

#[tokio::test]
async fn on_the_day_that_few_years_have() {
    moves_in("2028-02-29T12:00:00Z").await;
}
