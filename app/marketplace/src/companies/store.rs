//! What CEOs state of their companies, and what staff checked, as rows.

use chrono::{DateTime, Utc};
use domain::{AccountId, CheckMeans, MissionId, forms::WebAddress, profile::CompanyNumber};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use crate::{Problem, profiles::fold_company};

/// A check as it was noted.
#[derive(Debug, Clone)]
pub(super) struct Noted {
    account: AccountId,
    company: String,
    domain: String,
    number: Option<String>,
    pub how: CheckMeans,
    pub note: Option<String>,
    pub by: String,
    pub at: DateTime<Utc>,
}

impl Noted {
    /// Whether it is about this domain, and, where a register was asked, about this number.
    pub fn stands(&self, domain: &str, number: Option<&CompanyNumber>) -> bool {
        self.domain == domain && (self.how != CheckMeans::Register || self.number.as_deref() == number.map(CompanyNumber::as_str))
    }
}

/// What is known of a mission's company.
pub(super) struct Facts {
    pub mission: MissionId,
    pub account: AccountId,
    pub email: String,
    pub company: String,
    pub website: Option<String>,
    pub number: Option<CompanyNumber>,
    pub check: Option<Noted>,
}

/// Of those missions that were sent and have not ended.
pub(super) async fn facts(tx: &mut PgConnection, missions: &[MissionId]) -> Result<Vec<Facts>, Problem> {
    let ids: Vec<Uuid> = missions.iter().map(|id| id.0).collect();
    let rows = sqlx::query!(
        r#"SELECT m.id AS "mission: MissionId", a.id AS "account: AccountId", a.email, COALESCE(m.company, a.company, '') AS "company!",
                  a.company_website, a.company_number AS "company_number: CompanyNumber"
           FROM missions m JOIN accounts a ON a.id = m.owner_id
           WHERE m.id = ANY($1) AND m.state NOT IN ('draft', 'completed', 'cancelled') ORDER BY m.id"#,
        &ids
    )
    .fetch_all(&mut *tx)
    .await?;
    let accounts: Vec<Uuid> = rows.iter().map(|row| row.account.0).collect();
    let checks = checks(tx, &accounts).await?;
    let facts = rows.into_iter().map(|row| {
        let folded = fold_company(&row.company);
        let check = checks.iter().find(|check| check.account == row.account && check.company == folded).cloned();
        Facts {
            mission: row.mission,
            account: row.account,
            email: row.email,
            company: row.company,
            website: row.company_website,
            number: row.company_number,
            check,
        }
    });
    Ok(facts.collect())
}

async fn checks(tx: &mut PgConnection, accounts: &[Uuid]) -> Result<Vec<Noted>, Problem> {
    Ok(sqlx::query_as!(
        Noted,
        r#"SELECT c.account_id AS "account: AccountId", c.company, c.domain, c.number, c.how AS "how: CheckMeans", c.note, a.name AS by,
                  c.checked_at AS at
           FROM company_checks c JOIN accounts a ON a.id = c.checked_by WHERE c.account_id = ANY($1)"#,
        accounts
    )
    .fetch_all(tx)
    .await?)
}

pub(super) async fn check_of(pool: &PgPool, account: AccountId, company: &str) -> Result<Option<Noted>, Problem> {
    let mut connection = pool.acquire().await?;
    Ok(checks(&mut connection, &[account.0]).await?.into_iter().find(|check| check.company == company))
}

pub(super) struct NewCheck<'a> {
    pub account: AccountId,
    pub company: &'a str,
    pub domain: &'a str,
    pub number: Option<&'a CompanyNumber>,
    pub how: CheckMeans,
    pub note: Option<&'a str>,
    pub by: AccountId,
}

/// The last one counts.
pub(super) async fn put_check(tx: &mut PgConnection, check: &NewCheck<'_>, now: DateTime<Utc>) -> Result<(), Problem> {
    sqlx::query!(
        "INSERT INTO company_checks (account_id, company, domain, number, how, note, checked_by, checked_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (account_id, company) DO UPDATE SET domain = $3, number = $4, how = $5, note = $6, checked_by = $7, checked_at = $8",
        check.account.0,
        check.company,
        check.domain,
        check.number.map(CompanyNumber::as_str),
        check.how.code(),
        check.note,
        check.by.0,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// What a CEO states.
pub(super) struct Stated {
    pub website: Option<String>,
    pub number: Option<CompanyNumber>,
}

pub(super) async fn stated(pool: &PgPool, account: AccountId) -> Result<Option<Stated>, Problem> {
    Ok(sqlx::query_as!(
        Stated,
        r#"SELECT company_website AS website, company_number AS "number: CompanyNumber" FROM accounts WHERE id = $1"#,
        account.0
    )
    .fetch_optional(pool)
    .await?)
}

pub(super) async fn set_stated(
    tx: &mut PgConnection,
    account: AccountId,
    website: Option<&WebAddress>,
    number: Option<&CompanyNumber>,
) -> Result<(), Problem> {
    sqlx::query!(
        "UPDATE accounts SET company_website = $2, company_number = $3 WHERE id = $1",
        account.0,
        website.map(WebAddress::as_str),
        number.map(CompanyNumber::as_str)
    )
    .execute(tx)
    .await?;
    Ok(())
}
