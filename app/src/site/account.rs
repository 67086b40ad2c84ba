//! The pages of an account: getting one, coming back to it, changing it, leaving.

mod company;
mod email;
mod erase;
mod mails;
mod password;
mod sessions;
mod settings;
mod sign_up;
mod zone;

pub use email::ConfirmAddressPage;
pub use erase::{ErasePage, ErasedPage};
pub use password::{ForgotPasswordPage, ForgotPasswordSentPage, ResetPasswordPage};
pub use sessions::SessionsPage;
pub use settings::SettingsPage;
pub use sign_up::{SignUpPage, SignUpSentPage, VerifyAddressPage};
