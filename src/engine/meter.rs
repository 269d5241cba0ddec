//! How much each rule costs, for whoever has a clock.

/// Is told during a check what has just been done.
pub trait Meter {
    /// All since the last call was done for this rule (its number in the rule set), or for none.
    fn spent(&self, rule: Option<usize>);
}

/// The meter of a check, if it has one.
#[derive(Clone, Copy)]
pub(super) struct Metered<'a>(pub Option<&'a dyn Meter>);

impl Metered<'_> {
    /// Does something for a rule.
    pub fn of<T>(self, rule: usize, work: impl FnOnce() -> T) -> T {
        self.lap(None);
        let done = work();
        self.lap(Some(rule));
        done
    }

    /// All since the last call was done for this rule, or for none.
    pub fn lap(self, rule: Option<usize>) {
        if let Some(meter) = self.0 {
            meter.spent(rule);
        }
    }
}
