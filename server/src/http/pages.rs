//! The pages and server functions of `app`, each with the context that they take from the server, and the files beside them.

use app::{App, shell};
use axum::Router;
use axum::extract::Request;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::IntoResponse as _;
use leptos::config::LeptosOptions;
use leptos::nonce::use_nonce;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::{
    LeptosRoutes as _, ResponseOptions, generate_route_list_with_exclusions_and_ssg_and_context, render_app_async_with_context,
};
use ui::server::{Cookies, Doors, Origin, count_waiting, meet};

use super::Host;
use super::events;
use super::imports;
use super::kept_pages::{self, KeptPages};
use super::locale::Asked;
use super::meetings;
use super::messages;
use super::one_click;
use super::photos;
use super::security_headers::policy_of_page;
use super::{activity, agenda, exports};
use super::{document, documents};

/// Every page, every server function, and the page that says that there is none.
pub(super) fn routes(host: &Host) -> Router {
    let options = options(host);
    let context = context(host);
    let page = {
        let options = options.clone();
        move || shell(options.clone())
    };
    let missing = {
        let render = render_app_async_with_context(context.clone(), page.clone());
        move |request: Request| {
            let answer = render(request);
            async move { (StatusCode::NOT_FOUND, answer.await).into_response() }
        }
    };
    let (list, _static_pages) = generate_route_list_with_exclusions_and_ssg_and_context(App, None, context.clone());
    let cookies = Cookies { secure: host.public_url.is_https() };
    let doors = Doors { market: host.marketplace.clone(), cookies, body_bytes: host.limits.body_bytes };
    Router::new()
        .leptos_routes_with_context(&options, list, context, page)
        .fallback(missing)
        .layer(from_fn_with_state(host.marketplace.clone(), count_waiting))
        .merge(events::routes(host.marketplace.clone()))
        .merge(exports::routes(host.marketplace.clone()))
        .merge(activity::routes(host.marketplace.clone()))
        .merge(agenda::routes(host.marketplace.clone(), host.public_url.clone()))
        .merge(meetings::routes(host.marketplace.clone(), host.public_url.clone()))
        .merge(one_click::routes(host.marketplace.clone()))
        .merge(imports::routes(host.marketplace.clone()))
        .merge(documents::routes(host.marketplace.clone()))
        .merge(messages::routes(host.marketplace.clone()))
        .merge(photos::routes(host.marketplace.clone()))
        .with_state(options)
        .layer(from_fn(document::close))
        .layer(from_fn_with_state(KeptPages::new(host.marketplace.clone()), kept_pages::give))
        .layer(from_fn_with_state(doors, meet))
}

/// What each page and server function finds in its context.
fn context(host: &Host) -> impl Fn() + Clone + Send + Sync + 'static {
    let (marketplace, assets, outbox) = (host.marketplace.clone(), host.site.assets(), host.outbox);
    let publisher = host.publisher.clone();
    let origin = Origin(host.public_url.origin().to_owned());
    move || {
        provide_context(outbox);
        provide_context(publisher.clone());
        provide_context(marketplace.clone());
        provide_context(assets.clone());
        provide_context(origin.clone());
        let asked = use_context::<Parts>().and_then(|parts| parts.extensions.get::<Asked>().cloned());
        ui::server::provide(asked.as_ref().map_or("/", |Asked(address)| address));
        allow_own_scripts();
    }
}

/// The page's policy: it has a nonce, and a server function has none.
fn allow_own_scripts() {
    if let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>())
        && let Ok(policy) = HeaderValue::from_str(&policy_of_page(&nonce))
    {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}

fn options(host: &Host) -> LeptosOptions {
    let root = host.site.folder.to_string_lossy().into_owned();
    LeptosOptions::builder().output_name("passerelle").site_root(root).site_pkg_dir("pkg").build()
}
