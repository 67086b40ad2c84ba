//! A PDF that holds its text. Its streams are [weighed](weight) before anything is unpacked in earnest, and its text is put together from where
//! the pages [place](layout) it.

mod layout;
mod weight;

use std::collections::{BTreeSet, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Dictionary, Document, Encoding, Error, ObjectId, content::Content};

use crate::{MOST_TEXT, Resume, Unreadable, resume::clipped};
use layout::Layout;

/// How many pages are read: no CV has more.
const MOST_PAGES: usize = 40;
/// How many bytes of instructions all pages may come to together.
const MOST_INSTRUCTIONS: usize = 16 * 1024 * 1024;
/// With fewer letters a PDF is a picture of its text.
const FEWEST_LETTERS: usize = 40;

pub(crate) fn read(bytes: &[u8]) -> Result<Resume, Unreadable> {
    weight::check(bytes)?;
    // The parser is a library's, and files come from anywhere: should it give up on one, that file is broken and nothing else.
    let text = catch_unwind(AssertUnwindSafe(|| text(bytes))).map_err(|_| Unreadable::Broken)??;
    if text.chars().filter(|letter| letter.is_alphanumeric()).count() < FEWEST_LETTERS {
        return Err(Unreadable::NoText);
    }
    Ok(Resume { text, ..Resume::default() })
}

fn text(bytes: &[u8]) -> Result<String, Unreadable> {
    let document = Document::load_mem(bytes).map_err(|error| match error {
        Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_) => Unreadable::Locked,
        _ => Unreadable::Broken,
    })?;
    if document.is_encrypted() && document.encryption_state.is_none() {
        return Err(Unreadable::Locked);
    }
    let pages: Vec<ObjectId> = document.page_iter().take(MOST_PAGES + 1).collect();
    if pages.len() > MOST_PAGES {
        return Err(Unreadable::TooLarge);
    }
    let mut fonts = Fonts { document: &document, encodings: HashMap::new() };
    let mut left = MOST_INSTRUCTIONS;
    let mut text = String::new();
    for page in pages {
        let instructions = instructions(&document, page, &mut left)?;
        // A page that cannot be read takes no other with it.
        let Ok(content) = Content::decode(&instructions) else { continue };
        let mut layout = Layout::default();
        let names = document.get_page_fonts(page).unwrap_or_default();
        for operation in &content.operations {
            layout.follow(operation, |font, shown| fonts.decoded(names.get(font).copied(), shown));
        }
        text.push_str(layout.text().trim_end());
        text.push_str("\n\n");
        if text.len() > MOST_TEXT {
            break;
        }
    }
    Ok(clipped(text.trim_end(), MOST_TEXT))
}

/// What draws a page, each of its streams once.
fn instructions(document: &Document, page: ObjectId, left: &mut usize) -> Result<Vec<u8>, Unreadable> {
    let streams: BTreeSet<ObjectId> = document.get_page_contents(page).into_iter().collect();
    let ordered = document.get_page_contents(page).into_iter().take(streams.len());
    let mut all = Vec::new();
    for id in ordered {
        let Ok(stream) = document.get_object(id).and_then(lopdf::Object::as_stream) else { continue };
        let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
        *left = left.checked_sub(bytes.len()).ok_or(Unreadable::TooLarge)?;
        all.extend_from_slice(&bytes);
        all.push(b'\n');
    }
    Ok(all)
}

/// The fonts of a document, each read once.
struct Fonts<'d> {
    document: &'d Document,
    /// By where the font's dictionary stands in memory, which is as good as its name while the document is borrowed.
    encodings: HashMap<usize, Option<Encoding<'d>>>,
}

impl<'d> Fonts<'d> {
    /// What a string shows in a font; nothing where the font does not say.
    fn decoded(&mut self, font: Option<&'d Dictionary>, shown: &[u8]) -> String {
        let Some(font) = font else { return String::new() };
        let document = self.document;
        let encoding = self.encodings.entry(std::ptr::from_ref(font).addr()).or_insert_with(|| font.get_font_encoding(document).ok());
        encoding.as_ref().and_then(|encoding| Document::decode_text(encoding, shown).ok()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
