//! The photo of a CTO: drawn anew from what was sent, and shown to its owner, to staff, to a CEO once both accepted the introduction, and to
//! everybody on a public page that shows it.

mod picture;

use domain::{
    PhotoId, Role,
    forms::{AltText, Complaint, FieldError, FieldErrors},
    profile::{Photo, PhotoSize},
};
use uuid::Uuid;

use super::{edit, store};
use crate::{
    Marketplace, Problem,
    accounts::{CurrentCto, SignedIn},
};
use picture::Unusable;

pub use picture::{FEWEST_PIXELS, MOST_BYTES, MOST_MEGAPIXELS};

pub(crate) use picture::Squares;

/// The fields of the form.
pub const FILE: &str = "photo";
pub const ALT: &str = "alt";

/// A megabyte, in bytes.
const MEGABYTE: usize = 1024 * 1024;

/// The CTO's own photo, if there is one.
pub async fn own(market: &Marketplace, cto: &CurrentCto) -> Result<Option<Photo>, Problem> {
    Ok(store::photos(&market.pool, &[cto.profile()]).await?.remove(&cto.profile()))
}

/// Draws what was sent and puts it in the place of the photo before; without a file, only says anew what the photo shows.
///
/// # Errors
/// Complaints about [`FILE`] and [`ALT`], all of them at once.
pub async fn save(market: &Marketplace, cto: &CurrentCto, alt: &str, file: Result<Vec<u8>, FieldError>) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    let alt = if alt.trim().is_empty() { None } else { errors.take(ALT, AltText::read(alt)) };
    let alt = alt.map(AltText::into_string).unwrap_or_default();
    let has_one = own(market, cto).await?.is_some();
    let squares = match file {
        Ok(bytes) if bytes.is_empty() && has_one => None,
        Ok(bytes) => drawn(market, bytes).await?.map_err(|unusable| errors.push(complaint(unusable))).ok(),
        Err(error) => {
            errors.push(error);
            None
        }
    };
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    let (profile, now) = (cto.profile(), market.now());
    edit::change(market, cto, None, "photo", async |tx| match squares {
        Some(squares) => store::put_photo(tx, profile, &Photo { id: PhotoId(Uuid::new_v4()), alt }, &squares, now).await,
        None if store::describe_photo(tx, profile, &alt).await? => Ok(()),
        // Removed in another window since.
        None => Err(Problem::field(FILE, Complaint::NoPhoto)),
    })
    .await
}

/// Removes the photo.
pub async fn remove(market: &Marketplace, cto: &CurrentCto) -> Result<(), Problem> {
    let profile = cto.profile();
    edit::change(market, cto, None, "photo", async |tx| store::remove_photo(tx, profile).await).await
}

/// A photo as JPEG, for somebody who may see it; for anybody else there is none.
pub async fn seen_by(market: &Marketplace, who: Option<&SignedIn>, photo: PhotoId, size: PhotoSize) -> Result<Vec<u8>, Problem> {
    let is_staff = who.is_some_and(|who| who.role() == Role::Staff);
    store::picture(&market.pool, photo, size, who.map(SignedIn::account), is_staff).await?.ok_or(Problem::NotFound)
}

/// The complaint about a file that is too large.
pub fn too_large() -> FieldError {
    complaint(Unusable::TooLarge)
}

/// Draws on a thread that may block, with few others at once.
async fn drawn(market: &Marketplace, bytes: Vec<u8>) -> Result<Result<Squares, Unusable>, Problem> {
    let reading = market.reading.clone().acquire_owned().await.map_err(Problem::broken)?;
    let drawing = tokio::task::spawn_blocking(move || {
        let _few_at_once = reading;
        picture::draw(&bytes)
    });
    drawing.await.map_err(Problem::broken)
}

fn complaint(unusable: Unusable) -> FieldError {
    match unusable {
        Unusable::Empty => FieldError::new(FILE, Complaint::NoPhoto),
        Unusable::TooLarge => FieldError::with_limit(FILE, Complaint::TooLarge, u32::try_from(MOST_BYTES / MEGABYTE).unwrap_or(u32::MAX)),
        Unusable::UnknownKind => FieldError::new(FILE, Complaint::UnknownPhotoKind),
        Unusable::TooManyPixels => FieldError::with_limit(FILE, Complaint::TooManyPixels, MOST_MEGAPIXELS),
        Unusable::TooFewPixels => FieldError::with_limit(FILE, Complaint::TooFewPixels, FEWEST_PIXELS),
        Unusable::Broken => FieldError::new(FILE, Complaint::BrokenPhoto),
    }
}
