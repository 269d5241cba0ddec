//! The two tag sets.

/// An enum of tags with the names that treebanks and rules write.
macro_rules! tag_set {
    ($(#[$doc:meta])* $set:ident { $($tag:ident = $name:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $set { $($tag),+ }

        impl $set {
            /// Every tag, in the order of its number.
            pub const ALL: &[Self] = &[$(Self::$tag),+];

            const NAMES: &[&str] = &[$($name),+];

            /// The tag as treebanks and rules write it.
            #[must_use]
            pub fn name(self) -> &'static str {
                Self::NAMES[self as usize]
            }

            /// The tag of this name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                let at = Self::NAMES.iter().position(|known| *known == name)?;
                Some(Self::ALL[at])
            }
        }
    };
}

tag_set! {
    /// The Penn Treebank tags, as the English treebanks of Universal Dependencies use them.
    Penn {
        Nn = "NN", Nns = "NNS", Nnp = "NNP", Nnps = "NNPS", Prp = "PRP", PrpS = "PRP$",
        Vb = "VB", Vbd = "VBD", Vbg = "VBG", Vbn = "VBN", Vbp = "VBP", Vbz = "VBZ", Md = "MD",
        Jj = "JJ", Jjr = "JJR", Jjs = "JJS", Rb = "RB", Rbr = "RBR", Rbs = "RBS", Rp = "RP",
        Dt = "DT", Pdt = "PDT", Wdt = "WDT", Wp = "WP", WpS = "WP$", Wrb = "WRB", Ex = "EX",
        In = "IN", To = "TO", Cc = "CC", Cd = "CD", Pos = "POS", Uh = "UH", Fw = "FW",
        Sym = "SYM", Ls = "LS", Add = "ADD", Afx = "AFX", Gw = "GW", Nfp = "NFP",
        Dollar = "$", Comma = ",", Stop = ".", Colon = ":", Open = "``", Close = "''",
        Lrb = "-LRB-", Rrb = "-RRB-", Hyph = "HYPH",
    }
}

tag_set! {
    /// The Universal tags.
    Universal {
        Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET",
        Intj = "INTJ", Noun = "NOUN", Num = "NUM", Part = "PART", Pron = "PRON",
        Propn = "PROPN", Punct = "PUNCT", Sconj = "SCONJ", Sym = "SYM", Verb = "VERB", X = "X",
    }
}

impl Penn {
    /// The Universal tag, where the Penn tag alone settles it.
    #[must_use]
    pub fn settled(self) -> Option<Universal> {
        use Universal::{
            Adj, Adp, Adv, Aux, Cconj, Det, Intj, Noun, Num, Part, Pron, Propn, Punct, Sym,
        };
        Some(match self {
            Self::Nns => Noun,
            Self::Nnps => Propn,
            Self::Prp | Self::PrpS | Self::Wp | Self::WpS | Self::Ex => Pron,
            Self::Md => Aux,
            Self::Jj | Self::Jjr | Self::Jjs => Adj,
            Self::Rbr | Self::Rbs | Self::Wrb => Adv,
            Self::Rp => Adp,
            Self::Pdt => Det,
            Self::To | Self::Pos => Part,
            Self::Cc => Cconj,
            Self::Cd => Num,
            Self::Uh => Intj,
            Self::Dollar => Sym,
            Self::Stop
            | Self::Colon
            | Self::Open
            | Self::Close
            | Self::Lrb
            | Self::Rrb
            | Self::Hyph => Punct,
            Self::Nn
            | Self::Nnp
            | Self::Vb
            | Self::Vbd
            | Self::Vbg
            | Self::Vbn
            | Self::Vbp
            | Self::Vbz
            | Self::Rb
            | Self::Dt
            | Self::Wdt
            | Self::In
            | Self::Fw
            | Self::Sym
            | Self::Ls
            | Self::Add
            | Self::Afx
            | Self::Gw
            | Self::Nfp
            | Self::Comma => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_is_found_by_its_name() {
        for tag in Penn::ALL {
            assert_eq!(Penn::from_name(tag.name()), Some(*tag));
        }
        for tag in Universal::ALL {
            assert_eq!(Universal::from_name(tag.name()), Some(*tag));
        }
        assert_eq!(Penn::Vbz.name(), "VBZ");
        assert_eq!(Penn::from_name("VERB"), None);
    }
}
