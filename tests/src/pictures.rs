//! Pictures as people send them.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};

/// A face, as far as a machine can tell: warm in the middle, blue around, of this size in pixels.
pub fn portrait(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let (across, down) = (x.abs_diff(width / 2), y.abs_diff(height / 2));
        Rgb(if across * across + down * down < (width / 4) * (width / 4) { [231, 184, 148] } else { [38, 92, 130] })
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}
