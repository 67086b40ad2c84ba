//! A posting in terms of schema.org, as search engines for jobs read it
//! (<https://developers.google.com/search/docs/appearance/structured-data/job-posting>). It says what the page says and nothing else: a place, a country or
//! a rate that nobody told is not there.

use domain::{CriterionKind as Kind, CriterionValue, Place, RateRange, Start};
use marketplace::postings::Shown;
use matching::vocabulary::{City, vocabulary};
use serde_json::{Value, json};
use ui::{Locale, criterion_value, server::whole_address, site::nav::posting_page, t};

use super::sheet::facts;

/// The whole of it.
pub fn job(locale: Locale, shown: &Shown) -> Value {
    let named = |kind: Kind| shown.values(kind).map(|value| criterion_value(locale, value)).collect::<Vec<String>>();
    let mut job = json!({
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": shown.title,
        "description": description(locale, shown),
        "datePosted": shown.published_at,
        "identifier": { "@type": "PropertyValue", "name": t::shared::site::name(locale), "value": shown.id.to_string() },
        "url": whole_address(locale, &posting_page(shown.id)),
        "employmentType": ["CONTRACTOR", "PART_TIME"],
        // An employer that is not named: this site stands between the two.
        "hiringOrganization": { "@type": "Organization", "name": "confidential" },
        "directApply": false,
        "inLanguage": shown.language,
    });
    for (field, values) in [("industry", named(Kind::Sector)), ("skills", named(Kind::Stack)), ("workHours", named(Kind::Rhythm))] {
        if !values.is_empty() {
            job[field] = if let [one] = values.as_slice() { one.as_str().into() } else { values.into() };
        }
    }
    place(&mut job, locale, shown);
    for value in shown.values(Kind::Start) {
        match value {
            CriterionValue::Start(Start::Asap) => job["jobImmediateStart"] = true.into(),
            CriterionValue::Start(Start::On(day)) => job["jobStartDate"] = day.to_string().into(),
            _ => {}
        }
    }
    for value in shown.values(Kind::Rate) {
        if let CriterionValue::Rate(range) = value {
            job["baseSalary"] = salary(*range);
        }
    }
    job
}

/// The words of the page, as paragraphs.
fn description(locale: Locale, shown: &Shown) -> String {
    let facts = facts(locale, shown).into_iter().map(|(label, value)| format!("{label} – {value}"));
    let lines = shown.summary.lines().map(str::to_owned).filter(|line| !line.trim().is_empty()).chain(facts);
    lines.map(|line| format!("<p>{}</p>", escaped(&line))).collect()
}

/// A text within HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Cities, and at a distance where that was said; from where somebody may work then, only where a city says the country.
fn place(job: &mut Value, locale: Locale, shown: &Shown) {
    let places = || shown.values(Kind::Place).filter_map(|value| if let CriterionValue::Place(place) = value { Some(place) } else { None });
    let city = |place: &Place| if let Place::City(id) = place { vocabulary().city(id) } else { None };
    let cities: Vec<&City> = places().filter_map(city).collect();
    if !cities.is_empty() {
        let at = |city: &&City| {
            json!({ "@type": "Place", "address": { "@type": "PostalAddress", "addressLocality": city.name.get(locale.vocabulary()),
                "addressRegion": city.region, "addressCountry": city.country } })
        };
        job["jobLocation"] = cities.iter().map(at).collect();
    }
    if places().any(|place| *place == Place::Remote) {
        job["jobLocationType"] = "TELECOMMUTE".into();
        let mut countries: Vec<&str> = cities.iter().map(|city| city.country.as_str()).collect();
        countries.sort_unstable();
        countries.dedup();
        if !countries.is_empty() {
            job["applicantLocationRequirements"] = countries.iter().map(|code| json!({ "@type": "Country", "name": code })).collect();
        }
    }
}

/// What a day is worth, as far as it was said.
fn salary(range: RateRange) -> Value {
    let mut value = json!({ "@type": "QuantitativeValue", "unitText": "DAY" });
    for (field, end) in [("minValue", range.low()), ("maxValue", range.high())] {
        if let Some(rate) = end {
            value[field] = rate.euros().into();
        }
    }
    json!({ "@type": "MonetaryAmount", "currency": "EUR", "value": value })
}
