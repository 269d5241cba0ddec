//! What is no article to check gives one diagnostic; what only looks like it gives none of those.

mod support;

use std::sync::LazyLock;

use mtlint::{Document, Engine, Options, RuleSet};
use support::{check, engine, load, rule};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(RuleSet::built_in()));

const RULES: [&str; 5] = ["not-english", "no-capitals", "tokenised", "error-page", "cookie-wall"];

/// The rules that speak up, of all.
fn rules(text: &str) -> Vec<String> {
    check(&ENGINE, text).into_iter().map(|found| found.rule).collect()
}

fn is_taken_for_an_article(document: &Document) {
    let options = Options { select: RULES.map(str::to_owned).to_vec(), ..Options::default() };
    let found = ENGINE.check(document, &options);
    assert!(found.is_empty(), "{}: {}", found[0].rule, document.source);
}

fn text_is_taken_for_an_article(text: &str) {
    is_taken_for_an_article(&support::document(text));
}

#[test]
fn an_article_in_another_language_is_one_diagnostic() {
    for (language, text) in [
        ("French", "Le maire a annoncé mardi la fermeture du pont.\nLes riverains sont en colère."),
        (
            "Spanish",
            "El alcalde anunció el martes el cierre del puente.\nLos vecinos no están contentos.",
        ),
        (
            "German",
            "Der Bürgermeister hat am Dienstag die Brücke gesperrt.\nDie Nachbarn sind nicht froh.",
        ),
        (
            "Italian",
            "Il sindaco ha annunciato martedì la chiusura del ponte.\nI vicini non sono contenti.",
        ),
        (
            "Portuguese",
            "O presidente da câmara anunciou o fecho da ponte.\nOs vizinhos não estão contentes.",
        ),
        (
            "Polish",
            "Burmistrz ogłosił we wtorek, że most będzie zamknięty.\nMieszkańcy nie są z tego zadowoleni.",
        ),
        (
            "Russian",
            "Мэр объявил во вторник, что мост будет закрыт.\nЖители не знают, что им делать.",
        ),
        (
            "Ukrainian",
            "Мер оголосив у вівторок, що міст буде закрито.\nЖителі не знають, що їм робити.",
        ),
        (
            "Arabic",
            "أعلن رئيس البلدية يوم الثلاثاء إغلاق الجسر.\nالسكان ليسوا سعداء بهذا القرار على الإطلاق.",
        ),
        (
            "another language",
            "Primarul a anunțat marți că podul va fi închis.\nLocuitorii nu sunt deloc mulțumiți.",
        ),
    ] {
        let found = check(&ENGINE, text);
        assert_eq!(found.len(), 1, "{language}: {found:?}");
        assert_eq!(found[0].rule, "not-english");
        let named = format!("looks like {language}.");
        assert!(found[0].message.contains(&named), "{}", found[0].message);
        assert_eq!(found[0].text, text.lines().next().unwrap());
    }
}

#[test]
fn articles_without_spaces_between_words_are_not_english_either() {
    let chinese = "市长星期二宣布，大桥将关闭两周，居民很不高兴。\n渔民说，他们不知道，船会停在哪里，也没有人问过他们。市长不说话。";
    let japanese = "市長は火曜日、橋を二週間閉鎖すると、発表した。\n住民は、喜んでいない、と漁師は、話している、という。";
    for (language, text) in [("Chinese", chinese), ("Japanese", japanese)] {
        let found = check(&ENGINE, text);
        assert_eq!(found.len(), 1, "{language}: {found:?}");
        assert!(found[0].message.contains(language), "{}", found[0].message);
    }
}

#[test]
fn an_english_article_may_quote_as_much_as_it_likes() {
    text_is_taken_for_an_article(
        "The letter hangs in the hall of the school, and every child there knows it.\n\
         “Nous partons demain matin, et nous ne savons pas si nous reviendrons un jour dans cette maison.”\n\
         “Gardez le chien, il est vieux, mais il vous aimera comme il nous a aimés pendant toutes ces années.”\n\
         The teacher reads it out on the first day of every year.",
    );
}

#[test]
fn short_texts_poems_lists_and_capitals_are_articles() {
    for text in [
        "",
        "Yes.",
        "Ferry late",
        "Bruxelles",
        "Merci, Macron!",
        "Adagio, Largo, Vivace",
        "over the water\nnobody calls\nand the light goes\nfrom wall to wall\nover the harbour\nover the hill\n\
         the night has a ladder\nthe night stands still",
        "Rain on the roof,\nrain in the yard,\nAnd one old dog\nthat takes it hard.",
        "14:05 Goal for Brest\n14:09 Yellow card, Le Gall\n14:22 Penalty!\n14:23 Saved\n14:45 Half-time, 1-0\n\
         15:02 Second half\n15:40 It is over",
        "• Bread\n• Milk\n• Salted butter\n• Two onions\n• Flour",
        "MAYOR CLOSES BRIDGE FOR TWO WEEKS\nFERRY COMPANY ASKS WHO WILL PAY FOR ALL OF IT\nNO ANSWER YET",
        "Real Madrid, Barcelona, Bayern München, Paris Saint-Germain, Juventus, Porto, Ajax, Sevilla.",
    ] {
        text_is_taken_for_an_article(text);
    }
}

#[test]
fn markdown_full_of_code_is_an_article() {
    let source = "# Reading the tides\n\nThe package `mareas` gives the tides of a harbour.\n\n```python\n\
        for hora, altura in mareas.de(\"puerto\"): print(hora , altura)\n\
        # para todos los puertos de la lista se calcula la altura del agua\n```\n\n\
        Call `mareas.de(nombre)`, then sort by `altura`.\n\n\
        | key | value |\n|---|---|\n| `hora` | time |\n| `altura` | height , metres |\n";
    let document = Document::read_markdown("a.md", source.as_bytes().to_vec()).unwrap();
    is_taken_for_an_article(&document);
}

const LOWER: &str = "the mayor of lyon told the french papers on tuesday that the bridge will be closed.\n\
    nobody in the town was asked, and nobody in kyiv, its twin town, was told about it either.";

#[test]
fn an_article_without_capitals_is_one_diagnostic_of_case() {
    assert_eq!(rules(LOWER), ["no-capitals"]);
    let without: Vec<_> = {
        let options = Options { ignore: vec!["no-capitals".into()], ..Options::default() };
        ENGINE.check(&support::document(LOWER), &options)
    };
    assert!(without.len() >= 3, "switched off, it silences nothing: {without:?}");
}

#[test]
fn a_few_sentences_without_capitals_are_none_of_an_article() {
    text_is_taken_for_an_article(
        "The mayor of Lyon said on Tuesday that the bridge will be closed for two whole weeks.\n\
         nobody in the town was asked about it, and nobody was told in time.\n\
         The ferry will run from the old harbour instead, as it did in the war.",
    );
}

#[test]
fn a_tokenised_article_is_one_diagnostic_of_spacing() {
    let text = "The mayor , who is new to the town , has closed the old bridge for two weeks .\n\
        Nobody was asked , and nobody knows who will pay for the ferry in the meantime .";
    assert_eq!(rules(text), ["tokenised"]);
}

#[test]
fn spaces_before_some_marks_are_faults_of_their_own() {
    text_is_taken_for_an_article(
        "The mayor , who is new to the town , has closed the old bridge for two weeks.\n\
         Was anybody asked ? No ! The ferry will run instead ; who pays for it is not known : nobody does.",
    );
}

#[test]
fn error_pages_are_one_diagnostic() {
    for text in [
        "404 Not Found\n\nnginx",
        "Error 404\nSorry, the page you are looking for cannot be found.\nBack to home",
        "403 Forbidden\nYou do not have permission to view this page.",
        "502 Bad Gateway",
        "Just a moment...\nhrbr.example needs to review the security of your connection before proceeding.",
        "Please enable JavaScript and cookies to continue.",
        "Are you a robot?\nPlease confirm that you are human. We have seen unusual traffic from your network.",
        "This content is not available in your region.\nWe are sorry.",
    ] {
        assert_eq!(rules(text), ["error-page"], "{text}");
    }
}

#[test]
fn cookie_walls_are_one_diagnostic() {
    for text in [
        "We and our partners use cookies to store information on a device.\n\
         You can change your choices at any time in our privacy policy.\nAccept all\nReject all",
        "Your privacy matters to us\nThis site uses cookies and similar technologies for personalised ads.\n\
         With your consent, our partners process browsing data.\nContinue without accepting",
        "By clicking on “Accept”, you accept the use of trackers by our 214 partners.\n\
         Some partners rely on their legitimate interest.\nManage preferences\nAccept and close",
    ] {
        assert_eq!(rules(text), ["cookie-wall"], "{text}");
    }
}

#[test]
fn articles_about_errors_and_cookies_are_articles() {
    for text in [
        "Thousands could not reach the tax office on Monday. Instead of the form they saw an error page.\n\
         The minister blamed an internal server error. “We will give everybody a week more,” he told the radio.",
        "The court has ruled that a shop may not set advertising cookies before its visitors agree.\n\
         Privacy groups had sued because the button to reject all cookies was hidden behind two menus.\n\
         The company said that its cookie policy follows the law, and that it will appeal.",
        "How to delete cookies: open the settings of your browser, then choose the tab for privacy settings.\n\
         There you can block cookies, or allow cookies only for the pages you trust. Marketing cookies can go.\n\
         Your choices are kept until you clear the history.",
    ] {
        text_is_taken_for_an_article(text);
    }
}

#[test]
fn a_rule_with_share_speaks_once_and_only_of_enough_of_the_article() {
    let engine =
        engine(&rule("whole", "K", "pattern = \"zorp\"\nshare = { percent = 50, words = 5 }"));
    let spans = |text: &str| -> Vec<usize> {
        check(&engine, text).iter().map(|found| found.span.start).collect()
    };
    assert_eq!(spans("A zorp and a zorp came. A zorp left."), [2]);
    assert_eq!(spans("Nobody came now. A zorp came in now."), [19]);
    assert_eq!(spans("Nobody came in here. A zorp came in."), [0_usize; 0], "less than half");
    assert_eq!(spans("A zorp came."), [0_usize; 0], "three words");
}

#[test]
fn a_hit_replaces_the_families_that_its_rule_silences() {
    let rules = [
        rule("one", "B", "pattern = \"zorp\"\nsilences = [\"B\", \"C\"]"),
        rule("two", "B", "pattern = \"came\""),
        rule("three", "C", "pattern = \"came\""),
        rule("four", "D", "pattern = \"came\""),
    ]
    .concat();
    let engine = engine(&rules);
    let found = |text: &str| -> Vec<String> {
        check(&engine, text).into_iter().map(|found| found.rule).collect()
    };
    assert_eq!(found("A zorp came. A zorp left."), ["one", "four", "one"]);
    assert_eq!(found("A dog came."), ["four", "three", "two"]);
}

#[test]
fn of_rules_that_would_silence_each_other_the_surest_does() {
    let all = "pattern = \"zorp\"\nsilences = \"all\"";
    let rules = [
        rule("a-likely", "B", &format!("{all}\nseverity = \"critical\"")),
        rule("b-sure", "C", &format!("{all}\ncertainty = \"sure\"")),
        rule("c-sure", "D", &format!("{all}\ncertainty = \"sure\"\nseverity = \"major\"")),
    ]
    .concat();
    let found = check(&engine(&rules), "A zorp came.");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].rule, "c-sure");
}

#[test]
fn what_share_and_silences_cannot_be_is_said() {
    let error = |keys: &str| load(&rule("one", "B", keys)).err().unwrap().to_string();
    let with = |keys: &str| format!("pattern = \"zorp\"\n{keys}");
    assert_eq!(
        error(&with("share = { percent = 0 }")),
        "test.toml:5:21: percent: is 1 to 100 percent of the article"
    );
    assert_eq!(
        error(&with("share = { percent = 50, words = 0 }")),
        "test.toml:5:33: words: is 1 to 1000 words"
    );
    assert_eq!(
        error(&with("share = { words = 5 }")),
        "test.toml:5:9: percent: is missing: How much of the article they must make up."
    );
    assert_eq!(
        error(&with("silences = \"Z\"")),
        "test.toml:5:13: silences: there is no `Z`; it may be A1, A2, B, C, D, E, F1, F2, G1, G2, \
         G3, G4, H, I1, I2, J, K, all"
    );
}
