//! What a profile says, section by section, each with the way to change it.

use domain::{CriterionKind, profile::Section};
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::profiles::{Experience, Link, OwnProfile};
use ui::{
    Locale,
    components::{Badge, Facts, Icon, IconName, Look, Milestone, OwnWords, Portrait, Timeline, TimelineItem, Tone},
    form::{Form, Submit},
    format, href,
    labels::{self, client_line, legal_status, link_kind, named},
    site::nav::PHOTO,
    t,
};

use super::edit_address;
use crate::api::profile::ConfirmAvailability;

/// Every section, in the order in which a profile is read; children are those that follow.
#[component]
pub fn Sections(profile: OwnProfile, children: Children) -> impl IntoView {
    view! {
        <div class="stack profile-sections">
            <Face profile=profile.clone()/>
            <Presentation profile=profile.clone()/>
            <Stack profile=profile.clone()/>
            <Career experiences=profile.contact.experiences.clone()/>
            <Known profile=profile.clone()/>
            <Terms profile=profile.clone()/>
            <Wishes profile=profile.clone()/>
            <Beside profile/>
            {children()}
        </div>
    }
}

/// A section with its title and the link that changes it; children are what it says.
#[component]
fn Part(section: Section, children: Children) -> impl IntoView {
    let locale = Locale::current();
    let title = title(locale, section);
    view! {
        <section class="stack" id=section.code() aria-labelledby=format!("{section}-title")>
            <div class="cluster spread">
                <h2 id=format!("{section}-title")>{title}</h2>
                <a class="edit-link" href=edit_address(locale, section) aria-label=t::profile::edit_label(locale, title)>
                    <Icon name=IconName::Pencil/> " " {t::profile::edit(locale)}
                </a>
            </div>
            {children()}
        </section>
    }
}

/// The photo, or the letter in its place.
#[component]
fn Face(profile: OwnProfile) -> impl IntoView {
    use t::presence::photo as say;
    let locale = Locale::current();
    let contact = profile.contact;
    // What adds a photo says so itself.
    let (icon, act, label) = match contact.photo {
        Some(_) => (IconName::Pencil, t::profile::edit(locale), Some(t::profile::edit_label(locale, say::title(locale)))),
        None => (IconName::Plus, say::add(locale), None),
    };
    view! {
        <section class="person spread" id="photo" aria-label=say::title(locale)>
            <Portrait name=contact.name.clone() photo=contact.photo/>
            <strong>{contact.name}</strong>
            <a class="edit-link" href=href(locale, PHOTO) aria-label=label><Icon name=icon/> " " {act}</a>
        </section>
    }
}

/// What a section is called.
pub fn title(locale: Locale, section: Section) -> &'static str {
    use t::profile::section as say;
    match section {
        Section::Presentation => say::presentation(locale),
        Section::Stack => say::stack(locale),
        Section::Sectors => say::sectors(locale),
        Section::Impacts => say::impacts(locale),
        Section::Missions => say::missions(locale),
        Section::Strengths => say::strengths(locale),
        Section::Terms => say::terms(locale),
        Section::Wishes => say::wishes(locale),
        Section::Exclusions => say::exclusions(locale),
        Section::Links => say::links(locale),
        Section::Status => say::status(locale),
        Section::Clients => t::checks::clients::title(locale),
    }
}

/// Nothing was said yet.
fn unsaid(locale: Locale) -> impl IntoView {
    view! { <p class="quiet-text">{t::profile::unsaid(locale)}</p> }
}

fn tags(locale: Locale, items: Vec<String>) -> AnyView {
    if items.is_empty() {
        return unsaid(locale).into_any();
    }
    let items = items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
    view! { <ul role="list" class="tags">{items}</ul> }.into_any()
}

#[component]
fn Presentation(profile: OwnProfile) -> impl IntoView {
    let locale = Locale::current();
    let years = profile.facts.years.map(|years| view! { <p class="quiet-text">{t::profile::practice_years(locale, u32::from(years))}</p> });
    view! {
        <Part section=Section::Presentation>
            <p class="headline">{profile.facts.headline}</p>
            {years}
            <OwnWords words=profile.contact.about prose=true/>
        </Part>
    }
}

#[component]
fn Stack(profile: OwnProfile) -> impl IntoView {
    use t::profile::stack as say;
    let locale = Locale::current();
    if profile.facts.stack.is_empty() {
        return view! { <Part section=Section::Stack>{unsaid(locale)}</Part> }.into_any();
    }
    let levels = profile.particulars.levels;
    let has_levels = profile.facts.stack.iter().any(|one| levels.contains_key(&one.technology));
    let none = || "–".to_owned();
    let row = |one: matching::profile::KnownTechnology| {
        let level = levels.get(&one.technology).map(|level| labels::level(locale, *level).to_owned());
        let level = has_levels.then(|| view! { <td>{level.unwrap_or_else(none)}</td> });
        let years = one.years.map(|years| labels::years(locale, years));
        let when = if one.current { say::today(locale) } else { say::past(locale) };
        view! {
            <tr>
                <th scope="row">{named(locale, CriterionKind::Stack, one.technology.as_str())}</th>
                {level}
                <td class="num">{years.unwrap_or_else(none)}</td>
                <td>{when}</td>
            </tr>
        }
    };
    let rows = profile.facts.stack.into_iter().map(row).collect_view();
    view! {
        <Part section=Section::Stack>
            <table class="dense stack-table">
                <thead>
                    <tr>
                        <th scope="col">{say::technology(locale)}</th>
                        {has_levels.then(|| view! { <th scope="col">{say::level(locale)}</th> })}
                        <th scope="col" class="num">{say::years(locale)}</th>
                        <th scope="col">{say::practised(locale)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </Part>
    }
    .into_any()
}

#[component]
fn Career(experiences: Vec<Experience>) -> impl IntoView {
    use t::profile::experience as say;
    let locale = Locale::current();
    let item = |one: Experience| {
        let until = one.ended.map_or_else(|| say::today(locale).to_owned(), |year| year.to_string());
        let (state, badge) = match one.confirmed {
            true => (Milestone::Done, view! { <Badge tone=Tone::Proof icon=IconName::BadgeCheck>{say::confirmed(locale)}</Badge> }),
            false => (Milestone::Ahead, view! { <Badge tone=Tone::Unknown icon=IconName::CircleHelp>{say::unconfirmed(locale)}</Badge> }),
        };
        let address = href(locale, &format!("/profile/experience/{}", one.id));
        let label = t::profile::edit_label(locale, &one.title);
        let description = (!one.description.is_empty()).then(|| view! { <p class="prose">{one.description}</p> });
        view! {
            <TimelineItem state when=say::period(locale, &one.company, one.started, until) title=one.title>
                {description}
                <span class="cluster">
                    {badge}
                    <a class="edit-link" href=address aria-label=label><Icon name=IconName::Pencil/> " " {t::profile::edit(locale)}</a>
                </span>
            </TimelineItem>
        }
    };
    let is_empty = experiences.is_empty();
    let items = experiences.into_iter().map(item).collect_view();
    view! {
        <section class="stack" id="experience" aria-labelledby="experience-title">
            <div class="cluster spread">
                <h2 id="experience-title">{say::title(locale)}</h2>
                <a class="edit-link" href=href(locale, "/profile/experience/new")><Icon name=IconName::Plus/> " " {say::add(locale)}</a>
            </div>
            <p class="quiet-text">{say::hidden(locale)}</p>
            {if is_empty { unsaid(locale).into_any() } else { view! { <Timeline>{items}</Timeline> }.into_any() }}
        </section>
    }
}

/// Sectors, engagements, kinds of mission, strengths.
#[component]
fn Known(profile: OwnProfile) -> impl IntoView {
    let locale = Locale::current();
    let facts = profile.facts;
    let counted = |name: String, years: Option<u8>| match years {
        Some(years) => format!("{name} ({})", labels::years(locale, years)),
        None => name,
    };
    let sectors = facts.sectors.iter().map(|one| counted(named(locale, CriterionKind::Sector, one.sector.code()), one.years)).collect();
    let impacts: Vec<(String, String)> = facts
        .impacts
        .iter()
        .map(|one| {
            let shown = one.evidence.clone().unwrap_or_else(|| t::profile::impact::unproven(locale).to_owned());
            (named(locale, CriterionKind::Impact, one.impact.code()), shown)
        })
        .collect();
    let missions = facts.mission_types.iter().map(|one| {
        let name = named(locale, CriterionKind::MissionType, one.mission_type.code());
        format!("{name} ({})", t::profile::times(locale, u32::from(one.times)))
    });
    let missions = tags(locale, missions.collect());
    let areas = facts.areas.iter().map(|one| named(locale, CriterionKind::Area, one.code()));
    let stages = facts.stages.iter().map(|one| named(locale, CriterionKind::Stage, one.code()));
    let orientations = facts.orientations.iter().map(|one| named(locale, CriterionKind::Orientation, one.code()));
    let strengths = orientations.chain(areas).chain(stages).collect();
    view! {
        <Part section=Section::Sectors>{tags(locale, sectors)}</Part>
        <Part section=Section::Impacts>
            {if impacts.is_empty() { unsaid(locale).into_any() } else { view! { <Facts facts=impacts/> }.into_any() }}
        </Part>
        <Part section=Section::Missions>{missions}</Part>
        <Part section=Section::Strengths>{tags(locale, strengths)}</Part>
    }
}

/// What a mission must meet, and when the first free day was last confirmed.
#[component]
fn Terms(profile: OwnProfile) -> impl IntoView {
    use t::profile::terms as say;
    let locale = Locale::current();
    let facts = &profile.facts;
    let unsaid = || t::profile::unsaid(locale).to_owned();
    let list = |items: Vec<String>| if items.is_empty() { unsaid() } else { items.join(format::BETWEEN) };
    let rows = vec![
        (say::rhythm(locale).to_owned(), facts.rhythm.map_or_else(unsaid, |rhythm| format::days_a_week(locale, rhythm))),
        (say::rate(locale).to_owned(), facts.rate.map_or_else(unsaid, |rate| format::rate(locale, rate))),
        (say::from(locale).to_owned(), facts.available_from.map_or_else(unsaid, |day| format::date(locale, day))),
        (
            say::places(locale).to_owned(),
            list(facts.places.iter().map(|place| named(locale, CriterionKind::Place, &place.to_string())).collect()),
        ),
        (
            say::languages(locale).to_owned(),
            list(facts.languages.iter().map(|language| named(locale, CriterionKind::Language, language.code())).collect()),
        ),
    ];
    let confirmed = profile.particulars.availability_confirmed_on.map(|day| say::confirmed_on(locale, format::date(locale, day)));
    let confirm = facts.available_from.is_some().then(|| {
        view! {
            <div class="cluster">
                <Form name="confirm_availability" action=ConfirmAvailability::PATH>
                    <Submit look=Look::Secondary small=true>{say::confirm(locale)}</Submit>
                </Form>
                <span class="quiet-text">{confirmed.unwrap_or_else(|| say::never_confirmed(locale).to_owned())}</span>
            </div>
        }
    });
    view! { <Part section=Section::Terms><Facts facts=rows/>{confirm}</Part> }
}

#[component]
fn Wishes(profile: OwnProfile) -> impl IntoView {
    use t::profile::wishes as say;
    let locale = Locale::current();
    let wishes = &profile.facts.wishes;
    let label = |kind, code: &str| named(locale, kind, code);
    let wanted = wishes
        .sectors
        .iter()
        .map(|one| label(CriterionKind::Sector, one.code()))
        .chain(wishes.impacts.iter().map(|one| label(CriterionKind::Impact, one.code())))
        .chain(wishes.mission_types.iter().map(|one| label(CriterionKind::MissionType, one.code())))
        .chain(wishes.stages.iter().map(|one| label(CriterionKind::Stage, one.code())))
        .collect();
    let refused_sectors = wishes.refused_sectors.iter().map(|one| label(CriterionKind::Sector, one.code()));
    let refused = refused_sectors.chain(wishes.refused_mission_types.iter().map(|one| label(CriterionKind::MissionType, one.code())));
    let (wanted, refused) = (tags(locale, wanted), tags(locale, refused.collect()));
    let words = |text: &str| (!text.is_empty()).then(|| view! { <p class="prose">{text.to_owned()}</p> });
    let (looks_for, no_thanks) = (words(&profile.particulars.looks_for), words(&profile.particulars.refuses));
    view! {
        <Part section=Section::Wishes>
            <div class="two">
                <div class="stack"><h3 class="overline">{say::wants(locale)}</h3>{looks_for}{wanted}</div>
                <div class="stack"><h3 class="overline">{say::refuses(locale)}</h3>{no_thanks}{refused}</div>
            </div>
        </Part>
    }
}

/// Links, status, and who never sees this profile.
#[component]
fn Beside(profile: OwnProfile) -> impl IntoView {
    let locale = Locale::current();
    let particulars = profile.particulars;
    let link = |link: Link| {
        let year = link.year.map(|year| format!(", {year}"));
        view! {
            <li>
                <a href=link.address.to_string() rel="noopener noreferrer">{link.title}</a>
                " "
                <span class="quiet-text">{link_kind(locale, link.kind)}{year}</span>
            </li>
        }
    };
    let links = match profile.contact.links.is_empty() {
        true => unsaid(locale).into_any(),
        false => view! { <ul role="list" class="works">{profile.contact.links.into_iter().map(link).collect_view()}</ul> }.into_any(),
    };
    let legal = particulars.legal_status.map(|status| legal_status(locale, status).to_owned());
    let number = particulars.company_number.map(|number| format::company_number(&number));
    let status: Vec<String> = [legal, number].into_iter().flatten().collect();
    let status = if status.is_empty() { unsaid(locale).into_any() } else { view! { <p>{status.join(", ")}</p> }.into_any() };
    let excluded = match profile.exclusions.is_empty() {
        true => view! { <p class="quiet-text">{t::profile::exclusions::nobody(locale)}</p> }.into_any(),
        false => {
            let names = tags(locale, profile.exclusions);
            view! { {names} <p class="quiet-text">{t::profile::exclusions::note(locale)}</p> }.into_any()
        }
    };
    let clients = tags(locale, particulars.clients.iter().map(|one| client_line(locale, &one.name, one.sector, one.until)).collect());
    view! {
        <Part section=Section::Clients>{clients}<p class="quiet-text">{t::checks::clients::note(locale)}</p></Part>
        <Part section=Section::Links>{links}</Part>
        <Part section=Section::Exclusions>{excluded}</Part>
        <Part section=Section::Status>{status}</Part>
    }
}
