//! The people of the demo community as rows, many at once.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{AccountId, ProfileId, Role, availability::day_of};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::person::Person;
use crate::{
    Problem,
    conflicts::{self, Client},
};

pub(super) async fn is_empty(pool: &PgPool) -> Result<bool, Problem> {
    Ok(sqlx::query_scalar!(r#"SELECT NOT EXISTS (SELECT FROM accounts) AS "empty!""#).fetch_one(pool).await?)
}

/// Those of the addresses that somebody has.
pub(super) async fn known(pool: &PgPool, emails: &[String]) -> Result<Vec<String>, Problem> {
    Ok(sqlx::query_scalar!("SELECT email FROM accounts WHERE email = ANY($1)", emails).fetch_all(pool).await?)
}

/// Somebody who can sign in.
pub(super) struct Account {
    pub id: AccountId,
    pub role: Role,
    pub email: String,
    pub name: String,
    pub company: Option<String>,
    pub created_at: DateTime<Utc>,
}

pub(super) async fn insert_accounts(tx: &mut PgConnection, accounts: &[Account], password_hash: &str) -> Result<(), Problem> {
    let ids: Vec<Uuid> = accounts.iter().map(|one| one.id.0).collect();
    let roles: Vec<String> = accounts.iter().map(|one| one.role.to_string()).collect();
    let emails: Vec<String> = accounts.iter().map(|one| one.email.clone()).collect();
    let names: Vec<String> = accounts.iter().map(|one| one.name.clone()).collect();
    let companies: Vec<Option<String>> = accounts.iter().map(|one| one.company.clone()).collect();
    let created: Vec<DateTime<Utc>> = accounts.iter().map(|one| one.created_at).collect();
    sqlx::query!(
        "INSERT INTO accounts (id, role, email, name, company, password_hash, created_at)
         SELECT id, role, email, name, company, $7, created_at
         FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[]) AS t (id, role, email, name, company, created_at)",
        &ids,
        &roles,
        &emails,
        &names,
        &companies as &[Option<String>],
        &created,
        password_hash
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Nobody is written to about what was played, nobody is asked whether they are still available, and everybody reads the language that they wrote
/// or speak.
pub(super) async fn settle_in(tx: &mut PgConnection, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!("DELETE FROM mails").execute(&mut *tx).await?;
    // What is older than a few days was read.
    sqlx::query!(
        "UPDATE notifications SET read_at = created_at + interval '3 hours' WHERE created_at < $1::timestamptz - interval '4 days'",
        now
    )
    .execute(&mut *tx)
    .await?;
    // The clocks that still run are kept: invitations and promises of the demo community fall due as anybody's do.
    sqlx::query!(
        "DELETE FROM jobs WHERE work ->> 'kind' IN ('deliver_mail', 'tell_searchers', 'tell_searcher', 'tell_staff', 'tell_staff_member', 'watch_availability') OR run_at <= $1",
        now
    )
    .execute(&mut *tx)
    .await?;
    // What watches over meetings looked at once in the play; from now on it looks again.
    sqlx::query!(
        "INSERT INTO jobs (id, key, work, run_at, created_at)
         SELECT gen_random_uuid(), 'watch_meeting:' || id, jsonb_build_object('kind', 'watch_meeting', 'candidacy', id), $1::timestamptz + interval '1 hour', $1
         FROM candidacies WHERE state = 'introduced' ON CONFLICT (key) DO NOTHING",
        now
    )
    .execute(&mut *tx)
    .await?;
    // What watches over events looks now, and then at its moments.
    sqlx::query!(
        "INSERT INTO jobs (id, key, work, run_at, created_at)
         SELECT gen_random_uuid(), 'watch_community_event:' || id, jsonb_build_object('kind', 'watch_community_event', 'event', id), $1, $1
         FROM community_events WHERE state = 'published' ON CONFLICT (key) DO NOTHING",
        now
    )
    .execute(&mut *tx)
    .await?;
    // The same of days worked.
    sqlx::query!(
        "INSERT INTO jobs (id, key, work, run_at, created_at)
         SELECT gen_random_uuid(), 'watch_activity:' || id, jsonb_build_object('kind', 'watch_activity', 'engagement', id), $1::timestamptz + interval '1 hour', $1
         FROM engagements WHERE state <> 'ended' ON CONFLICT (key) DO NOTHING",
        now
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!("UPDATE accounts SET digest_told_at = $1 WHERE role = 'staff'", now).execute(&mut *tx).await?;
    sqlx::query!(
        "UPDATE accounts a SET language = 'en' WHERE EXISTS (SELECT FROM missions m WHERE m.owner_id = a.id AND m.language = 'en')
            OR EXISTS (SELECT FROM profiles p WHERE p.account_id = a.id AND NOT EXISTS (
                SELECT FROM profile_labels l WHERE l.profile_id = p.id AND l.relation = 'has' AND l.kind = 'language' AND l.code = 'fr'))"
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Profiles and everything that is known of them.
pub(super) async fn insert_people(tx: &mut PgConnection, people: &[Person], now: DateTime<Utc>) -> Result<(), Problem> {
    insert_profiles(tx, people, now).await?;
    insert_technologies(tx, people).await?;
    insert_labels(tx, people).await?;
    insert_careers(tx, people).await?;
    insert_exclusions(tx, people).await
}

/// They write their profiles, and have asked nobody yet.
pub(super) async fn begin_as_drafts(tx: &mut PgConnection, people: &[Person]) -> Result<(), Problem> {
    let ids: Vec<Uuid> = people.iter().map(|one| one.facts.id.0).collect();
    sqlx::query!("UPDATE profiles SET state = 'draft' WHERE id = ANY($1)", &ids).execute(tx).await?;
    Ok(())
}

/// Somebody lists whom they work for.
pub(super) async fn insert_client(tx: &mut PgConnection, person: &Person, client: &Client) -> Result<(), Problem> {
    conflicts::replace_clients(tx, person.facts.id, std::slice::from_ref(client)).await
}

/// Somebody last answered for their first free day on this day, and was asked since.
pub(super) async fn fall_silent(tx: &mut PgConnection, person: &Person, since: NaiveDate) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE profiles SET availability_confirmed_on = $2, availability_since = $2, availability_asked_on = $2::date + 14 WHERE id = $1",
        person.facts.id.0,
        since
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// People looked at somebody's public page from one day to another, at most so often on a day, and nobody on a Sunday.
pub(super) async fn insert_views(
    tx: &mut PgConnection,
    profile: ProfileId,
    (from, until): (NaiveDate, NaiveDate),
    most: i32,
) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO public_page_views (page_id, day, views)
         SELECT pp.id, day::date, 1 + (extract(doy FROM day)::int * 7 % $4) FROM public_pages pp, generate_series($2::date, $3::date, interval '1 day') day
         WHERE pp.profile_id = $1 AND extract(isodow FROM day) < 7",
        profile.0,
        from,
        until,
        most
    )
    .execute(tx)
    .await?;
    Ok(())
}

async fn insert_profiles(tx: &mut PgConnection, people: &[Person], now: DateTime<Utc>) -> Result<(), Problem> {
    let ids: Vec<Uuid> = people.iter().map(|one| one.facts.id.0).collect();
    let accounts: Vec<Uuid> = people.iter().map(|one| one.account.0).collect();
    let headlines: Vec<String> = people.iter().map(|one| one.facts.headline.clone()).collect();
    let abouts: Vec<String> = people.iter().map(|one| one.about.clone()).collect();
    let rhythms: Vec<Option<String>> = people.iter().map(|one| one.facts.rhythm.map(|rhythm| rhythm.to_string())).collect();
    let rates: Vec<Option<i16>> = people.iter().map(|one| one.facts.rate.and_then(|rate| i16::try_from(rate.euros()).ok())).collect();
    let free: Vec<Option<NaiveDate>> = people.iter().map(|one| one.facts.available_from).collect();
    let years: Vec<Option<i16>> = people.iter().map(|one| one.facts.years.map(i16::from)).collect();
    let joined: Vec<DateTime<Utc>> = people.iter().map(|one| one.joined_at(now)).collect();
    sqlx::query!(
        "INSERT INTO profiles (id, account_id, state, headline, about, rhythm, rate, available_from, availability_confirmed_on, years, created_at, updated_at)
         SELECT id, account, 'accepted', headline, about, rhythm, rate, free, (CASE WHEN free IS NOT NULL THEN $10::date - 6 END), years, joined, joined
         FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::smallint[], $7::date[], $8::smallint[], $9::timestamptz[])
           AS t (id, account, headline, about, rhythm, rate, free, years, joined)",
        &ids,
        &accounts,
        &headlines,
        &abouts,
        &rhythms as &[Option<String>],
        &rates as &[Option<i16>],
        &free as &[Option<NaiveDate>],
        &years as &[Option<i16>],
        &joined,
        day_of(now)
    )
    .execute(tx)
    .await?;
    Ok(())
}

async fn insert_technologies(tx: &mut PgConnection, people: &[Person]) -> Result<(), Problem> {
    let known = || people.iter().flat_map(|one| one.facts.stack.iter().map(move |known| (one.facts.id.0, known)));
    let profiles: Vec<Uuid> = known().map(|(id, _)| id).collect();
    let technologies: Vec<String> = known().map(|(_, known)| known.technology.to_string()).collect();
    let years: Vec<Option<i16>> = known().map(|(_, known)| known.years.map(i16::from)).collect();
    let current: Vec<bool> = known().map(|(_, known)| known.current).collect();
    sqlx::query!(
        "INSERT INTO profile_technologies (profile_id, technology, years, current)
         SELECT * FROM unnest($1::uuid[], $2::text[], $3::smallint[], $4::boolean[]) ON CONFLICT DO NOTHING",
        &profiles,
        &technologies,
        &years as &[Option<i16>],
        &current
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// A row of `profile_labels`.
struct Label {
    profile: Uuid,
    relation: &'static str,
    kind: &'static str,
    code: String,
    amount: Option<i16>,
    evidence: Option<String>,
}

fn labels(person: &Person) -> Vec<Label> {
    let facts = &person.facts;
    let mut labels = Vec::new();
    let mut put = |relation, kind, code: String, amount: Option<u8>, evidence: Option<&String>| {
        labels.push(Label { profile: facts.id.0, relation, kind, code, amount: amount.map(i16::from), evidence: evidence.cloned() });
    };
    facts.sectors.iter().for_each(|one| put("has", "sector", one.sector.to_string(), one.years, None));
    facts.impacts.iter().for_each(|one| put("has", "impact", one.impact.to_string(), None, one.evidence.as_ref()));
    facts.mission_types.iter().for_each(|one| put("has", "mission_type", one.mission_type.to_string(), Some(one.times), None));
    facts.areas.iter().for_each(|one| put("has", "area", one.to_string(), None, None));
    facts.stages.iter().for_each(|one| put("has", "stage", one.to_string(), None, None));
    facts.orientations.iter().for_each(|one| put("has", "orientation", one.to_string(), None, None));
    facts.languages.iter().for_each(|one| put("has", "language", one.to_string(), None, None));
    facts.places.iter().for_each(|one| put("has", "place", one.to_string(), None, None));
    let wishes = &facts.wishes;
    wishes.sectors.iter().for_each(|one| put("wants", "sector", one.to_string(), None, None));
    wishes.impacts.iter().for_each(|one| put("wants", "impact", one.to_string(), None, None));
    wishes.mission_types.iter().for_each(|one| put("wants", "mission_type", one.to_string(), None, None));
    wishes.stages.iter().for_each(|one| put("wants", "stage", one.to_string(), None, None));
    wishes.refused_sectors.iter().for_each(|one| put("refuses", "sector", one.to_string(), None, None));
    wishes.refused_mission_types.iter().for_each(|one| put("refuses", "mission_type", one.to_string(), None, None));
    labels
}

async fn insert_labels(tx: &mut PgConnection, people: &[Person]) -> Result<(), Problem> {
    let rows: Vec<Label> = people.iter().flat_map(labels).collect();
    let profiles: Vec<Uuid> = rows.iter().map(|row| row.profile).collect();
    let relations: Vec<String> = rows.iter().map(|row| row.relation.to_owned()).collect();
    let kinds: Vec<String> = rows.iter().map(|row| row.kind.to_owned()).collect();
    let codes: Vec<String> = rows.iter().map(|row| row.code.clone()).collect();
    let amounts: Vec<Option<i16>> = rows.iter().map(|row| row.amount).collect();
    let evidence: Vec<Option<String>> = rows.into_iter().map(|row| row.evidence).collect();
    sqlx::query!(
        "INSERT INTO profile_labels (profile_id, relation, kind, code, amount, evidence)
         SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::smallint[], $6::text[]) ON CONFLICT DO NOTHING",
        &profiles,
        &relations,
        &kinds,
        &codes,
        &amounts as &[Option<i16>],
        &evidence as &[Option<String>]
    )
    .execute(tx)
    .await?;
    Ok(())
}

async fn insert_careers(tx: &mut PgConnection, people: &[Person]) -> Result<(), Problem> {
    let stations = || people.iter().flat_map(|one| one.career.iter().map(move |station| (one.facts.id.0, station)));
    let ids: Vec<Uuid> = stations().map(|_| Uuid::now_v7()).collect();
    let profiles: Vec<Uuid> = stations().map(|(id, _)| id).collect();
    let companies: Vec<String> = stations().map(|(_, station)| station.company.clone()).collect();
    let titles: Vec<String> = stations().map(|(_, station)| station.title.clone()).collect();
    let descriptions: Vec<String> = stations().map(|(_, station)| station.description.clone()).collect();
    let started: Vec<i16> = stations().map(|(_, station)| station.started).collect();
    let ended: Vec<Option<i16>> = stations().map(|(_, station)| station.ended).collect();
    let confirmed: Vec<bool> = stations().map(|(_, station)| station.confirmed).collect();
    sqlx::query!(
        "INSERT INTO experiences (id, profile_id, company, title, description, started, ended, confirmed)
         SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::smallint[], $7::smallint[], $8::boolean[])",
        &ids,
        &profiles,
        &companies,
        &titles,
        &descriptions,
        &started,
        &ended as &[Option<i16>],
        &confirmed
    )
    .execute(tx)
    .await?;
    Ok(())
}

async fn insert_exclusions(tx: &mut PgConnection, people: &[Person]) -> Result<(), Problem> {
    let excluded = || people.iter().flat_map(|one| one.exclusions.iter().map(move |company| (one.facts.id.0, company.clone())));
    let profiles: Vec<Uuid> = excluded().map(|(id, _)| id).collect();
    let names: Vec<String> = excluded().map(|(_, name)| name).collect();
    let companies: Vec<String> = names.iter().map(|name| crate::profiles::fold_company(name)).collect();
    sqlx::query!(
        "INSERT INTO profile_exclusions (profile_id, company, name) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[])
         ON CONFLICT DO NOTHING",
        &profiles,
        &companies,
        &names
    )
    .execute(tx)
    .await?;
    Ok(())
}
