//! What a server function answers when it did not do what it was asked: a code, mapped to a status once.

use serde::{Deserialize, Serialize};
use server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};

/// Why a server function did not do it. An island shows a sentence for it; a form never gets this far with something a person can mend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Failure {
    /// It is not there, or not for this person to know about. 404.
    NotFound,
    /// Nobody is signed in. 401.
    SignInFirst,
    /// The call itself is malformed. 400.
    Malformed,
    /// What was typed cannot be taken. 422.
    Invalid,
    /// The life of the thing does not allow it now, or somebody else changed it meanwhile. 409.
    Conflict,
    /// Our fault, or the network's. 500.
    Broken,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NotFound => "not_found",
            Self::SignInFirst => "sign_in_first",
            Self::Malformed => "malformed",
            Self::Invalid => "invalid",
            Self::Conflict => "conflict",
            Self::Broken => "broken",
        })
    }
}

impl FromServerFnError for Failure {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) => {
                #[cfg(feature = "ssr")]
                crate::server::answer_malformed();
                Self::Malformed
            }
            _ => Self::Broken,
        }
    }
}
