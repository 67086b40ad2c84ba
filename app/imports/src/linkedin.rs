//! The archive that LinkedIn gives people of their own data: a zip of CSV files, of which those about the career are read. The names of
//! files and columns are LinkedIn's, English in every language; columns that are missing are as good as empty.

use std::collections::HashMap;
use std::io::{Cursor, Read as _};

use zip::{ZipArchive, result::ZipError};

use crate::{
    Link, LinkSort, Resume, Station, Unreadable,
    resume::{Draft, LONGEST_LINE, LONGEST_PASSAGE, MOST_LINKS, MOST_STATIONS, clipped, without_name, year},
};

/// How many files an archive may list, whatever they are.
const MOST_FILES: usize = 4_000;
/// How much one of the files may come to when it is unpacked, in bytes. What is larger is an archive of something else.
const MOST_UNPACKED: u64 = 2 * 1024 * 1024;
/// How many lines of a file are read.
const MOST_ROWS: usize = 500;

/// The files that are read.
const FILES: [&str; 8] = [
    "Profile.csv",
    "Positions.csv",
    "Skills.csv",
    "Languages.csv",
    "Education.csv",
    "Projects.csv",
    "Publications.csv",
    "Volunteering.csv",
];

/// One line of a file: its fields by the names of their columns.
type Row = HashMap<String, String>;

pub(crate) fn read(bytes: &[u8]) -> Result<Resume, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Broken)?;
    if archive.len() > MOST_FILES {
        return Err(Unreadable::TooLarge);
    }
    let names: Vec<String> = archive.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned).collect();
    if names.iter().any(|name| matches!(name.as_str(), "word/document.xml" | "content.xml" | "xl/workbook.xml")) {
        return Err(Unreadable::UnknownKind);
    }
    let mut files: HashMap<&str, Vec<Row>> = HashMap::new();
    for file in FILES {
        if let Some(text) = unpacked(&mut archive, &names, file)? {
            files.insert(file, rows(&text));
        }
    }
    if files.is_empty() {
        return Err(Unreadable::NothingInside);
    }
    Ok(resume(&files))
}

/// The bytes of a file of the archive, wherever in it the file lies; `None` where there is none.
fn unpacked(archive: &mut ZipArchive<Cursor<&[u8]>>, names: &[String], file: &str) -> Result<Option<Vec<u8>>, Unreadable> {
    let is_it = |name: &&String| name.rsplit('/').next() == Some(file);
    let Some(name) = names.iter().find(is_it) else { return Ok(None) };
    let packed = archive.by_name(name).map_err(|error| match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Unreadable::Locked,
        _ => Unreadable::Broken,
    })?;
    let mut bytes = Vec::new();
    // What the archive says of its sizes is not believed: one byte more than may be is enough to refuse it.
    packed.take(MOST_UNPACKED + 1).read_to_end(&mut bytes).map_err(|_| Unreadable::Broken)?;
    if bytes.len() as u64 > MOST_UNPACKED { Err(Unreadable::TooLarge) } else { Ok(Some(bytes)) }
}

/// The lines of a file, by the names of its columns, in lower case.
fn rows(bytes: &[u8]) -> Vec<Row> {
    let text = String::from_utf8_lossy(crate::kind::without_mark(bytes));
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let Ok(header) = reader.headers().cloned() else { return Vec::new() };
    let named = |record: csv::StringRecord| {
        let fields = header.iter().zip(record.iter());
        fields.map(|(column, field)| (column.trim().to_lowercase(), field.trim().to_owned())).collect()
    };
    reader.records().filter_map(Result::ok).take(MOST_ROWS).map(named).collect()
}

fn field<'r>(row: &'r Row, column: &str) -> &'r str {
    row.get(column).map_or("", String::as_str)
}

fn line(row: &Row, column: &str) -> String {
    clipped(&field(row, column).split_whitespace().collect::<Vec<_>>().join(" "), LONGEST_LINE)
}

fn passage(row: &Row, column: &str) -> String {
    clipped(field(row, column), LONGEST_PASSAGE)
}

fn resume(files: &HashMap<&str, Vec<Row>>) -> Resume {
    let all = |file: &str| files.get(file).map(Vec::as_slice).unwrap_or_default();
    let profile = all("Profile.csv").first();
    let headline = profile.map(|row| line(row, "headline")).unwrap_or_default();
    let summary = profile.map(|row| passage(row, "summary")).unwrap_or_default();
    let stations: Vec<(String, Station)> = all("Positions.csv").iter().filter_map(station).take(MOST_STATIONS).collect();
    let said = |file: &str, say: fn(&Row) -> String| all(file).iter().map(say).filter(|said| !said.trim().is_empty()).collect::<Vec<_>>();
    let mut draft = Draft::default();
    let name = profile.map(|row| format!("{} {}", line(row, "first name"), line(row, "last name"))).unwrap_or_default();
    draft.part("", &without_name(&headline, &name));
    draft.part("", &without_name(&summary, &name));
    draft.part("", &profile.map(|row| line(row, "geo location")).unwrap_or_default());
    draft.stations(&stations.iter().map(|(dates, station)| (dates.clone(), station)).collect::<Vec<_>>());
    draft.part("Projects", &said("Projects.csv", |row| format!("{}\n{}", line(row, "title"), passage(row, "description"))).join("\n"));
    draft.part("Skills", &said("Skills.csv", |row| line(row, "name")).join(", "));
    draft.part("Languages", &said("Languages.csv", |row| format!("{} {}", line(row, "name"), line(row, "proficiency"))).join("\n"));
    let education = said("Education.csv", |row| [line(row, "start date"), line(row, "degree name"), line(row, "school name")].join(" "));
    draft.part("Education", &education.join("\n"));
    Resume {
        headline: Some(headline).filter(|headline| !headline.is_empty()),
        summary,
        text: draft.finish(),
        stations: stations.into_iter().map(|(_, station)| station).collect(),
        links: links(all("Publications.csv")),
    }
}

fn station(row: &Row) -> Option<(String, Station)> {
    let (from, to) = (line(row, "started on"), line(row, "finished on"));
    let station = Station {
        company: line(row, "company name"),
        title: line(row, "title"),
        description: passage(row, "description"),
        started: year(&from),
        ended: year(&to),
    };
    let until = if to.is_empty() { "today" } else { to.as_str() };
    let dates = if from.is_empty() { String::new() } else { format!("{from} – {until}") };
    (!(station.company.is_empty() && station.title.is_empty())).then_some((dates, station))
}

fn links(publications: &[Row]) -> Vec<Link> {
    let link = |row: &Row| Link {
        sort: LinkSort::Writing,
        title: line(row, "name"),
        address: line(row, "url"),
        year: year(field(row, "published on")),
    };
    publications.iter().map(link).filter(|link| !link.title.is_empty() && !link.address.is_empty()).take(MOST_LINKS).collect()
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::{ZipWriter, write::SimpleFileOptions};

    use super::*;

    fn archive(files: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in files {
            writer.start_file(*name, SimpleFileOptions::default()).expect("a file");
            writer.write_all(text.as_bytes()).expect("its text");
        }
        writer.finish().expect("an archive").into_inner()
    }

    const PROFILE: &str = "First Name,Last Name,Headline,Summary,Geo Location\nSalomé,Garnier,CTO à temps partagé,\"Reprend les produits d’une agence.\nDeux fois.\",\"Lyon, France\"\n";
    const POSITIONS: &str = "Company Name,Title,Description,Location,Started On,Finished On\nQuatre Épices,CTO,\"Paniers repas, en Symfony\",Lyon,Mar 2019,Jun 2023\nStudio Brume,Développeuse,,Lyon,2016,\n";

    #[test]
    fn an_export_is_read_into_stations_and_a_text() {
        let skills = "Name\nPostgreSQL\nKubernetes\n";
        let languages = "Name,Proficiency\nAnglais,Full professional proficiency\n";
        let bytes = archive(&[
            ("Profile.csv", PROFILE),
            ("Positions.csv", POSITIONS),
            ("Skills.csv", skills),
            ("Languages.csv", languages),
            ("messages.csv", "x"),
        ]);
        let resume = read(&bytes).expect("an export");
        assert_eq!(resume.headline.as_deref(), Some("CTO à temps partagé"));
        assert_eq!(resume.summary, "Reprend les produits d’une agence.\nDeux fois.");
        let years: Vec<_> = resume.stations.iter().map(|one| (one.company.as_str(), one.started, one.ended)).collect();
        assert_eq!(years, [("Quatre Épices", Some(2019), Some(2023)), ("Studio Brume", Some(2016), None)]);
        for words in [
            "Mar 2019 – Jun 2023 CTO, Quatre Épices\nPaniers repas, en Symfony",
            "Skills\nPostgreSQL, Kubernetes",
            "Languages\nAnglais",
            "Lyon, France",
        ] {
            assert!(resume.text.contains(words), "{words}: {}", resume.text);
        }
        assert!(!resume.text.contains("Garnier"), "the name is no part of what is read");
    }

    #[test]
    fn what_somebody_is_called_is_no_part_of_what_is_read() {
        let profile = "First Name,Last Name,Headline,Summary\nJulia,Martin,Julia Martin — Python,Julia leads teams.\n";
        let resume = read(&archive(&[("Profile.csv", profile)])).expect("an export");
        assert_eq!(resume.text, "— Python\n\nleads teams.");
    }

    #[test]
    fn another_archive_says_what_it_is() {
        assert_eq!(read(&archive(&[("photo.jpg", "x")])), Err(Unreadable::NothingInside));
        assert_eq!(read(&archive(&[("[Content_Types].xml", "x"), ("word/document.xml", "x")])), Err(Unreadable::UnknownKind));
        assert_eq!(read(b"PK\x03\x04 and then nothing"), Err(Unreadable::Broken));
    }

    #[test]
    fn a_bomb_does_not_go_off() {
        let bomb = archive(&[("Profile.csv", PROFILE), ("Positions.csv", &"a".repeat(64 * 1024 * 1024))]);
        assert!(bomb.len() < 100_000);
        assert_eq!(read(&bomb), Err(Unreadable::TooLarge));
    }
}
