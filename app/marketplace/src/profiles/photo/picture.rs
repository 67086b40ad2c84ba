//! Draws a photo anew: whatever was sent becomes two squares, so that nothing of what cameras write beside a picture (place, device, an
//! earlier cut) goes with it.
//!
//! What a file is follows from its content. How many pixels it has is read from its header, before anything is unpacked.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::{
    DynamicImage, ImageDecoder as _, ImageError, ImageFormat, ImageReader, Limits, RgbImage, codecs::jpeg::JpegEncoder,
    imageops::FilterType, metadata::Orientation,
};
use thiserror::Error;

/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;
/// The most pixels that are unpacked, in millions.
pub const MOST_MEGAPIXELS: u32 = 30;
/// The shortest side that gives a picture, in pixels.
pub const FEWEST_PIXELS: u32 = 256;

/// The sides of the squares, in pixels.
const LARGE: u32 = 512;
const SMALL: u32 = 128;
/// How well a square is kept, of 100.
const QUALITY: u8 = 85;
/// What a picture may come to when it is unpacked, in bytes: eight a pixel, for four colours of sixteen bits.
const MOST_UNPACKED: u64 = MOST_MEGAPIXELS as u64 * 1_000_000 * 8;

/// Why a file gives no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(super) enum Unusable {
    #[error("nothing was sent")]
    Empty,
    #[error("the file is too large")]
    TooLarge,
    #[error("not a kind of picture that is read here")]
    UnknownKind,
    #[error("more pixels than are unpacked")]
    TooManyPixels,
    #[error("too small to be seen")]
    TooFewPixels,
    #[error("a picture of its kind, but broken")]
    Broken,
}

/// A photo as it is kept: two JPEG, which show the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Squares {
    pub large: Vec<u8>,
    pub small: Vec<u8>,
}

/// Reads a JPEG, PNG or WebP, and draws its middle. It works the processor for up to a second: call it on a thread that may block.
pub(super) fn draw(bytes: &[u8]) -> Result<Squares, Unusable> {
    if bytes.is_empty() {
        return Err(Unusable::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(Unusable::TooLarge);
    }
    let is_read = |format: &ImageFormat| matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP);
    let format = image::guess_format(bytes).ok().filter(is_read).ok_or(Unusable::UnknownKind)?;
    // The decoders are a library's, and files come from anywhere: should one give up on a file, that file is broken and nothing else.
    let drawn = catch_unwind(AssertUnwindSafe(|| squares(&middle(bytes, format)?)));
    drawn.map_err(|_| Unusable::Broken)?
}

/// The square in the middle of the picture, upright, on white.
fn middle(bytes: &[u8], format: ImageFormat) -> Result<RgbImage, Unusable> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_UNPACKED);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| unusable(&error))?;
    let (width, height) = decoder.dimensions();
    let is_too_much = u64::from(width) * u64::from(height) > u64::from(MOST_MEGAPIXELS) * 1_000_000;
    if is_too_much || decoder.total_bytes() > MOST_UNPACKED {
        return Err(Unusable::TooManyPixels);
    }
    let side = width.min(height);
    if side < FEWEST_PIXELS {
        return Err(Unusable::TooFewPixels);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|error| unusable(&error))?;
    let square = picture.crop_imm((width - side) / 2, (height - side) / 2, side, side);
    let mut square = square.resize_exact(LARGE, LARGE, FilterType::CatmullRom);
    square.apply_orientation(orientation);
    Ok(on_white(square))
}

/// What was transparent becomes white: a JPEG has no other way to say it.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0.map(u16::from);
        let laid = |colour: u16| u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
        image::Rgb([laid(red), laid(green), laid(blue)])
    })
}

fn squares(picture: &RgbImage) -> Result<Squares, Unusable> {
    let small = image::imageops::resize(picture, SMALL, SMALL, FilterType::CatmullRom);
    Ok(Squares { large: jpeg(picture)?, small: jpeg(&small)? })
}

fn jpeg(picture: &RgbImage) -> Result<Vec<u8>, Unusable> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(picture).map_err(|error| unusable(&error))?;
    Ok(bytes)
}

fn unusable(error: &ImageError) -> Unusable {
    match error {
        ImageError::Limits(_) => Unusable::TooManyPixels,
        ImageError::Unsupported(_) => Unusable::UnknownKind,
        _ => Unusable::Broken,
    }
}

#[cfg(test)]
mod tests;
