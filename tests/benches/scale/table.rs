//! What was measured, as a table: a line a measure, a column a size.

use std::fmt;
use std::time::Duration;

use benches::{Took, percentile};

/// Lines in the order in which they were measured first.
#[derive(Debug, Default)]
pub struct Table {
    sizes: Vec<usize>,
    lines: Vec<(&'static str, Vec<String>)>,
}

impl Table {
    /// Another size is measured from now on.
    pub fn begin(&mut self, size: usize) {
        self.sizes.push(size);
        eprintln!("{size} profiles");
    }

    /// Says something of the present size.
    pub fn say(&mut self, what: &'static str, value: impl Into<String>) {
        let value = value.into();
        eprintln!("  {what}: {value}");
        let at = self.sizes.len() - 1;
        let found = self.lines.iter().position(|(known, _)| *known == what);
        let line = found.unwrap_or_else(|| {
            self.lines.push((what, Vec::new()));
            self.lines.len() - 1
        });
        self.lines[line].1.resize(at, "–".to_owned());
        self.lines[line].1.push(value);
    }

    /// The median and the 99th percentile of repeated measures; on the processor too, where that differs by more than a tenth.
    pub fn say_times(&mut self, what: &'static str, took: &[Took]) {
        let clock = |percent| percentile(took.iter().map(|one| one.clock).collect(), percent);
        let processor = |percent| percentile(took.iter().map(|one| one.processor).collect(), percent);
        let mut told = format!("{} / {}", short(clock(50)), short(clock(99)));
        if clock(99).as_secs_f64() > 1.1 * processor(99).as_secs_f64() && processor(99) > Duration::ZERO {
            told += &format!(" (processor {} / {})", short(processor(50)), short(processor(99)));
        }
        self.say(what, told);
    }
}

/// Three digits and a unit.
pub fn short(duration: Duration) -> String {
    let seconds = duration.as_secs_f64();
    match seconds {
        0.0..0.001 => format!("{:.0} µs", seconds * 1e6),
        0.001..0.01 => format!("{:.2} ms", seconds * 1e3),
        0.01..1.0 => format!("{:.0} ms", seconds * 1e3),
        _ => format!("{seconds:.1} s"),
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "| profiles |")?;
        self.sizes.iter().try_for_each(|size| write!(f, " {size} |"))?;
        write!(f, "\n|---|")?;
        self.sizes.iter().try_for_each(|_| write!(f, "---|"))?;
        for (what, values) in &self.lines {
            write!(f, "\n| {what} |")?;
            values.iter().try_for_each(|value| write!(f, " {value} |"))?;
            (values.len()..self.sizes.len()).try_for_each(|_| write!(f, " – |"))?;
        }
        Ok(())
    }
}
