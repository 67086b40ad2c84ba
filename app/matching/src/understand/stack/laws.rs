//! What is read of technologies in ordinary sentences.
//!
//! 1. A technology is read under each of its spellings, with a version, in any list, and next to any mark.
//! 2. A name that is also a word counts only where the words around are technical.
//! 3. An idea is not a wish; a company is not a tool.
//! 4. What is refused or left is declined, and nothing else of the sentence is.
//! 5. A name that is also a word is read where it is meant, and nowhere else; where people meet is not what a product is made of.

use chrono::NaiveDate;
use domain::CriterionValue;

use super::super::understand;

fn read(text: &str) -> (Vec<String>, Vec<String>) {
    let read = understand(text, NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"));
    let wanted = read.criteria.iter().filter_map(|one| match &one.value {
        CriterionValue::Stack(technology) => Some(technology.to_string()),
        _ => None,
    });
    (wanted.collect(), read.declined.iter().map(|one| one.technology.to_string()).collect())
}

#[track_caller]
fn wants(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(read(text).0, *expected, "{text:?}");
    }
}

#[track_caller]
fn declines(cases: &[(&str, &[&str], &[&str])]) {
    for (text, no, yes) in cases {
        let (wanted, declined) = read(text);
        assert_eq!(declined, *no, "{text:?} declines");
        assert_eq!(wanted, *yes, "{text:?} wants");
    }
}

#[test]
fn names_are_read_with_versions_in_lists_and_beside_marks() {
    wants(&[
        ("Python 3.11, Django 4.2 et PostgreSQL 16", &["python", "django", "postgresql"]),
        ("Angular 17 + NestJS + TypeScript", &["angular", "nest", "typescript"]),
        ("PHP8.3/Symfony7", &["php", "symfony"]),
        ("Node.js/React.js (TypeScript), Next.js 14", &["node", "react", "typescript", "next"]),
        ("C/C++ et C#.", &["c", "c++", "c#"]),
        ("Stack :\n- Go\n- React\n- Postgres", &["go", "react", "postgresql"]),
        ("Django’s ORM, Symfony's bundles.", &["django", "symfony"]),
        ("We love Python.We deploy on AWS.", &["python", "aws"]),
        ("Spring Boot, Spring Data", &["spring-boot", "spring-data"]),
        ("API avec API Platform et Symfony", &["api-platform", "symfony"]),
        ("hosted on AWS (EC2, S3, RDS, Lambda)", &["aws", "ec2", "s3", "rds", "lambda"]),
        ("Bubble, Airtable et Make", &["bubble", "airtable", "make"]),
    ]);
}

#[test]
fn a_word_is_a_technology_where_the_words_around_are_technical() {
    wants(&[
        ("Nous sommes à Aix-en-Provence ; notre sales force vend du parquet.", &[]),
        ("Go est un plus.", &["go"]),
        ("Le site plante chaque soir. C’est de l’Elixir, écrit par deux passionnés.", &["elixir"]),
        ("C’est du Go.", &["go"]),
        ("Association reconvertie en SAS, avec une application en Flutter.", &["flutter"]),
        ("Notre SAS est hébergée chez OVH, en Python.", &["ovh", "python"]),
        ("Nos modèles de risque sont en SAS et en R.", &["sas", "r"]),
        ("Nos rapports sont créés en SAS.", &["sas"]),
        ("C’est de l’express, livré en une heure.", &[]),
        ("Flask is a must.", &["flask"]),
        ("Le back est développé en go, le front en vue.", &["go", "vue"]),
        ("React/Vue", &["react", "vue"]),
        ("Rust developer wanted", &["rust"]),
        ("stack: react, node, mongo", &["react", "node", "mongodb"]),
        ("Julia et Claude dirigent l’entreprise.", &[]),
        ("Express delivery in the Phoenix area, on the rails.", &[]),
        ("Nos rails sont posés, le reste suit.", &[]),
        ("General Assembly uses Python.", &["python"]),
        ("Une culture du blé, récoltée en avr. 2025.", &[]),
        ("We rest, we play, we go far.", &[]),
        ("Bonjour, nous avons une notion de segment.", &[]),
        ("Join our Slack channel, send a link to your GitHub.", &[]),
    ]);
}

/// A technology, a sentence that speaks of it, and one in which its name is an ordinary word, a city or somebody's.
const BOTH_WAYS: [(&str, &str, &str); 14] = [
    ("meteor", "Notre application est en Meteor.", "Le festival Meteor a lieu en juin."),
    ("spark", "Du Spark pour le calcul.", "Le programme Spark nous a accompagnés."),
    ("bootstrap", "Le front est en Bootstrap.", "L’application a été lancée, elle a grandi en bootstrap."),
    ("ionic", "L’application est en Ionic.", "An Ionic column in front of the house."),
    ("dart", "The app is written in Dart.", "A game of Dart on Friday."),
    ("play", "Notre API est en Play.", "Children play with our toys."),
    ("phoenix", "Notre service est en Phoenix.", "We are based in Phoenix."),
    ("express", "L’API est en Express.", "L’Express a parlé de nous."),
    ("rails", "Le site est en Rails.", "Il faut remettre le projet sur rails."),
    ("rails", "We need a rails developer.", "On remet l’application sur les rails."),
    ("rails", "Everything is built on Rails.", "Remettre l’application sur rails avant l’été."),
    ("chef", "On déploie avec Chef.", "Demandez au Chef."),
    ("puppet", "Configuration par Puppet.", "Our Puppet theatre tours schools."),
    ("assembly", "Le noyau est écrit en assembleur.", "Nous cherchons un assembleur de vélos."),
];

#[test]
fn a_name_that_is_a_word_is_read_where_it_is_meant_and_nowhere_else() {
    for (technology, meant, other) in BOTH_WAYS {
        wants(&[(meant, &[technology]), (other, &[])]);
    }
    // An idea is never wished for: it shows in what is refused.
    declines(&[
        ("Pas de REST, plutôt du GraphQL.", &["rest"], &["graphql"]),
        ("We work without rest, and like GraphQL.", &[], &["graphql"]),
    ]);
}

#[test]
fn where_people_meet_is_not_what_a_product_is_made_of() {
    wants(&[
        ("Notre communauté vit sur Discord.", &[]),
        ("On communique par Slack, WhatsApp et Zoom.", &[]),
        ("Le groupe LinkedIn et la page Facebook grandissent.", &[]),
        ("Le site est en Symfony, et nos clients se retrouvent sur Discord.", &["symfony"]),
        ("L’équipe échange sur Mattermost et Microsoft Teams.", &[]),
        ("Nous développons un bot Slack en Python.", &["slack", "python"]),
        ("A Discord plugin, written in Rust.", &["discord", "rust"]),
        ("Outils : Jira, Slack, GitLab.", &["jira", "slack", "gitlab"]),
    ]);
}

#[test]
fn an_idea_is_no_wish_and_a_company_is_no_tool() {
    wants(&[
        ("We use machine learning and microservices.", &[]),
        ("Docker | San Francisco | We write Go code", &["go"]),
        ("Tableau Inc. is looking for Python developers", &["python"]),
        ("She was a designer at Shopify.", &[]),
        ("Klaviyo is the leading platform. We code in Python.", &["python"]),
    ]);
    declines(&[("Pas de blockchain, merci.", &["blockchain"], &[])]);
}

#[test]
fn a_refusal_reaches_as_far_as_grammar_goes() {
    declines(&[
        ("Ni PHP ni Java, mais du Python.", &["php", "java"], &["python"]),
        ("No PHP, Java or .NET please. Django is welcome.", &["php", "java", "dotnet"], &["django"]),
        ("Pas de WordPress, Symfony de préférence.", &["wordpress"], &["symfony"]),
        ("No PHP, Python and Django preferred.", &["php"], &["python", "django"]),
        ("Tout sauf PHP.", &["php"], &[]),
        ("Anything but Java, C# or PHP", &["java", "c#", "php"], &[]),
        ("React, pas Angular.", &["angular"], &["react"]),
        ("We avoid PHP, Java; we like Elixir.", &["php", "java"], &["elixir"]),
        ("Java s’abstenir, Kotlin bienvenu.", &["java"], &["kotlin"]),
        ("PHP? No thanks.", &["php"], &[]),
        ("Python plutôt que PHP.", &["php"], &["python"]),
        ("Surtout pas de cloud américain (AWS, Azure et compagnie, non merci).", &["aws", "azure"], &[]),
        ("We tried Flutter first, never again.", &["flutter"], &[]),
        ("Fini le PHP, place à Elixir.", &["php"], &["elixir"]),
        ("No PHP developers in house.", &[], &["php"]),
        ("Sans développeur Symfony depuis mai.", &[], &["symfony"]),
        ("Why not Rust code?", &[], &["rust"]),
        ("Not only Python but also Go.", &[], &["python", "go"]),
    ]);
}

#[test]
fn what_is_left_is_declined_and_where_one_goes_is_not() {
    declines(&[
        ("Le back est en PHP, on veut en sortir.", &["php"], &[]),
        ("Le front est en React et le back en PHP. Nous voulons en sortir.", &["php"], &["react"]),
        ("We are on Heroku and want to get off it.", &["heroku"], &[]),
        ("Our app is in PHP and MySQL; we want to get rid of them.", &["php", "mysql"], &[]),
        ("Un WordPress que nous voulons remplacer par Symfony.", &["wordpress"], &["symfony"]),
        ("Migrer de MySQL vers PostgreSQL, sur AWS.", &["mysql"], &["postgresql", "aws"]),
        ("Migrer notre base Oracle vers PostgreSQL.", &["oracle"], &["postgresql"]),
        ("Migrer notre application Symfony vers AWS.", &[], &["symfony", "aws"]),
        ("Réécrire le back PHP en Go.", &["php"], &["go"]),
        ("AngularJS (expected to migrate to React)", &["angular"], &["react"]),
        ("We have Python, Django, and AngularJS (expected to migrate to React).", &["angular"], &["python", "django", "react"]),
        ("Passer de Bubble à un vrai Next.js.", &["bubble"], &["next"]),
        ("Our front end is in React; we want to move to React Native.", &[], &["react", "react-native"]),
        ("A C# backend (planning on moving to .NET Core).", &[], &["c#", "dotnet"]),
        ("We want to replace our PHP developer.", &[], &["php"]),
        ("Our CTO is leaving, we use PHP.", &[], &["php"]),
        ("Un WordPress + WooCommerce, qu’on veut quitter.", &["wordpress", "woocommerce"], &[]),
        ("Le site est en PHP 5 et jQuery ; nous souhaitons passer à Vue et Laravel.", &["php", "jquery"], &["vue", "laravel"]),
        ("Un MVP no-code (Bubble + Make), à refaire en Next.js.", &["bubble", "make"], &["next"]),
        ("Nous sommes sur Heroku. On veut migrer vers AWS.", &["heroku"], &["aws"]),
        ("On laisse Swift derrière nous.", &["swift"], &[]),
        ("Partir du code Symfony existant.", &[], &["symfony"]),
    ]);
}
