//! Pictures and papers as people send them.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, Stream, StringFormat, dictionary};

/// A face, as far as a machine can tell: warm in the middle, blue around, of this size in pixels.
pub fn portrait(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let (across, down) = (x.abs_diff(width / 2), y.abs_diff(height / 2));
        Rgb(if across * across + down * down < (width / 4) * (width / 4) { [231, 184, 148] } else { [38, 92, 130] })
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A PDF that holds these lines as text.
pub fn pdf(lines: &[&str]) -> Vec<u8> {
    // Windows' Latin letters, which WinAnsiEncoding is.
    let bytes = |text: &str| text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap_or(b'-')).collect();
    let mut operations = vec![
        Operation::new("BT", vec![]),
        Operation::new("Tf", vec!["F1".into(), 11.into()]),
        Operation::new("TL", vec![14.into()]),
        Operation::new("Td", vec![50.into(), 780.into()]),
    ];
    for line in lines {
        operations.push(Operation::new("Tj", vec![Object::String(bytes(line), StringFormat::Literal)]));
        operations.push(Operation::new("T*", vec![]));
    }
    operations.push(Operation::new("ET", vec![]));
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding" };
    let font = document.add_object(font);
    let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let content = document.add_object(Stream::new(dictionary! {}, Content { operations }.encode().unwrap()));
    let page = document.add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content, "Resources" => resources });
    let kids = vec![Object::from(page)];
    document.objects.insert(tree, Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1 }));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    document.compress();
    let mut file = Vec::new();
    document.save_to(&mut file).unwrap();
    file
}
