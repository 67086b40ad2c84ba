//! A CTO's profile as others read it: a CEO before the introduction and after it, and staff. Drawn by the components of those readers, from the
//! read models that those readers get, so that it shows what they see.

use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use marketplace::{
    Problem,
    accounts::CurrentCto,
    candidacies::{preview::as_candidate, read::Candidate},
    profiles::own,
};
use ui::{
    Locale, Nav, Page,
    components::{Candidates, PageHead, Tab, Tabs},
    format, href,
    server::{market, page, visitor},
    site::nav::PREVIEW,
    t,
};

/// Who reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reader {
    CeoBefore,
    CeoAfter,
    Staff,
}

impl Reader {
    const ALL: [Self; 3] = [Self::CeoBefore, Self::CeoAfter, Self::Staff];

    fn code(self) -> &'static str {
        match self {
            Self::CeoBefore => "before",
            Self::CeoAfter => "after",
            Self::Staff => "staff",
        }
    }

    /// Whoever the address names; a CEO before the introduction where it names nobody known.
    fn of(code: &str) -> Self {
        Self::ALL.into_iter().find(|reader| reader.code() == code).unwrap_or(Self::CeoBefore)
    }

    fn name(self, locale: Locale) -> &'static str {
        use t::presence::preview as say;
        match self {
            Self::CeoBefore => say::before(locale),
            Self::CeoAfter => say::after(locale),
            Self::Staff => say::staff(locale),
        }
    }

    fn lead(self, locale: Locale) -> &'static str {
        use t::presence::preview as say;
        match self {
            Self::CeoBefore => say::before_lead(locale),
            Self::CeoAfter => say::after_lead(locale),
            Self::Staff => say::staff_lead(locale),
        }
    }
}

/// `/profile/preview`. `?as=` says whose eyes it is seen with.
#[component]
pub fn PreviewPage() -> impl IntoView {
    let reader = Reader::of(&use_query_map().with_untracked(|query| query.get("as")).unwrap_or_default());
    page(async move {
        let cto = visitor().cto()?;
        let shown = match reader {
            Reader::Staff => {
                let card = own::read(&market(), &cto).await?;
                view! { <staff::pages::ProfileSheet card/> }.into_any()
            }
            Reader::CeoBefore | Reader::CeoAfter => as_ceo(&cto, reader == Reader::CeoAfter).await?,
        };
        Ok(view! { <Preview reader>{shown}</Preview> }.into_any())
    })
}

async fn as_ceo(cto: &CurrentCto, met: bool) -> Result<AnyView, Problem> {
    let market = market();
    let candidate = as_candidate(&market, cto, t::presence::preview::need(Locale::current()), met).await?;
    let today = format::local(market.now()).date();
    Ok(view! { <AsCeo candidate today/> }.into_any())
}

#[component]
fn Preview(reader: Reader, children: Children) -> impl IntoView {
    use t::presence::preview as say;
    let locale = Locale::current();
    let back = href(locale, Nav::Profile.path());
    let tab = |one: Reader| Tab {
        href: href(locale, &format!("{PREVIEW}?as={}", one.code())),
        label: one.name(locale).to_owned(),
        current: one == reader,
        ..Tab::default()
    };
    let tabs = Reader::ALL.into_iter().map(tab).collect();
    let is_staff = reader == Reader::Staff;
    let class = if is_staff { "page wide" } else { "page" };
    view! {
        <Page title=say::title(locale) nav=Some(Nav::Profile) explained=!is_staff body_class=if is_staff { "staff" } else { "" }>
            <div class=class>
                <p class="quiet-text page-back"><a href=back>{t::profile::back(locale)}</a></p>
                <PageHead title=say::title(locale) lead=reader.lead(locale)><Tabs label=say::readers(locale) tabs/></PageHead>
                {children()}
            </div>
        </Page>
    }
}

/// The column of a shortlist, and what an introduction reveals once there was one.
#[component]
fn AsCeo(candidate: Candidate, today: NaiveDate) -> impl IntoView {
    use t::presence::preview as say;
    let locale = Locale::current();
    let revealed = candidate.revealed.clone().map(|revealed| {
        view! { <section class="panel stack"><h2>{t::ceo::candidate::contact(locale)}</h2><ceo::pages::Contact revealed/></section> }
    });
    view! {
        <p class="quiet-text">{say::sample(locale)} " " <q>{say::need(locale)}</q></p>
        <div class="preview-pair">
            <Candidates><ceo::pages::PersonColumn candidate first=false today/></Candidates>
            {revealed}
        </div>
    }
}
