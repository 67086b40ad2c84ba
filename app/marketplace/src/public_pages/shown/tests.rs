//! Laws: 1. whatever the profile says and whatever is ticked, no present client, excluded company, rate, day, address or number is on the page;
//! 2. employers, story and photo are there where they are ticked, and nowhere else; 3. what is always shown is there.

use chrono::NaiveDate;
use domain::{
    DailyRate, ExperienceId, PhotoId, ProfileId, PublicPageId, Rhythm, forms::WebAddress, lifecycle::PublicPageState, profile::LinkKind,
};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::profiles::Experience;

/// Companies of which nothing may be read, one that may, and what else is nobody's business.
#[derive(Debug, Clone)]
struct Life {
    client: String,
    excluded: String,
    present: String,
    former: String,
    rate: u16,
}

fn life() -> impl Strategy<Value = Life> {
    let company = || "[A-Z]q[a-z]{3,7}( [A-Z]v[a-z]{3,7})?( SAS)?";
    (company(), company(), company(), "Zfz[a-z]{3,7}", 401u16..1999).prop_map(|(client, excluded, present, former, rate)| Life {
        client,
        excluded,
        present,
        former,
        rate,
    })
}

impl Life {
    /// A sentence with all of it.
    fn told(&self) -> String {
        let Self { client, excluded, present, former, .. } = self;
        format!("Chez {client}, {excluded} puis {present}, après {former}. Voir https://{former}.example, s@x.example ou 06 12 34 56 78.")
    }

    fn contact(&self) -> Contact {
        let station = |company: &str, ended| Experience {
            id: ExperienceId::NIL,
            company: company.to_owned(),
            title: format!("CTO, {}", self.told()),
            description: self.told(),
            started: 2015,
            ended,
            confirmed: true,
        };
        let link = |address: &str| Link {
            kind: LinkKind::OpenSource,
            title: self.told(),
            address: WebAddress::read(address).expect("an address"),
            year: None,
        };
        let joined = self.client.to_lowercase().replace(' ', "");
        Contact {
            profile: ProfileId::NIL,
            name: "Salomé Garnier".to_owned(),
            email: "s@x.example".to_owned(),
            about: self.told(),
            experiences: vec![
                station(&self.present, None),
                station(&self.client, Some(2024)),
                station(&self.excluded, Some(2020)),
                station(&self.former, Some(2019)),
            ],
            links: vec![link("https://code.example/outil"), link(&format!("https://{joined}.example/blog"))],
            photo: Some(Photo { id: PhotoId(Uuid::max()), alt: String::new() }),
        }
    }

    fn facts(&self) -> Profile {
        Profile {
            headline: self.told(),
            text: self.told(),
            rate: DailyRate::new(self.rate),
            rhythm: "2.5".parse::<Rhythm>().ok(),
            available_from: NaiveDate::from_ymd_opt(2031, 1, 7),
            ..Profile::unknown(ProfileId::NIL)
        }
    }

    fn shown(&self, ticked: [bool; 3]) -> Shown {
        let [shows_photo, shows_story, shows_employers] = ticked;
        let page = PublicPage {
            id: PublicPageId::NIL,
            state: PublicPageState::Published,
            slug: "salome-garnier".to_owned(),
            contribution: self.told(),
            shows_photo,
            shows_story,
            shows_employers,
            published_at: None,
            taken_down_because: None,
            updated_at: DateTime::UNIX_EPOCH,
        };
        let contact = self.contact();
        let unnamed = Unnamed::of([self.client.as_str(), self.excluded.as_str()], &contact);
        shown(&page, &self.facts(), contact, &unnamed)
    }
}

proptest! {
    #[test]
    fn law_1_nothing_private_is_on_the_page(life in life(), ticked in prop::array::uniform3(any::<bool>())) {
        let shown = format!("{:?}", life.shown(ticked)).to_lowercase();
        for company in [&life.client, &life.excluded, &life.present] {
            let company = company.trim_end_matches(" SAS").to_lowercase();
            prop_assert!(!shown.contains(&company), "{company} in {shown}");
            prop_assert!(!shown.contains(&company.replace(' ', "")), "{company} in {shown}");
        }
        for hidden in ["s@x.example", "06 12", "2031", &format!("dailyrate({})", life.rate)] {
            prop_assert!(!shown.contains(hidden), "{hidden} in {shown}");
        }
    }

    #[test]
    fn law_2_what_is_ticked_is_there_and_nowhere_else(life in life(), ticked in prop::array::uniform3(any::<bool>())) {
        let shown = life.shown(ticked);
        let [photo, story, employers] = ticked;
        prop_assert_eq!(shown.photo.is_some(), photo);
        prop_assert_eq!(shown.story.is_some(), story);
        prop_assert_eq!(format!("{shown:?}").contains(&life.former), employers);
    }

    #[test]
    fn law_3_what_is_always_shown_is_there(life in life()) {
        let shown = life.shown([false; 3]);
        prop_assert_eq!((shown.name.as_str(), shown.stations.len(), shown.links.len()), ("Salomé Garnier", 1, 1));
        prop_assert!(shown.contribution.is_some() && shown.headline.starts_with("Chez …"), "{}", shown.headline);
    }
}
