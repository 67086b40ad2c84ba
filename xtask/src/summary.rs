//! Adding up what the test runner says.

use std::fmt;

/// Tests that ran, over all test binaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub passed: u64,
    pub failed: u64,
    pub ignored: u64,
}

impl Summary {
    /// Reads one line of cargo's output; none when it is not a `test result:` line.
    pub fn of_line(line: &str) -> Option<Self> {
        let (verdict, counts) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
        if verdict != "ok" && verdict != "FAILED" {
            return None;
        }
        let count = |what: &str| counts.split("; ").find_map(|part| part.strip_suffix(what)?.trim().parse().ok());
        Some(Self { passed: count("passed")?, failed: count("failed")?, ignored: count("ignored")? })
    }

    /// Adds another binary's tests.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::Summary;

    #[test]
    fn result_lines_are_read() {
        let ok = "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.03s";
        assert_eq!(Summary::of_line(ok), Some(Summary { passed: 5, failed: 0, ignored: 1 }));
        let failed = "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s\n";
        assert_eq!(Summary::of_line(failed), Some(Summary { passed: 3, failed: 2, ignored: 0 }));
    }

    #[test]
    fn other_lines_are_not() {
        for line in [
            "",
            "test a::b ... ok",
            "running 5 tests",
            "test result: ",
            "test result: maybe. 5 passed; 0 failed; 0 ignored",
            "test result: ok. x passed; 0 failed; 0 ignored",
        ] {
            assert_eq!(Summary::of_line(line), None, "{line}");
        }
    }

    #[test]
    fn binaries_add_up_to_the_last_line() {
        let mut total = Summary::default();
        total.add(Summary { passed: 100, failed: 0, ignored: 1 });
        total.add(Summary { passed: 23, failed: 0, ignored: 0 });
        assert_eq!(total.to_string(), "123 passed, 0 failed");
    }
}
