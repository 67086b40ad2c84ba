//! Reports as the CEO, the CTO and staff read them. A draft is its author's alone.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    EngagementId, Month, RemarkId, Role,
    availability::day_of,
    forms::Sentence,
    mandate::Standing,
    report::{Facts, Known, Light, Said, Subject, Trend, light, trend},
};
use sqlx::PgConnection;

use super::store;
use crate::{
    Marketplace, Problem,
    engagements::{Engagement, Party},
    mandates,
};

/// The line of one subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    pub subject: Subject,
    pub light: Light,
    pub trend: Trend,
}

/// A comment of the CEO, or a correction of the CTO.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    pub id: RemarkId,
    pub role: Role,
    pub words: String,
    pub at: DateTime<Utc>,
}

/// The report of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportSheet {
    pub engagement: EngagementId,
    pub reader: Role,
    pub month: Month,
    /// 0 before anything is kept.
    pub version: i32,
    pub published_at: Option<DateTime<Utc>>,
    /// What the CTO says; before anything is kept, what it would begin with.
    pub said: Said,
    /// As they were when it was published; as they are, before.
    pub facts: Facts,
    pub lines: Vec<Line>,
    pub remarks: Vec<Remark>,
}

impl ReportSheet {
    /// Whether the reader may write it.
    pub fn is_writable(&self) -> bool {
        self.reader == Role::Cto && self.published_at.is_none()
    }
}

/// A month in the list of reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedMonth {
    pub month: Month,
    pub published_at: Option<DateTime<Utc>>,
    /// Whether its author has begun it; nobody else is told.
    pub is_begun: bool,
    /// Of one that is published.
    pub lines: Vec<Line>,
}

/// Every month of an engagement, the latest first, and the accesses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportList {
    pub engagement: EngagementId,
    pub reader: Role,
    pub months: Vec<ListedMonth>,
    /// As they are now.
    pub facts: Facts,
}

/// The months that a report can be written of: from the beginning of the engagement to today or its end, the latest first.
pub(super) fn reportable(engagement: &Engagement, today: NaiveDate) -> Vec<Month> {
    let last = engagement.ends_on().map_or(today, |last| last.min(today));
    Month::of(day_of(engagement.began_at)).until(Month::of(last))
}

/// The months of the engagement.
pub async fn list(market: &Marketplace, by: &Party) -> Result<ReportList, Problem> {
    let mut connection = market.pool.acquire().await?;
    let reports = store::reports(&mut connection, by.engagement()).await?;
    let listed = |month: Month| {
        let report = reports.iter().find(|report| report.month == month);
        let before = reports.iter().find(|report| report.month.next() == month);
        let published = report.and_then(|report| report.facts.as_ref().map(|facts| lines(month, facts, &report.said, before)));
        ListedMonth {
            month,
            published_at: report.and_then(|report| report.published_at),
            is_begun: by.role() == Role::Cto && report.is_some_and(|report| report.published_at.is_none()),
            lines: published.unwrap_or_default(),
        }
    };
    let months = reportable(&by.engagement, market.today()).into_iter().map(listed).collect();
    let facts = facts(&mut connection, by.engagement(), Month::of(market.today()), market.today()).await?;
    Ok(ReportList { engagement: by.engagement(), reader: by.role(), months, facts })
}

/// The report of a month. One that is not published is there for its author alone: [`Problem::NotFound`].
pub async fn sheet(market: &Marketplace, by: &Party, month: Month) -> Result<ReportSheet, Problem> {
    if !reportable(&by.engagement, market.today()).contains(&month) {
        return Err(Problem::NotFound);
    }
    let mut connection = market.pool.acquire().await?;
    let (present, before) = store::report_and_before(&mut connection, by.engagement(), month).await?;
    let (present, before) = (present.as_ref(), before.as_ref());
    let published = present.and_then(|report| report.facts.clone());
    if published.is_none() && by.role() != Role::Cto {
        return Err(Problem::NotFound);
    }
    let facts = match published {
        Some(facts) => facts,
        None => facts(&mut connection, by.engagement(), month, market.today()).await?,
    };
    let said = present.map_or_else(|| begun(before, &facts), |report| report.said.clone());
    let remarks = match present {
        Some(report) => store::remarks(&mut connection, report.id).await?,
        None => Vec::new(),
    };
    Ok(ReportSheet {
        engagement: by.engagement(),
        reader: by.role(),
        month,
        version: present.map_or(0, |report| report.version),
        published_at: present.and_then(|report| report.published_at),
        lines: lines(month, &facts, &said, before),
        said,
        facts,
        remarks,
    })
}

/// What a report begins with: what was said last, but for what was spent, and why the mandate says that something is late.
fn begun(before: Option<&store::Report>, facts: &Facts) -> Said {
    let late = facts.steps.iter().find(|step| matches!(step.standing, Standing::Late | Standing::Moved));
    let why = late.and_then(|step| step.reason.as_deref()).and_then(|reason| Sentence::read(reason).ok()).map(Sentence::into_string);
    let last = before.map(|report| report.said.clone()).unwrap_or_default();
    Said { spent: None, money: None, roadmap: why, ..last }
}

fn lines(month: Month, facts: &Facts, said: &Said, before: Option<&store::Report>) -> Vec<Line> {
    let line = |subject: &Subject| {
        let now = light(*subject, facts, said);
        let before = before.and_then(|report| Some((report.month, light(*subject, report.facts.as_ref()?, &report.said))));
        Line { subject: *subject, light: now, trend: trend((month, now), before) }
    };
    Subject::ALL.iter().map(line).collect()
}

/// What is known at the end of a month, or today where that is earlier.
pub(super) async fn facts(tx: &mut PgConnection, engagement: EngagementId, month: Month, today: NaiveDate) -> Result<Facts, Problem> {
    let known = mandates::known(tx, engagement).await?;
    let known = Known { objectives: &known.objectives, milestones: &known.milestones, decisions: &known.decisions, risks: &known.risks };
    Ok(Facts::on(today.min(month.last()), &known, store::accesses(tx, engagement).await?))
}
