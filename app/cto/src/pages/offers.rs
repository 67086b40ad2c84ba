//! The missions of a CTO: those they have a part in, those that fit, and for every other one the reason.

use leptos::prelude::*;
use marketplace::{
    availability,
    matches::{self, Offer as Found},
    profiles::own,
    saved_searches,
};
use ui::{
    Locale, Nav, Page,
    components::{ButtonLink, CandidacyBadge, Column, DenseTable, Empty, Look, PageHead},
    explain, href,
    messages::WaitingNotice,
    search::{SavedLinks, SearchBox},
    server::{market, page, search as shown, visitor},
    t,
};

use super::{
    actions::status,
    availability::AvailabilityNotice,
    offer::{OfferView, about, hit_facts},
    search::{ACTIONS, PATH},
};

/// How many missions are shown in full.
const IN_FULL: usize = 3;

/// Everything that is open to this CTO.
#[component]
pub fn OffersPage() -> impl IntoView {
    page(async {
        let (market, cto) = (market(), visitor().cto()?);
        let fits = matches::fits(&market, &cto).await?;
        let saved = shown::saved(&saved_searches::of_cto(&market, &cto).await?);
        let locale = Locale::current();
        let fitting = u32::try_from(fits.fitting.len()).unwrap_or(u32::MAX);
        let open = u32::try_from(fits.fitting.len() + fits.others.len()).unwrap_or(u32::MAX);
        let nothing = fits.mine.is_empty() && fits.fitting.is_empty();
        let standing = availability::own(&market, &cto).await?;
        let is_member = own::is_member(&market, &cto).await?;
        let empty = match is_member {
            true => view! { <Empty title=t::cto::offers::empty(locale) text=t::cto::offers::empty_text(locale) laid=3/> }.into_any(),
            false => view! {
                <Empty title=t::account::applicant::title(locale) text=t::account::applicant::text(locale) laid=1>
                    <ButtonLink href=href(locale, Nav::Profile.path())>{t::account::applicant::button(locale)}</ButtonLink>
                </Empty>
            }
            .into_any(),
        };
        Ok(view! {
            <Page title=t::cto::offers::title(locale) nav=Some(Nav::Offers)>
                <div class="page narrow offers">
                    <PageHead title=t::cto::offers::heading(locale, fitting) lead=t::cto::offers::lead(locale, open)>
                        <AvailabilityNotice standing/>
                        <WaitingNotice/>
                    </PageHead>
                    <SearchBox action=PATH label=t::search::missions::label(locale)/>
                    <SavedLinks saved actions=ACTIONS/>
                    <Mine offers=fits.mine/>
                    <Fitting offers=fits.fitting/>
                    {nothing.then_some(empty)}
                    <Others offers=fits.others/>
                </div>
            </Page>
        }
        .into_any())
    })
}

/// What fits: the best in full, the others in a few lines each.
#[component]
fn Fitting(offers: Vec<Found>) -> impl IntoView {
    let locale = Locale::current();
    let mut best = offers;
    let rest = best.split_off(best.len().min(IN_FULL));
    let in_full = best.into_iter().enumerate().map(|(at, offer)| {
        let look = if at == 0 { Look::Primary } else { Look::Secondary };
        let head = status(locale, &offer);
        view! { <OfferView offer head whole=false look/> }
    });
    let count = u32::try_from(rest.len()).unwrap_or(u32::MAX);
    let rest = (!rest.is_empty()).then(|| {
        let rows = rest.into_iter().map(|offer| view! { <InShort offer/> }).collect_view();
        view! { <section aria-labelledby="further" class="further"><h2 id="further">{t::cto::offers::further(locale, count)}</h2>{rows}</section> }
    });
    view! { {in_full.collect_view()}{rest} }
}

/// A mission in a few lines: what it is called, whose it is, the short facts, how well it suits.
#[component]
fn InShort(offer: Found) -> impl IntoView {
    let locale = Locale::current();
    view! {
        <article class="hit">
            <h3><a href=href(locale, &format!("/offers/{}", offer.mission))>{offer.title.clone()}</a></h3>
            <p class="quiet-text">{about(locale, &offer)}</p>
            {hit_facts(locale, &offer)}
        </article>
    }
}

/// Where the CTO already has a part: one row each, what waits for them first.
#[component]
fn Mine(offers: Vec<Found>) -> impl IntoView {
    let locale = Locale::current();
    let rows = offers
        .iter()
        .map(|offer| {
            let name = offer.company.clone().unwrap_or_else(|| t::cto::offers::anonymous(locale).to_owned());
            let badge = offer.candidacy.as_ref().map(|candidacy| view! { <CandidacyBadge state=candidacy.state/> });
            view! {
                <tr>
                    <th scope="row"><a href=href(locale, &format!("/offers/{}", offer.mission))>{offer.title.clone()}</a><small>{name}</small></th>
                    <td data-label=t::cto::offers::state(locale)>{badge}</td>
                    <td class="whole" data-label=t::cto::offers::next(locale)>{status(locale, offer)}</td>
                </tr>
            }
        })
        .collect_view();
    let columns = [t::cto::offers::mission(locale), t::cto::offers::state(locale), t::cto::offers::next(locale)].map(Column::new).to_vec();
    (!offers.is_empty()).then(|| {
        view! {
            <section class="refused" aria-labelledby="mine">
                <h2 id="mine">{t::cto::offers::mine(locale)}</h2>
                <DenseTable label=t::cto::offers::mine(locale) columns bare=true>{rows}</DenseTable>
            </section>
        }
    })
}

/// The other open missions, each with what stands in the way and what would change it.
#[component]
fn Others(offers: Vec<Found>) -> impl IntoView {
    let locale = Locale::current();
    let rows = offers.iter().map(|offer| view! { <Other offer=offer.clone()/> }).collect_view();
    let title = t::cto::offers::others(locale, u32::try_from(offers.len()).unwrap_or(u32::MAX));
    let columns =
        [t::cto::offers::mission(locale), t::cto::offers::snag(locale), t::cto::offers::would_change(locale)].map(Column::new).to_vec();
    (!offers.is_empty()).then(|| {
        view! {
            <section class="refused" aria-labelledby="others">
                <h2 id="others">{title.clone()}</h2>
                <DenseTable label=title columns bare=true>{rows}</DenseTable>
                <p class="quiet-text">{t::cto::offers::no_blame(locale)}</p>
            </section>
        }
    })
}

#[component]
fn Other(offer: Found) -> impl IntoView {
    let locale = Locale::current();
    let little = || (t::cto::offers::little_shared(locale).to_owned(), t::explain::change::nothing(locale).to_owned());
    let (snag, change) = explain::obstacle(locale, &offer.matched).unwrap_or_else(little);
    view! {
        <tr>
            <th scope="row"><a href=href(locale, &format!("/offers/{}", offer.mission))>{offer.title.clone()}</a></th>
            <td class="whole" data-label=t::cto::offers::snag(locale)>{snag}</td>
            <td class="whole" data-label=t::cto::offers::would_change(locale)>{change}</td>
        </tr>
    }
}
