//! What the doctor looks at on this machine: room on the disk, descriptors, who stands before the site, and the server that runs.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, anyhow, bail};
use rustix::fs::statvfs;
use rustix::process::{Resource, getrlimit};

use crate::config::{Config, Limits};

const GIB: u64 = 1 << 30;

/// An index that is made anew stands beside the one in use for a while, and PostgreSQL stops where nothing can be written.
const LEAST_ROOM: u64 = GIB;

/// What a node has open beside connections: the index, the log, listeners.
const OTHER_FILES: u64 = 64;

/// How long a server of this machine may take to say how it is.
const ANSWERS_WITHIN: Duration = Duration::from_secs(4);

pub(super) fn disk(data_dir: &Path) -> anyhow::Result<String> {
    enough_room(free(data_dir)?, data_dir).map_err(anyhow::Error::msg)
}

/// In bytes.
fn free(data_dir: &Path) -> anyhow::Result<u64> {
    // The folder is made at the first start.
    let there = data_dir.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
    let found = statvfs(there).with_context(|| format!("{} cannot be looked at", there.display()))?;
    Ok(found.f_bavail.saturating_mul(found.f_frsize))
}

fn enough_room(free: u64, data_dir: &Path) -> Result<String, String> {
    let gib = format!("{}.{}", free / GIB, free % GIB * 10 / GIB);
    if free >= LEAST_ROOM {
        Ok(format!("{gib} GiB free for {}", data_dir.display()))
    } else {
        Err(format!("only {gib} GiB free for {}: make room before nothing can be written", data_dir.display()))
    }
}

/// Each connection is a descriptor, of browsers and of the database.
pub(super) fn open_files(limits: &Limits, pool_size: u32) -> Result<String, String> {
    let needed = u64::try_from(limits.connections).unwrap_or(u64::MAX).saturating_add(u64::from(pool_size)) + OTHER_FILES;
    enough_files(getrlimit(Resource::Nofile).current, needed)
}

fn enough_files(allowed: Option<u64>, needed: u64) -> Result<String, String> {
    match allowed {
        Some(allowed) if allowed < needed => Err(format!(
            "{allowed} may be open at once and {needed} may be needed: raise the limit (LimitNOFILE of the unit, ulimit -n), or lower PASSERELLE_CONNECTIONS"
        )),
        Some(allowed) => Ok(format!("{allowed} may be open at once")),
        None => Ok("any number may be open at once".to_owned()),
    }
}

/// A public https address is a proxy's: the program itself speaks no TLS.
pub(super) fn proxy(config: &Config) -> Result<String, String> {
    let trusted = config.trusted_proxies.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    match (config.public_url.is_this_machine(), config.trusted_proxies.is_empty()) {
        (_, false) => Ok(format!("who asks is taken from X-Forwarded-For of {trusted}")),
        (true, true) => Ok("none: who asks is whoever connects".to_owned()),
        (false, true) => Err(
            "the site is reached through a proxy, and none is trusted: everybody counts as one visitor, and one who guesses passwords locks all out; set PASSERELLE_TRUSTED_PROXIES"
                .to_owned(),
        ),
    }
}

/// Asks the server that runs on this node's folder how far its index is behind.
pub(super) async fn ask_readiness(listen: SocketAddr) -> anyhow::Result<usize> {
    let address = format!("http://{}/readyz", here(listen));
    let asked = address.clone();
    let answer = tokio::task::spawn_blocking(move || {
        let agent: ureq::Agent =
            ureq::Agent::config_builder().timeout_global(Some(ANSWERS_WITHIN)).http_status_as_error(false).build().into();
        agent.get(asked).call()?.body_mut().read_to_string()
    });
    let text = answer.await?.with_context(|| format!("a server runs on this folder, and {address} does not answer"))?;
    let said: serde_json::Value = serde_json::from_str(&text).with_context(|| format!("{address} answers something else"))?;
    if said["ready"] != true {
        bail!("the server is not ready: {}", said["reasons"]);
    }
    let changes = said["index"]["changes_behind"].as_u64().ok_or_else(|| anyhow!("{address} does not say how far the index is behind"))?;
    Ok(usize::try_from(changes)?)
}

/// Where a listener of every address is reached from this machine.
fn here(listen: SocketAddr) -> SocketAddr {
    let ip = match listen.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, listen.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_that_fills_is_found() {
        assert_eq!(enough_room(3 * GIB / 2, Path::new("/data")).unwrap(), "1.5 GiB free for /data");
        assert!(enough_room(GIB / 4, Path::new("/data")).unwrap_err().starts_with("only 0.2 GiB free"));
        assert!(free(Path::new("/no/such/folder")).is_ok(), "what is above it counts");
    }

    #[test]
    fn too_few_descriptors_are_found() {
        assert!(enough_files(Some(1_024), 1_104).unwrap_err().contains("LimitNOFILE"));
        assert!(enough_files(Some(8_192), 1_104).is_ok() && enough_files(None, 1_104).is_ok());
    }

    #[test]
    fn a_proxy_that_nobody_trusts_is_found() {
        let config = |pairs: &[(&str, &str)]| {
            let pairs: std::collections::HashMap<_, _> = pairs.iter().copied().collect();
            Config::read(None, |name| pairs.get(name).map(|value| (*value).to_owned())).unwrap()
        };
        let public = ("PASSERELLE_PUBLIC_URL", "https://passerelle.example");
        assert!(proxy(&config(&[public])).unwrap_err().contains("PASSERELLE_TRUSTED_PROXIES"));
        assert!(proxy(&config(&[public, ("PASSERELLE_TRUSTED_PROXIES", "10.0.0.0/8")])).unwrap().contains("10.0.0.0/8"));
        assert!(proxy(&config(&[])).is_ok());
    }

    #[tokio::test]
    async fn a_server_says_how_it_is() {
        use axum::{Json, Router, http::StatusCode, routing::get};
        let serve = async |status: u16, answer: serde_json::Value| {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            let address = listener.local_addr().unwrap();
            let answer = move || async move { (StatusCode::from_u16(status).unwrap(), Json(answer)) };
            tokio::spawn(async move { axum::serve(listener, Router::new().route("/readyz", get(answer))).await });
            address
        };
        let ready = serve(200, serde_json::json!({ "ready": true, "index": { "changes_behind": 7 } })).await;
        assert_eq!(ask_readiness(ready).await.unwrap(), 7);
        let down = serve(503, serde_json::json!({ "ready": false, "reasons": ["the database does not answer"] })).await;
        assert!(ask_readiness(down).await.unwrap_err().to_string().contains("the database does not answer"));
        assert!(ask_readiness("127.0.0.1:1".parse().unwrap()).await.is_err());
    }
}
