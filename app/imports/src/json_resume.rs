//! A JSON Resume (schema 1.0.0), read leniently: a field of another type is as good as absent, and older names of fields are known.

use serde_json::Value;

use crate::{
    Link, LinkSort, Resume, Station, Unreadable,
    kind::without_mark,
    resume::{Draft, LONGEST_LINE, LONGEST_PASSAGE, MOST_LINKS, MOST_STATIONS, clipped, without_name, year},
};

/// How many entries of any list are looked at.
const MOST_ENTRIES: usize = 200;

pub(crate) fn read(bytes: &[u8]) -> Result<Resume, Unreadable> {
    // A document nested too deeply is refused by the parser itself.
    let document: Value = serde_json::from_slice(without_mark(bytes)).map_err(|_| Unreadable::Broken)?;
    let sections = ["basics", "work", "volunteer", "education", "skills", "languages", "projects", "publications"];
    if !sections.iter().any(|section| document.get(section).is_some()) {
        return Err(Unreadable::NothingInside);
    }
    let basics = document.get("basics").unwrap_or(&Value::Null);
    let headline = line(basics, &["label"]);
    let summary = passage(basics, &["summary"]);
    let stations: Vec<(String, Station)> = entries(&document, "work").filter_map(station).take(MOST_STATIONS).collect();
    let mut draft = Draft::default();
    let name = line(basics, &["name"]);
    draft.part("", &without_name(&headline, &name));
    draft.part("", &without_name(&summary, &name));
    draft.part("", &place(basics));
    draft.stations(&stations.iter().map(|(dates, station)| (dates.clone(), station)).collect::<Vec<_>>());
    draft.part(
        "Projects",
        &lines(&document, "projects", |entry| {
            [line(entry, &["name"]), passage(entry, &["description", "summary"]), list(entry, "highlights"), list(entry, "keywords")]
                .join("\n")
        }),
    );
    draft.part("Skills", &lines(&document, "skills", |entry| format!("{}: {}", line(entry, &["name"]), list(entry, "keywords"))));
    draft.part(
        "Languages",
        &lines(&document, "languages", |entry| format!("{} {}", line(entry, &["language", "name"]), line(entry, &["fluency"]))),
    );
    draft.part(
        "Education",
        &lines(&document, "education", |entry| {
            [line(entry, &["startDate"]), line(entry, &["studyType"]), line(entry, &["area"]), line(entry, &["institution"])].join(" ")
        }),
    );
    Ok(Resume {
        headline: Some(headline).filter(|headline| !headline.is_empty()),
        summary,
        text: draft.finish(),
        stations: stations.into_iter().map(|(_, station)| station).collect(),
        links: links(&document),
    })
}

fn station(entry: &Value) -> Option<(String, Station)> {
    let (from, to) = (line(entry, &["startDate"]), line(entry, &["endDate"]));
    let station = Station {
        company: line(entry, &["name", "company"]),
        title: line(entry, &["position"]),
        description: clipped([passage(entry, &["summary"]), list(entry, "highlights")].join("\n").trim(), LONGEST_PASSAGE),
        started: year(&from),
        ended: year(&to),
    };
    let until = if to.is_empty() { "today" } else { to.as_str() };
    let dates = if from.is_empty() { String::new() } else { format!("{} – {}", month(&from), month(until)) };
    (!(station.company.is_empty() && station.title.is_empty())).then_some((dates, station))
}

/// `2019-03-01` as a CV has it: `03/2019`.
fn month(date: &str) -> String {
    let mut parts = date.split('-');
    match (parts.next(), parts.next()) {
        (Some(year), Some(month)) if year.len() == 4 && month.len() == 2 => format!("{month}/{year}"),
        _ => date.to_owned(),
    }
}

fn place(basics: &Value) -> String {
    basics.get("location").map(|place| line(place, &["city"])).unwrap_or_default()
}

fn links(document: &Value) -> Vec<Link> {
    let of = |section, sort, dates: &'static [&'static str]| {
        entries(document, section).map(move |entry| Link {
            sort,
            title: line(entry, &["name", "title", "organization"]),
            address: line(entry, &["url", "website"]),
            year: year(&line(entry, dates)),
        })
    };
    let publications = of("publications", LinkSort::Writing, &["releaseDate"]);
    let communities = of("volunteer", LinkSort::Community, &["startDate"]);
    publications.chain(communities).filter(|link| !link.title.is_empty() && !link.address.is_empty()).take(MOST_LINKS).collect()
}

fn entries<'a>(document: &'a Value, section: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    document.get(section).and_then(Value::as_array).into_iter().flatten().take(MOST_ENTRIES)
}

/// What the entries of a section say, a line each.
fn lines(document: &Value, section: &str, say: impl Fn(&Value) -> String) -> String {
    entries(document, section)
        .map(say)
        .map(|said| clipped(said.trim(), LONGEST_PASSAGE))
        .filter(|said| !said.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The first of these fields that is a text, as one line.
fn line(entry: &Value, fields: &[&str]) -> String {
    let text = fields.iter().filter_map(|field| entry.get(field)).find_map(Value::as_str).unwrap_or_default();
    clipped(text, LONGEST_LINE * 4).split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST_LINE).collect()
}

/// The first of these fields that is a text, its paragraphs kept.
fn passage(entry: &Value, fields: &[&str]) -> String {
    let text = fields.iter().filter_map(|field| entry.get(field)).find_map(Value::as_str).unwrap_or_default();
    clipped(text.trim(), LONGEST_PASSAGE)
}

/// The texts of a list, a line each.
fn list(entry: &Value, field: &str) -> String {
    let texts = entry.get(field).and_then(Value::as_array).into_iter().flatten().take(MOST_ENTRIES).filter_map(Value::as_str);
    clipped(&texts.map(str::trim).collect::<Vec<_>>().join("\n"), LONGEST_PASSAGE)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SALOME: &str = r#"{
        "basics": {"name": "Salomé Garnier", "label": "CTO à temps partagé", "summary": "Reprend les produits d'une agence.",
                   "location": {"city": "Lyon"}},
        "work": [{"name": "Quatre Épices", "position": "CTO", "startDate": "2019-03-01", "endDate": "2023-06",
                  "summary": "Paniers repas en Symfony.", "highlights": ["Cinq recrutements", 7]},
                 {"company": "Studio Brume", "position": "Développeuse", "startDate": "2016"}],
        "skills": [{"name": "Back", "keywords": ["PHP", "PostgreSQL"]}],
        "languages": [{"language": "Français", "fluency": "langue maternelle"}],
        "publications": [{"name": "Reprendre sans réécrire", "url": "https://salome.example/reprise", "releaseDate": "2022-01-10"}]
    }"#;

    #[test]
    fn a_resume_is_read_into_stations_links_and_a_text() {
        let resume = read(SALOME.as_bytes()).expect("a resume");
        assert_eq!(resume.headline.as_deref(), Some("CTO à temps partagé"));
        let spices = Station {
            company: "Quatre Épices".to_owned(),
            title: "CTO".to_owned(),
            description: "Paniers repas en Symfony.\nCinq recrutements".to_owned(),
            started: Some(2019),
            ended: Some(2023),
        };
        assert_eq!(resume.stations[0], spices);
        assert_eq!((resume.stations[1].company.as_str(), resume.stations[1].ended), ("Studio Brume", None));
        assert_eq!(resume.links[0].year, Some(2022));
        for words in ["03/2019 – 06/2023 CTO, Quatre Épices", "2016 – today Développeuse", "Skills\nBack: PHP\nPostgreSQL", "Lyon"] {
            assert!(resume.text.contains(words), "{words}: {}", resume.text);
        }
        assert!(!resume.text.contains("Salomé"), "the name is no part of what is read");
    }

    #[test]
    fn what_somebody_is_called_is_no_part_of_what_is_read() {
        let julia = r#"{"basics": {"name": "Julia Martin", "label": "Julia Martin — Python", "summary": "Julia leads teams.\nJulia Martin also teaches."},
            "skills": [{"name": "Languages", "keywords": ["Julia"]}]}"#;
        let resume = read(julia.as_bytes()).expect("a resume");
        assert_eq!(resume.text, "— Python\n\nleads teams.\n also teaches.\n\nSkills\nLanguages: Julia");
        assert_eq!(resume.headline.as_deref(), Some("Julia Martin — Python"), "their own words stay theirs");
        assert_eq!(resume.summary, "Julia leads teams.\nJulia Martin also teaches.");
    }

    #[test]
    fn another_document_is_told_from_a_broken_one() {
        assert_eq!(read(br#"{"name": "package", "version": "1.0.0"}"#), Err(Unreadable::NothingInside));
        assert_eq!(read(br#"{"basics": "#), Err(Unreadable::Broken));
        assert_eq!(read("[".repeat(100_000).as_bytes()), Err(Unreadable::Broken));
    }
}
