//! What nobody should send, and somebody will.

use rand::RngExt as _;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;

/// Values that broke some site once, as bytes: not all of them are UTF-8.
const KNOWN: [&[u8]; 68] = [
    b"",
    b" ",
    b"\0",
    b"a\0b",
    b"\xff\xfe",
    b"caf\xe9",
    b"\xed\xa0\x80",
    b"\xed\xbf\xbf\xed\xa0\x80",
    b"\xc0\x80",
    b"\xf4\x90\x80\x80",
    b"\xe2\x80",
    "\u{202e}txt.exe".as_bytes(),
    "\u{feff}Camille".as_bytes(),
    "Ca\u{200b}mille".as_bytes(),
    "e\u{301}e\u{301}".as_bytes(),
    "\u{ffff}\u{fffe}".as_bytes(),
    "\u{10ffff}".as_bytes(),
    "\u{2028}ligne\u{2029}".as_bytes(),
    "\u{85}\u{a0}\u{3000}".as_bytes(),
    "👩‍👩‍👧‍👦🦀".as_bytes(),
    "İıſßŉ".as_bytes(),
    "ﷺ﷽".as_bytes(),
    "٣٤٥".as_bytes(),
    "Ⅷ½²".as_bytes(),
    "１２００".as_bytes(),
    b"\r\n",
    b"\r\nSet-Cookie: a=b",
    b"\x1b[31m\x07\x08\x7f",
    b"0",
    b"-1",
    b"-0",
    b"+1",
    b"1.5",
    b"1,5",
    b"1e308",
    b"NaN",
    b"Infinity",
    b"0x10",
    b"32768",
    b"2147483648",
    b"-9223372036854775809",
    b"18446744073709551616",
    b"99999999999999999999999999",
    "1\u{202f}200 €".as_bytes(),
    b"2026-02-30",
    b"0000-00-00",
    b"9999-12-31",
    b"+262142-12-31",
    b"-9999-01-01",
    b"2026-13",
    b"2026-11-17T25:61:61Z",
    b"00000000-0000-0000-0000-000000000000",
    b"ffffffff-ffff-ffff-ffff-ffffffffffff",
    b"01932b2e-0000-7000-8000-00000000000",
    b"{01932b2e-0000-7000-8000-000000000000}",
    b"null",
    b"undefined",
    b"true",
    b"[]",
    b"{}",
    b"../../../../etc/passwd",
    b"%00%ff%2e%2e%2f",
    b"<script>alert(1)</script>",
    b"\"><img src=x onerror=alert(1)>",
    b"'; DROP TABLE accounts; --",
    b"${7*7}{{7*7}}%{7*7}",
    b"%s%n%d",
    b"//evil.example/",
];

/// A value: one of the known ones, a long one, or letters at random.
pub fn value(chance: &mut StdRng) -> Vec<u8> {
    match chance.random_range(0..20) {
        0 => "é".repeat(chance.random_range(1..1_000)).into_bytes(),
        1 => vec![b'x'; chance.random_range(100..30_000)],
        2 => "1".repeat(chance.random_range(10..400)).into_bytes(),
        3 => letters(chance).into_bytes(),
        4 => (0..chance.random_range(1..40)).map(|_| chance.random()).collect(),
        _ => KNOWN.choose(chance).copied().unwrap_or_default().to_vec(),
    }
}

/// Letters of any script, and what is none.
fn letters(chance: &mut StdRng) -> String {
    (0..chance.random_range(1..60)).filter_map(|_| char::from_u32(chance.random_range(1..0x11_0000))).collect()
}

/// A body that is no form.
pub fn body(chance: &mut StdRng) -> Vec<u8> {
    const BODIES: [&[u8]; 17] = [
        b"",
        b"&&&=&==&",
        b"%",
        b"%zz=%zz",
        b"a=%",
        b"mission=\xff\xfe&words=\xff",
        b"words=%ff%fe&mission=%ed%a0%80",
        b"mission[0][1]=a&words[b]=c&key[]=d&email[=x&reason]=y",
        b"words=a&words=b&mission=c&mission=d&key=e&key=f",
        b"{\"mission\": [1, 2",
        b"{\"mission\": {\"a\": null}, \"words\": 3, \"version\": -1e400, \"key\": true}",
        b"[]",
        b"null",
        b"<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
        b"--x\r\nContent-Disposition: form-data; name=\"words\"\r\n\r\na\r\n",
        b"\x1f\x8b\x08\x00\x00",
        b"_form=&_page=//evil.example",
    ];
    match chance.random_range(0..12) {
        0 => format!("a{}=1", "[b]".repeat(chance.random_range(1..3_000))).into_bytes(),
        1 => "a=1&".repeat(chance.random_range(100..5_000)).into_bytes(),
        2 => format!("{}1{}", "[".repeat(2_000), "]".repeat(2_000)).into_bytes(),
        3 => value(chance),
        _ => BODIES.choose(chance).copied().unwrap_or_default().to_vec(),
    }
}

/// What a query holds that no link of ours makes.
pub fn query(chance: &mut StdRng) -> Vec<u8> {
    const NAMES: [&str; 18] = [
        "form", "page", "open", "next", "key", "state", "q", "before", "order", "sort", "saved", "stack", "sector", "rate", "from", "to",
        "kind", "%00",
    ];
    let pairs = (0..chance.random_range(1..4)).map(|_| {
        let name = NAMES.choose(chance).copied().unwrap_or_default();
        let mut value = value(chance);
        // More than this together, and no server reads the address.
        value.truncate(6_000);
        // Now and then as it is, where an address may hold it.
        if chance.random_bool(0.2) && fits(&value) {
            [name.as_bytes(), b"=", &value].concat()
        } else {
            format!("{name}={}", percent(&value)).into_bytes()
        }
    });
    pairs.collect::<Vec<_>>().join(&b'&')
}

fn fits(value: &[u8]) -> bool {
    std::str::from_utf8(value).is_ok_and(|value| format!("/?a={value}").parse::<axum::http::Uri>().is_ok())
}

/// Every byte by its number, so that anything fits into an address.
pub fn percent(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| if byte.is_ascii_alphanumeric() { char::from(*byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// A header, with a value of it that is wrong.
pub fn header(chance: &mut StdRng) -> (&'static str, Vec<u8>) {
    const HEADERS: [(&str, &[u8]); 34] = [
        ("accept", b"application/json"),
        ("accept", b"text/html;q=nothing,,,;;"),
        ("accept", b"\xff"),
        ("accept-language", b"*"),
        ("accept-language", b"fr;q=-1,en;q=2,,,"),
        ("accept-language", b"\xc3\xa9"),
        ("accept-encoding", b"br;q=9, gzip;;, \xff"),
        ("content-type", b""),
        ("content-type", b"application/x-www-form-urlencoded; charset=utf-7"),
        ("content-type", b"APPLICATION/X-WWW-FORM-URLENCODED"),
        ("content-type", b"application/json"),
        ("content-type", b"text/plain"),
        ("content-type", b"multipart/form-data"),
        ("content-type", b"multipart/form-data; boundary="),
        ("content-type", b"\xff\xff"),
        ("content-length", b"-1"),
        ("content-length", b"18446744073709551616"),
        ("content-length", b"many"),
        ("content-encoding", b"gzip"),
        ("transfer-encoding", b"nothing"),
        ("cookie", b"passerelle-session"),
        ("cookie", b"passerelle-session=\xff\xfe; passerelle-browser=\xff"),
        ("cookie", b"passerelle-session=; passerelle-browser=; passerelle-link="),
        ("cookie", b";;;=;=;passerelle-session=a=b=c;passerelle-browser=AAAA"),
        ("cookie", b"passerelle-browser=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA; passerelle-link=nothing.nothing"),
        ("referer", b"http://localhost:3000/\xff?form=x"),
        ("referer", b"not an address"),
        ("origin", b"null"),
        ("sec-fetch-site", b"cross-site"),
        ("range", b"bytes=9-1,-1,0-"),
        ("if-none-match", b"\"\""),
        ("if-modified-since", b"yesterday"),
        ("user-agent", b"\xff\xfe"),
        ("x-forwarded-for", b"999.1.1.1, ::1"),
    ];
    if chance.random_bool(0.2) {
        const FREE: [&str; 6] = ["cookie", "accept-language", "user-agent", "content-type", "referer", "x-request-id"];
        let printable = value(chance).into_iter().filter(|byte| *byte >= 0x20 && *byte != 0x7f).take(4_000).collect();
        return (FREE.choose(chance).copied().unwrap_or("cookie"), printable);
    }
    let (name, value) = HEADERS.choose(chance).copied().unwrap_or(("cookie", b""));
    (name, value.to_vec())
}
