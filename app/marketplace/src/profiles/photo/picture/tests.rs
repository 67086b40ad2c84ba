//! Laws of drawing: 1. whatever picture comes, two squares of fixed sizes go; 2. it stands as the camera meant it; 3. nothing but the picture goes
//! with it; 4. what is too large, too small or no picture is refused by its header; 5. whatever the bytes, there is an answer, and no panic.

use image::{ExtendedColorType, ImageEncoder as _, Rgb, Rgba, RgbaImage};
use proptest::prelude::*;

use super::*;

const RED: [u8; 3] = [220, 20, 20];
const BLUE: [u8; 3] = [20, 20, 220];

/// Red on the left, blue on the right.
fn two_halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| Rgb(if x < width / 2 { RED } else { BLUE }))
}

fn encoded(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

fn shown(jpeg: &[u8]) -> RgbImage {
    image::load_from_memory_with_format(jpeg, ImageFormat::Jpeg).expect("a JPEG").into_rgb8()
}

fn is_near(found: &Rgb<u8>, meant: [u8; 3]) -> bool {
    found.0.iter().zip(meant).all(|(found, meant)| found.abs_diff(meant) < 24)
}

/// A JPEG with what a camera writes beside it: which side is up, and a remark.
fn from_a_camera(picture: &RgbImage, orientation: u8) -> Vec<u8> {
    let plain = encoded(picture, ImageFormat::Jpeg);
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend_from_slice(&[orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend_from_slice(b"45.7640 N 4.8357 E, chez Salome");
    let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
    [&plain[..2], &[0xff, 0xe1], &length, &exif, &plain[2..]].concat()
}

/// The checksum of a part of a PNG.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}

/// A PNG whose header promises so many pixels.
fn promising(width: u32, height: u32) -> Vec<u8> {
    let mut png = encoded(&two_halves(256, 256), ImageFormat::Png);
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = checksum(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    png
}

#[test]
fn law_1_every_kind_becomes_two_squares() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
        let squares = draw(&encoded(&two_halves(900, 600), format)).unwrap_or_else(|unusable| panic!("{format:?}: {unusable}"));
        for (jpeg, side) in [(&squares.large, LARGE), (&squares.small, SMALL)] {
            let picture = shown(jpeg);
            assert_eq!(picture.dimensions(), (side, side), "{format:?}");
            assert!(is_near(picture.get_pixel(side / 4, side / 2), RED) && is_near(picture.get_pixel(side * 3 / 4, side / 2), BLUE));
        }
    }
}

#[test]
fn law_1_what_was_transparent_is_white() {
    let clear = RgbaImage::from_pixel(300, 300, Rgba([0, 0, 0, 0]));
    let mut bytes = Vec::new();
    image::codecs::png::PngEncoder::new(&mut bytes).write_image(&clear, 300, 300, ExtendedColorType::Rgba8).expect("a picture");
    assert!(is_near(shown(&draw(&bytes).expect("squares").large).get_pixel(10, 10), [255; 3]));
}

#[test]
fn law_2_a_picture_stands_as_it_was_taken() {
    // What the camera held on its side: left of the sensor is up.
    let picture = shown(&draw(&from_a_camera(&two_halves(600, 600), 6)).expect("squares").large);
    assert!(is_near(picture.get_pixel(256, 40), RED) && is_near(picture.get_pixel(256, 470), BLUE));
    let picture = shown(&draw(&from_a_camera(&two_halves(600, 600), 3)).expect("squares").large);
    assert!(is_near(picture.get_pixel(40, 256), BLUE) && is_near(picture.get_pixel(470, 256), RED));
}

#[test]
fn law_3_place_and_remarks_stay_behind() {
    let sent = from_a_camera(&two_halves(600, 600), 1);
    let holds = |bytes: &[u8], words: &[u8]| bytes.windows(words.len()).any(|at| at == words);
    assert!(holds(&sent, b"45.7640") && holds(&sent, b"Exif"));
    let squares = draw(&sent).expect("squares");
    for jpeg in [&squares.large, &squares.small] {
        assert!(!holds(jpeg, b"45.7640") && !holds(jpeg, b"Exif") && !holds(jpeg, b"Salome"));
    }
}

#[test]
fn law_4_a_header_is_enough_to_refuse() {
    assert_eq!(draw(&promising(60_000, 60_000)), Err(Unusable::TooManyPixels), "thirteen gigabytes, unpacked");
    assert_eq!(draw(&promising(1_000_000, 31)), Err(Unusable::TooManyPixels), "thirty-one million in one line");
    assert_eq!(draw(&encoded(&two_halves(255, 900), ImageFormat::Png)), Err(Unusable::TooFewPixels));
    assert_eq!(draw(b""), Err(Unusable::Empty));
    assert_eq!(draw(&vec![0; MOST_BYTES + 1]), Err(Unusable::TooLarge));
    for bytes in
        [&b"GIF89a\x01\0\x01\0"[..], b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7", b"PK\x03\x04", b"\0\0\0\x18ftypheic"]
    {
        assert_eq!(draw(bytes), Err(Unusable::UnknownKind));
    }
}

#[test]
fn law_5_a_picture_that_breaks_off_is_broken() {
    let whole = encoded(&two_halves(300, 300), ImageFormat::Png);
    assert_eq!(draw(&whole[..40]), Err(Unusable::Broken));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn law_5_any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(draw(&bytes).is_err());
    }

    #[test]
    fn law_5_any_damage_is_answered(
        format in proptest::sample::select(&[ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP][..]),
        at in 0.0f64..1.0, byte in any::<u8>(), cut in 0.0f64..1.0,
    ) {
        let mut bytes = encoded(&two_halves(256, 256), format);
        let place = |share: f64, length: usize| (share * length as f64) as usize;
        let (at, cut) = (place(at, bytes.len()), place(cut, bytes.len()));
        bytes[at] = byte;
        let _ = draw(&bytes);
        let _ = draw(&bytes[..cut]);
    }
}
