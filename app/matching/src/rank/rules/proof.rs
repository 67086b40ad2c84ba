//! A rule for the CEO: strength of proof.

use crate::Need;
use crate::profile::Wishes;
use crate::rank::rule::{Judgement, Pair, Pull, Rule};
use crate::rank::{Fact, Verdict};

/// Strength of proof: how many of a CTO's claims a third party has confirmed.
///
/// - One: 400 000; two: 700 000; three: 900 000; more: 1 000 000.
/// - None: 0, and known: whether a claim was confirmed is never unknown.
///
/// Never blocks. Applies to every need.
pub(in crate::rank) struct Proof;

impl Rule for Proof {
    fn pull(&self, _: &Need, _: &Wishes) -> Pull {
        Pull::Full
    }

    fn judge(&self, pair: &Pair<'_>) -> Judgement {
        let count = pair.profile.proofs;
        match count {
            0 => Judgement::known(0, Verdict::Gap, Fact::ProofsNone),
            1 => Judgement::known(400_000, Verdict::Partial, Fact::ProofsConfirmed { count }),
            2 => Judgement::known(700_000, Verdict::Holds, Fact::ProofsConfirmed { count }),
            3 => Judgement::known(900_000, Verdict::Holds, Fact::ProofsConfirmed { count }),
            _ => Judgement::known(crate::rank::WHOLE, Verdict::Holds, Fact::ProofsConfirmed { count }),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Profile;
    use crate::rank::RuleId;
    use crate::rank::tests::{asking, blocks, cto, value};

    // 1. More proofs never earn less, and none earns nothing.
    // 2. It applies to every need and never blocks.

    #[test]
    fn law_1_more_is_never_worse() {
        let earned = |proofs| value(RuleId::Proof, &asking(&[]), &Profile { proofs, ..cto() });
        assert!((0..=254).all(|proofs| earned(proofs) <= earned(proofs + 1)));
        assert_eq!([earned(0), earned(u8::MAX)], [Some(0), Some(1_000_000)]);
    }

    #[test]
    fn law_2_it_never_blocks() {
        assert!(blocks(RuleId::Proof, &asking(&["must stack rust"]), &cto()).is_empty());
    }
}
