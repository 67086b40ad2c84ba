//! What each reads of the papers of an engagement, and the file of one.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    DocumentId, EngagementId, PaperKind, Role,
    availability::day_of,
    lifecycle::{DocumentState, EngagementState},
    paper::{Duty, Paper, Standing},
};
use sqlx::PgConnection;

use super::store::{self, Row};
use crate::{
    Marketplace, Problem,
    documents::{self, File},
    engagements::{Engagement, Party},
};

/// A document that the company has, or that the CTO may let it have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperSheet {
    pub id: DocumentId,
    pub title: String,
    pub file_name: String,
    pub state: DocumentState,
    pub sent_at: DateTime<Utc>,
    /// The last day on which it counts.
    pub last_day: NaiveDate,
    /// Since when the company has it; nothing where it does not.
    pub handed_over: Option<DateTime<Utc>>,
}

/// One kind of paper, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindOfPaper {
    pub kind: PaperKind,
    /// Nothing while none is due.
    pub standing: Option<Standing>,
    /// For the CTO all of the own documents of this kind, for the others what was handed over; the latest first.
    pub papers: Vec<PaperSheet>,
}

/// The papers of an engagement, as one of the two or staff reads them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PapersSheet {
    pub engagement: EngagementId,
    pub reader: Role,
    /// Whether the two work together, or are about to.
    pub is_open: bool,
    /// Whether terms hold.
    pub is_signed: bool,
    /// What the terms that hold ask for; nothing where they do not reach the amount.
    pub duty: Option<Duty>,
    pub today: NaiveDate,
    pub kinds: Vec<KindOfPaper>,
}

impl PapersSheet {
    /// Whether the reader may save this one: staff has found it good, or it is staff who asks, or its CTO.
    pub fn may_save(&self, paper: &PaperSheet) -> bool {
        may_save(self.reader, paper.handed_over.is_some(), paper.state)
    }

    /// The kinds of which something is to be done.
    pub fn asked(&self) -> impl Iterator<Item = &KindOfPaper> {
        self.kinds.iter().filter(|kind| kind.standing.is_some_and(|standing| standing.is_asked()))
    }
}

fn may_save(reader: Role, is_handed_over: bool, state: DocumentState) -> bool {
    match reader {
        Role::Ceo => is_handed_over && state == DocumentState::Verified,
        Role::Staff => is_handed_over,
        Role::Cto => true,
        Role::System => false,
    }
}

/// What the terms ask for.
pub(super) async fn duty(connection: &mut PgConnection, engagement: &Engagement) -> Result<Option<Duty>, Problem> {
    let signed = store::signed(connection, engagement.id).await?;
    Ok(Duty::of(&signed, engagement.ends_on()))
}

/// Where one kind stands, of what counts for the company.
pub(super) fn standing(duty: &Duty, rows: &[Row], kind: PaperKind, today: NaiveDate) -> Standing {
    let papers: Vec<Paper> = rows.iter().filter(|row| row.counts() && row.kind() == Some(kind)).map(Row::paper).collect();
    duty.standing(&papers, today)
}

/// The papers, as this party may know them.
pub async fn sheet(market: &Marketplace, by: &Party) -> Result<PapersSheet, Problem> {
    let mut connection = market.pool.acquire().await?;
    let (reader, today) = (by.role(), day_of(market.now()));
    let signed = store::signed(&mut connection, by.engagement()).await?;
    let duty = Duty::of(&signed, by.engagement.ends_on());
    let rows = store::rows(&mut connection, by.engagement()).await?;
    let is_open = by.engagement.state != EngagementState::Ended;
    let due = duty.filter(|duty| is_open && duty.is_due(today));
    let of = |kind: PaperKind| KindOfPaper {
        kind,
        standing: due.map(|duty| standing(&duty, &rows, kind, today)),
        papers: rows.iter().filter(|row| row.kind() == Some(kind) && (reader == Role::Cto || row.is_handed_over())).map(paper).collect(),
    };
    Ok(PapersSheet {
        engagement: by.engagement(),
        reader,
        is_open,
        is_signed: !signed.is_empty(),
        duty,
        today,
        kinds: PaperKind::ALL.iter().copied().map(of).collect(),
    })
}

fn paper(row: &Row) -> PaperSheet {
    PaperSheet {
        id: row.id,
        title: row.title.clone(),
        file_name: row.file_name.clone(),
        state: row.document,
        sent_at: row.sent_at,
        last_day: row.paper().last_day(),
        handed_over: row.since.filter(|_| row.is_handed_over()),
    }
}

/// The content of a paper that was handed over: for the company once staff has found it good, for staff, and for its CTO. To anybody else, and once it
/// was taken back, there is none.
pub async fn file(market: &Marketplace, by: &Party, document: DocumentId) -> Result<File, Problem> {
    let mut connection = market.pool.acquire().await?;
    let rows = store::rows(&mut connection, by.engagement()).await?;
    let found = rows.iter().find(|row| row.id == document && may_save(by.role(), row.is_handed_over(), row.document));
    documents::read::content(&mut connection, found.ok_or(Problem::NotFound)?.id).await
}

/// The papers, as a mail to one of the two tells of them: who gives them, and those of which something is to be done.
pub(crate) struct ToldPapers {
    pub duty: Duty,
    pub asked: Vec<(PaperKind, Standing)>,
}

/// What is to be done on a day; nothing where nothing is.
pub(crate) async fn told_of(
    connection: &mut PgConnection,
    engagement: &Engagement,
    today: NaiveDate,
) -> Result<Option<ToldPapers>, Problem> {
    let Some(duty) = duty(connection, engagement).await?.filter(|duty| duty.is_due(today)) else { return Ok(None) };
    let rows = store::rows(connection, engagement.id).await?;
    let standings = PaperKind::ALL.iter().map(|kind| (*kind, standing(&duty, &rows, *kind, today)));
    let asked: Vec<(PaperKind, Standing)> = standings.filter(|(_, standing)| standing.is_asked()).collect();
    Ok((!asked.is_empty()).then_some(ToldPapers { duty, asked }))
}
