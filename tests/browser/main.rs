//! What only a real browser can show. Its laws:
//!
//! 1. A page keeps every rule of WCAG 2.2 AA that a machine can check, in both languages and both themes.
//! 2. No page can be scrolled sideways on a screen of 320 px, or with letters twice as large.
//! 3. A need is read while it is typed: criteria and marks appear on the same page, and what a person corrected stays corrected.
//! 4. Of two pages on the same need, the older one cannot overwrite the newer one, and loses nothing typed.
//! 5. Staff goes through a table with the keyboard alone; whoever does not want its keys silences them.
//! 6. Behind all of this the browser has nothing to complain of: no error in the console, no broken policy, no failed request.
//! 7. Nothing that is typed on a need is lost: offline, by a reload, with a lost session, between two windows.
//! 8. Each of the three people comes from nothing to a first match.
//! 9. A profile is saved while one types, and loses nothing either; what is half an answer waits on the device.
//! 10. Messages before one's eyes are noted as read, and what is being typed survives a reload until it is sent.
//! 11. What changes while a page is open is said on it, to whom it concerns; it reloads when it is asked to. Where it cannot be
//!     told, it asks again, later and later.
//! 12. Three people play the founding story to the published case study, in French and in English.
//! 13. The journeys of the three people can be made with the keyboard alone, and it is seen where the focus is.
//! 14. A page that scripts change keeps the same rules where none runs.
//! 15. What people print fits its sheet, and holds nothing that only a screen can do.
//! 16. What may be meant by a word is proposed under a search box while it is typed, for the keyboard alone and for a hand; a key leads into the box.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at what it did not expect")]

mod accessible;
mod first_match;
mod founding;
mod keyboard;
mod live;
mod losing_nothing;
mod paper;
mod profile_saving;
mod stale;
mod suggestions;
mod talking;
mod telling;

use tests::{Site, TestDatabase};

/// A site that listens, where the demo community lives, with everything that a browser downloads.
async fn site() -> Site {
    assert!(
        std::env::var_os("PASSERELLE_SITE_DIR").is_some(),
        "the browser tests need the built site: run `cargo xtask test`, or set PASSERELLE_SITE_DIR to what `cargo xtask site` made"
    );
    Site::listening(TestDatabase::with_demo_community().await).await
}
