//! `a` or `an`.

use unicode_normalization::UnicodeNormalization as _;

use super::case;

/// Words that begin with a vowel letter and a consonant sound, by how they begin.
const CONSONANT_SOUND: &[&str] = &[
    "eu", "ewe", "ewer", "once", "one-", "oui", "ouija", "ubiq", "uefa", "uganda", "ukrain",
    "ukulele", "unanim", "unesco", "uni", "uranium", "uranus", "urea", "urethra", "urin", "urolog",
    "uruguay", "use", "using", "usu", "usur", "utah", "utensil", "uter", "util", "utopi", "uvula",
];
/// … as whole words.
const CONSONANT_SOUND_WHOLE: &[&str] = &["one", "ones", "oneself", "u", "unix", "ure"];
/// Words that begin as one of the above and yet with a vowel sound.
const VOWEL_SOUND_AFTER_ALL: &[&str] =
    &["unimag", "unimp", "unin", "unid", "unissued", "unironed", "unironic"];
/// Words that begin with a silent h, by how they begin.
const SILENT_H: &[&str] = &["hour", "honest", "honor", "honour", "heir", "hors d"];
/// Words that begin with y and a vowel sound.
const VOWEL_Y: &[&str] = &["yt", "yv", "ypres", "yps", "yggdrasil"];
/// Acronyms that are spoken as words although their letters would do as names.
const SPOKEN: &[&str] = &[
    "fema", "fifa", "farc", "frontex", "hamas", "halo", "lan", "laser", "led", "mad", "mercosur",
    "mers", "nafta", "nasa", "nasdaq", "nato", "navy", "nice", "nimby", "opec", "ram", "rico",
    "rom", "safta", "salt", "sam", "sars", "scuba", "seal", "shape", "sim", "sonar", "start",
    "stem", "swat", "swift", "uefa", "unesco", "unicef", "unix", "unctad", "unrwa", "unifil",
    "minusma", "monusco", "hepa", "lidar", "radar", "fatah", "rada", "mash", "mensa", "mirv",
];

/// `a` or `an` before these words, by the sound that they begin with: `an hour`, `a European`,
/// `an MP`, `a NATO`, `an 18`, `an F-16`. Words in capitals are read letter by letter when they have no vowels
/// or up to three letters, or are hard to speak.
///
/// ```
/// use mtlint::lexicon::inflect::indefinite_article;
/// assert_eq!(indefinite_article("honest answer"), "an");
/// ```
#[must_use]
pub fn indefinite_article(words: &str) -> &'static str {
    let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    let word = words
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, ',' | '.' | '\'' | '’')))
        .next()
        .unwrap_or("");
    if begins_with_vowel_sound(word, words) { "an" } else { "a" }
}

fn begins_with_vowel_sound(word: &str, words: &str) -> bool {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return number(word);
    }
    let letters = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let low: String = letters.nfd().filter(char::is_ascii).collect::<String>();
    let low = low.to_ascii_lowercase();
    let Some(first) = low.chars().next() else {
        return word.to_lowercase().starts_with(['æ', 'œ', 'ø']);
    };
    // `ø` and its like have no parts: what is left of the word would mislead.
    if let Some(letter) = letters.chars().next().filter(|c| !c.is_ascii())
        && letter.nfd().next().is_none_or(|base| !base.is_ascii())
    {
        return matches!(letter, 'æ' | 'Æ' | 'œ' | 'Œ' | 'ø' | 'Ø');
    }
    if by_letters(letters, &low, words) {
        return "aefhilmnorsx".contains(first);
    }
    let begins = |list: &[&str]| list.iter().any(|start| low.starts_with(start));
    match first {
        'h' => begins(SILENT_H),
        'y' => begins(VOWEL_Y),
        'a' | 'e' | 'i' | 'o' | 'u' => {
            begins(VOWEL_SOUND_AFTER_ALL)
                || !(begins(CONSONANT_SOUND) || CONSONANT_SOUND_WHOLE.contains(&low.as_str()))
        }
        _ => false,
    }
}

/// Whether a word is spoken letter by letter.
fn by_letters(word: &str, low: &str, words: &str) -> bool {
    let capitals = word.chars().take_while(|c| c.is_uppercase()).count();
    if word.chars().count() == 1 {
        // `F-16`, `X-ray`, `e-mail`; `a` and `I` are no matter.
        return capitals == 1 || words[word.len()..].starts_with('-');
    }
    let singular = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let singular = singular.strip_suffix('s').unwrap_or(singular);
    let rest = singular.trim_end_matches(|c: char| c.is_ascii_digit());
    // `MI5`, `M1`, `R2D2`
    if rest.len() == 1 && capitals == 1 && singular.len() > 1 {
        return true;
    }
    if rest.contains('.') && capitals > 0 {
        // `U.S.`, not `Ms.`, which ends before its mark.
        return rest.split('.').next().is_some_and(|part| part.chars().count() == 1);
    }
    if !case::is_upper(rest) {
        // `MSc`, `LLaMA`
        return capitals >= 2 && !low.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    }
    let key = low.get(..rest.len()).unwrap_or(low);
    if SPOKEN.contains(&key) || SPOKEN.contains(&low) {
        return false;
    }
    let vowels: Vec<bool> = key.chars().map(|c| "aeiouy".contains(c)).collect();
    let clusters = vowels.windows(4).any(|four| four.iter().all(|vowel| !vowel))
        || vowels.windows(3).any(|three| three.iter().all(|vowel| *vowel));
    let hard_start = vowels.len() > 1 && !vowels[0] && !vowels[1] && !is_onset(&key[..2]);
    vowels.len() <= 3 || !vowels.contains(&true) || clusters || hard_start
}

/// Whether an English word may begin with these two consonants.
fn is_onset(two: &str) -> bool {
    [
        "bl", "br", "ch", "cl", "cr", "dr", "dw", "fl", "fr", "gh", "gl", "gr", "kl", "kn", "kr",
        "ph", "pl", "pr", "ps", "qu", "rh", "sc", "sh", "sk", "sl", "sm", "sn", "sp", "sq", "st",
        "sw", "th", "tr", "tw", "wh", "wr",
    ]
    .contains(&two)
}

/// `8…` and 11, 18, also as thousands (`11,000`) and as years (`1860`: eighteen sixty).
fn number(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let whole = digits.split('.').next().unwrap_or("");
    let group = whole.split(',').next().unwrap_or("");
    let group: String = group.chars().take_while(char::is_ascii_digit).collect();
    if group.starts_with('8') {
        return true;
    }
    let teen = group.starts_with("11") || group.starts_with("18");
    let year = group.len() == 4 && !whole.contains(',');
    teen && (group.len() % 3 == 2 || year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_stands_before_a_vowel_sound() {
        for words in [
            "apple", "hour", "Hourly rate", "honest man", "heir", "HONOUR", "honorary title", "MP",
            "MPs", "FBI agent", "NGO", "IMF loan", "EU summit", "X-ray", "F-16", "M-16", "S-400",
            "e-mail", "MI5 officer", "8", "18-year-old", "11th", "800", "11,000", "1860 treaty",
            "“old” house", "élite", "Élysée aide", "uninvited guest", "unidentified man",
            "unimportant", "umbrella", "HTML page", "LGBT group", "MSc", "L.A. native", "iPhone",
            "onerous task", "UNRWA school", "Yves", "OSCE mission", "NHS trust", "SOS", "Uzbek",
            "uneasy", "unanswered", "Æsir", "8.5", "upset",
        ] {
            assert_eq!(indefinite_article(words), "an", "{words}");
        }
    }

    #[test]
    fn a_stands_before_a_consonant_sound() {
        for words in [
            "man", "university", "European", "one-way street", "once-great city", "NATO", "NASA",
            "UN resolution", "US soldier", "U.S. citizen", "UK firm", "UNESCO site", "Ukrainian",
            "user", "usual", "unilateral", "unanimous", "euro", "hotel", "historic", "U-turn",
            "T-shirt", "PhD", "CEO", "BBC", "1", "110", "1,100", "180", "10", "yellow", "useful",
            "FIFA ban", "unique", "ewe", "UEFA cup", "Mr", "Ms. Smith", "St. Petersburg",
            "McDonald", "uranium", "", "…", "年", "one", "utopia", "hôtel", "SARS outbreak", "UAE",
            "UFO", "Uruguayan",
        ] {
            assert_eq!(indefinite_article(words), "a", "{words}");
        }
    }
}
