//! Closed sets of codes: one macro gives an enum its code, its list, its parser, and its text form in JSON and in SQL.

use thiserror::Error;

/// A text that is not one of the codes of a closed set, or not a well-formed value.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{given}` is not a {of}")]
pub struct UnknownCode {
    /// What the set is called, for a log or a command line.
    pub of: &'static str,
    /// The text as it was given.
    pub given: String,
}

impl UnknownCode {
    pub(crate) fn new(of: &'static str, given: &str) -> Self {
        Self { of, given: given.to_owned() }
    }
}

/// What every closed set of codes has, for what is the same for all of them.
pub trait Code: Copy + PartialEq {
    /// The code, as it stands in SQL, JSON, URLs and locale keys.
    fn code(self) -> &'static str;
}

/// Declares an enum whose variants are codes. Gives `ALL`, `code()`, `FromStr`, `Display`, serde as text, and a text column in SQL.
macro_rules! codes {
    ($(#[$meta:meta])* $vis:vis enum $name:ident as $of:literal { $($(#[$vmeta:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every code, in the order in which a person meets them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code, as it stands in SQL, JSON, URLs and locale keys.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }

        impl $crate::Code for $name {
            fn code(self) -> &'static str {
                self.code()
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::UnknownCode;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text { $($code => Ok(Self::$variant),)+ _ => Err($crate::UnknownCode::new($of, text)) }
            }
        }

        $crate::code::text_form!($name, |value| value.code());
    };
}

/// Gives a type that has `FromStr` a text form: `Display`, serde as a string, and a text column in SQL.
macro_rules! text_form {
    ($name:ident, |$value:ident| $text:expr) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let $value = self;
                f.pad(&$text)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $value = self;
                serializer.serialize_str(&$text)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        #[cfg(feature = "postgres")]
        $crate::code::text_column!($name);
    };
}

/// Lets a type with `FromStr` and `Display` be a `text` column. A value that no longer parses is a decode error, never a silent default.
#[cfg(feature = "postgres")]
macro_rules! text_column {
    ($name:ident) => {
        impl sqlx::Type<sqlx::Postgres> for $name {
            fn type_info() -> sqlx::postgres::PgTypeInfo {
                <str as sqlx::Type<sqlx::Postgres>>::type_info()
            }
            fn compatible(ty: &sqlx::postgres::PgTypeInfo) -> bool {
                <str as sqlx::Type<sqlx::Postgres>>::compatible(ty)
            }
        }

        impl sqlx::Encode<'_, sqlx::Postgres> for $name {
            fn encode_by_ref(
                &self,
                buffer: &mut sqlx::postgres::PgArgumentBuffer,
            ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                <String as sqlx::Encode<'_, sqlx::Postgres>>::encode_by_ref(&self.to_string(), buffer)
            }
        }

        impl<'r> sqlx::Decode<'r, sqlx::Postgres> for $name {
            fn decode(value: sqlx::postgres::PgValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
                Ok(<&str as sqlx::Decode<'r, sqlx::Postgres>>::decode(value)?.parse()?)
            }
        }

        impl sqlx::postgres::PgHasArrayType for $name {
            fn array_type_info() -> sqlx::postgres::PgTypeInfo {
                <String as sqlx::postgres::PgHasArrayType>::array_type_info()
            }
        }
    };
}

pub(crate) use codes;
#[cfg(feature = "postgres")]
pub(crate) use text_column;
pub(crate) use text_form;
