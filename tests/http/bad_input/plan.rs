//! What is asked, by whom, and what is wrong with it: drawn from a seed and a number alone, so that each can be asked again.

use std::fmt;

use axum::body::Body;
use axum::http::Request;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use tests::{Browser, Site};

use super::answers::Excuse;
use super::request::{Content, Draft};
use super::spoil::Spoil;
use crate::matrix::{Asker, Case, Cast, Outcome, cases, registry};

/// The key of a browser that has been here before.
const BROWSER: &str = "abababababababababababababababababababababababababababababababab";

/// After these nobody is signed in any more: they are asked last.
const LEAVING: [&str; 5] = [
    "/api/sign_out",
    "/api/account/erase",
    "/api/account/change_password",
    "/api/account/reset_password",
    "/api/account/sessions/revoke_others",
];

/// One request to come.
#[derive(Clone)]
pub struct Plan {
    pub number: u64,
    pub case: &'static Case,
    pub asker: Asker,
    /// The language, or an address that has moved.
    prefix: &'static str,
    wants_page: bool,
    /// Whether somebody asks in whose power it is, where nobody of the table may.
    pub stands_in: bool,
    pub spoils: Vec<Spoil>,
}

impl Plan {
    /// The plan of this number. The routes come in turn, so that each has its share.
    pub fn draw(seed: u64, number: u64) -> Self {
        let mut chance = StdRng::seed_from_u64(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ number);
        let routes = registry();
        let (method, path) = &routes[usize::try_from(number).unwrap() % routes.len()];
        let of_route: Vec<&'static Case> = cases().iter().filter(|case| case.method == *method && case.path == *path).collect();
        let case =
            of_route.choose(&mut chance).copied().unwrap_or_else(|| panic!("without a case in tests/http/matrix.txt: {method} {path}"));
        let may: Vec<Asker> =
            Asker::ALL.into_iter().filter(|asker| matches!(case.expects(*asker), Outcome::Ok | Outcome::Complaint)).collect();
        let asker = match may.choose(&mut chance) {
            Some(asker) if chance.random_bool(0.6) => *asker,
            _ => *Asker::ALL.choose(&mut chance).unwrap(),
        };
        let prefix = *["", "/en"].choose(&mut chance).unwrap();
        let prefix = if chance.random_bool(0.04) { "/fr" } else { prefix };
        let content = content(case);
        let stands_in = Cast::has_stand_in(path) && chance.random_bool(0.7);
        let spoils = (0..chance.random_range(1..4)).map(|_| Spoil::draw(&content, &mut chance)).collect();
        Self { number, case, asker, prefix, wants_page: chance.random_bool(0.9), stands_in, spoils }
    }

    /// The same with one thing less that is wrong.
    pub fn without(&self, spoil: usize) -> Self {
        let mut less = self.clone();
        less.spoils.remove(spoil);
        less
    }

    /// Whether nothing may change, whatever is sent: it only asks, or comes from somebody who may do nothing here.
    pub fn may_change_nothing(&self) -> bool {
        let (mut method, mut swaps, mut elsewhere) = (self.case.method.as_str(), false, false);
        for spoil in &self.spoils {
            match spoil {
                Spoil::Method(other) => method = other,
                Spoil::OtherId(..) => swaps = true,
                Spoil::Query(_) | Spoil::PathEnd(_) | Spoil::PathValue(_) if self.case.path == server::http::ONE_CLICK => elsewhere = true,
                _ => {}
            }
        }
        let refused = |case: &Case| matches!(case.expects(self.asker), Outcome::SignIn | Outcome::NotFound);
        let nobody = matches!(self.asker, Asker::Anonymous | Asker::Suspended);
        let is_stranger = cases().iter().filter(|case| case.path == self.case.path && case.method == "POST").all(refused);
        method != "POST" || (!self.stands_in && is_stranger && (nobody || !swaps) && !elsewhere)
    }

    /// Whether who asks may not be there any more afterwards.
    pub fn leaves(&self) -> bool {
        LEAVING.contains(&self.case.path.as_str())
    }

    /// What its answer may be that another may not.
    pub fn excuses(&self) -> Vec<Excuse> {
        let excuse = |spoil: &Spoil| match spoil {
            Spoil::Header("cookie", _) => Some(Excuse::HidesTheBrowser),
            Spoil::Query(_) => Some(Excuse::HasAQuery),
            _ => None,
        };
        self.spoils.iter().filter_map(excuse).collect()
    }

    /// The browser of whoever asks.
    fn browser(&self, cast: &Cast, site: &Site) -> Browser {
        if self.stands_in { cast.stand_in(site, &self.case.path) } else { cast.browser(site, self.asker) }
    }

    /// The request.
    pub fn request(&self, cast: &Cast, site: &Site) -> Request<Body> {
        let fields = cast.fill(&self.case.fields).into_iter().map(|(name, value)| (name.into_bytes(), value.into_bytes())).collect();
        let session = self.browser(cast, site).cookie("session");
        let cookies = session.map_or_else(String::new, |session| format!("passerelle-session={session}; "));
        let accept = if self.wants_page { "text/html,application/xhtml+xml,*/*;q=0.8" } else { "*/*" };
        let origin = site.origin();
        let headers = [
            ("accept", accept.to_owned()),
            ("cookie", format!("{cookies}passerelle-browser={BROWSER}")),
            ("sec-fetch-site", "same-origin".to_owned()),
            ("origin", origin.to_owned()),
            ("referer", format!("{origin}{}/", self.prefix)),
        ];
        let mut draft = Draft {
            method: if self.case.is_call() { "POST" } else { "GET" },
            path: if self.case.path == "/" && !self.prefix.is_empty() {
                self.prefix.to_owned()
            } else {
                format!("{}{}", self.prefix, self.case.path)
            },
            path_value: None,
            path_end: "",
            query: Vec::new(),
            headers: headers.into_iter().map(|(name, value)| (name, value.into_bytes())).collect(),
            content: content(self.case),
            fields,
            instead: None,
            file_fault: None,
        };
        let ids = cast.ids();
        self.spoils.iter().for_each(|spoil| spoil.spoil(&mut draft, &ids));
        draft.write().unwrap_or_else(|| panic!("it could not even be sent: {self}"))
    }
}

fn content(case: &Case) -> Content {
    match case {
        case if !case.is_call() => Content::Nothing,
        case if case.sends_files() => Content::Files("cv"),
        case if case.takes_json() => Content::Json,
        _ => Content::Form,
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let asker = if self.stands_in { "somebody who may".to_owned() } else { format!("{:?}", self.asker) };
        write!(f, "number {}: {} by {asker} under {:?}, spoiled by", self.number, self.case, self.prefix)?;
        self.spoils.iter().try_for_each(|spoil| {
            let spoil = format!("{spoil:?}");
            write!(f, " {}", spoil.chars().take(300).collect::<String>())
        })
    }
}

/// A page that a redirection leads to, asked by the same person; nothing where it leads to no address.
pub fn follow_up(plan: &Plan, cast: &Cast, site: &Site, to: &str) -> Option<Request<Body>> {
    let session = plan.browser(cast, site).cookie("session");
    let cookies = session.map_or_else(String::new, |session| format!("passerelle-session={session}; "));
    let request = Request::get(to).header("accept", "text/html").header("cookie", format!("{cookies}passerelle-browser={BROWSER}"));
    request.body(Body::empty()).ok()
}
