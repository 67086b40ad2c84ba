//! Letters as shapes: the site's own fonts, unpacked once, shaped with kerning.

use harfrust::{Buffer, Direction, Font, GlyphId, ShapeOptions, ShaperFont, shape};
use skrifa::{DrawMemory, PathSink, ScalerFont};
use tiny_skia::{Path, PathBuilder, Transform};

/// The typefaces of a picture.
pub(super) struct Fonts {
    /// Titles.
    pub serif: Typeface,
    /// What stands above and below.
    pub sans: Typeface,
    /// Above a title: heavier.
    pub strong: Typeface,
}

impl Fonts {
    /// Unpacks the fonts.
    ///
    /// # Errors
    /// The name of the one that cannot be read.
    pub fn read() -> Result<Self, &'static str> {
        let serif = [
            include_bytes!("../../../style/fonts/inria-serif-latin-700-normal.woff2").as_slice(),
            include_bytes!("../../../style/fonts/inria-serif-latin-ext-700-normal.woff2"),
        ];
        let sans = [
            include_bytes!("../../../style/fonts/hanken-grotesk-latin-wght-normal.woff2").as_slice(),
            include_bytes!("../../../style/fonts/hanken-grotesk-latin-ext-wght-normal.woff2"),
        ];
        let serif = Typeface::read(&serif, None).ok_or("Inria Serif")?;
        let strong = Typeface::read(&sans, Some(600.0)).ok_or("Hanken Grotesk")?;
        Ok(Self { serif, sans: Typeface::read(&sans, Some(400.0)).ok_or("Hanken Grotesk")?, strong })
    }
}

/// One look, in as many files as its letters are divided among.
pub(super) struct Typeface(Vec<Face>);

struct Face {
    font: Font,
    outlines: ScalerFont,
    /// Units of an em, the size at which a font is drawn.
    em: f32,
}

impl Typeface {
    fn read(files: &[&[u8]], weight: Option<f32>) -> Option<Self> {
        files.iter().map(|file| Face::read(file, weight)).collect::<Option<Vec<_>>>().map(Self)
    }

    /// A line of text at a size in pixels, from (0, 0) on its base line. Letters that no file has are left out.
    pub fn line(&self, text: &str, size: f32) -> Line {
        let mut line = Line { path: PathBuilder::new(), width: 0.0 };
        for (face, run) in self.runs(text) {
            face.set(&run, size, &mut line);
        }
        line
    }

    /// How wide a text is, in pixels.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        self.runs(text).into_iter().map(|(face, run)| face.width(&run, size)).sum()
    }

    /// The text in pieces that one file has all letters of.
    fn runs(&self, text: &str) -> Vec<(&Face, String)> {
        let mut runs: Vec<(usize, String)> = Vec::new();
        for letter in text.chars().map(|letter| if letter.is_whitespace() { ' ' } else { letter }) {
            let last = runs.last().map(|(at, _)| *at);
            let holds = |at: &usize| self.0.get(*at).is_some_and(|face| face.font.charmap().map_unicode(letter).is_some());
            let Some(at) = last.filter(holds).or_else(|| (0..self.0.len()).find(holds)) else { continue };
            match runs.last_mut().filter(|(of, _)| *of == at) {
                Some((_, run)) => run.push(letter),
                None => runs.push((at, letter.to_string())),
            }
        }
        runs.into_iter().filter_map(|(at, run)| Some((self.0.get(at)?, run))).collect()
    }
}

impl Face {
    fn read(packed: &[u8], weight: Option<f32>) -> Option<Self> {
        let font = Font::new(wuff::decompress_woff2(packed).ok()?, 0)?;
        let font = match weight {
            Some(weight) => font.instance_builder().variations([("wght", weight)]).build(),
            None => font,
        };
        let (outlines, em) = (ScalerFont::unhinted(font.clone(), None), f32::from(font.units_per_em()));
        (em > 0.0).then_some(Self { font, outlines, em })
    }

    fn shaped(&self, run: &str) -> Option<Buffer> {
        let mut buffer = Buffer::new();
        buffer.push_str(run);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        shape(&ShaperFont::new(&self.font), &mut buffer, ShapeOptions::new()).ok()?;
        Some(buffer)
    }

    fn width(&self, run: &str, size: f32) -> f32 {
        let advance: i32 = self.shaped(run).map_or(0, |buffer| buffer.glyph_positions().iter().map(|at| at.x_advance).sum());
        pixels(advance) * size / self.em
    }

    fn set(&self, run: &str, size: f32, line: &mut Line) {
        let Some(buffer) = self.shaped(run) else { return };
        let scale = size / self.em;
        let (mut x, mut y) = (line.width, 0.0);
        for (glyph, at) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            let mut drawn = Drawn(PathBuilder::new());
            let outline = self.outlines.outline(GlyphId::new(glyph.glyph_id));
            let has_shape = outline.is_some_and(|outline| outline.draw(DrawMemory::Scratch, &mut drawn).is_ok());
            let (left, up) = (x + pixels(at.x_offset) * scale, y + pixels(at.y_offset) * scale);
            // Fonts count upwards, pictures downwards.
            let place = Transform::from_row(scale, 0.0, 0.0, -scale, left, -up);
            if has_shape && let Some(path) = drawn.0.finish().and_then(|path| path.transform(place)) {
                line.path.push_path(&path);
            }
            x += pixels(at.x_advance) * scale;
            y += pixels(at.y_advance) * scale;
        }
        line.width = x;
    }
}

/// Units of a font are far below what a float counts exactly.
#[allow(clippy::cast_precision_loss)]
fn pixels(units: i32) -> f32 {
    units as f32
}

/// A line of text as one shape.
pub(super) struct Line {
    path: PathBuilder,
    width: f32,
}

impl Line {
    /// The shape; none where nothing is to be seen.
    pub fn path(self) -> Option<Path> {
        self.path.finish()
    }
}

/// Receives the outline of a letter.
struct Drawn(PathBuilder);

impl PathSink for Drawn {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.0.quad_to(cx0, cy0, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.cubic_to(cx0, cy0, cx1, cy1, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
