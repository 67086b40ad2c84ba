//! What somebody signs in with, as far as it helps them to know a session of theirs again: the browser and the system, by their codes.

use crate::code::codes;

codes! {
    /// A browser.
    pub enum BrowserKind as "browser" {
        Firefox = "firefox",
        Chrome = "chrome",
        Edge = "edge",
        Safari = "safari",
        Opera = "opera",
        SamsungInternet = "samsung_internet",
        /// None that is known here.
        Other = "other",
    }
}

codes! {
    /// A system that a browser runs on.
    pub enum SystemKind as "system" {
        Windows = "windows",
        Macos = "macos",
        Linux = "linux",
        ChromeOs = "chrome_os",
        Android = "android",
        Ios = "ios",
        /// None that is known here.
        Other = "other",
    }
}

/// Browser and system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Device {
    pub browser: BrowserKind,
    pub system: SystemKind,
}

/// The words that tell browsers apart, the most particular first: most call themselves by the names of others too.
const BROWSERS: [(&str, BrowserKind); 12] = [
    ("Edg/", BrowserKind::Edge),
    ("EdgA/", BrowserKind::Edge),
    ("EdgiOS/", BrowserKind::Edge),
    ("OPR/", BrowserKind::Opera),
    ("OPX/", BrowserKind::Opera),
    ("SamsungBrowser/", BrowserKind::SamsungInternet),
    ("Firefox/", BrowserKind::Firefox),
    ("FxiOS/", BrowserKind::Firefox),
    ("CriOS/", BrowserKind::Chrome),
    ("Chrome/", BrowserKind::Chrome),
    ("Chromium/", BrowserKind::Chrome),
    ("Safari/", BrowserKind::Safari),
];

/// The same for systems.
const SYSTEMS: [(&str, SystemKind); 9] = [
    ("iPhone", SystemKind::Ios),
    ("iPad", SystemKind::Ios),
    ("iPod", SystemKind::Ios),
    ("Android", SystemKind::Android),
    ("CrOS", SystemKind::ChromeOs),
    ("Windows", SystemKind::Windows),
    ("Macintosh", SystemKind::Macos),
    ("Mac OS X", SystemKind::Macos),
    ("Linux", SystemKind::Linux),
];

impl Device {
    /// Nothing is known of it.
    pub const UNKNOWN: Self = Self { browser: BrowserKind::Other, system: SystemKind::Other };

    /// Reads the header `User-Agent` (RFC 9110, 10.1.5), as browsers write it. It only describes: nothing is decided by it.
    pub fn of_user_agent(text: &str) -> Self {
        let browser = BROWSERS.iter().find(|(word, _)| text.contains(word)).map_or(BrowserKind::Other, |(_, kind)| *kind);
        let system = SYSTEMS.iter().find(|(word, _)| text.contains(word)).map_or(SystemKind::Other, |(_, kind)| *kind);
        Self { browser, system }
    }
}

#[cfg(test)]
mod tests {
    use super::{BrowserKind as B, SystemKind as S, *};

    #[test]
    fn a_browser_is_known_by_its_own_name_among_those_it_borrows() {
        for (text, browser, system) in [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", B::Firefox, S::Linux),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0",
                B::Edge,
                S::Windows,
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15",
                B::Safari,
                S::Macos,
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
                B::Chrome,
                S::Android,
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0 Mobile/15E148 Safari/604.1",
                B::Chrome,
                S::Ios,
            ),
            ("curl/8.14.1", B::Other, S::Other),
            ("", B::Other, S::Other),
        ] {
            assert_eq!(Device::of_user_agent(text), Device { browser, system }, "{text}");
        }
    }
}
