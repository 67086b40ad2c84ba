//! Laws of what an address shows of a company.

use proptest::prelude::*;

use super::{Finding, Host, naming::says, providers::words};

// 1. A domain that is made of the company's words speaks for it, whatever the accents, hyphens, little words and legal forms.
// 2. Names that merely begin alike do not.
// 3. Anybody's mailbox speaks for nobody, not even where its name is the company's.
// 4. What stands below a domain is its owner's; what stands below a public suffix is not.
// 5. Both spellings of a name are one.
// 6. A company is always named by its own words; no text makes it panic.
// 7. The file is what it says: folded, each once, nothing in two lists.

fn speaks(domain: &str, company: &str) -> bool {
    says(&Host::of_email(&format!("x@{domain}")), company)
}

#[test]
fn law_1_a_domain_of_its_words() {
    for (domain, company) in [
        ("latablee.fr", "La Tablée"),
        ("tablee.fr", "La Tablée SAS"),
        ("la-tablee.example", "LA TABLEE"),
        ("mail.latablee.co.uk", "La Tablée"),
        ("getlatablee.com", "La Tablée"),
        ("latablee-app.io", "La Tablée"),
        ("latablee.fr", "La Tablée Solidaire"),
        ("fermeduval.fr", "SCOP La Ferme du Val"),
        ("ferme-val.fr", "La Ferme du Val"),
        ("xn--latable-gya.fr", "La Tablée"),
        ("latablée.fr", "La Tablée"),
        ("leetles.fr", "Le et Les"),
        ("voltettoit.fr", "Volt & Toit"),
        ("voltandtoit.fr", "Volt & Toit"),
    ] {
        assert!(speaks(domain, company), "{domain} says {company}");
    }
}

#[test]
fn law_2_names_that_begin_alike_differ() {
    for (domain, company) in [
        ("latableeronde.fr", "La Tablée"),
        ("latablee-paiement.fr", "La Tablée"),
        ("la.fr", "La Tablée"),
        ("ferme.fr", "La Ferme des Hautes Terres"),
        ("tabl.fr", "La Tablée"),
        ("fournil.fr", "La Tablée"),
        ("fr", "France"),
        ("latablee.fr", ""),
    ] {
        assert!(!speaks(domain, company), "{domain} does not say {company}");
    }
}

#[test]
fn law_3_anybodys_mailbox() {
    let found = |email: &str, company: &str, website: Option<&str>| Finding::of(email, company, website);
    assert!(matches!(found("latablee@gmail.com", "Gmail", Some("https://gmail.com")), Finding::FreeMail { .. }));
    assert!(matches!(found("x@mx.laposte.net", "La Tablée", None), Finding::FreeMail { .. }));
    assert!(matches!(found("x@yopmail.fr", "La Tablée", None), Finding::Disposable { .. }));
    assert!(matches!(found("x@notgmail.com", "Notgmail", None), Finding::SaysName { .. }));
    for finding in [found("a@gmail.com", "Gmail", None), found("a@yopmail.com", "Yopmail", None)] {
        assert!(!finding.is_consistent());
    }
}

#[test]
fn law_4_subdomains_and_public_suffixes() {
    let found = |email: &str, website: &str| Finding::of(email, "Autre Nom", Some(website)).is_consistent();
    assert!(found("c@mail.val.fr", "https://www.val.fr/contact?x=1#y"));
    assert!(found("c@val.co.uk", "http://shop.val.co.uk:8080"));
    assert!(!found("c@val.co.uk", "https://mont.co.uk"));
    assert!(!found("c@mairie-a.gouv.fr", "https://mairie-b.gouv.fr"));
    assert!(!found("c@val.github.io", "https://mont.github.io"));
    assert!(!found("c@gouv.fr", "https://gouv.fr"), "a public suffix is nobody's own");
    assert!(!found("c@val.fr", "https://val.fr.mont.com"));
    assert!(!found("c@val.fr", "https://val.fr@mont.com"));
}

#[test]
fn law_5_both_spellings_are_one() {
    let host = |email: &str| Host::of_email(email);
    assert_eq!(host("c@latablée.fr"), host("c@xn--latable-gya.fr"));
    assert_eq!(host("c@LaTablée.fr.").to_string(), "latablée.fr (xn--latable-gya.fr)");
    assert_eq!(host("c@latablee.fr").to_string(), "latablee.fr");
    assert!(Finding::of("c@latablée.fr", "X", Some("https://www.xn--latable-gya.fr")).is_consistent());
}

#[test]
fn law_7_the_file_is_what_it_says() {
    let file = words();
    assert!(file.free.len() > 100 && file.disposable.len() > 50 && !file.beside.is_empty() && !file.little.is_empty());
    let mut seen = std::collections::HashSet::new();
    for domain in file.free.iter().chain(&file.disposable) {
        assert!(seen.insert(domain), "{domain} stands there twice");
        let host = Host::of_email(&format!("x@{domain}"));
        assert_eq!(host.as_str(), domain, "as the network spells it");
        assert!(psl::domain_str(domain).is_some(), "{domain} is nobody's own");
    }
    for word in file.beside.iter().chain(&file.little) {
        assert_eq!(&crate::profiles::fold_company(word), word);
    }
}

proptest! {
    #[test]
    fn law_4_a_subdomain_changes_nothing(name in "[a-z]{4,12}", below in "[a-z]{1,8}", suffix in proptest::sample::select(&["fr", "co.uk", "example", "asso.fr"])) {
        let found = |domain: String| Finding::of(&format!("c@{domain}"), &name, Some(&format!("https://{name}.{suffix}"))).is_consistent();
        let own = format!("{name}.{suffix}");
        let (under, loud) = (format!("{below}.{own}"), own.to_uppercase());
        for domain in [own, under, loud] {
            prop_assert!(found(domain.clone()), "{}", domain);
        }
    }

    #[test]
    fn law_6_a_company_is_named_by_its_own_words(words in proptest::collection::vec("[a-zé]{4,9}", 1..4)) {
        let (company, domain) = (words.join(" "), words.join("-"));
        let (joined, apart, formal) = (format!("{}.fr", words.concat()), format!("{domain}.fr"), format!("{company} SAS"));
        prop_assert!(speaks(&apart, &company));
        prop_assert!(speaks(&joined, &formal));
    }

    #[test]
    fn law_6_any_text_is_answered(email in "\\PC{0,40}", company in "\\PC{0,40}", website in "\\PC{0,40}") {
        let finding = Finding::of(&email, &company, Some(&website));
        let _ = (finding.domain().to_string(), finding.domain().registered().len());
    }
}
