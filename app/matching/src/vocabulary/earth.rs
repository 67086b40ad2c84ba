//! How far cities are from each other.

use super::City;

/// The mean radius of the earth, in kilometres.
const EARTH_RADIUS_KM: f64 = 6_371.0;

/// The distance between two cities in kilometres, as the crow flies (haversine).
pub fn distance_km(one: &City, other: &City) -> f32 {
    let (north, other_north) = (one.latitude.to_radians(), other.latitude.to_radians());
    let across = ((other_north - north) / 2.0).sin().powi(2);
    let along = ((other.longitude - one.longitude).to_radians() / 2.0).sin().powi(2);
    let chord = across + north.cos() * other_north.cos() * along;
    (2.0 * EARTH_RADIUS_KM * chord.sqrt().min(1.0).asin()) as f32
}
