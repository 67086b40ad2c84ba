//! The versions of the terms of one engagement, and what an act on one of them means for the others.
//!
//! At most one version waits for signatures, and at most one is in force. A proposal takes the place of the one that waits; it never touches what
//! is in force, which holds until both have signed a later version.

use crate::{
    Role,
    lifecycle::{Refusal, TERMS, TermsEvent, TermsGuard, TermsState},
};

/// One version, as far as its life goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// From 1, without gaps.
    pub number: u16,
    pub state: TermsState,
    pub proposed_by: Role,
    pub ceo_signed: bool,
    pub cto_signed: bool,
}

impl Version {
    /// Whether this side has signed it.
    pub const fn is_signed_by(&self, role: Role) -> bool {
        match role {
            Role::Ceo => self.ceo_signed,
            Role::Cto => self.cto_signed,
            Role::Staff | Role::System => false,
        }
    }
}

/// What somebody does, to the version of this number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Proposes the next version.
    Propose,
    Sign(u16),
    Withdraw(u16),
    /// Says no, with or without a reason.
    Refuse(u16, bool),
}

/// One step that an act brings about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    pub number: u16,
    pub event: TermsEvent,
    pub from: Option<TermsState>,
    pub to: TermsState,
    /// Whether it follows from the act, rather than being it.
    pub follows: bool,
}

/// All versions of one engagement, in the order of their numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Versions(Vec<Version>);

impl Versions {
    /// The versions as they are kept, in the order of their numbers.
    pub const fn new(versions: Vec<Version>) -> Self {
        Self(versions)
    }

    /// The number of the last one; 0 where there is none.
    pub fn latest(&self) -> u16 {
        self.0.last().map_or(0, |version| version.number)
    }

    /// The one that waits for signatures.
    pub fn open(&self) -> Option<&Version> {
        self.0.iter().find(|version| version.state.is_open())
    }

    /// The one that holds.
    pub fn in_force(&self) -> Option<&Version> {
        self.0.iter().find(|version| version.state == TermsState::InForce)
    }

    /// The number of the version that this one is compared with: of those before it, the last that both signed, which held; where nothing held
    /// yet, the last one.
    pub fn compared_with(&self, number: u16) -> Option<u16> {
        let mut before = self.0.iter().rev().filter(|version| version.number < number);
        let held = before.clone().find(|version| matches!(version.state, TermsState::InForce | TermsState::Superseded));
        held.or_else(|| before.next()).map(|version| version.number)
    }

    /// The version of this number.
    pub fn version(&self, number: u16) -> Option<&Version> {
        self.0.iter().find(|version| version.number == number)
    }

    /// Does an act of this role, and answers every step that it is, in the order in which they are taken; or why not, with nothing changed. `is_open` is
    /// whether the engagement has not ended.
    pub fn take(&mut self, act: Act, by: Role, is_open: bool) -> Result<Vec<Taken>, Refusal<TermsGuard>> {
        match act {
            Act::Propose => self.propose(by, is_open),
            Act::Sign(number) => self.sign(number, by, is_open),
            Act::Withdraw(number) => self.close(number, TermsEvent::Withdraw, by, is_open, false),
            Act::Refuse(number, has_reason) => self.close(number, TermsEvent::Refuse, by, is_open, has_reason),
        }
    }

    fn propose(&mut self, by: Role, is_open: bool) -> Result<Vec<Taken>, Refusal<TermsGuard>> {
        let to = TERMS.apply(None, TermsEvent::Propose, by, |guard| guard == TermsGuard::EngagementOpen && is_open)?;
        let mut steps = Vec::new();
        if let Some(before) = self.open().map(|version| version.number) {
            steps.push(self.follow(before, TermsEvent::Replace)?);
        }
        let number = self.latest().saturating_add(1);
        self.0.push(Version { number, state: to, proposed_by: by, ceo_signed: false, cto_signed: false });
        steps.push(Taken { number, event: TermsEvent::Propose, from: None, to, follows: false });
        Ok(steps)
    }

    fn sign(&mut self, number: u16, by: Role, is_open: bool) -> Result<Vec<Taken>, Refusal<TermsGuard>> {
        let version = *self.version(number).ok_or(Refusal::NotFrom)?;
        let holds = |guard| match guard {
            TermsGuard::EngagementOpen => is_open,
            TermsGuard::NotSigned => !version.is_signed_by(by),
            TermsGuard::OtherSigned => by.other().is_some_and(|other| version.is_signed_by(other)),
            TermsGuard::OwnTerms | TermsGuard::NotOwnTerms | TermsGuard::HasReason => false,
        };
        let event = if version.state == TermsState::HalfSigned { TermsEvent::Complete } else { TermsEvent::Sign };
        let to = TERMS.apply(Some(version.state), event, by, holds)?;
        let mut steps = Vec::new();
        if let Some(held) = self.in_force().map(|version| version.number).filter(|_| to == TermsState::InForce) {
            steps.push(self.follow(held, TermsEvent::Supersede)?);
        }
        let signed = Version {
            state: to,
            ceo_signed: version.ceo_signed || by == Role::Ceo,
            cto_signed: version.cto_signed || by == Role::Cto,
            ..version
        };
        self.put(signed);
        steps.push(Taken { number, event, from: Some(version.state), to, follows: false });
        Ok(steps)
    }

    fn close(
        &mut self,
        number: u16,
        event: TermsEvent,
        by: Role,
        is_open: bool,
        has_reason: bool,
    ) -> Result<Vec<Taken>, Refusal<TermsGuard>> {
        let version = *self.version(number).ok_or(Refusal::NotFrom)?;
        let holds = |guard| match guard {
            TermsGuard::EngagementOpen => is_open,
            TermsGuard::OwnTerms => version.proposed_by == by,
            TermsGuard::NotOwnTerms => version.proposed_by != by,
            TermsGuard::HasReason => has_reason,
            TermsGuard::NotSigned | TermsGuard::OtherSigned => false,
        };
        let to = TERMS.apply(Some(version.state), event, by, holds)?;
        self.put(Version { state: to, ..version });
        Ok(vec![Taken { number, event, from: Some(version.state), to, follows: false }])
    }

    /// A step of the system's on another version.
    fn follow(&mut self, number: u16, event: TermsEvent) -> Result<Taken, Refusal<TermsGuard>> {
        let version = *self.version(number).ok_or(Refusal::NotFrom)?;
        let to = TERMS.apply(Some(version.state), event, Role::System, |_| true)?;
        self.put(Version { state: to, ..version });
        Ok(Taken { number, event, from: Some(version.state), to, follows: true })
    }

    fn put(&mut self, version: Version) {
        if let Some(kept) = self.0.iter_mut().find(|kept| kept.number == version.number) {
            *kept = version;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    // Whatever is done by whomever in whatever order:
    // 1. nothing is or was in force that not both have signed;
    // 2. at most one version is in force, and at most one waits for signatures;
    // 3. a signature stays: no act takes one away, and none gives one to another version than the one that was signed;
    // 4. what is in force ends with nothing but another one in force;
    // 5. a refused act changes nothing, and after the end of the engagement every act is;
    // 6. numbers count up by one, and every step that is told leads from where the version was to where it is.

    fn acts() -> impl Strategy<Value = Vec<(Act, Role, bool)>> {
        let act = prop_oneof![
            3 => Just(Act::Propose),
            5 => (1u16..6).prop_map(Act::Sign),
            1 => (1u16..6).prop_map(Act::Withdraw),
            1 => (1u16..6, any::<bool>()).prop_map(|(number, reason)| Act::Refuse(number, reason)),
        ];
        let role = prop::sample::select(Role::ALL.to_vec());
        prop::collection::vec((act, role, prop::bool::weighted(0.95)), 0..60)
    }

    proptest! {
        #[test]
        fn laws_hold_after_every_act(acts in acts()) {
            let mut versions = Versions::default();
            for (act, by, is_open) in acts {
                let before = versions.clone();
                let taken = versions.take(act, by, is_open);
                let count = |is: fn(&Version) -> bool| versions.0.iter().filter(|version| is(version)).count();
                prop_assert!(versions.0.iter().all(|one| {
                    !matches!(one.state, TermsState::InForce | TermsState::Superseded) || (one.ceo_signed && one.cto_signed)
                }), "law 1");
                prop_assert!(count(|one| one.state == TermsState::InForce) <= 1 && count(|one| one.state.is_open()) <= 1, "law 2");
                let signer = if let Act::Sign(number) = act { Some(number) } else { None };
                for was in &before.0 {
                    let is = versions.version(was.number).expect("no version goes");
                    prop_assert!(is.ceo_signed >= was.ceo_signed && is.cto_signed >= was.cto_signed, "law 3");
                    prop_assert!(Some(is.number) == signer || (is.ceo_signed, is.cto_signed) == (was.ceo_signed, was.cto_signed), "law 3");
                }
                prop_assert!(before.in_force().is_none() || versions.in_force().is_some(), "law 4");
                match taken {
                    Err(_) => prop_assert_eq!(&before, &versions, "law 5"),
                    Ok(steps) => {
                        prop_assert!(is_open, "law 5");
                        for step in &steps {
                            prop_assert_eq!(before.version(step.number).map(|was| was.state), step.from, "law 6");
                            prop_assert_eq!(versions.version(step.number).map(|is| is.state), Some(step.to), "law 6");
                        }
                        prop_assert_eq!(steps.iter().filter(|step| !step.follows).count(), 1, "law 6");
                    }
                }
                prop_assert!(versions.0.iter().zip(1u16..).all(|(version, number)| version.number == number), "law 6");
            }
        }
    }

    #[test]
    fn both_orders_of_signing_lead_to_the_same() {
        for order in [[Role::Ceo, Role::Cto], [Role::Cto, Role::Ceo]] {
            let mut versions = Versions::default();
            versions.take(Act::Propose, Role::Staff, true).expect("staff prepares");
            assert_eq!(versions.take(Act::Sign(1), Role::Staff, true), Err(Refusal::NotBy), "and never signs");
            for by in order {
                versions.take(Act::Sign(1), by, true).expect("a signature");
                assert!(versions.take(Act::Sign(1), by, true).is_err(), "nobody signs twice");
            }
            assert_eq!(versions.in_force().map(|version| version.number), Some(1));
        }
    }

    #[test]
    fn a_version_is_compared_with_what_held() {
        let version = |number, state| Version { number, state, proposed_by: Role::Ceo, ceo_signed: true, cto_signed: true };
        let states = [TermsState::Refused, TermsState::Superseded, TermsState::Withdrawn, TermsState::InForce, TermsState::Refused];
        let versions = Versions::new((1..).zip(states).map(|(number, state)| version(number, state)).collect());
        let compared: Vec<Option<u16>> = (1..=6).map(|number| versions.compared_with(number)).collect();
        assert_eq!(compared, [None, Some(1), Some(2), Some(2), Some(4), Some(4)]);
    }

    #[test]
    fn an_amendment_leaves_what_was_signed_in_force() {
        let mut versions = Versions::default();
        for (act, by) in [
            (Act::Propose, Role::Ceo),
            (Act::Sign(1), Role::Ceo),
            (Act::Sign(1), Role::Cto),
            (Act::Propose, Role::Cto),
            (Act::Sign(2), Role::Cto),
        ] {
            versions.take(act, by, true).expect("an act");
        }
        assert_eq!(versions.in_force().map(|version| version.number), Some(1));
        let steps = versions.take(Act::Sign(2), Role::Ceo, true).expect("the second signature");
        assert_eq!(
            steps.iter().map(|step| (step.number, step.to)).collect::<Vec<_>>(),
            [(1, TermsState::Superseded), (2, TermsState::InForce)]
        );
    }
}
