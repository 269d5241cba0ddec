//! The averaged perceptron (Collins 2002), sparse: only what a mistake touched has a weight.

use mtlint::lexicon::tagger::table::{ROW, keep_what_fits};
use rustc_hash::FxHashMap;

#[derive(Default)]
pub struct Perceptron {
    /// How often a feature was seen, and where its weights are.
    features: FxHashMap<u32, Feature>,
    weights: Vec<Weight>,
    steps: u32,
    tags: usize,
    /// A right tag that wins by less than this is still a mistake.
    margin: i32,
}

#[derive(Clone, Copy, Default)]
struct Feature {
    seen: u32,
    /// The head of its list of weights, plus 1.
    head: u32,
}

#[derive(Clone, Copy)]
struct Weight {
    tag: u8,
    value: i32,
    total: i64,
    since: u32,
    /// The next weight of the feature, plus 1.
    next: u32,
}

/// Features in order of their hash, with weights as stored.
pub type Quantised = Vec<(u32, Vec<(u8, i8)>)>;

impl Perceptron {
    pub fn new(tags: usize, margin: i32) -> Self {
        Self { tags, margin, ..Self::default() }
    }

    pub fn see(&mut self, hashes: &[u32]) {
        for hash in hashes {
            self.features.entry(*hash).or_default().seen += 1;
        }
    }

    /// Forgets features that were seen less often.
    pub fn keep(&mut self, least: u32) {
        self.features.retain(|_, feature| feature.seen >= least);
    }

    /// Learns from one decision; gives what it would have decided.
    pub fn learn(&mut self, hashes: &[u32], right: Option<usize>) -> usize {
        let mut scores = [0_i32; ROW];
        for feature in hashes.iter().filter_map(|hash| self.features.get(hash)) {
            let mut at = feature.head;
            while at != 0 {
                let weight = &self.weights[at as usize - 1];
                scores[usize::from(weight.tag)] += weight.value;
                at = weight.next;
            }
        }
        let best = |scores: &[i32]| {
            let mut best = 0;
            for tag in 1..self.tags {
                if scores[tag] > scores[best] {
                    best = tag;
                }
            }
            best
        };
        let guess = best(&scores);
        if let Some(right) = right {
            self.steps += 1;
            scores[right] -= self.margin;
            let rival = best(&scores);
            if rival != right {
                for hash in hashes {
                    self.change(*hash, right, 1);
                    self.change(*hash, rival, -1);
                }
            }
        }
        guess
    }

    fn change(&mut self, hash: u32, tag: usize, by: i32) {
        let Some(feature) = self.features.get_mut(&hash) else {
            return;
        };
        let mut at = feature.head;
        while at != 0 {
            let weight = &mut self.weights[at as usize - 1];
            if usize::from(weight.tag) == tag {
                weight.total += i64::from(weight.value) * i64::from(self.steps - weight.since);
                weight.value += by;
                weight.since = self.steps;
                return;
            }
            at = weight.next;
        }
        self.weights.push(Weight {
            tag: u8::try_from(tag).expect("fewer than 256 tags"),
            value: by,
            total: 0,
            since: self.steps,
            next: feature.head,
        });
        feature.head = u32::try_from(self.weights.len()).expect("fewer than 4 billion weights");
    }

    /// The averaged weights as signed bytes, those of the `most` features that matter most.
    #[allow(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "weights round"
    )]
    pub fn quantised(&self, most: usize, clip: f64) -> Quantised {
        let mut features = Vec::new();
        for (hash, feature) in &self.features {
            let mut weights = Vec::new();
            let mut largest = 0_f64;
            let mut at = feature.head;
            while at != 0 {
                let weight = &self.weights[at as usize - 1];
                let total =
                    weight.total + i64::from(weight.value) * i64::from(self.steps - weight.since);
                let average = total as f64 / f64::from(self.steps.max(1));
                let stored = (average / clip * 127.0).round().clamp(-127.0, 127.0) as i8;
                if stored.unsigned_abs() > 1 {
                    weights.push((weight.tag, stored));
                    largest = largest.max(average.abs());
                }
                at = weight.next;
            }
            if !weights.is_empty() {
                weights.sort_unstable();
                let use_of_it = largest * f64::from(feature.seen).sqrt();
                features.push((use_of_it, *hash, weights));
            }
        }
        features.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        println!("  {} features have weights, {} kept", features.len(), features.len().min(most));
        features.truncate(most);
        let mut kept: Quantised =
            features.into_iter().map(|(_, hash, weights)| (hash, weights)).collect();
        kept.sort_unstable();
        keep_what_fits(&mut kept);
        kept
    }
}
