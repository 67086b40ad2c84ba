//! Amounts of money as French people write them.

use super::{Complaint, Refused};

/// What may stand after an amount, without blanks and in lower case.
const UNITS: [&str; 6] = ["ht", "€", "euros", "euro", "eur", "e"];

/// Whole euros, from 0: `1200`, `1 200 €` with blanks of any kind, `1.200`, `1200,00`, `850 € HT`. Cents are a complaint and not cut off;
/// what is no number of this kind is malformed, what is too large for a `u32` out of range.
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
    let digits = match amount.rsplit_once([',', '.']) {
        None | Some((_, "0" | "00")) => amount.split([',', '.']).next().unwrap_or_default().to_owned(),
        // A point or a comma before three digits groups thousands.
        Some((thousands, rest)) if rest.len() == 3 && (1..=3).contains(&thousands.len()) => format!("{thousands}{rest}"),
        Some(_) => return Err(refused(Complaint::Malformed)),
    };
    let is_number = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    let complaint = if is_number { Complaint::OutOfRange } else { Complaint::Malformed };
    digits.parse().ok().filter(|_| is_number).ok_or(refused(complaint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_people_write_it() {
        for text in
            ["1200", " 1 200 € ", "1\u{202f}200\u{a0}€", "1.200", "1,200", "1200,00", "1200.0 €", "1 200 € HT", "1200 euros", "1200EUR"]
        {
            assert_eq!(euros(text), Ok(1_200), "{text:?}");
        }
        assert_eq!(euros("0"), Ok(0));
    }

    #[test]
    fn what_is_none_says_so() {
        let complaint = |text| euros(text).map_err(|refused| refused.complaint);
        assert_eq!(complaint(" \u{202f}"), Err(Complaint::Missing));
        for text in ["€", "1200,50", "-5", "+5", "1e3", "１２００", "1,2,3", "beaucoup", "12 k€", ",00", "1.2000", "1.200,00x"] {
            assert_eq!(complaint(text), Err(Complaint::Malformed), "{text:?}");
        }
        assert_eq!(complaint("99999999999"), Err(Complaint::OutOfRange));
    }
}
