//! What a request about an engagement asks for, in an address or a hidden field.

use domain::Month;
use marketplace::{
    Problem,
    engagements::{self, Party},
};
use ui::server::{market, visitor};

/// The visitor's part in this engagement; to anybody else there is none.
pub(crate) async fn party(engagement: &str) -> Result<Party, Problem> {
    let visitor = visitor();
    visitor.account()?;
    engagements::party(&market(), &visitor, engagement.parse().map_err(|_| Problem::NotFound)?).await
}

/// This month; what is none is nowhere.
pub(crate) fn month_of(month: &str) -> Result<Month, Problem> {
    month.parse().map_err(|_| Problem::NotFound)
}
