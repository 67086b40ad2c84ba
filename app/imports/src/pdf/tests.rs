//! Laws of PDFs: 1. text is read line by line, whoever placed it; 2. what is locked, empty, too long or broken says so; 3. a broken file never
//! takes the process with it.

use lopdf::{Document, Object, Stream, content::Content, content::Operation, dictionary};
use proptest::prelude::*;

use super::*;

/// A PDF with these instructions on each page.
fn pdf(pages: &[Vec<Operation>]) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let font = document
        .add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding" });
    let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let kids: Vec<Object> = pages
        .iter()
        .map(|operations| {
            let content = Content { operations: operations.clone() }.encode().expect("instructions");
            let content = document.add_object(Stream::new(dictionary! {}, content));
            document.add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content, "Resources" => resources }).into()
        })
        .collect();
    let count = i64::try_from(kids.len()).expect("few");
    document.objects.insert(tree, Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    document.compress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("memory");
    bytes
}

fn begin() -> Vec<Operation> {
    vec![Operation::new("BT", vec![]), Operation::new("Tf", vec!["F1".into(), 11.into()])]
}

fn say(text: &str) -> Operation {
    // Windows' Latin letters, which WinAnsiEncoding is.
    let bytes = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'?')).collect();
    Operation::new("Tj", vec![Object::String(bytes, lopdf::StringFormat::Literal)])
}

fn cv() -> Vec<Operation> {
    let mut page = begin();
    page.extend([Operation::new("Td", vec![50.into(), 780.into()]), say("Directrice technique, Lyon")]);
    page.extend([Operation::new("Td", vec![0.into(), (-40).into()]), say("Expérience")]);
    page.extend([Operation::new("Td", vec![0.into(), (-14).into()]), say("2016 - 2022")]);
    page.extend([Operation::new("Td", vec![160.into(), 0.into()]), say("CTO, Maison Verdier")]);
    page.extend([Operation::new("TL", vec![14.into()]), Operation::new("T*", vec![]), say("Django et Kubernetes")]);
    page.push(Operation::new("ET", vec![]));
    page
}

#[test]
fn law_1_lines_and_columns_are_kept_apart() {
    let text = read(&pdf(&[cv()])).expect("a CV").text;
    assert_eq!(text, "Directrice technique, Lyon\n\nExpérience\n2016 - 2022 CTO, Maison Verdier\nDjango et Kubernetes");
}

#[test]
fn law_1_each_run_may_be_placed_by_itself() {
    let mut page = Vec::new();
    for (at, words) in [(780, "Une première ligne assez longue"), (764, "puis une deuxième ligne"), (748, "et une dernière")] {
        page.extend([
            Operation::new("q", vec![]),
            Operation::new("cm", vec![1.into(), 0.into(), 0.into(), 1.into(), 50.into(), at.into()]),
        ]);
        page.extend(begin());
        page.extend([say(words), Operation::new("ET", vec![]), Operation::new("Q", vec![])]);
    }
    let text = read(&pdf(&[page])).expect("a CV").text;
    assert_eq!(text, "Une première ligne assez longue\npuis une deuxième ligne\net une dernière");
}

#[test]
fn law_1_kerned_strings_are_words() {
    let mut page = begin();
    let literal = Object::string_literal;
    let strings = vec![literal("Reprise"), (-333).into(), literal("de pro"), 20.into(), literal("duits b")];
    page.push(Operation::new("TJ", vec![Object::Array(strings)]));
    page.push(say("âtis par une agence, cinq embauches"));
    let text = read(&pdf(&[page])).expect("a CV").text;
    assert_eq!(text, "Reprise de produits bâtis par une agence, cinq embauches");
}

#[test]
fn law_2_what_cannot_be_read_says_so() {
    assert_eq!(read(&pdf(&[vec![Operation::new("Do", vec!["Im1".into()])]])), Err(Unreadable::NoText));
    assert_eq!(read(&pdf(&vec![cv(); MOST_PAGES + 1])), Err(Unreadable::TooLarge));
    assert!(read(&pdf(&vec![cv(); MOST_PAGES])).is_ok());
    assert_eq!(read(b"%PDF-1.7 and then nothing"), Err(Unreadable::Broken));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn law_3_a_broken_file_is_answered(at in 0usize..2_000, by in any::<u8>(), cut in 0usize..2_000) {
        let mut bytes = pdf(&[cv()]);
        let (at, cut) = (at % bytes.len(), cut % bytes.len());
        bytes[at] = by;
        let _ = read(&bytes);
        bytes.truncate(cut);
        let _ = read(&bytes);
    }

    #[test]
    fn law_3_any_instructions_are_followed(text in "[ -~\n]{0,400}") {
        let mut layout = Layout::default();
        if let Ok(content) = Content::decode(text.as_bytes()) {
            content.operations.iter().for_each(|operation| layout.follow(operation, |_, shown| String::from_utf8_lossy(shown).into_owned()));
        }
    }
}
