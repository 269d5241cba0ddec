//! Languages by their two letters.

/// The codes of ISO 639-1, in order.
const CODES: &str = "\
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da \
    de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy \
    hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg \
    li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or \
    os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta \
    te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// The names of the languages that rules may name as sources.
const NAMES: [(&str, &str); 16] = [
    ("ar", "Arabic"),
    ("cs", "Czech"),
    ("de", "German"),
    ("es", "Spanish"),
    ("fr", "French"),
    ("he", "Hebrew"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("nl", "Dutch"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("zh", "Chinese"),
];

/// The English name of a language; the code itself where none is known.
#[must_use]
pub fn name_of(code: &str) -> &str {
    NAMES.iter().find(|(known, _)| *known == code).map_or(code, |(_, name)| name)
}

/// The code of a language by its English name, where it is known.
#[must_use]
pub fn code_of_name(name: &str) -> Option<&'static str> {
    NAMES.iter().find(|(_, known)| *known == name).map(|(code, _)| *code)
}

/// Whether ISO 639-1 has this code: two small letters.
#[must_use]
pub fn is_code(code: &str) -> bool {
    CODES.split(' ').any(|known| known == code)
}

/// The ISO 639-1 code of a language tag, which may go on behind it: `fr` of `fr-FR` or `FR_ca`.
#[must_use]
pub fn code_of(tag: &str) -> Option<String> {
    let primary = tag.split(['-', '_']).next()?.to_ascii_lowercase();
    is_code(&primary).then_some(primary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_cut_to_its_language() {
        assert_eq!(code_of("fr").as_deref(), Some("fr"));
        assert_eq!(code_of("fr-FR").as_deref(), Some("fr"));
        assert_eq!(code_of("ZH_hant_TW").as_deref(), Some("zh"));
    }

    #[test]
    fn what_is_no_language_has_no_code() {
        for tag in ["", "-", "xx", "french", "fra", "f", "fr FR", "é"] {
            assert_eq!(code_of(tag), None, "{tag}");
        }
    }
}
