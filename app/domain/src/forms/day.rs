//! Days and years, as a browser sends them or as people type them.

use chrono::NaiveDate;

use super::{Complaint, Refused};

/// The first year of a career that is believed.
pub const FIRST_YEAR: i16 = 1965;

/// A day as a browser sends it, `2026-12-01`, or as French people write it, `01/12/2026`; of this century.
pub fn day(text: &str) -> Result<NaiveDate, Refused> {
    let text = text.trim();
    let read = ["%Y-%m-%d", "%d/%m/%Y"].iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok());
    let complaint = if text.is_empty() { Complaint::Missing } else { Complaint::Malformed };
    let day = read.ok_or(Refused { complaint, limit: None })?;
    let century = NaiveDate::from_ymd_opt(2000, 1, 1)..NaiveDate::from_ymd_opt(2100, 1, 1);
    if century.contains(&Some(day)) { Ok(day) } else { Err(Refused { complaint: Complaint::OutOfRange, limit: None }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_of_this_century() {
        assert_eq!(day(" 2026-12-01 "), day("01/12/2026"));
        let complaint = |text: &str| day(text).map_err(|refused| refused.complaint);
        assert_eq!(complaint("1999-12-31"), Err(Complaint::OutOfRange));
        assert_eq!(complaint("31/02/2026"), Err(Complaint::Malformed));
        assert_eq!(complaint("demain"), Err(Complaint::Malformed));
        assert_eq!(complaint(" "), Err(Complaint::Missing));
    }
}
