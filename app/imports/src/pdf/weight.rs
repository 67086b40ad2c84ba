//! What a PDF comes to when it is unpacked, before it is: a file of a few kilobytes can hold streams of gigabytes.
//!
//! Every stream begins with the word `stream`, whatever the file says of it elsewhere. What stands there is unpacked, once and again where
//! streams are packed twice, up to a bound for all together; nothing is kept. Ways to pack that could grow as much and are not in use any more
//! are refused.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use crate::Unreadable;

/// What all streams may come to, in bytes.
const MOST_UNPACKED: usize = 32 * 1024 * 1024;
/// How many streams a file may have.
const MOST_STREAMS: usize = 4_000;
/// How often something may be packed within itself.
const MOST_LAYERS: usize = 4;

/// Refuses a file whose streams come to too much.
pub(super) fn check(bytes: &[u8]) -> Result<(), Unreadable> {
    if names_lzw(bytes) {
        return Err(Unreadable::Broken);
    }
    let mut left = MOST_UNPACKED;
    for (count, start) in streams(bytes).enumerate() {
        if count == MOST_STREAMS {
            return Err(Unreadable::TooLarge);
        }
        weigh(bytes.get(start..).unwrap_or_default(), &mut left)?;
    }
    Ok(())
}

/// Where the content of each stream begins.
fn streams(bytes: &[u8]) -> impl Iterator<Item = usize> + '_ {
    const WORD: &[u8] = b"stream";
    let begins = move |at: &usize| {
        bytes.get(*at..*at + WORD.len()) == Some(WORD) && !bytes.get(..*at).is_some_and(|before| before.ends_with(b"end"))
    };
    (0..bytes.len().saturating_sub(WORD.len())).filter(begins).map(move |at| {
        let after = at + WORD.len();
        let blank = bytes.get(after..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        after + blank
    })
}

/// Unpacks what begins here, layer by layer, and takes what comes of it off what is left.
fn weigh(packed: &[u8], left: &mut usize) -> Result<(), Unreadable> {
    let mut layer = unpacked(packed, left)?;
    if layer.is_empty() {
        layer = unpacked(&from_ascii85(packed), left)?;
    }
    for _ in 0..MOST_LAYERS {
        if layer.is_empty() {
            return Ok(());
        }
        layer = unpacked(&layer, left)?;
    }
    Err(Unreadable::TooLarge)
}

/// What a packed stream holds; nothing where it is not packed.
fn unpacked(packed: &[u8], left: &mut usize) -> Result<Vec<u8>, Unreadable> {
    let is_packed =
        matches!(packed, [first, second, ..] if first & 0x0f == 8 && (u16::from(*first) * 256 + u16::from(*second)).is_multiple_of(31));
    if !is_packed {
        return Ok(Vec::new());
    }
    let mut bytes = Vec::new();
    let most = u64::try_from(*left).unwrap_or(u64::MAX).saturating_add(1);
    // A stream that breaks off is weighed as far as it goes.
    let _ = ZlibDecoder::new(packed).take(most).read_to_end(&mut bytes);
    *left = left.checked_sub(bytes.len()).ok_or(Unreadable::TooLarge)?;
    Ok(bytes)
}

/// The bytes that letters of ASCII85 stand for, up to their end; nothing where they are none.
fn from_ascii85(letters: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (mut group, mut length) = (0_u32, 0_usize);
    for letter in letters.iter().copied().filter(|letter| !letter.is_ascii_whitespace()) {
        match letter {
            b'z' if length == 0 => bytes.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(letter - b'!'));
                length += 1;
                if length == 5 {
                    bytes.extend_from_slice(&group.to_be_bytes());
                    (group, length) = (0, 0);
                }
            }
            _ => break,
        }
    }
    if length > 1 {
        (length..5).for_each(|_| group = group.wrapping_mul(85).wrapping_add(84));
        bytes.extend_from_slice(group.to_be_bytes().get(..length - 1).unwrap_or_default());
    }
    bytes
}

/// Whether a name of the file says LZW, which nothing has written for twenty years; letters may be written as `#4c`.
fn names_lzw(bytes: &[u8]) -> bool {
    const LONGEST: usize = 40;
    let names = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/').map(|(at, _)| bytes.get(at + 1..).unwrap_or_default());
    names.into_iter().any(|rest| {
        let mut letters = rest.iter().take(LONGEST).copied();
        let mut name = Vec::new();
        while let Some(letter) = letters.next().filter(|letter| letter.is_ascii_alphanumeric() || *letter == b'#') {
            name.push(if letter == b'#' { escaped(letters.next(), letters.next()) } else { letter });
        }
        name.starts_with(b"LZW")
    })
}

fn escaped(high: Option<u8>, low: Option<u8>) -> u8 {
    let digit =
        |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16)).and_then(|digit| u8::try_from(digit).ok()).unwrap_or(0);
    digit(high) * 16 + digit(low)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::{Compression, write::ZlibEncoder};

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).expect("memory");
        encoder.finish().expect("memory")
    }

    fn file(stream: &[u8]) -> Vec<u8> {
        [b"%PDF-1.7\n1 0 obj << /Filter /FlateDecode >> stream\n".as_slice(), stream, b"\nendstream endobj"].concat()
    }

    #[test]
    fn a_bomb_is_refused_however_it_is_wrapped() {
        let bomb = packed(&vec![0; MOST_UNPACKED + 1]);
        assert!(bomb.len() < 100_000);
        assert_eq!(check(&file(&bomb)), Err(Unreadable::TooLarge));
        assert_eq!(check(&file(&packed(&bomb))), Err(Unreadable::TooLarge));
        let half = packed(&vec![0; MOST_UNPACKED / 2]);
        assert_eq!(check(&[file(&half), file(&half), file(&half)].concat()), Err(Unreadable::TooLarge));
        assert_eq!(check(&file(&half)), Ok(()));
        assert_eq!(check(b"<< /Filter /#4cZWDecode >> stream\n"), Err(Unreadable::Broken));
    }

    #[test]
    fn ascii85_is_looked_through() {
        assert_eq!(from_ascii85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
        let bomb = packed(&vec![0; MOST_UNPACKED + 1]);
        let mut letters = Vec::new();
        for group in bomb.chunks(4) {
            let mut number =
                u32::from_be_bytes([group[0], *group.get(1).unwrap_or(&0), *group.get(2).unwrap_or(&0), *group.get(3).unwrap_or(&0)]);
            let mut five = [0; 5];
            five.iter_mut().rev().for_each(|letter| {
                *letter = b'!' + u8::try_from(number % 85).expect("below 85");
                number /= 85;
            });
            letters.extend_from_slice(&five);
        }
        letters.extend_from_slice(b"~>");
        assert_eq!(check(&file(&letters)), Err(Unreadable::TooLarge));
    }
}
