//! Proof documents: what they prove, of which type their content is, and what their file is called.

use crate::{code::codes, forms::turns_direction};

codes! {
    /// What a document proves.
    pub enum DocumentKind as "kind of document" {
        /// That the company exists: Kbis, avis de situation Sirene, certificate of registration.
        Registration = "registration",
        /// That social contributions are paid: attestation de vigilance of URSSAF.
        Urssaf = "urssaf",
        /// Professional liability insurance.
        Insurance = "insurance",
        Diploma = "diploma",
        Certification = "certification",
        Other = "other",
    }
}

codes! {
    /// The types that are taken, known by the first bytes of the content.
    pub enum DocumentType as "type of file" {
        Pdf = "pdf",
        Png = "png",
        Jpeg = "jpeg",
    }
}

impl DocumentType {
    /// What a content is, whatever its name says; nothing for any other type. The signatures are those of ISO 32000-1 (7.5.2), of the PNG
    /// specification (5.2) and of ISO/IEC 10918-1 (annex B).
    pub fn of(content: &[u8]) -> Option<Self> {
        let begins = |signature: &[u8]| content.starts_with(signature) && content.len() > signature.len();
        if begins(b"%PDF-") {
            Some(Self::Pdf)
        } else if begins(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if begins(&[0xff, 0xd8, 0xff]) {
            Some(Self::Jpeg)
        } else {
            None
        }
    }

    /// As `Content-Type` says it.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// How a file of this type ends.
    const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }
}

/// The most characters of a file's name, without its ending.
const LONGEST_NAME: usize = 100;

/// The name of a file as it is kept: that which was sent, without folders, control characters and marks that turn the direction of writing,
/// and with the ending of what it is.
pub fn file_name(sent: &str, kind: DocumentType) -> String {
    let name = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem });
    let is_plain = |letter: &char| !letter.is_control() && !matches!(letter, '\u{200e}' | '\u{200f}') && !turns_direction(*letter);
    let stem: String = stem.trim_matches(['.', ' ']).chars().filter(is_plain).take(LONGEST_NAME).collect();
    let stem = if stem.is_empty() { "document" } else { &stem };
    format!("{stem}.{}", kind.ending())
}

#[cfg(test)]
mod tests {
    use super::*;

    // 1. The content decides what a file is; its name does not.
    // 2. The name that is kept has no folder, no trick, and the ending of its content.

    #[test]
    fn law_1_the_content_decides() {
        assert_eq!(DocumentType::of(b"%PDF-1.7\n"), Some(DocumentType::Pdf));
        assert_eq!(DocumentType::of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), Some(DocumentType::Png));
        assert_eq!(DocumentType::of(b"\xff\xd8\xff\xe0\0\x10JFIF"), Some(DocumentType::Jpeg));
        for content in [&b""[..], b"%PDF", b"%PDF-", b" %PDF-1.7", b"<html>%PDF-1.7", b"GIF89a", b"PK\x03\x04", b"MZ"] {
            assert_eq!(DocumentType::of(content), None, "{content:?}");
        }
    }

    #[test]
    fn law_2_a_name_is_cleaned() {
        for (sent, kept) in [
            ("Attestation URSSAF.pdf", "Attestation URSSAF.pdf"),
            ("C:\\Users\\lea\\kbis.PDF", "kbis.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("facture.exe", "facture.pdf"),
            ("a\u{202e}fdp.exe", "afdp.pdf"),
            ("deux\r\nlignes.pdf", "deuxlignes.pdf"),
            (".pdf", "pdf.pdf"),
            ("", "document.pdf"),
            ("...", "document.pdf"),
        ] {
            assert_eq!(file_name(sent, DocumentType::Pdf), kept, "{sent:?}");
        }
        assert_eq!(file_name(&"é".repeat(300), DocumentType::Jpeg).chars().count(), LONGEST_NAME + 4);
    }
}
