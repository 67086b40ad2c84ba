//! Amounts of money as French people write them.

use super::{Complaint, Refused};

/// The most euros that something is believed to cost.
const MOST_EUROS: u32 = 10_000_000;

/// What may stand after an amount, without blanks and in lower case.
const UNITS: [&str; 6] = ["ht", "€", "euros", "euro", "eur", "e"];

/// What may stand between thousands, beside blanks: one mark in an amount, and not the one before its cents.
const THOUSANDS: [char; 4] = ['.', ',', '\'', '\u{2019}'];

/// Whole euros, from 0: `1200`, `1 200 €` with blanks of any kind, `1.200`, `1'200`, `1.200.000`, `1200,00`, `1.200,00`, `1,200.00`, `850 € HT`.
/// Cents are a complaint and not cut off; what is no number of this kind is malformed, what is too large for a `u32` out of range.
pub fn euros(text: &str) -> Result<u32, Refused> {
    let refused = |complaint| Refused { complaint, limit: None };
    let typed: String = text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    let mut amount = typed.as_str();
    for unit in UNITS {
        amount = amount.strip_suffix(unit).unwrap_or(amount);
    }
    if amount.is_empty() {
        return Err(refused(if typed.is_empty() { Complaint::Missing } else { Complaint::Malformed }));
    }
    let digits = whole(amount).ok_or(refused(Complaint::Malformed))?;
    digits.parse().map_err(|_| refused(Complaint::OutOfRange))
}

/// A cost that may be left out: whole euros up to the most that is believed, or nothing where nothing is typed.
pub fn cost(text: &str) -> Result<Option<u32>, Refused> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    match euros(text)? {
        cost if cost > MOST_EUROS => Err(Refused { complaint: Complaint::OutOfRange, limit: None }),
        cost => Ok(Some(cost)),
    }
}

/// The digits of a whole amount, without the marks between its thousands and without the cents that it does not have.
fn whole(amount: &str) -> Option<String> {
    let cents = amount.rsplit_once([',', '.']).filter(|(_, tail)| matches!(*tail, "0" | "00"));
    let mark_of_cents = cents.and_then(|(before, _)| amount.get(before.len()..)?.chars().next());
    let integer = cents.map_or(amount, |(before, _)| before);
    let mark = integer.chars().find(|c| !c.is_ascii_digit());
    let Some(mark) = mark else { return Some(integer.to_owned()).filter(|digits| !digits.is_empty()) };
    let mut groups = integer.split(mark);
    let first = groups.next()?;
    let is_led = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let is_digits = |group: &str| group.bytes().all(|digit| digit.is_ascii_digit());
    let is_grouped = is_led && is_digits(first) && groups.all(|group| group.len() == 3 && is_digits(group));
    (THOUSANDS.contains(&mark) && Some(mark) != mark_of_cents && is_grouped).then(|| integer.replace(mark, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_people_write_it() {
        for text in [
            "1200",
            " 1 200 € ",
            "1\u{202f}200\u{a0}€",
            "1.200",
            "1,200",
            "1'200",
            "1’200 €",
            "1200,00",
            "1 200,00",
            "1.200,00",
            "1,200.00 €",
            "1'200.00",
            "1200.0 €",
            "1 200 € HT",
            "1200 euros",
            "1200EUR",
        ] {
            assert_eq!(euros(text), Ok(1_200), "{text:?}");
        }
        assert_eq!((euros("0"), euros("1.200.000"), euros("1,200,000.00")), (Ok(0), Ok(1_200_000), Ok(1_200_000)));
    }

    #[test]
    fn a_cost_may_be_left_out_and_is_believed_up_to_ten_millions() {
        assert_eq!((cost(" "), cost("4 200 €"), cost("10 000 000")), (Ok(None), Ok(Some(4_200)), Ok(Some(10_000_000))));
        assert_eq!(
            ["10 000 001", "beaucoup"].map(|text| cost(text).map_err(|refused| refused.complaint)),
            [Err(Complaint::OutOfRange), Err(Complaint::Malformed)]
        );
    }

    #[test]
    fn what_is_none_says_so() {
        let complaint = |text| euros(text).map_err(|refused| refused.complaint);
        assert_eq!(complaint(" \u{202f}"), Err(Complaint::Missing));
        for text in [
            "€",
            "1200,50",
            "-5",
            "+5",
            "1e3",
            "１２００",
            "1,2,3",
            "beaucoup",
            "12 k€",
            ",00",
            "1.2000",
            "1.200,00x",
            "1.200.00",
            "1.200,50",
            "1.20,00",
            "1.200'000",
            "0.500",
            "12’00",
        ] {
            assert_eq!(complaint(text), Err(Complaint::Malformed), "{text:?}");
        }
        assert_eq!(complaint("99999999999"), Err(Complaint::OutOfRange));
    }
}
