//! `docs/rules/`: a page for each family, for editors.

use std::fmt::Write as _;
use std::path::Path;

use mtlint::RuleSet;
use mtlint::diagnostic::{Certainty, Family};
use mtlint::eval::measured::line;
use mtlint::rule::families::{FAMILIES, defaults};
use mtlint::rule::{Example, Rule};

use crate::Result;

/// What the machine does, family by family.
const WHAT: [(Family, &str); 17] = [
    (
        Family::A1,
        "Where nouns have a gender, so have their pronouns: a country or a firm is “she”, a party \
         “he”. A system that reads sentence by sentence does not know what the pronoun stands for \
         and keeps the gender.",
    ),
    (
        Family::A2,
        "French “son”, Spanish “su” and Chinese “tā” do not say whose; the system guesses, mostly \
         “his”. Italian, Spanish and Chinese leave a subject out that English must have.",
    ),
    (
        Family::B,
        "Languages give capitals to other words than English does: not to months, weekdays, \
         adjectives of nations, or only to the first word of a name; German to every noun.",
    ),
    (
        Family::C,
        "Decimal commas, thousands set apart by spaces or points, the sign of a currency behind \
         its sum, dates and times of day as the source writes them.",
    ),
    (
        Family::D,
        "The source's quotation marks and the spaces of its typography stay; words that the \
         system cut at their hyphens are not put together again; letters come from the wrong \
         script or the wrong encoding.",
    ),
    (
        Family::E,
        "Two words of the source become one English word, said twice; a system that has lost the \
         thread says the same again and again; the scraper took a sentence twice.",
    ),
    (
        Family::F1,
        "Words, acronyms, titles and names that the system did not know or did not touch stand in \
         the source's language or its spelling.",
    ),
    (
        Family::F2,
        "Each sentence is translated for itself, so that a name comes out in one spelling here and \
         in another there.",
    ),
    (
        Family::G1,
        "An article stands where the source has one and English none, before titles, weekdays and \
         countries, or is lacking, since the source has none.",
    ),
    (
        Family::G2,
        "Adjectives, adverbs, titles and verbs keep the place that they have in the source.",
    ),
    (
        Family::G3,
        "The preposition of the source is translated by its commonest English counterpart, not by \
         the one that the English verb, noun or date asks for.",
    ),
    (
        Family::G4,
        "Number, person and verb forms follow the grammar of the source: plurals of what English \
         does not count, infinitives where English has another form.",
    ),
    (
        Family::H,
        "Tenses are kept though English uses them otherwise: the present and the future of things \
         long past, the perfect beside a date, the conditional of hearsay.",
    ),
    (Family::I1, "A phrase is translated word by word. Every word is English, the phrase is not."),
    (
        Family::I2,
        "A word is translated by the English word that looks like it, or by its commonest meaning \
         where another is meant.",
    ),
    (
        Family::J,
        "What stood around the article on its page was scraped and translated with it: notices, \
         buttons, credits, links to other articles.",
    ),
    (Family::K, "The words do not fit together: the system lost the construction of the sentence."),
];

/// Writes the pages. `measured` is `docs/MEASURED.md`.
pub fn write(root: &Path, measured: &str) -> Result<()> {
    let rules = RuleSet::with_examples(Vec::new()).map_err(|errors| errors.to_string())?;
    let folder = root.join("docs/rules");
    std::fs::create_dir_all(&folder)?;
    let mut index = "# Rules by family\n\n`cargo xtask measure` wrote these pages. `mtlint explain RULE` says the \
                     same of one rule.\n\n| family | | rules by default | more in review |\n| --- | --- | ---: | ---: |\n"
        .to_owned();
    for (key, family) in FAMILIES {
        let of_family: Vec<&Rule> =
            rules.rules.iter().filter(|rule| rule.family == family).collect();
        let (default, review): (Vec<&Rule>, Vec<&Rule>) =
            of_family.into_iter().partition(|rule| rule.certainty > Certainty::Possible);
        let title = defaults(family).title;
        let what = WHAT.iter().find(|(other, _)| *other == family).map_or("", |(_, what)| what);
        let mut page = format!("# {key}: {title}\n\n{what}\n");
        for (heading, rules) in
            [("By default", &default), ("In the review profile (`--profile review`)", &review)]
        {
            if !rules.is_empty() {
                write!(page, "\n## {heading}\n")?;
            }
            for rule in rules {
                write_rule(&mut page, rule, measured)?;
            }
        }
        std::fs::write(folder.join(format!("{key}.md")), page)?;
        writeln!(index, "| [{key}]({key}.md) | {title} | {} | {} |", default.len(), review.len())?;
    }
    std::fs::write(folder.join("README.md"), index)?;
    Ok(())
}

fn write_rule(page: &mut String, rule: &Rule, measured: &str) -> Result<()> {
    write!(page, "\n### {}\n", rule.id)?;
    if !rule.why.is_empty() {
        write!(page, "\n{}\n", plain(&rule.why))?;
    }
    if !rule.from.is_empty() {
        write!(page, "\nTranslated from: {}.\n", rule.from.join(", "))?;
    }
    if let Some(style) = rule.style {
        write!(page, "\nIn house style: {}.\n", style.name())?;
    }
    page.push('\n');
    for example in &rule.examples {
        match example {
            Example::Bad { text, fault, good } => {
                let (before, marked, behind) =
                    (&text[..fault.start], &text[fault.start..fault.end], &text[fault.end..]);
                write!(page, "- {}[{}]{}", plain(before), strong(marked), plain(behind))?;
                if let Some(good) = good {
                    write!(page, " → {}", plain(good))?;
                }
                page.push('\n');
            }
            Example::Ok { text } => writeln!(page, "- left alone: {}", plain(text))?,
        }
    }
    if let Some(line) = line(measured, &rule.id) {
        write!(page, "\nMeasured: {line}.\n")?;
    }
    Ok(())
}

/// Bold, or as code where it is no word.
fn strong(text: &str) -> String {
    if text.trim() == text && text.chars().any(char::is_alphanumeric) {
        format!("**{}**", plain(text))
    } else {
        format!("`{}`", text.replace(['\n', '`'], " "))
    }
}

/// Text in which Markdown sees no marks; line ends are shown.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => plain.push('⏎'),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => {
                plain.push('\\');
                plain.push(c);
            }
            c => plain.push(c),
        }
    }
    plain
}
