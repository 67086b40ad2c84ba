//! Arithmetic in integers where floating point would differ between platforms.

use super::WHOLE;

/// Steps of a graph in thousandths, from a distance in whole steps. Rounding to thousandths is exact IEEE arithmetic; what is not a
/// distance (negative, not a number) counts as infinitely far.
pub(super) fn thousandths(distance: f32) -> u32 {
    let scaled = f64::from(distance) * 1_000.0;
    if scaled >= 0.0 { scaled.round() as u32 } else { u32::MAX }
}

/// `exp(−steps / 1000)` in micro-points: 1 000 000 at 0, never growing, 0 from about 14 steps on.
///
/// `exp(−n − f) = (1/e)ⁿ · exp(−f)`, the second factor by its Taylor series to the 12th term, in units of 10⁻¹².
pub(super) fn decay(steps: u32) -> u32 {
    const UNIT: u128 = 1_000_000_000_000;
    const ONE_OVER_E: u128 = 367_879_441_171;
    if steps > 20_000 {
        return 0;
    }
    let (whole, fraction) = (steps / 1_000, u128::from(steps % 1_000));
    let (mut even, mut odd, mut term) = (UNIT, 0_u128, UNIT);
    for n in 1..=12_u128 {
        term = term * fraction / (1_000 * n);
        if n % 2 == 0 { even += term } else { odd += term }
    }
    let value = (0..whole).fold(even - odd, |value, _| value * ONE_OVER_E / UNIT);
    u32::try_from((value + 500_000) / 1_000_000).map_or(WHOLE, |value| value.min(WHOLE))
}

#[cfg(test)]
mod tests {
    use super::*;

    // 1. The decay is the exponential, to the last micro-point but one.
    // 2. It never grows with distance.
    // 3. What is not a distance is far.

    #[test]
    fn law_1_it_is_the_exponential() {
        for steps in 0..=20_000 {
            let exact = (-f64::from(steps) / 1_000.0).exp() * f64::from(WHOLE);
            assert!((f64::from(decay(steps)) - exact).abs() <= 1.0, "{steps}");
        }
    }

    #[test]
    fn law_2_it_never_grows() {
        assert_eq!(decay(0), WHOLE);
        assert!((0..25_000).all(|steps| decay(steps + 1) <= decay(steps)));
        assert_eq!(decay(u32::MAX), 0);
    }

    #[test]
    fn law_3_what_is_no_distance_is_far() {
        assert_eq!(thousandths(0.5), 500);
        assert_eq!([f32::NAN, -1.0].map(thousandths), [u32::MAX; 2]);
        assert_eq!(decay(thousandths(f32::INFINITY)), 0);
    }
}
