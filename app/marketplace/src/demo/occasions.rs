//! The events of the demo community: one that was, with its recap, and two to come, of which one is full.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{CommunityEventId, availability::day_of};

use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, CurrentStaff, SignedIn},
    community_events::{
        attend,
        write::{self, TypedEvent},
    },
};

/// An event of the play, by its place in [`EVENTS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Staff writes and publishes it.
    Announce(usize),
    /// So many sign up, from this one on; some are not to be named.
    SignUp(usize, usize, usize),
    /// Staff tells how it was.
    Recap(usize),
}

/// An event as it is written; days from the day of the play's end.
struct Written {
    id: &'static str,
    title: &'static str,
    description: &'static str,
    kind: &'static str,
    audience: &'static str,
    language: &'static str,
    days: i64,
    hours: (&'static str, &'static str),
    place: &'static str,
    link: &'static str,
    seats: &'static str,
    recap: &'static str,
}

const EVENTS: [Written; 3] = [
    Written {
        id: "0191e000-0000-7000-8000-000000000001",
        title: "Reprendre un produit d’agence : nos retours",
        description: "Trois CTO racontent une reprise : ce qu’il fallait demander avant de signer, ce qui a coûté plus que prévu, et ce \
                      qu’ils referaient.\n\nVenez avec une question : la seconde moitié de la soirée leur est réservée.",
        kind: "talk",
        audience: "community",
        language: "fr",
        days: -6,
        hours: ("18:30", "20:30"),
        place: "Maison des associations, 5 rue Perrée, Paris 3e",
        link: "",
        seats: "",
        recap: "Nous étions une vingtaine. Trois idées sont revenues : faire mettre les accès au nom de l’entreprise dès la première semaine, \
                demander à l’agence une démonstration de mise en ligne plutôt qu’un document, et garder un mois de recouvrement.\n\nLa liste \
                de questions écrite ensemble : https://exemple.passerelle.example/reprise",
    },
    Written {
        id: "0191e000-0000-7000-8000-000000000002",
        title: "Atelier : lire un bilan de santé technique",
        description: "On prend un vrai bilan, rendu anonyme, et on le lit à deux : une personne de métier, une personne de la technique. Que \
                      dit-il, que ne dit-il pas, quelle question poser ensuite ?\n\nAucune préparation. Le goûter est prévu.",
        kind: "workshop",
        audience: "community",
        language: "fr",
        days: 9,
        hours: ("14:00", "16:30"),
        place: "La Cale, 12 quai de la Fosse, Nantes",
        link: "",
        seats: "8",
        recap: "",
    },
    Written {
        id: "0191e000-0000-7000-8000-000000000003",
        title: "Hiring a first developer, without a tech team",
        description: "An hour online: what to write in the ad, whom to ask for help with the interview, and how the first month should look. \
                      Open to everybody, with time for questions.",
        kind: "online",
        audience: "public",
        language: "en",
        days: 16,
        hours: ("12:30", "13:30"),
        place: "",
        link: "https://visio.passerelle.example/first-developer",
        seats: "100",
        recap: "",
    },
];

/// When what happens, in hours before the end of the play.
pub(super) const PROGRAM: [(i64, Step); 9] = [
    (500, Step::Announce(0)),
    (430, Step::SignUp(0, 0, 9)),
    (300, Step::SignUp(0, 9, 6)),
    (90, Step::Recap(0)),
    (260, Step::Announce(1)),
    (180, Step::SignUp(1, 1, 6)),
    (60, Step::SignUp(1, 7, 4)),
    (110, Step::Announce(2)),
    (30, Step::SignUp(2, 3, 5)),
];

/// One step. `guests` are those who may come, `speaker` the address of who speaks; `now` is when the play ends.
pub(super) async fn play(
    market: &Marketplace,
    staff: &CurrentStaff,
    guests: &[&SignedIn],
    speaker: &CurrentCto,
    step: Step,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    match step {
        Step::Announce(at) => match EVENTS.get(at) {
            Some(event) => announce(market, staff, event, speaker, now).await,
            None => Ok(()),
        },
        Step::SignUp(at, from, count) => {
            let Some(event) = EVENTS.get(at) else { return Ok(()) };
            for (number, guest) in guests.iter().skip(from).take(count).enumerate() {
                attend::sign_up(market, guest, event.id()?, number % 4 != 3).await?;
            }
            Ok(())
        }
        Step::Recap(at) => match EVENTS.get(at) {
            Some(event) => write::recap(market, staff, event.id()?, event.recap).await,
            None => Ok(()),
        },
    }
}

impl Written {
    fn id(&self) -> Result<CommunityEventId, Problem> {
        self.id.parse().map_err(Problem::broken)
    }

    /// The day of it, where the play ends on this one.
    fn day(&self, today: NaiveDate) -> NaiveDate {
        today + Duration::days(self.days)
    }
}

async fn announce(
    market: &Marketplace,
    staff: &CurrentStaff,
    event: &Written,
    speaker: &CurrentCto,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let has_speaker = event.kind != "online";
    let typed = TypedEvent {
        title: event.title.to_owned(),
        description: event.description.to_owned(),
        kind: event.kind.to_owned(),
        audience: event.audience.to_owned(),
        language: event.language.to_owned(),
        day: event.day(day_of(now)).to_string(),
        starts: event.hours.0.to_owned(),
        last_day: String::new(),
        ends: event.hours.1.to_owned(),
        place: event.place.to_owned(),
        link: event.link.to_owned(),
        seats: event.seats.to_owned(),
        speaker: if has_speaker { speaker.who().email().to_owned() } else { String::new() },
        speaker_agreed: if has_speaker { "true".to_owned() } else { String::new() },
    };
    let id = write::draft(market, staff, event.id, &typed).await?;
    write::publish(market, staff, id).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::script::{hours_of_a_week, moment};

    #[test]
    fn nobody_signs_up_before_it_is_announced_whenever_the_play_ends() {
        for now in hours_of_a_week() {
            let announced = |event: usize| {
                let found = PROGRAM.iter().find(|(_, step)| matches!(step, Step::Announce(at) if *at == event));
                moment(now, found.unwrap().0)
            };
            for (hours, step) in PROGRAM {
                match step {
                    Step::SignUp(event, ..) | Step::Recap(event) => assert!(announced(event) < moment(now, hours), "{now}: {event}"),
                    Step::Announce(_) => {}
                }
            }
        }
    }

    #[test]
    fn it_is_told_after_it_was_whenever_the_play_ends() {
        for now in hours_of_a_week() {
            for (hours, step) in PROGRAM {
                if let Step::Recap(event) = step {
                    let (day, told) = (EVENTS[event].day(day_of(now)), moment(now, hours));
                    assert!(day < day_of(told), "{now}: was on {day}, told at {told}");
                }
            }
        }
    }
}
