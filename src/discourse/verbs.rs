//! What verbs say of their subjects and objects. Verbs are given as lemmas.

/// Whether only persons, or animals, do what this verb says.
#[must_use]
pub fn is_act_of_person(lemma: &str) -> bool {
    matches!(
        lemma,
        "marry" | "divorce" | "smile" | "laugh" | "weep" | "cry" | "sob" | "sing" | "dance"
            | "star" | "study" | "graduate" | "retire" | "wake" | "sleep" | "eat" | "drink" | "sit"
            | "kneel" | "walk" | "swim" | "joke" | "quip" | "shrug" | "nod" | "frown" | "sigh"
            | "whisper" | "shout" | "scream" | "yell" | "pray" | "dream" | "kiss" | "hug"
            | "commute" | "cook" | "drive" | "wear" | "dress" | "undress" | "shave" | "blush"
            | "grin" | "giggle" | "yawn" | "limp" | "stroll" | "jog" | "breastfeed" | "emigrate"
            | "befriend" | "faint" | "vomit" | "cough" | "sneeze" | "chat" | "chuckle"
            | "confess" | "reminisce" | "rehearse" | "bat" | "pitch"
            | "enrol" | "enroll" | "enlist" | "bow" | "wave" | "glance" | "stare"
    )
}

/// Whether only persons and bodies of persons do what this verb says: it wants, tells, decides.
#[must_use]
pub fn acts(lemma: &str) -> bool {
    is_act_of_person(lemma)
        || says(lemma)
        || matches!(
            lemma,
            "believe" | "think" | "know" | "want" | "hope" | "wish" | "seek" | "try" | "refuse"
                | "agree" | "decide" | "vow" | "pledge" | "swear" | "urge" | "accuse"
                | "criticise" | "criticize" | "praise" | "apologise" | "apologize" | "resign" | "thank" | "congratulate" | "blame"
                | "announce" | "meet" | "visit" | "travel" | "attend" | "teach" | "learn"
                | "remember" | "forget" | "regret" | "fear" | "worry" | "love" | "hate" | "prefer"
                | "enjoy" | "admire" | "trust" | "doubt" | "suspect" | "plan" | "intend"
                | "campaign" | "vote" | "sign" | "negotiate" | "hire" | "invite" | "greet"
                | "welcome" | "phone" | "telephone" | "flee" | "escape" | "steal" | "kill" | "shoot"
                | "stab" | "rape" | "murder" | "obey" | "hesitate" | "volunteer" | "lecture"
                | "compose" | "paint" | "coach" | "play" | "score" | "win" | "inherit" | "earn"
                | "live" | "feel" | "see" | "hear" | "watch" | "notice" | "realise" | "realize"
                | "understand" | "look" | "wait" | "succeed" | "manage" | "attempt" | "dare"
                | "pretend" | "propose" | "choose" | "appoint" | "nominate" | "endorse" | "sue"
                | "testify" | "lie" | "cheat" | "bet" | "borrow" | "donate" | "adopt" | "rescue"
        )
}

/// Whether the verb reports what its subject says.
#[must_use]
pub fn says(lemma: &str) -> bool {
    matches!(
        lemma,
        "say" | "tell" | "ask" | "add" | "explain" | "admit" | "deny" | "claim" | "insist"
            | "argue" | "complain" | "warn" | "declare" | "promise" | "threaten" | "recall"
            | "answer" | "reply" | "comment" | "remark" | "assert" | "affirm" | "reiterate"
            | "emphasise" | "emphasize" | "stress" | "write" | "tweet" | "note" | "joke" | "jest"
            | "acknowledge" | "assure" | "concede" | "lament" | "boast" | "speak" | "talk"
            | "mention" | "advise" | "confirm" | "observe" | "point" | "continue" | "conclude"
    )
}

/// Whether what this verb is done to is a person: one arrests, marries, thanks somebody.
#[must_use]
pub fn takes_person(lemma: &str) -> bool {
    matches!(
        lemma,
        "arrest" | "marry" | "thank" | "hug" | "kiss" | "interview" | "jail" | "imprison"
            | "hospitalise" | "hospitalize" | "behead" | "rape" | "widow" | "bury" | "sentence"
            | "convict" | "acquit" | "extradite" | "deport" | "exile" | "canonise" | "canonize"
            | "knight" | "baptise" | "baptize" | "handcuff" | "divorce" | "orphan" | "re-elect"
            | "reelect" | "interrogate" | "congratulate" | "assassinate" | "behave" | "born"
            | "crown" | "cremate" | "nickname" | "detain" | "incarcerate" | "rehire" | "befriend"
    )
}
