//! `wrk`, which asks one address as fast as it is answered.

use std::process::Command;

/// How long one address is asked, in seconds.
pub const SECONDS: u32 = 10;

/// What `wrk` says.
pub struct Asked {
    /// Answers a second.
    pub a_second: f64,
    /// As `wrk` writes them, with their unit.
    pub p50: String,
    pub p99: String,
}

/// How an address is asked.
#[derive(Clone, Copy)]
pub enum As<'a> {
    Stranger,
    /// Each time with a query of its own, so that nothing that was kept is the answer.
    StrangerEachTime,
    /// With this session.
    Member(&'a str),
}

/// Asks an address: once to warm it, then for [`SECONDS`].
pub fn ask(address: &str, who: As<'_>) -> Asked {
    run(address, who, 2);
    let said = run(address, who, SECONDS);
    eprintln!("{address}\n{said}");
    assert!(!said.contains("Non-2xx"), "{address} refuses:\n{said}");
    let after = |what: &str| {
        let line = said.lines().find_map(|line| line.trim().strip_prefix(what));
        line.unwrap_or_else(|| panic!("no {what} in:\n{said}")).trim().to_owned()
    };
    Asked { a_second: after("Requests/sec:").parse().expect("a number"), p50: after("50%"), p99: after("99%") }
}

fn run(address: &str, who: As<'_>, seconds: u32) -> String {
    let mut command = Command::new("wrk");
    command.args(["-t1", "-c16", "--latency", &format!("-d{seconds}s")]);
    match who {
        As::Stranger => {}
        As::StrangerEachTime => {
            command.args(["-s", concat!(env!("CARGO_MANIFEST_DIR"), "/each_time.lua")]);
        }
        As::Member(session) => {
            command.args(["-H", &format!("cookie: passerelle-session={session}")]);
        }
    }
    command.arg(address);
    let output = command.output().expect("wrk is there (`apt-get install wrk`)");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}
