//! What of a message becomes a link: whole addresses of pages on the web, and nothing else. Everything that is not is text; there is no other markup.

use leptos::prelude::*;

/// What ends a sentence or a bracket, and no address.
const BEHIND: [char; 13] = ['.', ',', ';', ':', '!', '?', ')', ']', '»', '”', '"', '\'', '…'];

/// The most characters of an address that are shown.
const SHOWN: usize = 60;

/// A piece of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    /// Where it leads, and what is shown: the host first, so that one sees where.
    Link {
        href: String,
        shown: String,
    },
}

/// The pieces of a text, in its order; together with what was left out of the addresses they are the text.
pub fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut plain = String::new();
    for part in text.split_inclusive(char::is_whitespace) {
        match link(part.trim_end()) {
            Some((before, href, shown, after)) => {
                plain.push_str(before);
                if !plain.is_empty() {
                    pieces.push(Piece::Text(std::mem::take(&mut plain)));
                }
                pieces.push(Piece::Link { href, shown });
                plain.push_str(after);
                plain.push_str(part.strip_prefix(part.trim_end()).unwrap_or_default());
            }
            None => plain.push_str(part),
        }
    }
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    pieces
}

/// The text with its links, which open in a window of their own, so that nothing typed here is left behind.
pub fn with_links(text: &str) -> AnyView {
    let piece = |piece: Piece| match piece {
        Piece::Text(text) => text.into_any(),
        Piece::Link { href, shown } => view! { <a href=href rel="noopener noreferrer nofollow" target="_blank">{shown}</a> }.into_any(),
    };
    pieces(text).into_iter().map(piece).collect_view().into_any()
}

/// The address in a word: what stands before it, where it leads, what is shown, what stands behind it.
fn link(word: &str) -> Option<(&str, String, String, &str)> {
    let start = word.find(|c: char| !matches!(c, '(' | '[' | '«' | '“' | '"' | '\''))?;
    let (before, rest) = word.split_at(start);
    let bare = rest.trim_end_matches(BEHIND);
    let after = rest.strip_prefix(bare).unwrap_or_default();
    let (scheme, address) = bare.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "http" && scheme != "https" {
        return None;
    }
    let host = address.split(['/', '?', '#']).next().unwrap_or_default();
    if !is_host(host) || !address.bytes().all(|byte| (0x21..=0x7e).contains(&byte) && !b"\"<>\\`{}|^".contains(&byte)) {
        return None;
    }
    let mut shown: String = address.trim_end_matches('/').chars().take(SHOWN).collect();
    if address.chars().count() > SHOWN {
        shown.push('…');
    }
    Some((before, format!("{scheme}://{address}"), shown, after))
}

/// A name with a dot, or an address of numbers, perhaps with a port. One that hides another (`a@b`), or has letters that look like others, is no link.
fn is_host(host: &str) -> bool {
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let is_port = port.is_none_or(|port| !port.is_empty() && port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit()));
    let is_label = |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_port && name.contains('.') && name.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    //! Laws: 1. only `http` and `https` lead anywhere, and only to a host that is shown; 2. everything else is text, as it was written.

    use super::*;

    fn text(words: &str) -> Piece {
        Piece::Text(words.to_owned())
    }

    fn leads(href: &str, shown: &str) -> Piece {
        Piece::Link { href: href.to_owned(), shown: shown.to_owned() }
    }

    #[test]
    fn law_1_a_whole_address_is_a_link_and_shows_its_host() {
        assert_eq!(
            pieces("Voyez (https://git.example/a?b=c), puis HTTP://b.example/.\nBien à vous"),
            [
                text("Voyez ("),
                leads("https://git.example/a?b=c", "git.example/a?b=c"),
                text("), puis "),
                leads("http://b.example/", "b.example"),
                text(".\nBien à vous"),
            ]
        );
        let long = format!("https://a.example/{}", "x".repeat(200));
        let [Piece::Link { href, shown }] = &pieces(&long)[..] else { panic!() };
        assert_eq!((href, shown.chars().count()), (&long, SHOWN + 1));
    }

    #[test]
    fn law_2_everything_else_is_text() {
        for written in [
            "javascript:alert(1)",
            "javascript://a.example/%0aalert(1)",
            "data:text/html,<script>",
            "ftp://a.example",
            "//a.example",
            "a.example",
            "https://",
            "https://localhost/x",
            "https://bank.example@evil.example",
            "https://b\u{430}nk.example",
            "https://a.example/\"onclick=x",
            "https://a.example/<b>",
            "<a href=\"https://a.example\">",
            "**gras** _italique_ <b>x</b>",
            "http://a..example",
            "https://a.example:99999999",
        ] {
            assert_eq!(pieces(written), [text(written)], "{written}");
        }
        assert!(pieces("").is_empty());
    }
}
