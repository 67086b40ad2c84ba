//! The papers about a CTO's status that a French company has its supplier hand over, and for how long each holds.
//!
//! Source: Code du travail. Whoever has services rendered verifies that the supplier is registered and declares its work, when they agree and from
//! time to time until the end (article L. 8222-1), from 5 000 € excluding VAT on, whatever the instalments (article R. 8222-1). They have done so
//! where they were handed, when they agree and every six months until the end, an attestation de vigilance of less than six months and a proof of
//! registration (article D. 8222-5).
//!
//! Nothing is known here of the country of either: this is the rule where both are in France.

use chrono::{Days, Months, NaiveDate};

use crate::{
    DocumentKind,
    code::codes,
    terms::{Amount, Duration, Terms, Vat},
};

codes! {
    /// A paper that is asked for.
    pub enum PaperKind as "kind of paper" {
        /// Extrait Kbis, avis de situation Sirene, attestation of the registre national des entreprises.
        Registration = "registration",
        /// Attestation de vigilance of URSSAF.
        Urssaf = "urssaf",
    }
}

impl PaperKind {
    /// What a proof document is, as a paper; nothing for one that nobody has to have.
    pub const fn of(kind: DocumentKind) -> Option<Self> {
        match kind {
            DocumentKind::Registration => Some(Self::Registration),
            DocumentKind::Urssaf => Some(Self::Urssaf),
            DocumentKind::Insurance | DocumentKind::Diploma | DocumentKind::Certification | DocumentKind::Other => None,
        }
    }
}

/// From this amount on, excluding VAT, papers are due (R. 8222-1).
pub const THRESHOLD: Amount = Amount::euros(5_000);
/// So many months later a paper is asked for again (D. 8222-5).
pub const ASKED_EVERY: u32 = 6;
/// So many days before a paper ends, it is asked for again.
pub const ENDING_DAYS: i64 = 30;
/// So many days after the beginning the company is told what is still missing.
pub const TOLD_AFTER: u64 = 14;

codes! {
    /// Whose papers they are.
    pub enum PaperGiver as "giver of papers" {
        /// The CTO's own company, or the CTO as a sole trader.
        Cto = "cto",
        /// The portage company, which employs the CTO and bills.
        Portage = "portage",
        /// The group of employers.
        Employers = "employers",
    }
}

impl PaperGiver {
    /// Who bills, by what the terms say of VAT.
    pub const fn of(vat: Vat) -> Self {
        match vat {
            Vat::Standard | Vat::Franchise => Self::Cto,
            Vat::Portage => Self::Portage,
            Vat::Employment => Self::Employers,
        }
    }
}

/// Terms, and the day on which the second of the two signed them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    pub on: NaiveDate,
    pub terms: Terms,
}

impl Signed {
    /// From which day papers are due under these terms: the signature where their whole amount reaches [`THRESHOLD`]; of terms that are renewed,
    /// the first day of the time with which it is reached. Nothing where it never is.
    fn due_from(&self) -> Option<NaiveDate> {
        let each = self.terms.cost().total.cents();
        match self.terms.duration {
            Duration::Until(_) => (each >= THRESHOLD.cents()).then_some(self.on),
            Duration::Renewed(months) => {
                let before = THRESHOLD.cents().checked_sub(1)?.checked_div(each)?;
                let months = u32::from(months).checked_mul(u32::try_from(before).ok()?)?;
                let reached = self.terms.start.checked_add_months(Months::new(months))?;
                Some(if before == 0 { self.on } else { self.on.max(reached) })
            }
        }
    }
}

/// From when until when papers are due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duty {
    pub from: NaiveDate,
    /// From when one that is missing is missed: no work is done before.
    pub begins: NaiveDate,
    /// The last day of work, included; nothing while none is known.
    pub until: Option<NaiveDate>,
    pub giver: PaperGiver,
}

impl Duty {
    /// What the terms that hold, the last of `signed`, ask for; those before are the ones that held until then, in their order. `ended` is the last
    /// day where the two have ended before the terms do. Nothing where the terms that hold do not reach [`THRESHOLD`].
    pub fn of(signed: &[Signed], ended: Option<NaiveDate>) -> Option<Self> {
        let (last, before) = signed.split_last()?;
        let mut from = last.due_from()?;
        let mut next = last.on;
        for one in before.iter().rev() {
            let Some(earlier) = one.due_from().filter(|day| *day <= next) else { break };
            (from, next) = (from.min(earlier), one.on);
        }
        let end = match last.terms.duration {
            Duration::Until(end) => Some(end),
            Duration::Renewed(_) => None,
        };
        let until = end.into_iter().chain(ended).min();
        Some(Self { from, begins: from.max(last.terms.start), until, giver: PaperGiver::of(last.terms.vat) })
    }

    /// Whether papers are due on this day.
    pub fn is_due(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// Where one kind of paper stands on a day, with what was handed over of it.
    pub fn standing(&self, papers: &[Paper], today: NaiveDate) -> Standing {
        let accepted = papers.iter().filter(|paper| paper.accepted && paper.sent_on <= today).map(Paper::last_day).max();
        let waiting = papers.iter().filter(|paper| !paper.accepted).map(Paper::last_day).max();
        let holds = match accepted {
            Some(last) if last < today => Holds::Over(last),
            Some(last) if (last - today).num_days() > ENDING_DAYS || self.until.is_some_and(|until| until <= last) => Holds::Accepted(last),
            Some(last) => Holds::Ending(last),
            None => Holds::Missing,
        };
        let longest = accepted.unwrap_or(NaiveDate::MIN).max(today);
        Standing { holds, waiting: waiting.is_some_and(|last| last >= longest) }
    }
}

/// A paper that was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// When the CTO sent it to the community: no paper is older than it is said to be here.
    pub sent_on: NaiveDate,
    /// Its last day, where it says one.
    pub valid_until: Option<NaiveDate>,
    /// Whether staff has seen that it proves what it says.
    pub accepted: bool,
}

impl Paper {
    /// The last day on which it is of less than six months, and of which it is valid.
    pub fn last_day(&self) -> NaiveDate {
        let after = self.sent_on.checked_add_months(Months::new(ASKED_EVERY)).unwrap_or(NaiveDate::MAX);
        let last = after.checked_sub_days(Days::new(1)).unwrap_or(after);
        self.valid_until.map_or(last, |until| until.min(last))
    }
}

/// What the company has of a kind of paper on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Nothing that ever held.
    Missing,
    /// The last that held ended on this day.
    Over(NaiveDate),
    /// One holds, and ends within [`ENDING_DAYS`], before the work does.
    Ending(NaiveDate),
    /// One holds until this day, included.
    Accepted(NaiveDate),
}

/// Where a kind of paper stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub holds: Holds,
    /// Whether one was handed over that would hold longer, and waits for staff.
    pub waiting: bool,
}

impl Standing {
    /// Whether the CTO has something to do.
    pub const fn is_asked(&self) -> bool {
        !self.waiting && !matches!(self.holds, Holds::Accepted(_))
    }

    /// Whether the company has none today.
    pub const fn is_missing(&self) -> bool {
        matches!(self.holds, Holds::Missing | Holds::Over(_))
    }

    /// Since when the company has none; nothing where it has one.
    pub fn missing_since(&self, duty: &Duty) -> Option<NaiveDate> {
        match self.holds {
            Holds::Missing => Some(duty.begins),
            Holds::Over(last) => Some(last.succ_opt().unwrap_or(last).max(duty.begins)),
            Holds::Ending(_) | Holds::Accepted(_) => None,
        }
    }
}

codes! {
    /// What somebody is told about a kind of paper, once for each day that it is about.
    pub enum PaperReminder as "reminder of a paper" {
        /// The CTO: it is to be handed over.
        Asked = "asked",
        /// The CTO: the one that holds ends.
        Ending = "ending",
        /// The CTO: it has ended.
        Over = "over",
        /// The company: there has been none for [`TOLD_AFTER`] days.
        Missing = "missing",
    }
}

impl Standing {
    /// What the CTO is told, and the day that it is about.
    pub const fn for_cto(&self, duty: &Duty) -> Option<(PaperReminder, NaiveDate)> {
        match self.holds {
            _ if self.waiting => None,
            Holds::Missing => Some((PaperReminder::Asked, duty.from)),
            Holds::Ending(last) => Some((PaperReminder::Ending, last)),
            Holds::Over(last) => Some((PaperReminder::Over, last)),
            Holds::Accepted(_) => None,
        }
    }

    /// What the company is told on a day, and the day that it is about.
    pub fn for_ceo(&self, duty: &Duty, today: NaiveDate) -> Option<(PaperReminder, NaiveDate)> {
        let since = self.missing_since(duty).filter(|_| !self.waiting)?;
        let told = since.checked_add_days(Days::new(TOLD_AFTER))?;
        (told <= today).then_some((PaperReminder::Missing, since))
    }
}

#[cfg(test)]
mod tests;
