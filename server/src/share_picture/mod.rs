//! The picture that goes with a link to a public page: 1 200 by 630 pixels, drawn from a few words in our own fonts and colours.
//!
//! Drawing is bounded: words are cut before they are set, few are drawn at once, and a picture that was drawn is kept under the hash of what it
//! says, so that the same words are drawn once on a node.

mod frame;
mod icon;
mod kept;
mod lettering;
mod setting;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tokio::sync::Semaphore;
use ui::public::Card;

use kept::Kept;
use lettering::Fonts;

/// Width and height, in pixels.
pub use frame::{HEIGHT, WIDTH};

/// How many are drawn at once on a node: each takes a core for some tens of milliseconds.
const AT_ONCE: usize = 2;

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    #[error("the fonts of the pictures cannot be read: {0}")]
    Fonts(&'static str),
    #[error("the picture could not be drawn")]
    Drawing,
}

/// Draws pictures, and keeps what it drew.
#[derive(Clone)]
pub struct Pictures {
    kept: Arc<Kept>,
    few: Arc<Semaphore>,
}

impl Default for Pictures {
    fn default() -> Self {
        Self { kept: Arc::default(), few: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl Pictures {
    /// The picture of these words, as PNG.
    ///
    /// # Errors
    /// When it cannot be drawn; the words are never the reason.
    pub async fn of(&self, card: &Card) -> Result<Arc<[u8]>, PictureError> {
        let key = card.version();
        if let Some(picture) = self.kept.get(&key) {
            return Ok(picture);
        }
        let turn = self.few.clone().acquire_owned().await.map_err(|_| PictureError::Drawing)?;
        // Drawn by somebody else meanwhile.
        if let Some(picture) = self.kept.get(&key) {
            return Ok(picture);
        }
        let card = card.clone();
        let drawing = tokio::task::spawn_blocking(move || {
            let _few_at_once = turn;
            draw(&card)
        });
        let picture: Arc<[u8]> = drawing.await.map_err(|_| PictureError::Drawing)??.into();
        self.kept.put(key, picture.clone());
        Ok(picture)
    }
}

/// Draws the picture, as PNG.
///
/// # Errors
/// When it cannot be drawn; the words are never the reason.
pub fn draw(card: &Card) -> Result<Vec<u8>, PictureError> {
    static FONTS: OnceLock<Result<Fonts, &'static str>> = OnceLock::new();
    let fonts = FONTS.get_or_init(Fonts::read).as_ref().map_err(|name| PictureError::Fonts(name))?;
    frame::draw(fonts, card).ok_or(PictureError::Drawing)
}

/// The site's mark on a square of so many pixels, as PNG: drawn once of each size.
///
/// # Errors
/// When it cannot be drawn.
pub fn icon(size: u16) -> Result<Arc<[u8]>, PictureError> {
    static DRAWN: Mutex<BTreeMap<u16, Arc<[u8]>>> = Mutex::new(BTreeMap::new());
    let mut drawn = DRAWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(picture) = drawn.get(&size) {
        return Ok(picture.clone());
    }
    let picture: Arc<[u8]> = icon::draw(size).ok_or(PictureError::Drawing)?.into();
    drawn.insert(size, picture.clone());
    Ok(picture)
}

#[cfg(test)]
mod tests {
    //! Laws: 1. a picture has its size, whatever the words; 2. other words are another picture, the same words the same; 3. no words are too many, too
    //! long or too strange; 4. a picture that was drawn is not drawn again.

    use super::*;

    fn card(title: &str) -> Card {
        Card { kicker: "CTO à temps partagé".to_owned(), title: title.to_owned(), line: "Lyon, à distance".to_owned() }
    }

    fn size(png: &[u8]) -> (u32, u32) {
        assert_eq!(png.get(..8), Some(b"\x89PNG\r\n\x1a\n".as_slice()));
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        (number(16), number(20))
    }

    #[test]
    fn law_1_and_3_any_words_make_a_picture_of_its_size() {
        let endless = "Donaudampfschifffahrtsgesellschaftskapitän".repeat(40);
        let many = "Je reprends des produits bâtis par une agence ".repeat(400);
        for title in ["Salomé Garnier", "", "Łukasz Żółć", "田中 太郎 🎉", "\u{202f}\u{301}\u{0}\n\t", &endless, &many] {
            let card = Card { line: many.clone(), ..card(title) };
            assert_eq!(size(&draw(&card).unwrap()), (WIDTH, HEIGHT), "{title:.40}");
        }
    }

    #[tokio::test]
    async fn law_2_and_4_the_same_words_are_drawn_once() {
        let pictures = Pictures::default();
        let (one, again) = (pictures.of(&card("Un")).await.unwrap(), pictures.of(&card("Un")).await.unwrap());
        assert!(Arc::ptr_eq(&one, &again));
        assert_ne!(one, pictures.of(&card("Deux")).await.unwrap());
    }

    #[test]
    fn an_icon_has_its_size_and_is_drawn_once() {
        let (one, again) = (icon(192).unwrap(), icon(192).unwrap());
        assert_eq!(size(&one), (192, 192));
        assert!(Arc::ptr_eq(&one, &again));
        assert_eq!(size(&icon(512).unwrap()), (512, 512));
    }
}
