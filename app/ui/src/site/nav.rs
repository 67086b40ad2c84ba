//! The way round, for each role: the only place that knows which pages stand in the header.

use domain::{PhotoId, PostingId, Role, profile::PhotoSize};

use crate::{Locale, href, t};

/// Where a stranger signs in.
pub const SIGN_IN: &str = "/sign-in";
/// Where somebody gets an account.
pub const SIGN_UP: &str = "/sign-up";
/// Where somebody asks for a link in place of a password.
pub const FORGOT_PASSWORD: &str = "/forgot-password";
/// What an account says of its owner.
pub const ACCOUNT: &str = "/account";
/// Where somebody is signed in.
pub const SESSIONS: &str = "/account/sessions";
/// Everything that is kept of somebody, as a file; the same in every language.
pub const EXPORT: &str = "/account/export.json";
/// Where somebody leaves.
pub const ERASE: &str = "/account/delete";
/// Where mail lies that did not leave this machine.
pub const OUTBOX: &str = "/outbox";
/// A CTO's photo, to send or remove.
pub const PHOTO: &str = "/profile/photo";
/// A CTO's profile as others read it.
pub const PREVIEW: &str = "/profile/preview";
/// Where a CTO chooses what their public page shows.
pub const PUBLIC_PAGE: &str = "/profile/public";
/// CTOs who show their work to everybody.
pub const CTOS: &str = "/ctos";
/// The feed of whoever came last among them.
pub const CTOS_FEED: &str = "/ctos/feed.xml";
/// Open missions that their CEOs show to everybody.
pub const MISSIONS: &str = "/missions";
/// The feed of the newest of them.
pub const MISSIONS_FEED: &str = "/missions/feed.xml";
/// Where a CTO sends proof documents.
pub const DOCUMENTS: &str = "/profile/documents";

/// Where a CTO who shows their work is read, without the prefix of a language.
pub fn cto_page(slug: &str) -> String {
    format!("{CTOS}/{slug}")
}
/// Where everybody reads an open mission, without the prefix of a language.
pub fn posting_page(posting: PostingId) -> String {
    format!("{MISSIONS}/{posting}")
}
/// Where somebody begins a need.
pub const NEW_NEED: &str = "/needs/new";
/// The endpoint that ends a session.
pub const SIGN_OUT: &str = "/api/sign_out";
/// The endpoint that turns mail about something on or off.
pub const MAIL_WISH: &str = "/api/mail/wish";
/// Where a CTO gets an account.
pub const SIGN_UP_CTO: &str = "/sign-up?role=cto";
/// What happens to each of the three, step by step.
pub const HOW_IT_WORKS: &str = "/how-it-works";
/// Who publishes the site, and what it is.
pub const LEGAL: &str = "/legal";
/// How accessible the site is.
pub const ACCESSIBILITY: &str = "/accessibility";
/// How ranking works.
pub const RANKING: &str = "/ranking";
/// What missions brought, told by both who did them.
pub const CASE_STUDIES: &str = "/case-studies";
/// The same as a feed.
pub const CASE_STUDIES_FEED: &str = "/case-studies/feed.xml";
/// Words that a CEO may meet, each in one sentence.
pub const GLOSSARY: &str = "/glossary";
/// What is kept of people, and who sees it.
pub const PRIVACY: &str = "/privacy";

/// Where a stranger signs in and comes back from, in a language: `back` is the address of a page, with the prefix of its language.
pub fn sign_in(locale: Locale, back: &str) -> String {
    let back: String = form_urlencoded::byte_serialize(back.as_bytes()).collect();
    format!("{}?next={back}", href(locale, SIGN_IN))
}

/// Where a photo lies; the same in every language.
pub fn photo(id: PhotoId, size: PhotoSize) -> String {
    format!("/photos/{id}/{size}")
}

/// A page of the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nav {
    Home,
    HowItWorks,
    Ranking,
    CaseStudies,
    Ctos,
    Postings,
    Needs,
    Offers,
    Profile,
    Today,
    Missions,
    Profiles,
    Vetting,
    Audit,
    Messages,
    StaffMessages,
    Notifications,
    Agenda,
    StaffAgenda,
}

/// A page of one mission, which stands in the header beside the others while one is there: its address (complete) and its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavLink {
    pub href: String,
    pub label: String,
    pub current: bool,
}

impl Nav {
    /// The pages in the header of a role; `None` is a stranger.
    pub const fn of(role: Option<Role>) -> &'static [Self] {
        match role {
            None | Some(Role::System) => {
                &[Self::Home, Self::HowItWorks, Self::Postings, Self::Agenda, Self::Ranking, Self::CaseStudies, Self::Ctos]
            }
            Some(Role::Ceo) => &[Self::Needs, Self::Messages, Self::Notifications, Self::Agenda, Self::Ranking],
            Some(Role::Cto) => &[Self::Offers, Self::Messages, Self::Notifications, Self::Agenda, Self::Profile, Self::Ranking],
            Some(Role::Staff) => &[
                Self::Today,
                Self::Missions,
                Self::Profiles,
                Self::Vetting,
                Self::StaffMessages,
                Self::Notifications,
                Self::StaffAgenda,
                Self::Audit,
                Self::Ranking,
            ],
        }
    }

    /// The path without the prefix of the language.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Home => "/",
            Self::HowItWorks => HOW_IT_WORKS,
            Self::Ranking => RANKING,
            Self::CaseStudies => CASE_STUDIES,
            Self::Ctos => CTOS,
            Self::Postings => MISSIONS,
            Self::Needs => "/needs",
            Self::Offers => "/offers",
            Self::Profile => "/profile",
            Self::Today => "/staff",
            Self::Missions => "/staff/missions",
            Self::Profiles => "/staff/profiles",
            Self::Vetting => "/staff/vetting",
            Self::Audit => "/staff/audit",
            Self::Messages => "/messages",
            Self::StaffMessages => "/staff/messages",
            Self::Notifications => "/notifications",
            Self::Agenda => "/agenda",
            Self::StaffAgenda => "/staff/agenda",
        }
    }

    /// What it is called.
    pub fn label(self, locale: Locale) -> &'static str {
        match self {
            Self::Home => t::shared::nav::home(locale),
            Self::HowItWorks => t::how_it_works::nav(locale),
            Self::Ranking => t::shared::nav::ranking(locale),
            Self::CaseStudies => t::case_studies::public::nav(locale),
            Self::Ctos => t::public_page::nav(locale),
            Self::Postings => t::posting::nav(locale),
            Self::Needs => t::shared::nav::needs(locale),
            Self::Offers => t::shared::nav::offers(locale),
            Self::Profile => t::shared::nav::profile(locale),
            Self::Today => t::shared::nav::today(locale),
            Self::Missions => t::shared::nav::missions(locale),
            Self::Profiles => t::shared::nav::profiles(locale),
            Self::Vetting => t::shared::nav::vetting(locale),
            Self::Audit => t::shared::nav::audit(locale),
            Self::Messages | Self::StaffMessages => t::messages::nav(locale),
            Self::Notifications => t::notifications::nav(locale),
            Self::Agenda | Self::StaffAgenda => t::agenda::nav(locale),
        }
    }
}
