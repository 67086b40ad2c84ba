//! The words of the file in which the days of a month are taken away.

use marketplace::activity::{CsvWords, MonthSheet, csv};

use crate::{Locale, t};

/// The file, in this language: French spreadsheets part cells by `;` and write `1,5`.
pub fn activity_csv(locale: Locale, sheet: &MonthSheet) -> String {
    use t::activity::csv as say;
    let (between, decimal) = match locale {
        Locale::Fr => (';', ','),
        Locale::En => (',', '.'),
    };
    let words = CsvWords {
        heads: [say::day(locale), say::kind(locale), say::worked(locale), say::note(locale)],
        business: say::business(locale),
        weekend: say::weekend(locale),
        holiday: say::holiday(locale),
        total: say::total(locale),
        between,
        decimal,
    };
    csv(sheet, &words)
}
