//! Matches in words. The rules speak in codes; here they become sentences for three readers.
//!
//! - The **CEO** reads plain words about somebody anonymous: each line begins with a verb or names a thing, so that no gender shows.
//! - The **CTO** is spoken to.
//! - **Staff** reads the CEO's words, with names of rules and points.
//!
//! ```ignore
//! let ties = explain::ties(locale, Reader::Ceo, &found, Side::Ceo);            // for `CandidateColumn ties=`
//! let gaps = explain::gaps(locale, Reader::Ceo, &found, Side::Ceo);
//! let ask = explain::questions_to_ask(locale, &found, 3);                      // spoken sentences
//! let crossings = explain::crossings(locale, Reader::Ceo, &need.text, &found); // word by word
//! ```

mod change;
mod fact;
mod matched;
mod question;
mod ranking;
mod rule;

pub use change::{block_line, no_good_match, what_if, what_would_change};
pub use fact::{fact_line, reason_line};
pub use matched::{CrossingWords, crossings, gaps, obstacle, ties};
pub use question::{Kit, KitLine, interview_kit, question_line, questions_to_ask};
pub use ranking::{Block, Chapter, Example, ExampleRow, RuleRow, document, ranking};
pub use rule::{part_points, rule_name, rule_says};

/// Who reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    Ceo,
    Cto,
    Staff,
}

/// A sentence under one key, for the CEO and staff or for the CTO.
macro_rules! say {
    ($reader:expr, $locale:expr, $key:ident $(, $argument:expr)*) => {
        String::from(match $reader {
            $crate::explain::Reader::Ceo | $crate::explain::Reader::Staff => $crate::t::explain::ceo::$key($locale $(, $argument)*),
            $crate::explain::Reader::Cto => $crate::t::explain::cto::$key($locale $(, $argument)*),
        })
    };
}
use say;

/// What a value of a criterion kind is called.
macro_rules! name {
    ($locale:expr, $kind:ident, $value:expr) => {
        $crate::labels::named($locale, domain::CriterionKind::$kind, &$value.to_string())
    };
}
use name;
