//! One mission as a CTO reads it: whose words, both fits, why, and what may not work.

use domain::{CriterionKind, MissionId};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use marketplace::{
    Problem,
    availability::{self, Standing},
    conflicts::{ForCto, for_cto},
    engagements,
    matches::{self, Offer as Found},
    meetings,
    messages::permission,
};
use matching::{Need, rank::Side};
use ui::{
    EngagementLink, Locale, Nav, Page,
    components::{Answer, Line, Look, Mark, Offer, SmallDeck},
    criterion_label, criterion_value,
    explain::{self, Reader},
    format, href,
    meeting::{MeetingPanel, is_over},
    server::{market, page, visitor},
    t,
};

use super::{
    actions::Actions,
    meeting::{Meeting, standing},
    messages::MessagesLink,
};

/// How many reasons a list shows; the mission's own page shows all.
const SHOWN: usize = 4;

/// The kinds that stand in the short facts.
const FACTS: [CriterionKind; 4] = [CriterionKind::Rhythm, CriterionKind::Rate, CriterionKind::Start, CriterionKind::Place];

/// A mission on its own page, with what can be done about it.
#[component]
pub fn OfferPage() -> impl IntoView {
    let asked = use_params_map().read_untracked().get("mission").unwrap_or_default();
    page(async move {
        let id: MissionId = asked.parse().map_err(|_| Problem::NotFound)?;
        let (market, cto) = (market(), visitor().cto()?);
        let offer = matches::offer(&market, &cto, id).await?;
        let conflicts = for_cto(&market, &cto, &offer).await?;
        let paused = Some(availability::own(&market, &cto).await?).filter(|standing| standing.paused_by.is_some());
        let introduced =
            offer.candidacy.as_ref().filter(|candidacy| candidacy.meeting.as_ref().is_some_and(|one| one.accepted_at.is_some()));
        let sheet = match introduced {
            Some(candidacy) => Some(meetings::sheet(&market, &meetings::participant(&market, &visitor(), candidacy.id).await?).await?),
            None => None,
        };
        let engagement = engagements::of_mission(&market, &visitor(), id).await?;
        let member = match &offer.candidacy {
            Some(candidacy) => Some(permission::member(&market, &visitor(), candidacy.id).await?),
            None => None,
        };
        let now = market.now();
        let locale = Locale::current();
        let title = offer.title.clone();
        let head = standing(locale, &offer, sheet.as_ref(), now);
        let over = sheet.as_ref().is_some_and(|sheet| is_over(sheet, now));
        let is_open = sheet.as_ref().is_some_and(|sheet| sheet.is_open);
        let panel = sheet.map(|sheet| view! { <MeetingPanel sheet now/> });
        let meeting = view! { {panel} <Meeting offer=offer.clone() over/> }.into_any();
        // While it is under way it comes before the reasons, which led to it.
        let (first, after) =
            if is_open { (Some(view! { <div class="stack">{meeting}</div> }.into_any()), None) } else { (None, Some(meeting)) };
        Ok(view! {
            <Page title nav=Some(Nav::Offers)>
                <div class="page narrow offers">
                    <p class="quiet-text page-back"><a href=href(locale, Nav::Offers.path())>{t::cto::offer::back(locale)}</a></p>
                    {engagement.map(|engagement| view! { <p><EngagementLink engagement/></p> })}
                    <OfferView offer head first whole=true conflicts paused/>
                    {after}
                    {member.map(|member| view! { <MessagesLink member/> })}
                </div>
            </Page>
        }
        .into_any())
    })
}

/// The mission itself. `whole` shows every reason, the whole text, and the forms.
#[component]
pub fn OfferView(
    offer: Found,
    /// Where it stands, and what it asks for.
    head: AnyView,
    /// The meeting, while it is under way.
    #[prop(optional_no_strip)]
    first: Option<AnyView>,
    whole: bool,
    /// How the link to it looks, in a list.
    #[prop(optional)]
    look: Look,
    /// What stands between the CTO and the mission, for the form.
    #[prop(optional)]
    conflicts: ForCto,
    /// Where the CTO stands while paused: then nobody applies.
    #[prop(optional_no_strip)]
    paused: Option<Standing>,
) -> impl IntoView {
    let locale = Locale::current();
    let id = format!("m-{}", offer.mission);
    let shown = if whole { usize::MAX } else { SHOWN };
    // Of both sides together, what is the surest comes first.
    let both_sides = |of: fn(Locale, Reader, &matching::Match, Side) -> Vec<Line>, first: Answer| {
        let mut lines: Vec<Line> =
            [Side::Ceo, Side::Cto].into_iter().flat_map(|side| of(locale, Reader::Cto, &offer.matched, side)).collect();
        lines.sort_by_key(|line| line.answer != first);
        lines
    };
    let blocks = offer.matched.blocked_by.iter().map(|block| explain::block_line(locale, Reader::Cto, block));
    let snags = said_once(blocks.chain(both_sides(explain::gaps, Answer::Partly)), shown);
    let why = said_once(both_sides(explain::ties, Answer::Yes).into_iter(), shown);
    let (words, marks) = if whole { (offer.need.text.clone(), marks(&offer.need)) } else { first_words(&offer.need) };
    view! {
        <Offer
            id
            title=offer.title.clone()
            about=about(locale, &offer)
            words
            marks
            you_fit_them=offer.matched.ceo
            it_fits_you=offer.matched.cto
            facts=facts(locale, &offer.need)
            why
            snags
            status=head
            first
            alone=whole
        >
            <Actions offer whole look conflicts paused/>
        </Offer>
    }
}

/// The first lines, at most `most`: what holds for both sides is said once.
fn said_once(lines: impl Iterator<Item = Line>, most: usize) -> Vec<Line> {
    let mut said: Vec<Line> = Vec::new();
    for line in lines {
        if said.len() < most && !said.contains(&line) {
            said.push(line);
        }
    }
    said
}

/// The company where it may be named, its sectors, its places.
pub fn about(locale: Locale, offer: &Found) -> String {
    let company = offer.company.clone().unwrap_or_else(|| t::cto::offers::anonymous(locale).to_owned());
    let of = |kind| offer.need.values(kind).map(|value| criterion_value(locale, value)).collect::<Vec<_>>();
    [vec![company], of(CriterionKind::Sector), of(CriterionKind::Place)].concat().join(format::BETWEEN)
}

/// The short facts of a mission in a list, and how well it suits.
pub fn hit_facts(locale: Locale, offer: &Found) -> impl IntoView + use<> {
    let fact = |(name, value): (String, String)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    view! {
        <dl class="hit-facts">
            {facts(locale, &offer.need).into_iter().map(fact).collect_view()}
            <div><dt>{t::search::missions::fits(locale)}</dt><dd><SmallDeck score=offer.matched.cto/></dd></div>
        </dl>
    }
}

/// Rhythm, rate, start and place; "not said" where the need is silent.
pub fn facts(locale: Locale, need: &Need) -> Vec<(String, String)> {
    let fact = |kind| {
        let values: Vec<String> = need.values(kind).map(|value| criterion_value(locale, value)).collect();
        let said = if values.is_empty() { t::cto::offer::not_said(locale).to_owned() } else { values.join(", ") };
        (criterion_label(locale, kind).to_owned(), said)
    };
    FACTS.map(fact).to_vec()
}

fn marks(need: &Need) -> Vec<Mark> {
    need.criteria.iter().filter_map(|criterion| criterion.evidence).map(Mark::from).collect()
}

/// The first paragraph, with its marks.
fn first_words(need: &Need) -> (String, Vec<Mark>) {
    let first = need.text.split("\n\n").next().unwrap_or_default();
    let inside = marks(need).into_iter().filter(|mark| mark.evidence.end as usize <= first.len()).collect();
    (first.to_owned(), inside)
}
