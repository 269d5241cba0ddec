//! Which mentions a pronoun may stand for, the likeliest first.
//!
//! The salience of Lappin & Leass (1994, “An Algorithm for Pronominal Anaphora Resolution”),
//! without a parser: a mention weighs by the part it has in its clause and by how far back its
//! sentence stands; mentions of one entity weigh together; half of the weight is left a sentence
//! later. Which of the mentions agree is for those to say who ask.

use super::{Discourse, Mention, Place, Role};

/// A mention that stands before a pronoun.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'r> {
    pub place: Place,
    pub mention: &'r Mention,
    /// How many sentences before that of the pronoun.
    pub back: usize,
    pub salience: u32,
}

/// What stands before a pronoun, and how far back was looked.
#[derive(Debug)]
pub struct Window<'r> {
    /// The likeliest first.
    pub candidates: Vec<Candidate<'r>>,
}

impl<'r> Window<'r> {
    /// Looks at the mentions before a token of a block, `back` sentences far. What stands between
    /// quotation marks is left out.
    #[must_use]
    pub fn before(discourse: &Discourse<'r, '_>, block: usize, token: usize, back: usize) -> Self {
        let own = discourse.place(block, token);
        let mut candidates: Vec<Candidate<'r>> = Vec::new();
        let mut place = Some(own);
        for back in 0..=back {
            let Some(here) = place else {
                break;
            };
            for mention in discourse.mentions(here) {
                if here == own && mention.tokens.end > token
                    || discourse.is_quoted(here.block, mention.head)
                {
                    continue;
                }
                let salience = weight(mention) >> back;
                candidates.push(Candidate { place: here, mention, back, salience });
            }
            place = discourse.before(here);
        }
        // Mentions of one entity weigh together.
        let sum = |entity: usize| -> u32 {
            candidates
                .iter()
                .filter(|other| other.mention.entity == Some(entity))
                .map(|other| other.salience)
                .sum()
        };
        let sums: Vec<u32> = candidates
            .iter()
            .map(|candidate| candidate.mention.entity.map_or(candidate.salience, sum))
            .collect();
        for (candidate, salience) in candidates.iter_mut().zip(sums) {
            candidate.salience = salience;
        }
        candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.salience));
        Self { candidates }
    }

    /// The likeliest candidate of those that fit.
    pub fn best(&self, fits: impl Fn(&Mention) -> bool) -> Option<&Candidate<'r>> {
        self.candidates.iter().find(|candidate| fits(candidate.mention))
    }
}

/// The weights of Lappin & Leass: recency 100, subject 80, object 50, head of its phrase 80.
fn weight(mention: &Mention) -> u32 {
    match mention.role {
        Role::Subject => 260,
        Role::Object => 230,
        Role::Oblique => 200,
        Role::Inner => 100,
    }
}
