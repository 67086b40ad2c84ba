//! Puts the text of a page together from where its instructions place it (ISO 32000-1, 9.4): a new line where it moves down, a blank where it
//! moves on by more than the letters shown take.

use lopdf::{Object, content::Operation};

/// How far down makes a new line, in points.
const LINE: f32 = 3.0;
/// What a letter takes on average, in parts of the font's size.
const LETTER: f32 = 0.5;
/// From how far beyond the last letter on there is a blank, in parts of the font's size.
const GAP: f32 = 1.0;
/// In a list of strings a move of so many thousandths of the size is a blank.
const KERNED_BLANK: f32 = -180.0;
/// How deep graphics states are kept.
const MOST_STATES: usize = 64;

/// A transformation: `[a b c d e f]` as the instructions have it.
type Matrix = [f32; 6];
const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// `one` within `other`.
fn within(one: Matrix, other: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = one;
    let [g, h, i, j, k, l] = other;
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

/// A page while its instructions are followed.
pub(super) struct Layout {
    text: String,
    around: Matrix,
    kept: Vec<Matrix>,
    line: Matrix,
    font: Vec<u8>,
    size: f32,
    leading: f32,
    /// Where the last letter ended, as far as can be told, on the page.
    end: Option<(f32, f32)>,
    /// How far the strings of this run have come, in units of the text.
    advanced: f32,
}

impl Default for Layout {
    fn default() -> Self {
        let (around, line, kept, font) = (IDENTITY, IDENTITY, Vec::new(), Vec::new());
        Self { text: String::new(), around, kept, line, font, size: 12.0, leading: 0.0, end: None, advanced: 0.0 }
    }
}

impl Layout {
    /// What was shown so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Follows one instruction. `decode` says what a string shows in the font of a name.
    pub fn follow(&mut self, operation: &Operation, mut decode: impl FnMut(&Vec<u8>, &[u8]) -> String) {
        let operands = operation.operands.as_slice();
        match (operation.operator.as_str(), operands) {
            ("q", _) if self.kept.len() < MOST_STATES => self.kept.push(self.around),
            ("Q", _) => self.around = self.kept.pop().unwrap_or(self.around),
            ("cm", _) => self.around = matrix(operands).map_or(self.around, |inner| within(inner, self.around)),
            ("BT", _) => self.begin_line(IDENTITY),
            ("Tf", [Object::Name(font), size]) => {
                self.font.clone_from(font);
                self.size = number(size).abs().max(0.1);
            }
            ("TL", [leading]) => self.leading = number(leading),
            ("Td", [x, y]) => self.move_by(number(x), number(y)),
            ("TD", [x, y]) => {
                self.leading = -number(y);
                self.move_by(number(x), number(y));
            }
            ("Tm", _) => self.begin_line(matrix(operands).unwrap_or(IDENTITY)),
            ("T*", _) => self.move_by(0.0, -self.leading),
            ("Tj", [shown]) => self.show(shown, &mut decode),
            ("'", [shown]) | ("\"", [_, _, shown]) => {
                self.move_by(0.0, -self.leading);
                self.show(shown, &mut decode);
            }
            ("TJ", [Object::Array(strings)]) => strings.iter().for_each(|shown| self.show(shown, &mut decode)),
            _ => {}
        }
    }

    fn begin_line(&mut self, line: Matrix) {
        self.line = line;
        self.advanced = 0.0;
    }

    fn move_by(&mut self, x: f32, y: f32) {
        self.begin_line(within([1.0, 0.0, 0.0, 1.0, x, y], self.line));
    }

    /// Shows a string, or moves on by a number of thousandths.
    fn show(&mut self, shown: &Object, decode: &mut impl FnMut(&Vec<u8>, &[u8]) -> String) {
        let Object::String(bytes, _) = shown else {
            let moved = number(shown);
            if moved < KERNED_BLANK {
                self.blank();
            }
            self.advanced -= moved / 1_000.0 * self.size;
            return;
        };
        let letters = decode(&self.font, bytes);
        if letters.is_empty() {
            return;
        }
        self.place();
        self.text.extend(letters.chars().filter(|letter| !letter.is_control()));
        self.advanced += letters.chars().count() as f32 * LETTER * self.size;
        let [_, _, _, _, x, y] = self.here();
        self.end = Some((x, y));
    }

    /// Parts what comes from what stood before.
    fn place(&mut self) {
        let [a, b, _, _, x, y] = self.here();
        let size = (self.size * a.hypot(b)).clamp(0.1, 1_000.0);
        if let Some((last_x, last_y)) = self.end {
            if (y - last_y).abs() > LINE {
                self.text.truncate(self.text.trim_end_matches(' ').len());
                self.text.push('\n');
                if (y - last_y).abs() > 2.2 * size {
                    self.text.push('\n');
                }
            } else if x > last_x + GAP * size || x < last_x - 3.0 * size {
                self.blank();
            }
        }
    }

    fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
            self.text.push(' ');
        }
    }

    /// Where the next letter comes, on the page.
    fn here(&self) -> Matrix {
        within(within([1.0, 0.0, 0.0, 1.0, self.advanced, 0.0], self.line), self.around)
    }
}

fn number(object: &Object) -> f32 {
    let number = match object {
        Object::Integer(number) => *number as f32,
        Object::Real(number) => *number,
        _ => 0.0,
    };
    if number.is_finite() { number.clamp(-1.0e6, 1.0e6) } else { 0.0 }
}

fn matrix(operands: &[Object]) -> Option<Matrix> {
    let [a, b, c, d, e, f] = operands else { return None };
    Some([a, b, c, d, e, f].map(number))
}
