//! What is done on the pages of an engagement, one file a noun.

pub mod activity;
pub mod briefing;
pub mod case_study;
pub mod checkup;
pub mod ending;
pub mod handover;
pub mod mandate;
pub mod outcome_review;
pub mod paper;
pub mod renewal;
pub mod report;
pub mod terms;

#[cfg(feature = "ssr")]
mod asked {
    use domain::Month;
    use marketplace::{
        Problem,
        engagements::{self, Party},
    };
    use ui::server::{market, visitor};

    /// The visitor's part in the engagement of a hidden field; to anybody else there is none.
    pub async fn party(engagement: &str) -> Result<Party, Problem> {
        let visitor = visitor();
        visitor.account()?;
        engagements::party(&market(), &visitor, engagement.parse().map_err(|_| Problem::NotFound)?).await
    }

    /// The month of a hidden field; what is none is nowhere.
    pub fn month_of(month: &str) -> Result<Month, Problem> {
        month.parse().map_err(|_| Problem::NotFound)
    }
}
