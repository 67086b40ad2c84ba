//! Plays the missions through the services, with the same proofs that people would bring, on a clock that is moved from act to act.

mod finish;
mod gather;
mod show;

use std::{collections::HashMap, sync::Arc};

use chrono::{DateTime, Utc};
use domain::{
    AccountId, CandidacyId, MissionId, ProfileId, Role, SessionId,
    lifecycle::{ProfileEvent, ProfileState},
};

use super::{
    agreement, applicants, follow_up, mandate, occasions, outcome, papers,
    person::Person,
    proofs::{self, Proof},
    rendezvous, report,
    script::{self, Act, moment},
    showing,
    talks::{self, Talk},
    texts::{Addition, Startup, WrittenNeed},
    voices, work,
};
use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, CurrentStaff, SignedIn, Visitor},
    audit::{self, Line, Subject},
    candidacies::{apply, choice, introduction, invite, permission, shortlist},
    clock::SteppedClock,
    matches,
    missions::{self, MissionOwner, criteria, draft, life},
    profiles,
};

/// A CTO takes part in so many missions at most, unless the need names them.
const MOST_PARTS: usize = 3;

/// What happens at a moment: to the scene or the person of this number, or to the founding story's CTO.
#[derive(Clone, Copy)]
enum Beat {
    Act(usize, Act),
    Join(usize),
    Ask(usize, applicants::Step),
    Prove(Proof),
    Gather(occasions::Step),
    Show(usize),
}

/// A mission on the stage.
struct Scene<'a> {
    need: &'a WrittenNeed,
    company: &'a str,
    language: draft::Language,
    ceo: Visitor,
    mission: Option<MissionId>,
    /// In the order of their invitations.
    candidates: Vec<(CandidacyId, ProfileId)>,
}

/// The players and the clock.
pub(super) struct Stage<'a> {
    /// A second handle on the same database, at the time of the play.
    market: Marketplace,
    clock: Arc<SteppedClock>,
    /// When the play ends.
    now: DateTime<Utc>,
    staff: CurrentStaff,
    ctos: HashMap<ProfileId, CurrentCto>,
    people: &'a [Person],
    applicants: &'a [Person],
    by_email: HashMap<&'a str, ProfileId>,
    joined: HashMap<ProfileId, DateTime<Utc>>,
    /// How many missions each has a part in. Whoever is reserved for the founding story has too many.
    parts: HashMap<ProfileId, usize>,
}

/// A startup whose CEO has an account.
pub(super) struct Company<'a> {
    pub ceo: AccountId,
    pub language: draft::Language,
    pub startup: &'a Startup,
}

impl<'a> Stage<'a> {
    /// `reserved` take part only where a need names them.
    pub fn new(market: &Marketplace, staff: SignedIn, people: &'a [Person], applicants: &'a [Person], reserved: usize) -> Self {
        let clock = Arc::new(SteppedClock::at(market.now() - chrono::Duration::days(4_000)));
        let cto = |person: &Person| {
            let who = signed_in(person.account, Role::Cto, &person.name, &person.email, None, Some(person.facts.id));
            (person.facts.id, CurrentCto { who, profile: person.facts.id })
        };
        Self {
            market: market.with_clock(clock.clone()),
            clock,
            now: market.now(),
            staff: CurrentStaff(staff),
            ctos: people.iter().chain(applicants).map(cto).collect(),
            people,
            applicants,
            joined: people.iter().map(|person| (person.facts.id, person.joined_at(market.now()))).collect(),
            by_email: people.iter().map(|person| (person.email.as_str(), person.facts.id)).collect(),
            parts: people.iter().take(reserved).map(|person| (person.facts.id, MOST_PARTS)).collect(),
        }
    }

    /// Plays every need of these startups, every arrival of a CTO and every request to join, in the order of time. Answers how many missions there are.
    pub async fn play(&mut self, companies: &[Company<'a>], now: DateTime<Utc>) -> Result<usize, Problem> {
        let mut scenes: Vec<Scene<'a>> = companies.iter().flat_map(scenes).collect();
        let mut program: Vec<(DateTime<Utc>, Beat)> = Vec::new();
        for (at, scene) in scenes.iter().enumerate() {
            program.extend(script::program(scene.need, now).into_iter().map(|(when, act)| (when, Beat::Act(at, act))));
        }
        program.extend(self.people.iter().enumerate().map(|(at, person)| (person.joined_at(now), Beat::Join(at))));
        program.extend(applicants::program(now).into_iter().map(|(when, at, step)| (when, Beat::Ask(at, step))));
        program.extend(proofs::PROGRAM.map(|(hours, proof)| (moment(now, hours), Beat::Prove(proof))));
        program.extend(occasions::PROGRAM.map(|(hours, step)| (moment(now, hours), Beat::Gather(step))));
        program.extend(showing::PROGRAM.map(|(hours, at)| (moment(now, hours), Beat::Show(at))));
        program.sort_by_key(|(when, _)| *when);
        for (when, beat) in program {
            self.let_expire(when).await?;
            self.clock.advance(when - self.market.now());
            match beat {
                Beat::Act(at, act) => {
                    if let Some(scene) = scenes.get_mut(at) {
                        self.act(scene, act).await?;
                    }
                }
                Beat::Join(at) => self.join(at).await?,
                Beat::Ask(at, step) => self.ask(at, step, now).await?,
                Beat::Prove(proof) => self.prove(proof).await?,
                Beat::Gather(step) => self.gather(step, &scenes).await?,
                Beat::Show(at) => self.show(at).await?,
            }
        }
        self.let_expire(now).await?;
        Ok(scenes.len())
    }

    /// Lets invitations expire that nobody answers before this moment, each at its own, as the job does.
    async fn let_expire(&self, until: DateTime<Utc>) -> Result<(), Problem> {
        for (candidacy, by) in invite::overdue(&self.market, until).await? {
            self.clock.advance((by - self.market.now()).max(chrono::Duration::zero()));
            invite::expire(&self.market, candidacy).await?;
        }
        Ok(())
    }

    /// Staff accepts a profile into the community.
    async fn join(&self, at: usize) -> Result<(), Problem> {
        let Some(person) = self.people.get(at) else { return Ok(()) };
        let (from, to) = (ProfileState::References, ProfileState::Accepted);
        let line = Line {
            actor: self.staff.who().actor(),
            subject: Subject::Profile(person.facts.id),
            event: ProfileEvent::Accept.code(),
            from: Some(from.code()),
            to: Some(to.code()),
            fields: &[],
            words: None,
        };
        let mut tx = self.market.pool.begin().await?;
        audit::write(&mut tx, self.market.now(), line).await?;
        self.market.commit(tx).await
    }

    /// Somebody asks to join, or staff looks at a request.
    async fn ask(&self, at: usize, step: applicants::Step, now: DateTime<Utc>) -> Result<(), Problem> {
        let Some(cto) = self.applicants.get(at).and_then(|person| self.ctos.get(&person.facts.id)) else { return Ok(()) };
        applicants::play(&self.market, &self.staff, cto, step, now).await
    }

    /// Pauses those who take a break.
    pub async fn pause(&self, people: &[Person]) -> Result<(), Problem> {
        for person in people.iter().filter(|person| person.pauses) {
            if let Some(cto) = self.ctos.get(&person.facts.id) {
                profiles::pause(&self.market, cto).await?;
            }
        }
        Ok(())
    }

    async fn act(&mut self, scene: &mut Scene<'_>, act: Act) -> Result<(), Problem> {
        if matches!(act, Act::Submit | Act::Draft) {
            return self.write(scene, act == Act::Submit).await;
        }
        let owner = self.owner(scene).await?;
        let mission = owner.mission();
        match act {
            Act::Draft | Act::Submit => Ok(()),
            Act::Complete => self.complete(scene, mission).await,
            Act::AskSignOff => life::ask_sign_off(&self.market, &self.staff, mission).await,
            Act::SignOff => life::sign_off(&self.market, &owner).await,
            Act::Open => life::open(&self.market, &self.staff, mission).await,
            Act::Publish => showing::publish(&self.market, &owner, scene.need).await,
            Act::Invite => self.invite_best(scene, mission).await,
            Act::InviteGuests => self.invite_guests(scene, mission).await,
            Act::Apply(at) => self.apply(scene, mission, at).await,
            Act::Refuse(at) => self.refuse(scene, at).await,
            Act::Shortlist => self.shortlist(scene, mission).await,
            Act::Meet(_) | Act::Accept(_) | Act::Verdicts(..) | Act::Select(_) => self.meet(scene, &owner, act).await,
            Act::Talk(at, talk) => self.talk(scene, at, talk).await,
            Act::Propose(at, _) | Act::Agree(at) | Act::Ask(at) => match self.candidate(scene, at) {
                Some((candidacy, cto)) => rendezvous::play(&self.market, &scene.ceo, cto, candidacy, act, self.now).await,
                None => Ok(()),
            },
            Act::Agreement => self.agree(scene, mission).await,
            Act::Work | Act::Aim | Act::Tell => match self.candidate(scene, 0) {
                Some((_, cto)) => {
                    let cto = Visitor { signed_in: Some(cto.who().clone()), browser: None };
                    match act {
                        Act::Work => work::play(&self.market, &scene.ceo, &cto, mission, scene.language).await,
                        _ => outcome::play(&self.market, &scene.ceo, &cto, mission, (act, scene.need.tells)).await,
                    }
                }
                None => Ok(()),
            },
            Act::Finish => self.finish(mission).await,
            Act::Cancel => life::cancel(&self.market, &owner, &scene.need.reason).await,
        }
    }

    async fn owner(&self, scene: &Scene<'_>) -> Result<MissionOwner, Problem> {
        let mission = scene.mission.ok_or(Problem::NotFound)?;
        missions::holder(&self.market, &scene.ceo, mission).await?.owner()
    }

    async fn write(&self, scene: &mut Scene<'_>, send: bool) -> Result<(), Problem> {
        scene.mission = Some(draft::begin(&self.market, &scene.ceo, scene.need.words.trim(), scene.language).await?);
        if send {
            draft::submit(&self.market, &self.owner(scene).await?, scene.company, &scene.need.title).await?;
        }
        Ok(())
    }

    async fn complete(&self, scene: &Scene<'_>, mission: MissionId) -> Result<(), Problem> {
        let editor = missions::staff_editor(&self.staff, mission);
        let today = self.market.today();
        for text in &scene.need.adds {
            let addition = Addition::read(text, today).map_err(Problem::broken)?;
            match criteria::add(&self.market, &editor, addition.kind.code(), &addition.value, addition.importance.code()).await {
                // The words said it already.
                Err(Problem::Invalid(_)) | Ok(_) => {}
                Err(problem) => return Err(problem),
            }
        }
        Ok(())
    }

    async fn invite_best(&mut self, scene: &mut Scene<'_>, mission: MissionId) -> Result<(), Problem> {
        let need = missions::sheet(&self.market.pool, mission).await?.ok_or(Problem::NotFound)?.need();
        let order = matches::preview(&self.market, &need).await?;
        let best: Vec<ProfileId> = order.iter().filter(|one| !one.is_blocked()).map(|one| one.profile).collect();
        let visible = profiles::visible(&self.market, mission, &best).await?;
        let now = self.market.now();
        let free = best.into_iter().filter(|profile| {
            let joined = self.joined.get(profile).is_some_and(|joined| *joined <= now);
            joined && visible.contains(profile) && self.parts.get(profile).is_none_or(|parts| *parts < MOST_PARTS)
        });
        for profile in free.take(scene.need.invites).collect::<Vec<_>>() {
            let candidacy = invite::invite(&self.market, &self.staff, mission, profile).await?;
            scene.candidates.push((candidacy, profile));
            *self.parts.entry(profile).or_default() += 1;
        }
        Ok(())
    }

    async fn invite_guests(&self, scene: &mut Scene<'_>, mission: MissionId) -> Result<(), Problem> {
        for email in &scene.need.guests {
            let profile = *self.by_email.get(email.as_str()).ok_or(Problem::NotFound)?;
            let candidacy = invite::invite(&self.market, &self.staff, mission, profile).await?;
            scene.candidates.push((candidacy, profile));
        }
        Ok(())
    }

    async fn apply(&self, scene: &Scene<'_>, mission: MissionId, at: usize) -> Result<(), Problem> {
        let Some((_, cto)) = self.candidate(scene, at) else { return Ok(()) };
        apply::apply(&self.market, cto, mission, voices::message(scene.language, at, &scene.need.title)).await.map(drop)
    }

    async fn refuse(&self, scene: &Scene<'_>, at: usize) -> Result<(), Problem> {
        let Some((candidacy, cto)) = self.candidate(scene, at) else { return Ok(()) };
        let concerned = permission::concerned(&self.market, cto, candidacy).await?;
        apply::refuse_invitation(&self.market, &concerned, "", voices::refusal(scene.language, at)).await
    }

    async fn shortlist(&self, scene: &Scene<'_>, mission: MissionId) -> Result<(), Problem> {
        for at in 0..scene.need.applies {
            let Some((candidacy, _)) = self.candidate(scene, at) else { continue };
            match shortlist::add(&self.market, &self.staff, candidacy, "").await {
                // Somebody whom the machine ranks higher is passed over for a moment: staff says why.
                Err(Problem::Invalid(_)) => {
                    shortlist::add(&self.market, &self.staff, candidacy, voices::override_reason(scene.language)).await?
                }
                other => other?,
            }
        }
        shortlist::publish(&self.market, &self.staff, mission).await
    }

    async fn meet(&self, scene: &Scene<'_>, owner: &MissionOwner, act: Act) -> Result<(), Problem> {
        let (Act::Meet(at) | Act::Accept(at) | Act::Verdicts(at, _) | Act::Select(at)) = act else { return Ok(()) };
        let Some((candidacy, cto)) = self.candidate(scene, at) else { return Ok(()) };
        let shown = permission::shown_to(&self.market, owner, candidacy).await?;
        let concerned = permission::concerned(&self.market, cto, candidacy).await?;
        match act {
            Act::Meet(_) => introduction::request(&self.market, &shown).await,
            Act::Accept(_) => introduction::accept(&self.market, &concerned).await,
            Act::Verdicts(_, wants_to) => {
                let (ceo, cto) = voices::verdicts(scene.language, wants_to);
                introduction::ceo_verdict(&self.market, &shown, introduction::Verdict { wants_to, words: ceo }).await?;
                introduction::cto_verdict(&self.market, &concerned, introduction::Verdict { wants_to: true, words: cto }).await
            }
            _ => {
                choice::select(&self.market, &shown, voices::to_the_others(scene.language)).await?;
                let Some(mission) = scene.mission else { return Ok(()) };
                agreement::sign(&self.market, &scene.ceo, cto, mission, scene.language, self.market.now()).await
            }
        }
    }

    /// In French alone: the conversations of a few are enough to see what they are.
    async fn talk(&self, scene: &Scene<'_>, at: usize, talk: Talk) -> Result<(), Problem> {
        let Some((candidacy, cto)) = self.candidate(scene, at).filter(|_| scene.language == draft::Language::Fr) else { return Ok(()) };
        let people = talks::People { ceo: &scene.ceo, cto, staff: &self.staff };
        talks::play(&self.market, &people, candidacy, talk).await
    }

    /// In French alone, as the conversations.
    async fn agree(&self, scene: &Scene<'_>, mission: MissionId) -> Result<(), Problem> {
        let Some((_, cto)) = self.candidate(scene, 0).filter(|_| scene.language == draft::Language::Fr) else { return Ok(()) };
        mandate::play(&self.market, &scene.ceo, cto, mission).await?;
        report::play(&self.market, &scene.ceo, cto, mission).await?;
        follow_up::play(&self.market, &scene.ceo, cto, mission).await?;
        papers::play(&self.market, &self.staff, &scene.ceo, cto, mission).await
    }

    fn candidate(&self, scene: &Scene<'_>, at: usize) -> Option<(CandidacyId, &CurrentCto)> {
        let (candidacy, profile) = scene.candidates.get(at)?;
        Some((*candidacy, self.ctos.get(profile)?))
    }
}

/// Proof of having signed in, for somebody of the demo community.
pub(super) fn signed_in(
    account: AccountId,
    role: Role,
    name: &str,
    email: &str,
    company: Option<&str>,
    profile: Option<ProfileId>,
) -> SignedIn {
    SignedIn {
        account,
        session: SessionId::NIL,
        role,
        name: name.to_owned(),
        email: email.to_owned(),
        company: company.map(str::to_owned),
        profile,
    }
}

fn scenes<'a>(of: &Company<'a>) -> Vec<Scene<'a>> {
    let startup = of.startup;
    let ceo = signed_in(of.ceo, Role::Ceo, &startup.ceo, &startup.email, Some(&startup.company), None);
    let scene = |need| Scene {
        need,
        company: &startup.company,
        language: of.language,
        ceo: Visitor { signed_in: Some(ceo.clone()), browser: None },
        mission: None,
        candidates: Vec::new(),
    };
    startup.need.iter().map(scene).collect()
}
