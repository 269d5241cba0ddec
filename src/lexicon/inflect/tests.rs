use proptest::prelude::*;

use super::*;

#[test]
fn forms_of_lemmas() {
    for (form, pairs) in [
        (
            Form::Plural,
            "city cities, Kiss Kisses, child children, Woman Women, day days, analysis analyses, NGO NGOs, \
             vice-president vice-presidents, mother-in-law mothers-in-law, policeman policemen, \
             grassman grassmen, information information, sheep sheep, person people, photo photos, \
             potato potatoes, café cafés, quiz quizzes, F-16 F-16s, Ukrainian Ukrainians",
        ),
        (
            Form::Past,
            "write wrote, stop stopped, visit visited, prefer preferred, carry carried, play played, Go Went, \
             be was, panic panicked, equip equipped, tweet tweeted, STOP STOPPED, lie lay, rebuild rebuilt, \
             layer layered",
        ),
        (
            Form::PastParticiple,
            "write written, take taken, overtake overtaken, put put, hope hoped, be been",
        ),
        (
            Form::Gerund,
            "write writing, die dying, see seeing, run running, be being, agree agreeing, play playing",
        ),
        (Form::ThirdPerson, "go goes, have has, be is, watch watches, try tries, say says"),
        (Form::Comparative, "big bigger, happy happier, good better, Large Larger, far farther"),
        (Form::Superlative, "big biggest, dry driest, bad worst, late latest"),
    ] {
        for pair in pairs.split(", ") {
            let (word, expected) = pair.trim().split_once(' ').unwrap();
            assert_eq!(inflect(word, form), expected, "{form:?} of {word}");
            if (word, form) != ("lie", Form::Past) {
                assert_eq!(lemma(expected, form.tag()), word, "lemma of {expected}");
            }
        }
    }
    assert_eq!(comparative("important"), "more important");
    assert_eq!(superlative("Recent"), "Most recent");
    assert_eq!(comparative("well-known"), "more well-known");
    assert_eq!(past("carry out"), "carried out");
    assert_eq!(plural("head of state"), "heads of state");
    assert_eq!(plural("prime minister"), "prime ministers");
}

#[test]
fn lemmas_by_tag() {
    for (word, tag, expected) in [
        ("lay", "VBD", "lie"),
        ("lay", "VB", "lay"),
        ("found", "VBD", "find"),
        ("found", "VBP", "found"),
        ("saw", "NN", "saw"),
        ("were", "VBD", "be"),
        ("'re", "VBP", "be"),
        ("wo", "MD", "will"),
        ("better", "JJR", "good"),
        ("better", "RBR", "well"),
        ("leaves", "NNS", "leaf"),
        ("leaves", "VBZ", "leave"),
        ("news", "NN", "news"),
        ("MPs", "NNS", "MP"),
        ("Kisses", "NNPS", "Kiss"),
        ("NATO", "NNP", "NATO"),
        ("NATO", "PROPN", "NATO"),
        ("bring", "VERB", "bring"),
        ("hoping", "VERB", "hope"),
        ("hopping", "VERB", "hop"),
        ("need", "VERB", "need"),
        ("nicest", "ADJ", "nice"),
        ("running", "VERB", "run"),
        ("retweeted", "VBD", "retweet"),
        ("crises", "NNS", "crisis"),
        ("buses", "NNS", "bus"),
        ("houses", "NNS", "house"),
        ("women", "NOUN", "woman"),
        ("", "VBD", ""),
        ("ed", "VBD", "ed"),
        ("s", "NNS", "s"),
    ] {
        assert_eq!(lemma(word, tag), expected, "{word} {tag}");
    }
}

#[test]
fn a_verb_takes_the_form_of_another() {
    assert_eq!(inflect_like("be", "wrote", "VBD"), "was");
    assert_eq!(inflect_like("be", "were", "VBD"), "were");
    assert_eq!(inflect_like("be", "have", "VBP"), "are");
    assert_eq!(inflect_like("become", "considered", "VBN"), "become");
    assert_eq!(inflect_like("take", "make", "VB"), "take");
}

#[test]
fn a_word_that_stays_is_not_copied() {
    for word in ["sheep", "Information", "politics", "…", ""] {
        assert!(matches!(plural(word), Cow::Borrowed(_)), "{word}");
    }
    for word in ["city", "NATO", "bus"] {
        assert!(matches!(singular(word), Cow::Borrowed(_)), "{word}");
    }
}

proptest! {
    #[test]
    fn no_input_panics(word in "\\PC*", rough in "[a-zA-Zéß' .,-]{0,12}(s|es|ies|ed|ing|er|est|men|of |-|S|8)?") {
        for word in [&word, &rough] {
            for form in Form::ALL {
                let _ = inflect(word, form);
                let _ = lemma(word, form.tag());
            }
            for tag in ["NOUN", "VERB", "ADJ", "MD", "VBP", "RBR", "RBS", "X"] {
                let _ = lemma(word, tag);
                let _ = inflect_like(word, "were", tag);
            }
            prop_assert!(["a", "an"].contains(&indefinite_article(word)));
        }
    }
}
