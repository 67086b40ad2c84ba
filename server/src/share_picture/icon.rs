//! The site's mark as a square picture: what a telephone puts among its applications.

use tiny_skia::{Color, FillRule, LineCap, Paint, PathBuilder, Pixmap, Stroke, Transform};

use super::frame::ink;

/// The mark's own drawing is 32 by 28.
const DRAWN: (f32, f32) = (32.0, 28.0);
/// So much of the square the mark takes: round masks cut the corners off.
const TAKEN: f32 = 0.56;

/// The mark on paper, as PNG, of so many pixels.
pub(super) fn draw(size: u16) -> Option<Vec<u8>> {
    let side = f32::from(size);
    let mut picture = Pixmap::new(u32::from(size), u32::from(size))?;
    picture.fill(Color::from_rgba8(ink::PAPER[0], ink::PAPER[1], ink::PAPER[2], 255));
    let scale = side * TAKEN / DRAWN.0;
    let place = Transform::from_row(scale, 0.0, 0.0, scale, (side - DRAWN.0 * scale) / 2.0, (side - DRAWN.1 * scale) / 2.0);
    mark(&mut picture, place)?;
    picture.encode_png().ok()
}

/// Two posts and the tie: `style/icons/logo.svg`.
pub(super) fn mark(picture: &mut Pixmap, place: Transform) -> Option<()> {
    let mut posts = PathBuilder::new();
    for x in [4.5, 27.5] {
        posts.move_to(x, 2.0);
        posts.line_to(x, 26.0);
    }
    let stroke = Stroke { width: 5.0, line_cap: LineCap::Butt, ..Stroke::default() };
    picture.stroke_path(&posts.finish()?, &paint(ink::INK), &stroke, place, None);
    let mut tie = PathBuilder::new();
    tie.move_to(7.0, 4.5);
    tie.cubic_to(8.0, 21.5, 24.0, 21.5, 25.0, 4.5);
    tie.cubic_to(22.5, 14.5, 9.5, 14.5, 7.0, 4.5);
    tie.close();
    picture.fill_path(&tie.finish()?, &paint(ink::ACCENT), FillRule::Winding, place, None);
    Some(())
}

/// A colour to draw with.
pub(super) fn paint([red, green, blue]: [u8; 3]) -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color_rgba8(red, green, blue, 255);
    paint
}
