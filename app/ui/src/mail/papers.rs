//! The mails about papers, in words.

use domain::{
    PaperKind,
    paper::{Holds, PaperGiver, Standing},
};
use marketplace::mail::{AboutPapers, PapersNews};

use super::{Site, layout::Part};
use crate::{Locale, engagement::Section, format, labels::paper_kind, t};

impl Site<'_> {
    pub(super) fn of_papers(&self, about: &AboutPapers) -> (String, Vec<Part>) {
        let (locale, other) = (self.locale, about.other.as_str());
        let address = self.address(&Section::Papers.address(about.engagement));
        let lines = about.papers.iter().map(|(kind, standing)| line(locale, *kind, *standing)).collect();
        let list = |title: &str| Part::List { title: title.to_owned(), lines };
        let giver = match about.giver {
            PaperGiver::Cto => None,
            PaperGiver::Portage => Some(Part::text(t::papers::giver::portage(locale))),
            PaperGiver::Employers => Some(Part::text(t::papers::giver::employers(locale))),
        };
        let (subject, text, list, button) = match about.news {
            PapersNews::Asked => {
                use t::papers::mail::asked as say;
                (say::subject(locale, other), say::text(locale, other), list(say::list(locale)), say::button(locale))
            }
            PapersNews::Missing => {
                use t::papers::mail::missing as say;
                (say::subject(locale, other), say::text(locale, other), list(say::list(locale)), say::button(locale))
            }
        };
        let parts = [Some(Part::Text(text)), Some(list), giver, Some(Part::button(button, address))];
        (subject, parts.into_iter().flatten().collect())
    }
}

fn line(locale: Locale, kind: PaperKind, standing: Standing) -> String {
    use t::papers::mail::line as say;
    let name = paper_kind(locale, kind);
    match standing.holds {
        Holds::Missing => name.to_owned(),
        Holds::Ending(last) | Holds::Accepted(last) => say::ending(locale, format::date(locale, last), name),
        Holds::Over(last) => say::over(locale, format::date(locale, last), name),
    }
}
