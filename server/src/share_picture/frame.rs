//! The drawing: two shores at the edges, the words between them, the name below.

use tiny_skia::{Color, FillRule, Pixmap, Rect, Transform};
use ui::public::Card;

use super::icon::{mark, paint};
use super::lettering::{Fonts, Typeface};
use super::setting::{Room, lines};

/// In pixels: what every site that shows such pictures asks for.
pub const WIDTH: u32 = 1200;
/// In pixels.
pub const HEIGHT: u32 = 630;

/// The light theme of `style/tokens.css`: a picture follows no theme.
pub(super) mod ink {
    pub const PAPER: [u8; 3] = [0xf3, 0xf6, 0xf2];
    pub const INK: [u8; 3] = [0x10, 0x26, 0x2b];
    pub const INK_2: [u8; 3] = [0x45, 0x58, 0x5b];
    pub const ACCENT: [u8; 3] = [0x0b, 0x5d, 0x50];
    pub const SHORE_NEED: [u8; 3] = [0xff, 0xd9, 0x5a];
    pub const SHORE_PROOF: [u8; 3] = [0x0c, 0x4a, 0x41];
}

/// The width of a shore, and where words begin.
const SHORE: f32 = 36.0;
const LEFT: f32 = 108.0;
const ROOM: f32 = 1200.0 - 2.0 * LEFT;
/// Where the first line begins, and the base line of the name.
const TOP: f32 = 92.0;
const NAME: f32 = 554.0;
/// Sizes of a title, the largest first: the first at which all of it fits.
const TITLES: [f32; 3] = [88.0, 74.0, 62.0];
const TITLE_LINES: usize = 3;
const SITE: &str = "Passerelle";

/// Draws the card, as PNG.
pub(super) fn draw(fonts: &Fonts, card: &Card) -> Option<Vec<u8>> {
    let mut picture = Pixmap::new(WIDTH, HEIGHT)?;
    picture.fill(Color::from_rgba8(ink::PAPER[0], ink::PAPER[1], ink::PAPER[2], 255));
    fill(&mut picture, 0.0, SHORE, ink::SHORE_NEED)?;
    fill(&mut picture, 1200.0 - SHORE, SHORE, ink::SHORE_PROOF)?;
    let mut pen = Pen { picture, y: TOP };
    pen.text(&fonts.strong, &card.kicker, 30.0, 1, ink::ACCENT);
    pen.y += 22.0;
    let room = Room { width: ROOM, lines: TITLE_LINES };
    let fits =
        |size: &f32| lines(&fonts.serif, &card.title, *size, Room { lines: if *size > TITLES[1] { 2 } else { room.lines }, ..room }).1;
    let size = TITLES.into_iter().find(fits).unwrap_or(TITLES[2]);
    pen.text(&fonts.serif, &card.title, size, TITLE_LINES, ink::INK);
    pen.y += 20.0;
    pen.text(&fonts.sans, &card.line, 32.0, 2, ink::INK_2);
    pen.brand(fonts)?;
    pen.picture.encode_png().ok()
}

/// A shore from top to bottom.
fn fill(picture: &mut Pixmap, x: f32, width: f32, colour: [u8; 3]) -> Option<()> {
    let (paint, shore) = (paint(colour), Rect::from_xywh(x, 0.0, width, 630.0)?);
    picture.fill_rect(shore, &paint, Transform::identity(), None);
    Some(())
}

/// Sets one text below the other.
struct Pen {
    picture: Pixmap,
    /// Where the next line begins.
    y: f32,
}

impl Pen {
    fn text(&mut self, face: &Typeface, text: &str, size: f32, most: usize, colour: [u8; 3]) {
        let leading = if size > 40.0 { 1.1 } else { 1.35 };
        for line in lines(face, text, size, Room { width: ROOM, lines: most }).0 {
            // The base line lies about an ascender below the top.
            self.set(face, &line, size, (LEFT, self.y + 0.8 * size), colour);
            self.y += leading * size;
        }
    }

    fn set(&mut self, face: &Typeface, line: &str, size: f32, (x, y): (f32, f32), colour: [u8; 3]) {
        if let Some(path) = face.line(line, size).path() {
            self.picture.fill_path(&path, &paint(colour), FillRule::Winding, Transform::from_translate(x, y), None);
        }
    }

    /// The mark and the name.
    fn brand(&mut self, fonts: &Fonts) -> Option<()> {
        let place = Transform::from_row(1.6, 0.0, 0.0, 1.6, LEFT - 3.0, NAME - 41.0);
        mark(&mut self.picture, place)?;
        self.set(&fonts.serif, SITE, 38.0, (LEFT + 64.0, NAME), ink::INK);
        Some(())
    }
}
