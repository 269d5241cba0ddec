//! Which n-grams are told: what machines write more, each thing once.

use super::corpus::Corpus;
use super::count::{Counted, places};
use crate::eval::{Lift, number};

/// Machines write it at least so many times as often as people, and for sure (95 %) more often.
const LEAST_LIFT: f64 = 2.0;
/// So many candidates are looked up in the texts together.
const AT_ONCE: usize = 4096;

/// An n-gram that is told.
pub(super) struct Chosen {
    pub counted: Counted,
    pub lift: Lift,
    pub g2: f64,
    /// Its places in machine text, in order.
    pub places: Vec<u32>,
}

/// The log-likelihood ratio G² (Dunning 1993) of two counts among so many words each.
pub(super) fn g2(a: usize, a_of: usize, b: usize, b_of: usize) -> f64 {
    let (a, b, a_of, b_of) = (number(a), number(b), number(a_of), number(b_of));
    let all = a_of + b_of;
    let term = |seen: f64, row: f64, column: f64| {
        if seen > 0.0 { seen * (seen * all / (row * column)).ln() } else { 0.0 }
    };
    let (with, without) = (a + b, all - a - b);
    2.0 * (term(a, with, a_of)
        + term(b, with, b_of)
        + term(a_of - a, without, a_of)
        + term(b_of - b, without, b_of))
}

/// The `top` n-grams with the highest G² of those that machines write often enough. One that is
/// explained by those before it is left out: without the places where one of at least its lift
/// covers half of it or more, it would not be told.
pub(super) fn choose(
    counted: Vec<Counted>,
    (machine, human): (&Corpus, &Corpus),
    longest: usize,
    least: usize,
    top: usize,
) -> Vec<Chosen> {
    let lift = |a: usize, b: usize| {
        let lift = Lift::of(a, machine.size, b, human.size)?;
        let is_commoner = lift.ratio.is_none_or(|ratio| ratio >= LEAST_LIFT);
        (a >= least && is_commoner && lift.interval.0 > 1.0).then_some(lift)
    };
    let mut candidates: Vec<(Counted, Lift, f64)> = counted
        .into_iter()
        .filter_map(|counted| {
            let (a, b) = (counted.machine as usize, counted.human as usize);
            Some((counted, lift(a, b)?, g2(a, machine.size, b, human.size)))
        })
        .collect();
    // Of those that stand in the same places the one that says most in words, and no more.
    candidates.sort_by(|(a, _, a_g2), (b, _, b_g2)| {
        let key = |counted: &Counted| {
            let classes = counted.shape.hidden.count_ones();
            (counted.shape.words(), u32::MAX - classes, u64::MAX - counted.hash)
        };
        b_g2.total_cmp(a_g2).then_with(|| key(b).cmp(&key(a)))
    });
    let mut covers = [vec![0.0_f64; machine.words.len()], vec![0.0; human.words.len()]];
    let mut chosen = Vec::new();
    for candidates in candidates.chunks(AT_ONCE) {
        let hashes = || candidates.iter().map(|(counted, ..)| counted.hash);
        let mut in_machine = places(machine, longest, hashes());
        let mut in_human = places(human, longest, hashes());
        for (counted, own, g2) in candidates {
            if chosen.len() == top {
                return chosen;
            }
            let length = usize::from(counted.shape.length);
            let machine = in_machine.remove(&counted.hash).unwrap_or_default();
            let human = in_human.remove(&counted.hash).unwrap_or_default();
            let rest = |places: &[u32], cover: &[f64]| {
                let is_new = |at: &&u32| {
                    let units = &cover[**at as usize..**at as usize + length];
                    let covered = units.iter().filter(|lift| **lift >= own.interval.0).count();
                    covered * 2 < length
                };
                places.iter().filter(is_new).count()
            };
            if lift(rest(&machine, &covers[0]), rest(&human, &covers[1])).is_none() {
                continue;
            }
            let strength = own.ratio.unwrap_or(f64::INFINITY);
            for (places, cover) in [(&machine, 0), (&human, 1)] {
                for at in places {
                    for unit in &mut covers[cover][*at as usize..*at as usize + length] {
                        *unit = unit.max(strength);
                    }
                }
            }
            chosen.push(Chosen { counted: *counted, lift: *own, g2: *g2, places: machine });
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::g2;

    #[test]
    fn g2_agrees_with_a_worked_value() {
        // By hand: 20 of 1,000 against 5 of 1,000, from 12.5 due in each:
        // 2 (20 ln 1.6 + 5 ln 0.4 + 980 ln (980/987.5) + 995 ln (995/987.5)).
        assert!((g2(20, 1000, 5, 1000) - 9.751).abs() < 0.001, "{}", g2(20, 1000, 5, 1000));
        assert!(g2(10, 1000, 10, 1000).abs() < 1e-9);
        assert!(g2(5, 100, 0, 100) > 0.0);
    }
}
