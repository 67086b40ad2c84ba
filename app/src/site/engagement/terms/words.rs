//! The points of the terms in words, and who signed.

use domain::{Role, Terms, TermsField, Vat, forms::Clauses, terms::Duration};
use leptos::prelude::*;
use marketplace::terms::{Signature, TermsVersion};
use ui::{
    Locale,
    components::{Icon, IconName},
    format, t,
};

/// What a VAT situation is called.
pub(super) fn vat(locale: Locale, vat: Vat) -> &'static str {
    use t::terms::vat as say;
    match vat {
        Vat::Standard => say::standard(locale),
        Vat::Franchise => say::franchise(locale),
        Vat::Portage => say::portage(locale),
        Vat::Employment => say::employment(locale),
    }
}

/// What the terms say about one point.
pub(super) fn point(locale: Locale, terms: &Terms, field: TermsField) -> String {
    use t::terms::value as say;
    match field {
        TermsField::Rhythm => format::days_a_week(locale, terms.rhythm),
        TermsField::Rate => format::rate(locale, terms.rate),
        TermsField::Start => format::date(locale, terms.start),
        TermsField::Duration => match terms.duration {
            Duration::Until(end) => say::until(locale, format::date(locale, end)),
            Duration::Renewed(months) => say::renewed(locale, months.into()),
        },
        TermsField::Notice if terms.notice == 0 => say::notice_none(locale).to_owned(),
        TermsField::Notice => say::notice(locale, terms.notice.into()),
        TermsField::Place => terms.place.as_str().to_owned(),
        TermsField::Vat => vat(locale, terms.vat).to_owned(),
        TermsField::Clauses => terms.clauses.as_ref().map_or(say::nothing(locale), Clauses::as_str).to_owned(),
    }
}

/// Every point with its name; what else was agreed only where something was.
pub(super) fn points(locale: Locale, terms: &Terms) -> Vec<(String, String)> {
    let said = TermsField::ALL.iter().filter(|field| **field != TermsField::Clauses || terms.clauses.is_some());
    said.map(|field| (ui::terms::terms_field(locale, *field).to_owned(), point(locale, terms, *field))).collect()
}

/// Who signed, when, and whose signature is missing.
#[component]
pub(super) fn Signatures(version: TermsVersion) -> impl IntoView {
    use t::terms::signatures as say;
    let locale = Locale::current();
    let line = |role: Role| {
        let (is, missing) = match role {
            Role::Ceo => (say::ceo(locale), say::missing_ceo(locale)),
            _ => (say::cto(locale), say::missing_cto(locale)),
        };
        match version.signatures.iter().find(|signature| signature.role == role) {
            Some(Signature { name, signed_at, .. }) => {
                let when = format::dated(locale, *signed_at);
                view! { <li class="signature"><Icon name=IconName::Check/><span>{say::line(locale, name, is, when)}</span></li> }.into_any()
            }
            None => view! { <li class="signature quiet-text"><Icon name=IconName::Clock/><span>{missing}</span></li> }.into_any(),
        }
    };
    view! {
        <h3>{say::title(locale)}</h3>
        <ul class="stack" role="list">{[Role::Ceo, Role::Cto].map(line).collect_view()}</ul>
    }
}
