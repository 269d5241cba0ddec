//! Intervals (95 %).

use serde::Serialize;

/// The 97.5 % point of the normal distribution.
const Z: f64 = 1.959_964;

/// From and to.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval(pub f64, pub f64);

/// The score interval of Wilson (1927) for `yes` of `of`, which need not be whole; `None` of
/// nothing.
#[must_use]
pub fn wilson(yes: f64, of: f64) -> Option<Interval> {
    if of <= 0.0 {
        return None;
    }
    let (share, square) = (yes / of, Z * Z);
    let middle = (share + square / (2.0 * of)) / (1.0 + square / of);
    let spread = share * (1.0 - share) / of + square / (4.0 * of * of);
    let half = Z * spread.max(0.0).sqrt() / (1.0 + square / of);
    // At either end the sum is exact but for rounding.
    let low = if yes <= 0.0 { 0.0 } else { middle - half };
    let high = if yes >= of { 1.0 } else { middle + half };
    Some(Interval(low, high))
}

/// The interval of the ratio of two rates: `a` events in `a_of` against `b` in `b_of`. Given their
/// sum, the events of the first are binomial; the Wilson interval of their share is turned into
/// one of the ratio. The upper end may be infinite; `None` without events.
#[must_use]
pub fn ratio(a: f64, a_of: f64, b: f64, b_of: f64) -> Option<Interval> {
    if a_of <= 0.0 || b_of <= 0.0 {
        return None;
    }
    let Interval(low, high) = wilson(a, a + b)?;
    let odds = |share: f64| if share >= 1.0 { f64::INFINITY } else { share / (1.0 - share) };
    let scale = b_of / a_of;
    Some(Interval(odds(low) * scale, odds(high) * scale))
}

/// Events that come in clusters (changed words in rows): their counts and what is needed for the
/// variance of their share between clusters.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clustered {
    pub yes: f64,
    pub of: f64,
    yes_squared: f64,
    product: f64,
    of_squared: f64,
}

impl Clustered {
    /// Adds a cluster in which `yes` of `of` are so.
    pub fn add(&mut self, yes: f64, of: f64) {
        self.yes += yes;
        self.of += of;
        self.yes_squared += yes * yes;
        self.product += yes * of;
        self.of_squared += of * of;
    }

    /// Adds the clusters of another count.
    pub fn join(&mut self, other: &Self) {
        self.yes += other.yes;
        self.of += other.of;
        self.yes_squared += other.yes_squared;
        self.product += other.product;
        self.of_squared += other.of_squared;
    }

    /// The Wilson interval of the share, with the size that a simple sample would need to be as
    /// uncertain (Kish's design effect, never below 1; by linearisation).
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        if self.of <= 0.0 {
            return None;
        }
        let share = self.yes / self.of;
        let between =
            self.yes_squared - 2.0 * share * self.product + share * share * self.of_squared;
        let simple = share * (1.0 - share) * self.of;
        // Where all are so, or none, nothing says how alike a cluster is: it counts as one.
        let effect =
            if simple > 0.0 { between / simple } else { self.of_squared / self.of }.max(1.0);
        wilson(self.yes / effect, self.of / effect)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(interval: Option<Interval>, low: f64, high: f64) {
        let Interval(a, b) = interval.unwrap();
        assert!((a - low).abs() < 0.0005 && (b - high).abs() < 0.0005, "{a} {b}");
    }

    #[test]
    fn wilson_agrees_with_worked_values() {
        // By hand: n = 10, z² = 3.84146.
        close(wilson(9.0, 10.0), 0.5958, 0.9821);
        close(wilson(0.0, 10.0), 0.0, 0.2775);
        close(wilson(10.0, 10.0), 0.7225, 1.0);
        assert_eq!(wilson(0.0, 0.0), None);
    }

    #[test]
    fn a_ratio_of_equal_rates_holds_one_and_is_scaled_by_exposure() {
        close(ratio(10.0, 1000.0, 10.0, 1000.0), 0.4271, 2.3412);
        close(ratio(10.0, 500.0, 10.0, 1000.0), 0.8543, 4.6823);
        let Interval(low, high) = ratio(10.0, 1000.0, 0.0, 1000.0).unwrap();
        assert!(low > 2.0 && high.is_infinite());
        assert_eq!(ratio(0.0, 1000.0, 0.0, 1000.0), None);
    }

    #[test]
    fn clusters_of_like_words_widen_the_interval() {
        let (mut alone, mut together) = (Clustered::default(), Clustered::default());
        for n in 0..40 {
            let yes = if n % 2 == 0 { 1.0 } else { 0.0 };
            alone.add(yes, 1.0);
            if n % 4 == 0 {
                together.add(if n % 8 == 0 { 4.0 } else { 0.0 }, 4.0);
            }
        }
        let mut alike = Clustered::default();
        alike.add(4.0, 4.0);
        alike.add(4.0, 4.0);
        assert_eq!(alike.interval(), wilson(2.0, 2.0));
        let width = |interval: Option<Interval>| interval.map(|it| it.1 - it.0).unwrap();
        assert!(width(together.interval()) > 1.5 * width(alone.interval()));
    }
}
