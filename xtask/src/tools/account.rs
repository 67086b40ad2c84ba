//! Who runs this, and who runs PostgreSQL, which refuses to run as root.

use std::process::Command;

use anyhow::{Context as _, Result};

use crate::process;

/// A user and its group, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account {
    pub uid: u32,
    pub gid: u32,
}

/// Whether this runs as root.
pub fn is_root() -> bool {
    process::read(Command::new("id").arg("-u")).is_ok_and(|uid| uid.trim() == "0")
}

/// Who must run PostgreSQL: none (oneself) for an ordinary user; for root, an account without rights of its own.
pub fn for_postgres() -> Result<Option<Account>> {
    if !is_root() {
        return Ok(None);
    }
    let passwd = std::fs::read_to_string("/etc/passwd").context("/etc/passwd cannot be read")?;
    let account = ["postgres", "nobody"].iter().find_map(|name| find(&passwd, name));
    account.map(Some).context("PostgreSQL does not run as root, and there is neither a user `postgres` nor a user `nobody`")
}

fn find(passwd: &str, name: &str) -> Option<Account> {
    let line = passwd.lines().find(|line| line.split(':').next() == Some(name))?;
    let mut numbers = line.split(':').skip(2).map(str::parse);
    Some(Account { uid: numbers.next()?.ok()?, gid: numbers.next()?.ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_found_by_their_whole_name() {
        let passwd =
            "root:x:0:0:root:/root:/bin/bash\npostgres-x:x:9:9::/:\npostgres:x:105:114:PostgreSQL,,,:/var/lib/postgresql:/bin/bash\n";
        assert_eq!(find(passwd, "postgres"), Some(Account { uid: 105, gid: 114 }));
        assert_eq!(find(passwd, "nobody"), None);
    }
}
