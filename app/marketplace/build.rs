//! Cargo does not see that the checked queries and the built-in migrations read these.

fn main() {
    println!("cargo:rerun-if-changed=../../.sqlx");
    println!("cargo:rerun-if-changed=../../migrations");
}
