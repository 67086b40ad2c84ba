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

/// The median, the 99th percentile and the longest of repeated measures.
#[derive(Debug, Clone, Copy)]
pub struct Spread {
    pub p50: Duration,
    pub p99: Duration,
    pub most: Duration,
}

impl Spread {
    /// Of measures of one kind.
    pub fn of(took: impl Iterator<Item = Duration>) -> Self {
        let took: Vec<Duration> = took.collect();
        let [p50, p99, most] = [50, 99, 100].map(|percent| percentile(took.clone(), percent));
        Self { p50, p99, most }
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} / {} / {}", short(self.p50), short(self.p99), short(self.most))
    }
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

    /// Says how long something took by the clock and on the processor; answers the former.
    pub fn say_times(&mut self, what: &'static str, took: &[Took]) -> Spread {
        let clock = Spread::of(took.iter().map(|one| one.clock));
        self.say(what, format!("{clock} (processor {})", Spread::of(took.iter().map(|one| one.processor))));
        clock
    }

    /// Says how long something was waited for.
    pub fn say_waits(&mut self, what: &'static str, waited: &[Duration]) -> Spread {
        let clock = Spread::of(waited.iter().copied());
        self.say(what, clock.to_string());
        clock
    }

    /// Says how many times as long the one took as the other.
    pub fn say_ratio(&mut self, what: &'static str, long: Spread, short: Spread) {
        let times = |long: Duration, short: Duration| long.as_secs_f64() / short.as_secs_f64().max(f64::EPSILON);
        self.say(
            what,
            format!("{:.0} × / {:.0} × / {:.0} ×", times(long.p50, short.p50), times(long.p99, short.p99), times(long.most, short.most)),
        );
    }
}

/// Three digits and a unit.
pub fn short(duration: Duration) -> String {
    let seconds = duration.as_secs_f64();
    match seconds {
        0.0..0.001 => format!("{:.0} µs", seconds * 1e6),
        0.001..0.01 => format!("{:.2} ms", seconds * 1e3),
        0.01..0.1 => format!("{:.1} ms", seconds * 1e3),
        0.1..1.0 => format!("{:.0} ms", seconds * 1e3),
        _ => format!("{seconds:.1} s"),
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "| p50 / p99 / max, or a total |")?;
        self.sizes.iter().try_for_each(|size| write!(f, " {size} profiles |"))?;
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
