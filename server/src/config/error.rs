//! Why the configuration stops the start.

use std::path::PathBuf;

/// Each message names the setting, the value, and what is allowed instead.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file that was named, or found, cannot be read.
    #[error("the configuration file {path} cannot be read: {source}", path = path.display())]
    File { path: PathBuf, source: std::io::Error },
    /// It is not TOML.
    #[error("the configuration file {path} is not valid TOML: {message}", path = path.display())]
    Syntax { path: PathBuf, message: String },
    /// It has a key that means nothing.
    #[error("the configuration file {path} has the unknown key `{key}`; the keys are: {known}", path = path.display())]
    UnknownKey { path: PathBuf, key: String, known: String },
    /// A setting has a value that is not allowed.
    #[error("{name} = {value:?} is not allowed: {rule}")]
    Value {
        /// The environment variable, or the file's key, that gave the value.
        name: String,
        value: String,
        /// What is allowed.
        rule: String,
    },
}
