//! A request of the matrix as it is sent once it was spoiled.

use axum::body::Body;
use axum::http::{Method, Request, Uri};

use super::junk::percent;
use super::spoil::FileFault;
use crate::matrix::json_value;

/// A name and a value.
pub type Sent = (Vec<u8>, Vec<u8>);

/// How the fields of a request are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    Nothing,
    Form,
    Json,
    /// As files of these names.
    Files(&'static str),
}

/// A request before it is written down.
pub struct Draft {
    pub method: &'static str,
    /// As the router knows it, behind the language.
    pub path: String,
    /// In place of each name in braces.
    pub path_value: Option<String>,
    pub path_end: &'static str,
    pub query: Vec<u8>,
    pub headers: Vec<(&'static str, Vec<u8>)>,
    pub content: Content,
    pub fields: Vec<Sent>,
    /// A body in place of the fields.
    pub instead: Option<Vec<u8>>,
    pub file_fault: Option<FileFault>,
}

const BOUNDARY: &str = "passerelle-part";

impl Draft {
    /// The request, or nothing where it could not even be sent: no address, no header.
    pub fn write(&self) -> Option<Request<Body>> {
        let (kind, body) = self.body();
        let mut request = Request::new(Body::from(body));
        *request.method_mut() = Method::from_bytes(self.method.as_bytes()).ok()?;
        *request.uri_mut() = self.address()?;
        let headers = request.headers_mut();
        if let Some(kind) = kind {
            headers.insert("content-type", kind.parse().ok()?);
        }
        for (name, value) in &self.headers {
            headers.insert(*name, axum::http::HeaderValue::from_bytes(value).ok()?);
        }
        Some(request)
    }

    fn address(&self) -> Option<Uri> {
        let in_path = |name: &[u8]| self.path.contains(&format!("{{{}}}", String::from_utf8_lossy(name)));
        let mut path = self.path.clone();
        let mut query = self.query.clone();
        for (name, value) in &self.fields {
            if in_path(name) {
                let name = format!("{{{}}}", String::from_utf8_lossy(name));
                path = path.replace(&name, self.path_value.as_ref().unwrap_or(&percent(value)));
            } else if self.content == Content::Nothing {
                let joint = if query.is_empty() { "" } else { "&" };
                query.extend_from_slice(format!("{joint}{}={}", percent(name), percent(value)).as_bytes());
            }
        }
        let joint: &[u8] = if query.is_empty() { b"" } else { b"?" };
        let whole = [path.as_bytes(), self.path_end.as_bytes(), joint, &query].concat();
        Uri::try_from(whole).ok()
    }

    /// Its kind and its bytes.
    fn body(&self) -> (Option<String>, Vec<u8>) {
        let kind = match self.content {
            Content::Nothing => None,
            Content::Form => Some("application/x-www-form-urlencoded".to_owned()),
            Content::Json => Some("application/json".to_owned()),
            Content::Files(_) => Some(match self.file_fault {
                Some(FileFault::NoBoundary) => "multipart/form-data".to_owned(),
                Some(FileFault::OtherBoundary) => "multipart/form-data; boundary=another".to_owned(),
                _ => format!("multipart/form-data; boundary={BOUNDARY}"),
            }),
        };
        let body = match (&self.instead, self.content) {
            (Some(body), _) => body.clone(),
            (None, Content::Nothing) => Vec::new(),
            (None, Content::Form) => self.form(),
            (None, Content::Json) => self.json(),
            (None, Content::Files(file)) => self.files(file),
        };
        (kind, body)
    }

    fn form(&self) -> Vec<u8> {
        let pairs = self.fields.iter().map(|(name, value)| format!("{}={}", percent(name), percent(value)));
        pairs.collect::<Vec<_>>().join("&").into_bytes()
    }

    fn json(&self) -> Vec<u8> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let object: serde_json::Map<_, _> = self.fields.iter().map(|(name, bytes)| (text(name), json_value(&text(bytes)))).collect();
        serde_json::Value::Object(object).to_string().into_bytes()
    }

    fn files(&self, file: &str) -> Vec<u8> {
        let fault = self.file_fault;
        let called = match fault {
            Some(FileFault::NulInName) => "a\0b.pdf".to_owned(),
            Some(FileFault::PathInName) => "../../../etc/passwd".to_owned(),
            Some(FileFault::LongName) => "é".repeat(5_000),
            _ => file.to_owned(),
        };
        let mut body = Vec::new();
        let times = if matches!(fault, Some(FileFault::Twice)) { 2 } else { 1 };
        for (name, value) in self.fields.iter().cycle().take(self.fields.len() * times) {
            let named = match fault {
                Some(FileFault::NoName) => String::new(),
                _ => format!("; name=\"{}\"", String::from_utf8_lossy(name)),
            };
            let filename = if matches!(fault, Some(FileFault::NoFile)) { String::new() } else { format!("; filename=\"{called}\"") };
            let colon = if matches!(fault, Some(FileFault::NoColon)) { "" } else { ":" };
            let huge =
                if matches!(fault, Some(FileFault::HugeHeader)) { format!("X-A: {}\r\n", "a".repeat(100_000)) } else { String::new() };
            let head = format!("--{BOUNDARY}\r\nContent-Disposition{colon} form-data{named}{filename}\r\n{huge}\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(if let Some(FileFault::Magic(magic)) = fault { magic } else { value });
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        match fault {
            Some(FileFault::NoEnd) => body.truncate(body.len().saturating_sub(BOUNDARY.len() + 8)),
            Some(FileFault::CutOff) => body.truncate(body.len() / 2),
            Some(FileFault::OnlyLineFeeds) => body.retain(|byte| *byte != b'\r'),
            _ => {}
        }
        body
    }
}
