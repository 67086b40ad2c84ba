//! `passerelle serve`

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context as _, anyhow, bail};
use axum::Router;
use chrono::{DateTime, Utc};
use marketplace::clock::{Clock as _, MachineClock};
use marketplace::demo::{self, Summary};
use marketplace::{Marketplace, jobs};
use sqlx::PgPool;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::answer;
use super::open::{self, IndexFolder};
use crate::accept;
use crate::config::Config;
use crate::database::{Database, Sharing};
use crate::http::{Host, Proxies, router};
use crate::mail::{self, Post};
use crate::metrics::{self, Metrics, Watched};
use crate::signals::Stop;
use crate::site::Site;

/// How often the private cluster is looked at.
const HEARTBEAT: Duration = Duration::from_secs(1);

/// Lies in the data folder while the demo community moves into the private database: nobody was served from it yet, so
/// half of it may be thrown away.
const FILLING: &str = "demo.unfinished";

pub(super) async fn run(config: &Config, fill: bool) -> anyhow::Result<()> {
    let started = MachineClock.now();
    let mut stop = Stop::listen().context("signals cannot be received")?;
    let site = Site::open(&config.site_dir)?;
    // Before the database: an address that is taken is said at once, and whoever comes early waits in the queue.
    let listener =
        TcpListener::bind(config.listen).await.with_context(|| format!("PASSERELLE_LISTEN = {} cannot be used", config.listen))?;
    let watching = match config.metrics_listen {
        Some(address) => {
            Some(TcpListener::bind(address).await.with_context(|| format!("PASSERELLE_METRICS_LISTEN = {address} cannot be used"))?)
        }
        None => None,
    };
    let index = IndexFolder::open(&config.data_dir)?;
    if !index.is_own() {
        bail!("another Passerelle runs on {}; stop it, or choose another PASSERELLE_DATA_DIR", config.data_dir.display());
    }
    let mut database = Database::open(config, Sharing::Alone).await?;
    let prepared = tokio::select! {
        prepared = prepare(config, &index, &database, fill) => prepared.map(Some),
        () = stop.asked() => Ok(None),
    };
    let outcome = match prepared {
        Ok(Some((marketplace, pool))) => {
            let host = Host {
                marketplace,
                site,
                public_url: config.public_url.clone(),
                outbox: mail::outbox_shown(config),
                publisher: config.publisher.clone(),
                limits: config.limits,
                proxies: Proxies::new(&config.trusted_proxies),
                metrics: Metrics::default(),
            };
            let post = Post::of(config, &host.marketplace).counting(host.metrics.clone());
            warn(config, &host);
            let watching = watching.map(|listener| (listener, watched(&host, pool.clone(), started)));
            let outcome = serve(host, post, listener, watching, &mut database, stop).await;
            pool.close().await;
            outcome
        }
        Ok(None) => Ok(()),
        Err(error) => Err(error),
    };
    database.close().await?;
    outcome
}

/// A migrated database, filled where that is wanted, and the services on it.
async fn prepare(config: &Config, index: &IndexFolder, database: &Database, fill: bool) -> anyhow::Result<(Marketplace, PgPool)> {
    let filling = config.data_dir.join(FILLING);
    if database.is_private() && filling.exists() {
        tracing::warn!("the demo community was interrupted while it moved in: it begins again");
        database.begin_again().await?;
    }
    database.migrate().await?;
    let pool = database.pool(config.pool_size).await?;
    let marketplace = open::marketplace(index, pool.clone()).await?.with_open_invitations(config.open_invitations);
    if fill && database.is_private() && demo::is_empty(&marketplace).await? {
        tracing::info!("first start: the demo community moves in");
        std::fs::write(&filling, "").with_context(|| format!("{} cannot be written", filling.display()))?;
        let Summary { profiles, missions, accounts } = demo::fill(&marketplace).await?;
        tracing::info!(profiles, missions, accounts, "the demo community has moved in");
    }
    if filling.exists() {
        std::fs::remove_file(&filling).with_context(|| format!("{} cannot be removed", filling.display()))?;
    }
    Ok((marketplace, pool))
}

/// What works, and not as anybody wants it.
fn warn(config: &Config, host: &Host) {
    if config.sender.is_none() && host.outbox.is_none() {
        tracing::warn!("no mail leaves: PASSERELLE_SMTP_URL is not set, mail is kept in the database for a few days");
    }
    if !config.public_url.is_this_machine() && config.trusted_proxies.is_empty() {
        tracing::warn!("all visitors count as one to the limits on tries: PASSERELLE_TRUSTED_PROXIES does not name the proxy");
    }
}

/// What is read of this node on the listener of the metrics.
fn watched(host: &Host, pool: PgPool, started: DateTime<Utc>) -> Router {
    metrics::routes(&host.metrics, Watched { marketplace: host.marketplace.clone(), pool, started })
}

async fn serve(
    host: Host,
    post: Post,
    listener: TcpListener,
    watching: Option<(TcpListener, Router)>,
    database: &mut Database,
    mut stop: Stop,
) -> anyhow::Result<()> {
    let address = listener.local_addr()?;
    let (end, ended) = watch::channel(false);
    let mut parts = begin(&host, post, listener, &ended);
    if let Some((listener, router)) = watching {
        tracing::info!(address = %listener.local_addr()?, "metrics are read here");
        let watching = accept::serve(listener, router, host.limits, until(ended.clone()));
        parts.spawn(async move {
            watching.await;
        });
    }
    announce(&host, address).await?;
    let outcome = tokio::select! {
        () = stop.asked() => Ok(()),
        () = database_ended(database) => Err(anyhow!("the private PostgreSQL has ended; its log is in the data folder")),
        why = part_ended(&mut parts) => Err(why),
    };
    tracing::info!("stopping");
    end.send_replace(true);
    while let Some(part) = parts.join_next().await {
        if let Err(error) = part {
            tracing::error!(%error, "a part of the server broke off while it stopped");
        }
    }
    outcome
}

/// Begins what runs until `ended`: the site, what follows the database, and the jobs.
fn begin(host: &Host, post: Post, listener: TcpListener, ended: &watch::Receiver<bool>) -> JoinSet<()> {
    let mut parts = JoinSet::new();
    let deadline = host.limits.shutdown_deadline;
    let (marketplace, stop) = (host.marketplace.clone(), until(ended.clone()));
    parts.spawn(async move { marketplace.work(stop).await });
    let (marketplace, stop, overdue) = (host.marketplace.clone(), until(ended.clone()), until(ended.clone()));
    parts.spawn(async move {
        let overdue = async { (overdue.await, tokio::time::sleep(deadline).await) };
        tokio::select! {
            () = jobs::work(&marketplace, post, stop) => {}
            _ = overdue => tracing::warn!("a job did not end within the deadline; another node, or the next start, does it again"),
        }
    });
    let (marketplace, ended) = (host.marketplace.clone(), ended.clone());
    // Whoever listens to what changes would keep the site from stopping.
    let stop = async move {
        until(ended).await;
        marketplace.live().end();
    };
    let site = accept::serve(listener, router(host), host.limits, stop);
    parts.spawn(async move {
        let cut_off = site.await;
        if cut_off > 0 {
            tracing::warn!(requests = cut_off, "cut off at the deadline");
        }
    });
    parts
}

/// Resolves when a part has ended although nobody asked: a site without its jobs loses mail in silence, so that the whole ends and is started
/// again by whoever watches it.
async fn part_ended(parts: &mut JoinSet<()>) -> anyhow::Error {
    match parts.join_next().await {
        Some(Err(error)) => anyhow!(error).context("a part of the server broke off"),
        Some(Ok(())) | None => anyhow!("a part of the server ended although nobody asked"),
    }
}

/// Resolves when the server is to end, or its starter is gone.
async fn until(mut ended: watch::Receiver<bool>) {
    let _ = ended.wait_for(|ended| *ended).await;
}

async fn database_ended(database: &mut Database) {
    while !database.has_ended() {
        tokio::time::sleep(HEARTBEAT).await;
    }
}

/// Says where the site is, to whoever started it by hand or waits for the line.
async fn announce(host: &Host, address: SocketAddr) -> anyhow::Result<()> {
    tracing::info!(%address, "serving");
    answer::line(format_args!("Passerelle is at {}", host.public_url))?;
    for account in demo::accounts(&host.marketplace).await? {
        answer::line(format_args!("  {:<6} {}  {}", account.role.code(), account.email, account.password))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use super::*;

    #[tokio::test]
    async fn a_part_that_breaks_off_is_no_silence() {
        let mut parts = JoinSet::new();
        parts.spawn(pending());
        parts.spawn(pending()).abort();
        assert!(format!("{:#}", part_ended(&mut parts).await).starts_with("a part of the server broke off: "));
        parts.spawn(async {});
        assert!(part_ended(&mut parts).await.to_string().contains("although nobody asked"));
        assert_eq!(parts.len(), 1, "the others still run");
    }
}
