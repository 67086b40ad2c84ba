//! One thing that is wrong with a request, and how it is done to it.

use axum::body::Bytes;
use rand::RngExt as _;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;

use super::junk;
use super::request::{Content, Draft, Sent};

/// What is wrong with a request.
#[derive(Clone, Debug)]
pub enum Spoil {
    Method(&'static str),
    /// In place of what the address names.
    PathValue(Bytes),
    PathEnd(&'static str),
    Query(Bytes),
    Header(&'static str, Bytes),
    Value(usize, Bytes),
    EveryValue(Bytes),
    /// One of the names and values that an island sends as a list.
    Listed(usize, Bytes),
    /// The id of something else that exists.
    OtherId(usize, usize),
    Name(usize, Bytes),
    Without(usize),
    Twice(usize, Bytes),
    AsList(usize),
    Also(&'static str, Bytes),
    /// So many bytes in one field.
    Large(usize, usize),
    Body(Bytes),
    Files(FileFault),
}

/// What is wrong with a form that sends files.
#[derive(Clone, Copy, Debug)]
pub enum FileFault {
    NoBoundary,
    OtherBoundary,
    NoEnd,
    CutOff,
    NoName,
    NulInName,
    PathInName,
    LongName,
    Twice,
    NoColon,
    OnlyLineFeeds,
    HugeHeader,
    NoFile,
    Magic(&'static [u8]),
}

const FILE_FAULTS: [FileFault; 20] = [
    FileFault::NoBoundary,
    FileFault::OtherBoundary,
    FileFault::NoEnd,
    FileFault::CutOff,
    FileFault::NoName,
    FileFault::NulInName,
    FileFault::PathInName,
    FileFault::LongName,
    FileFault::Twice,
    FileFault::NoColon,
    FileFault::OnlyLineFeeds,
    FileFault::HugeHeader,
    FileFault::NoFile,
    FileFault::Magic(b"%PDF-1.7\n1 0 obj\n<</Length 99999999999>>\nstream\n"),
    FileFault::Magic(b"PK\x03\x04\x14\0\0\0\x08\0\xff\xff\xff\xff"),
    FileFault::Magic(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\x08\x06\0\0\0"),
    FileFault::Magic(b"\xff\xd8\xff\xe0\0\x10JFIF\0"),
    FileFault::Magic(b"GIF89a\xff\xff\xff\xff"),
    FileFault::Magic(b"RIFF\xff\xff\xff\xffWEBPVP8 "),
    FileFault::Magic(b"{\"basics\": {\"name\": [[[[[[[["),
];

const METHODS: [&str; 9] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"];
const ENDS: [&str; 10] = ["/", "//", "/x", "/..", "/%2e%2e/%2e%2e", "/%00", "%ff", ";a=b", "/.json", "%0d%0aSet-Cookie:%20a=b"];
const ALSO: [&str; 6] = ["_form", "_page", "nothing", "version", "form", "step"];

impl Spoil {
    /// Something that can be wrong with a request of this content.
    pub fn draw(content: &Content, chance: &mut StdRng) -> Self {
        let at = chance.random_range(0..16);
        match chance.random_range(0..100) {
            0..4 => Self::Method(METHODS.choose(chance).copied().unwrap_or("BREW")),
            4..12 => Self::PathValue(junk::value(chance).into_iter().take(2_000).collect()),
            12..15 => Self::PathEnd(ENDS.choose(chance).copied().unwrap_or("/")),
            15..25 => Self::Query(junk::query(chance).into()),
            25..40 => {
                let (name, value) = junk::header(chance);
                Self::Header(name, value.into())
            }
            _ if matches!(content, Content::Nothing) => Self::Query(junk::query(chance).into()),
            40..70 if matches!(content, Content::Files(_)) => Self::Files(FILE_FAULTS.choose(chance).copied().unwrap_or(FileFault::NoEnd)),
            40..60 if matches!(content, Content::Json) => Self::Listed(at, junk::value(chance).into()),
            40..68 => Self::Value(at, junk::value(chance).into()),
            68..72 => Self::EveryValue(junk::value(chance).into()),
            72..77 => Self::OtherId(at, chance.random_range(0..64)),
            77..80 => Self::Name(at, junk::value(chance).into()),
            80..85 => Self::Without(at),
            85..88 => Self::Twice(at, junk::value(chance).into()),
            88..90 => Self::AsList(at),
            90..94 => Self::Also(ALSO.choose(chance).copied().unwrap_or("_form"), junk::value(chance).into()),
            94 => Self::Large(at, chance.random_range(30_000..2_000_000)),
            _ => Self::Body(junk::body(chance).into()),
        }
    }

    /// Does it. `ids` are those of things that exist.
    pub fn spoil(&self, draft: &mut Draft, ids: &[String]) {
        match self {
            Self::Method(method) => draft.method = method,
            Self::PathValue(value) => draft.path_value = Some(junk::percent(value)),
            Self::PathEnd(end) => draft.path_end = end,
            Self::Query(query) => draft.query = query.to_vec(),
            Self::Header(name, value) => draft.headers.push((name, value.to_vec())),
            Self::Body(body) => draft.instead = Some(body.to_vec()),
            Self::Files(fault) => draft.file_fault = Some(*fault),
            _ => self.spoil_fields(&mut draft.fields, ids),
        }
    }

    fn spoil_fields(&self, fields: &mut Vec<Sent>, ids: &[String]) {
        if let Self::Also(name, value) = self {
            fields.push((name.as_bytes().to_vec(), value.to_vec()));
        }
        if let Self::Listed(at, junk) = self {
            fields.iter_mut().for_each(|(_, value)| spoil_list(*at, junk, value));
        }
        let count = fields.len().max(1);
        let Some((name, value)) = (match self {
            Self::Value(at, _) | Self::OtherId(at, _) | Self::Name(at, _) | Self::Large(at, _) | Self::Twice(at, _) | Self::AsList(at) => {
                fields.get_mut(at % count)
            }
            Self::Without(_) | Self::EveryValue(_) => fields.first_mut(),
            _ => None,
        }) else {
            return;
        };
        match self {
            Self::Value(_, junk) => *value = junk.to_vec(),
            Self::OtherId(_, id) => *value = ids[id % ids.len()].clone().into_bytes(),
            Self::Name(_, junk) => *name = junk.to_vec(),
            Self::Large(_, bytes) => *value = vec![b'y'; *bytes],
            Self::AsList(_) => name.extend_from_slice(b"[0][a]"),
            Self::Twice(_, junk) => {
                let again = (name.clone(), junk.to_vec());
                fields.push(again);
            }
            Self::Without(at) => drop(fields.remove(at % count)),
            Self::EveryValue(junk) => fields.iter_mut().for_each(|(_, value)| *value = junk.to_vec()),
            _ => {}
        }
    }
}

/// Puts junk in place of one text of a list of names and values, which stays one.
fn spoil_list(at: usize, junk: &[u8], list: &mut Vec<u8>) {
    let Ok(mut pairs) = serde_json::from_slice::<Vec<[String; 2]>>(list) else { return };
    let count = (2 * pairs.len()).max(1);
    if let Some(text) = pairs.iter_mut().flatten().nth(at % count) {
        *text = String::from_utf8_lossy(junk).into_owned();
    }
    *list = serde_json::to_vec(&pairs).unwrap();
}
