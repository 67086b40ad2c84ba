//! What `passerelle doctor` says of the legal notices. A site that others reach has to say who publishes it; it serves without, and says so.

use ui::server::Publisher;

/// What was found.
pub(super) fn found(publisher: &Publisher) -> String {
    let missing = publisher.missing();
    if missing.is_empty() {
        return "the legal notices are filled in".to_owned();
    }
    format!("the legal notices at /legal are not filled in: set {} in the file, or the variables of the same names", missing.join(", "))
}
