//! A mail server for tests: it speaks SMTP over TCP (RFC 5321, without extensions), keeps what arrives, and has a temper that a test
//! sets. It is the other side of the conversation, not a part of ours.

use std::collections::{BTreeSet, VecDeque};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use lettre::{AsyncSmtpTransport, Tokio1Executor};
use mailparse::{MailHeaderMap as _, ParsedMail, parse_mail};
use server::mail::Sender;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// How the server meets one mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Temper {
    /// Refuses the recipient with this code.
    RefuseRecipient(u16),
    /// Refuses the mail once it was sent, with this code.
    RefuseMail(u16),
    /// Keeps the mail, and hangs up before it says so: as if we had died before we heard.
    HangUp,
    /// Keeps the mail, and says so only once [`Postbox::wake`] is called.
    Sleep,
}

/// A mail that arrived.
#[derive(Debug, Clone)]
pub struct Arrived {
    /// Of the envelope.
    pub to: String,
    pub subject: String,
    pub message_id: String,
    pub text: String,
    pub html: String,
    raw: Vec<u8>,
}

impl Arrived {
    /// A header as it stands; empty where there is none.
    pub fn header(&self, name: &str) -> String {
        parse_mail(&self.raw).unwrap().headers.get_first_value(name).unwrap_or_default()
    }

    /// A part of this type, decoded.
    #[track_caller]
    pub fn part(&self, kind: &str) -> String {
        body(&parse_mail(&self.raw).unwrap(), kind).unwrap_or_else(|| panic!("no {kind} in {}", self.subject))
    }

    /// The addresses that stand alone on a line, in order.
    pub fn links(&self) -> Vec<String> {
        links(&self.text)
    }

    /// The first link that leads to this page in any language, as a path of the site.
    #[track_caller]
    pub fn path_to(&self, page: &str) -> String {
        let paths: Vec<String> = self.links().iter().filter_map(|link| path_of(link)).collect();
        paths
            .iter()
            .find(|path| path.strip_prefix("/en").unwrap_or(path).starts_with(page))
            .unwrap_or_else(|| panic!("nothing leads to {page}: {paths:?}"))
            .clone()
    }

    /// Where a mail program turns this kind of mail off, as a path of the site.
    #[track_caller]
    pub fn one_click(&self) -> String {
        path_of(self.header("List-Unsubscribe").trim_matches(['<', '>'])).expect("a way to turn it off")
    }
}

/// An address of the site without scheme and host.
fn path_of(link: &str) -> Option<String> {
    let (_, rest) = link.split_once("://")?;
    rest.find('/').map(|at| rest[at..].to_owned())
}

/// The addresses of a mail's text that stand alone on a line, in order.
pub fn links(text: &str) -> Vec<String> {
    text.lines().filter(|line| line.starts_with("http")).map(str::to_owned).collect()
}

/// A text as a test writes it: its blanks are of one kind.
pub fn plain_blanks(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[derive(Default)]
struct Shared {
    arrived: Mutex<Vec<Arrived>>,
    tempers: Mutex<VecDeque<Temper>>,
    /// Addresses that it does not know.
    strangers: Mutex<BTreeSet<String>>,
    bell: Notify,
    heard: Notify,
}

/// The server; it listens until it is dropped, or [`Postbox::go_down`].
pub struct Postbox {
    address: SocketAddr,
    shared: Arc<Shared>,
    listening: Mutex<Option<JoinHandle<()>>>,
}

impl Postbox {
    /// Listens on a port of this machine.
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::<Shared>::default();
        let listening = Mutex::new(Some(listen(listener, Arc::clone(&shared))));
        Self { address, shared, listening }
    }

    /// Refuses every connection from now on.
    pub async fn go_down(&self) {
        let listening = self.listening.lock().unwrap().take();
        if let Some(listening) = listening {
            listening.abort();
            // The port is free once the task has ended.
            assert!(listening.await.unwrap_err().is_cancelled());
        }
    }

    /// Listens again, at the same address.
    pub async fn come_back(&self) {
        let listener = TcpListener::bind(self.address).await.unwrap();
        *self.listening.lock().unwrap() = Some(listen(listener, Arc::clone(&self.shared)));
    }

    /// Refuses this recipient for good, with 550; or knows them again.
    pub fn knows(&self, address: &str, known: bool) {
        let mut strangers = self.shared.strangers.lock().unwrap();
        if known {
            strangers.remove(address)
        } else {
            strangers.insert(address.to_owned())
        };
    }

    /// How the site is told of it.
    pub fn sender(&self) -> Sender {
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(&self.url()).unwrap();
        Sender::new(server, "Passerelle <bonjour@passerelle.example>".parse().unwrap())
    }

    /// Its address, as it stands in the configuration.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// Meets the next mails like this, one after the other, and those after them kindly.
    pub fn meets(&self, tempers: impl IntoIterator<Item = Temper>) {
        self.shared.tempers.lock().unwrap().extend(tempers);
    }

    /// Answers whom it keeps waiting.
    pub fn wake(&self) {
        self.shared.bell.notify_one();
    }

    /// Resolves once another mail has been heard to its end.
    pub async fn hears(&self) {
        tokio::time::timeout(Duration::from_secs(30), self.shared.heard.notified()).await.expect("no mail came");
    }

    /// What arrived, the first first.
    pub fn arrived(&self) -> Vec<Arrived> {
        self.shared.arrived.lock().unwrap().clone()
    }
}

impl Drop for Postbox {
    fn drop(&mut self) {
        if let Some(listening) = self.listening.lock().unwrap().take() {
            listening.abort();
        }
    }
}

fn listen(listener: TcpListener, shared: Arc<Shared>) -> JoinHandle<()> {
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(converse(stream, Arc::clone(&shared)));
        }
    })
}

/// One conversation. A client that leaves in the middle ends it.
async fn converse(stream: TcpStream, shared: Arc<Shared>) -> Option<()> {
    let mut stream = BufReader::new(stream);
    say(&mut stream, "220 postbox.example ready").await?;
    let mut recipient = String::new();
    loop {
        let line = hear(&mut stream).await?;
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        match verb.as_str() {
            "EHLO" | "HELO" => say(&mut stream, "250 postbox.example").await?,
            "MAIL" | "RSET" | "NOOP" => say(&mut stream, "250 fine").await?,
            "RCPT" => {
                recipient = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                let refusal = shared.tempers.lock().unwrap().pop_front_if(|temper| matches!(temper, Temper::RefuseRecipient(_)));
                let is_stranger = shared.strangers.lock().unwrap().contains(&recipient);
                match refusal {
                    None if is_stranger => say(&mut stream, &format!("550 nobody is called <{recipient}>")).await?,
                    Some(Temper::RefuseRecipient(code)) => say(&mut stream, &format!("{code} not <{recipient}>")).await?,
                    _ => say(&mut stream, "250 fine").await?,
                }
            }
            "DATA" => {
                say(&mut stream, "354 go on").await?;
                take(&mut stream, &shared, &recipient).await?;
            }
            "QUIT" => {
                say(&mut stream, "221 good-bye").await?;
                return Some(());
            }
            _ => say(&mut stream, "502 what?").await?,
        }
    }
}

/// Hears a mail to its end, and answers as the temper is.
async fn take(stream: &mut BufReader<TcpStream>, shared: &Shared, recipient: &str) -> Option<()> {
    let mut raw = Vec::new();
    loop {
        let line = hear(stream).await?;
        if line == "." {
            break;
        }
        raw.extend_from_slice(line.strip_prefix('.').unwrap_or(&line).as_bytes());
        raw.extend_from_slice(b"\r\n");
    }
    let temper = shared.tempers.lock().unwrap().pop_front();
    if let Some(Temper::RefuseMail(code)) = temper {
        return say(stream, &format!("{code} not now, {recipient}")).await;
    }
    let arrived = read(raw, recipient);
    shared.arrived.lock().unwrap().push(arrived);
    shared.heard.notify_one();
    match temper {
        Some(Temper::HangUp) => return None,
        Some(Temper::Sleep) => shared.bell.notified().await,
        _ => {}
    }
    say(stream, "250 kept").await
}

fn read(raw: Vec<u8>, recipient: &str) -> Arrived {
    let mail = parse_mail(&raw).unwrap();
    let part = |kind: &str| body(&mail, kind).unwrap_or_else(|| panic!("no {kind} in {}", String::from_utf8_lossy(&raw)));
    let header = |name: &str| mail.headers.get_first_value(name).unwrap_or_default();
    let (text, html) = (part("text/plain").replace("\r\n", "\n"), part("text/html"));
    Arrived { to: recipient.to_owned(), subject: header("Subject"), message_id: header("Message-ID"), text, html, raw: raw.clone() }
}

fn body(mail: &ParsedMail<'_>, kind: &str) -> Option<String> {
    if mail.ctype.mimetype == kind { mail.get_body().ok() } else { mail.subparts.iter().find_map(|part| body(part, kind)) }
}

async fn say(stream: &mut BufReader<TcpStream>, line: &str) -> Option<()> {
    stream.get_mut().write_all(format!("{line}\r\n").as_bytes()).await.ok()
}

async fn hear(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let mut line = String::new();
    let length = stream.read_line(&mut line).await.ok()?;
    (length > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned())
}
