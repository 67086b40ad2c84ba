//! A CTO as a CEO sees one: the one place that decides what of a profile is shown before both accepted the introduction, and what after.

use domain::{CandidacyId, Role, Wait, lifecycle::CandidacyState};
use matching::{Need, Profile, Weights};

use super::read::{Candidate, Ending, Meeting, Revealed};
use crate::{discretion::Identity, matches::readable, profiles::Contact};

/// Where the candidacy stands, beside what the profile says.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    pub id: CandidacyId,
    pub state: CandidacyState,
    /// From 1.
    pub position: u8,
    pub message: Option<String>,
    pub meeting: Option<Meeting>,
    pub ending: Option<Ending>,
    /// Who is waited for.
    pub wait: Option<Wait>,
    /// Works now for another company of the same sector.
    pub concurrent: bool,
    /// Both accepted the introduction.
    pub met: bool,
}

/// The candidate. Until both accepted the introduction, nothing in it tells who it is.
pub(crate) fn seen(need: &Need, profile: &Profile, contact: Contact, standing: Standing) -> Candidate {
    let who = Identity::of(&contact);
    let hidden: Vec<&str> = if standing.met { Vec::new() } else { who.words().into_iter().chain([contact.email.as_str()]).collect() };
    let matched = readable(matching::score(need, profile, Weights::current()), &need.text, &hidden);
    let discreet = |text: &str| if standing.met { text.to_owned() } else { who.veil(text) };
    Candidate {
        id: standing.id,
        state: standing.state,
        position: standing.position,
        headline: discreet(&profile.headline),
        rhythm: profile.rhythm,
        places: profile.places.clone(),
        languages: profile.languages.clone(),
        available_from: profile.available_from,
        start_unconfirmed: profile.start_unconfirmed,
        concurrent: standing.concurrent,
        matched,
        message: standing.message.as_deref().map(discreet),
        meeting: standing.meeting,
        revealed: standing.met.then_some(Revealed {
            name: contact.name,
            email: contact.email,
            rate: profile.rate,
            about: contact.about,
            experiences: contact.experiences,
            links: contact.links,
            photo: contact.photo,
        }),
        ending: standing.ending.map(|ending| if standing.met { ending } else { ending.discreet(Role::Ceo, &who) }),
        wait: standing.wait,
    }
}

#[cfg(test)]
mod tests {
    //! Laws: 1. before the introduction nothing that a candidate holds tells who it is, whatever the profile and the need say; 2. after it, everything
    //! that an introduction reveals is there.

    use chrono::NaiveDate;
    use domain::{
        DailyRate, ExperienceId, PhotoId, ProfileId,
        forms::WebAddress,
        profile::{LinkKind, Photo},
    };
    use matching::understand;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::profiles::{Experience, Link};

    /// What only an introduction reveals, of somebody who writes it everywhere.
    #[derive(Debug, Clone)]
    struct Secrets {
        name: String,
        employer: String,
        host: String,
        rate: u16,
        photo: u128,
    }

    fn secrets() -> impl Strategy<Value = Secrets> {
        (
            "Zq[a-z]{4,8} Xw[a-z]{4,8}",
            "Kj[a-z]{4,8}( Vb[a-z]{4,8})?( SAS)?",
            "wq[a-z]{4,8}\\.example",
            401u16..1999,
            1u128 << 100..u128::MAX,
        )
            .prop_map(|(name, employer, host, rate, photo)| Secrets { name, employer, host, rate, photo })
    }

    impl Secrets {
        /// A sentence with all of them.
        fn told(&self) -> String {
            let Self { name, employer, host, .. } = self;
            format!("{name}, passé par {employer}, reprend Symfony. Voir {host}/cv, https://{host}, s@{host} ou 06 12 34 56 78.")
        }

        fn contact(&self) -> Contact {
            let station = Experience {
                id: ExperienceId::NIL,
                company: self.employer.clone(),
                title: "CTO".to_owned(),
                description: self.told(),
                started: 2019,
                ended: None,
                confirmed: true,
            };
            let address = WebAddress::read(&format!("{}/cv", self.host)).expect("an address");
            Contact {
                profile: ProfileId::NIL,
                name: self.name.clone(),
                email: format!("s@{}", self.host),
                about: self.told(),
                experiences: vec![station],
                links: vec![Link { kind: LinkKind::Talk, title: self.told(), address, year: Some(2024) }],
                photo: Some(Photo { id: PhotoId(Uuid::from_u128(self.photo)), alt: self.told() }),
            }
        }

        fn profile(&self) -> Profile {
            Profile { headline: self.told(), text: self.told(), rate: DailyRate::new(self.rate), ..Profile::unknown(ProfileId::NIL) }
        }

        /// Each, as it would be found in anything that is shown.
        fn words(&self) -> Vec<String> {
            let parts = self.name.split(' ').chain(self.employer.trim_end_matches(" SAS").split(' ')).map(str::to_lowercase);
            parts.chain([self.host.clone(), Uuid::from_u128(self.photo).to_string(), "06 12".to_owned()]).collect()
        }
    }

    fn standing(message: &str, met: bool) -> Standing {
        let (id, state) = (CandidacyId::NIL, CandidacyState::Shortlisted);
        Standing {
            id,
            state,
            position: 1,
            message: Some(message.to_owned()),
            meeting: None,
            ending: Some(Ending { by: Role::Cto, code: None, reason: Some(message.to_owned()) }),
            wait: None,
            concurrent: false,
            met,
        }
    }

    /// A need in which the CEO names the same person, employer and page.
    fn need(words: String) -> Need {
        let today = NaiveDate::from_ymd_opt(2026, 11, 28).expect("a day");
        Need { criteria: understand(&words, today).criteria, text: words }
    }

    proptest! {
        #[test]
        fn law_1_before_the_introduction_nothing_tells_who_it_is(secrets in secrets(), budget in 300u16..2500) {
            prop_assume!(budget != secrets.rate);
            let need = need(format!("{} Nous avons {budget} € par jour.", secrets.told()));
            let candidate = seen(&need, &secrets.profile(), secrets.contact(), standing(&secrets.told(), false));
            prop_assert!(candidate.revealed.is_none());
            // Everything that any page could draw from.
            let shown = format!("{candidate:?}").to_lowercase();
            for word in secrets.words() {
                prop_assert!(!shown.contains(&word), "{word} in {shown}");
            }
            prop_assert!(!shown.contains(&format!("dailyrate({})", secrets.rate)), "{shown}");
        }

        #[test]
        fn law_2_after_it_everything_is_there(secrets in secrets()) {
            let candidate = seen(&need("Symfony".to_owned()), &secrets.profile(), secrets.contact(), standing("Bonjour", true));
            let revealed = candidate.revealed.expect("revealed");
            prop_assert_eq!((revealed.name, revealed.rate), (secrets.name.clone(), DailyRate::new(secrets.rate)));
            prop_assert!(revealed.photo.is_some() && revealed.links.len() == 1 && revealed.experiences.len() == 1);
            prop_assert_eq!(candidate.headline, secrets.told());
            prop_assert_eq!(candidate.ending.and_then(|ending| ending.reason), Some("Bonjour".to_owned()));
        }
    }
}
