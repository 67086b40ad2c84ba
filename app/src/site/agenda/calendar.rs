//! `/agenda/calendar`: the address that somebody pastes into their calendar program.

use ceo::islands::copy_text::CopyText;
use leptos::{prelude::*, server_fn::ServerFn};
use marketplace::community_events::feed;
use ui::{
    Locale, Nav, Page,
    agenda::FEED,
    components::{Look, PageHead},
    form::{Form, Submit},
    format, href,
    server::{kept_link, market, page, visitor, whole_address},
    t,
};

use crate::api::agenda::{DrawCalendarFeed, EndCalendarFeed};

/// The field that the address is copied from.
const ADDRESS: &str = "feed-address";

/// The page.
#[component]
pub fn CalendarPage() -> impl IntoView {
    use t::agenda::feed as say;
    let locale = Locale::current();
    page(async move {
        let visitor = visitor();
        let who = visitor.account()?;
        // The key is in the browser that drew it, for a day, and in no place of ours.
        let key = kept_link(who.account().0);
        let drawn = feed::drawn(&market(), who, key.as_deref()).await?;
        let since = drawn.map(|(at, _)| say::since(locale, format::date_of(locale, at)));
        let shown = key.filter(|_| drawn.is_some_and(|(_, is_its)| is_its));
        let back = move || view! { <p class="quiet-text"><a href=href(locale, Nav::Agenda.path())>{t::agenda::show::back(locale)}</a></p> };
        let draw = if drawn.is_some() { say::redraw(locale) } else { say::draw(locale) };
        let look = if drawn.is_some() { Look::Secondary } else { Look::Primary };
        let lost = drawn.is_some().then(|| view! { <p class="quiet-text">{say::lost(locale)}</p> });
        let end = drawn.is_some().then(|| {
            view! {
                <Form name="end_feed" action=EndCalendarFeed::PATH>
                    <Submit look=Look::Danger>{say::end(locale)}</Submit>
                </Form>
            }
        });
        Ok(view! {
            <Page title=say::title(locale) nav=Some(Nav::Agenda)>
                <div class="page narrow agenda">
                    <PageHead title=say::title(locale) lead=say::lead(locale).to_owned() above=back/>
                    <div class="stack">
                        {since.map(|since| view! { <p>{since}</p> })}
                        {shown.map(|key| view! { <Address key/> })}
                        {lost}
                        <div class="cluster">
                            <Form name="draw_feed" action=DrawCalendarFeed::PATH><Submit look>{draw}</Submit></Form>
                            {end}
                        </div>
                    </div>
                </div>
            </Page>
        }
        .into_any())
    })
}

/// The address, to be copied, and as a link that calendar programs open.
#[component]
fn Address(key: String) -> impl IntoView {
    use t::agenda::feed as say;
    let locale = Locale::current();
    // The same in every language: French addresses have no prefix.
    let address = format!("{}?key={key}", whole_address(Locale::Fr, FEED));
    let open = address.replacen("https://", "webcal://", 1).replacen("http://", "webcal://", 1);
    view! {
        <div class="field">
            <label for=ADDRESS>{say::address(locale)}</label>
            <span class="hint" id="feed-hint">{say::hint(locale)}</span>
            <textarea id=ADDRESS class="feed-address" rows="3" readonly aria-describedby="feed-hint" spellcheck="false">{address}</textarea>
        </div>
        <div class="cluster">
            <a class="button" href=open>{say::open(locale)}</a>
            <CopyText of=ADDRESS.to_owned() words=say::copy(locale).to_owned() done=say::copied(locale).to_owned()/>
        </div>
    }
}
