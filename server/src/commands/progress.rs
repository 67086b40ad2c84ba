//! How far something long has come, for whoever looks: a line that moves in a terminal, nothing elsewhere.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Counts tables as they pass.
pub(super) struct Progress {
    line: ProgressBar,
    tables: usize,
}

impl Progress {
    pub(super) fn of(what: &'static str) -> Self {
        let line = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {prefix}: {pos} tables, {wide_msg} [{elapsed}]") {
            line.set_style(style);
        }
        line.set_prefix(what);
        line.enable_steady_tick(Duration::from_millis(100));
        Self { line, tables: 0 }
    }

    pub(super) fn tell(&mut self, table: &str) {
        self.tables += 1;
        self.line.inc(1);
        self.line.set_message(table.to_owned());
        tracing::debug!(table, "copied");
    }

    pub(super) fn end(self) -> usize {
        self.line.finish_and_clear();
        self.tables
    }
}
