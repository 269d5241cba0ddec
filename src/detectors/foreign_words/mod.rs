//! Words that were left in another language.

mod word;

use std::cell::RefCell;
use std::ops::Range;

use crate::document::Reading;
use crate::language;
use crate::rule::{Detector, DetectorOption, Found, Search};
use crate::text::{Memo, Text, TokenKind};
use word::{FOREIGN, Kind, Known, TELLING, Word, language_of_latin_letter, tells};
pub(super) use word::{LANGUAGES, language_of_letter};

/// Finds words and runs of words that are another language's and not English, by a vote of word
/// frequencies: a word that English does not have and another language does, or has three hundred
/// times as often, or that no list has and English would not spell so; and a run of words that taken together are ten thousand times as likely in one
/// other language as in English (the sum of the logarithms, so that "de la" counts though both
/// words stand in English text). Words of another script are found by their letters.
///
/// Left alone are words in names, short quotations and quotations that are foreign for the greater
/// part, and what stands in brackets or is glossed in brackets.
pub(super) struct ForeignWords;

impl Detector for ForeignWords {
    fn name(&self) -> &'static str {
        "foreign-words"
    }

    fn help(&self) -> &'static str {
        "Words that were left in another language."
    }

    fn options(&self) -> &'static [DetectorOption] {
        &[]
    }

    fn binds(&self) -> &'static [&'static str] {
        &["language"]
    }

    fn source_language(&self, values: &[String]) -> Option<&'static str> {
        language::code_of_name(values.first()?)
    }

    fn begin<'a>(&'a self, _: &'a [i64]) -> Box<dyn Search + 'a> {
        Box::new(Runs::default())
    }
}

#[derive(Default)]
struct Runs {
    found: Vec<Run>,
}

thread_local! {
    /// What was found out about words; it holds in every article.
    static KNOWN: RefCell<Memo<Known>> = RefCell::new(Memo::new(usize::MAX));
}

impl Search for Runs {
    fn block(&mut self, reading: &Reading<'_>, block: usize) {
        let text = &reading.text(block);
        for sentence in 0..text.sentences() {
            let tokens = text.tokens_of_sentence(sentence);
            let Some(sentence) = KNOWN.with_borrow_mut(|known| Sentence::new(text, tokens, known))
            else {
                continue;
            };
            let runs = sentence.runs().into_iter().filter(|run| !is_meant(text, &sentence, run));
            self.found.extend(runs.map(|tokens| Run::new(text, &sentence, block, tokens)));
        }
    }

    fn end(self: Box<Self>, _: &Reading<'_>) -> Vec<Found> {
        // A word of several languages is of the one that the article has most of.
        let mut article = [0; LANGUAGES.len()];
        for run in &self.found {
            for (sum, votes) in article.iter_mut().zip(run.votes) {
                *sum += votes;
            }
        }
        let found = self.found.into_iter().map(|run| {
            let values = vec![language(&run, &article).to_owned()];
            Found { block: run.block, tokens: run.tokens, marked: None, values, related: None }
        });
        found.collect()
    }
}

/// Foreign words in a row.
struct Run {
    block: usize,
    tokens: Range<usize>,
    /// The sum of the frequencies of the words, for each language.
    votes: [i32; LANGUAGES.len()],
    /// What the letters say, where they say it.
    by_letters: Option<&'static str>,
}

impl Run {
    fn new(text: &Text, sentence: &Sentence, block: usize, tokens: Range<usize>) -> Self {
        let words = sentence.words_of(&tokens);
        let votes = std::array::from_fn(|language| {
            words.iter().map(|word| i32::from(word.known.votes[language])).sum()
        });
        let mut letters = tokens.clone().flat_map(|token| text.word(token).chars());
        let by_letters =
            letters.find_map(|c| language_of_letter(c).or_else(|| language_of_latin_letter(c)));
        Self { block, tokens, votes, by_letters }
    }
}

/// The English name of a run's language: the one that most of the article's runs are in, if the
/// run's words are not much more frequent in another.
fn language(run: &Run, article: &[i32; LANGUAGES.len()]) -> &'static str {
    let most = run.votes.iter().copied().max().unwrap_or(0);
    let near = (0..LANGUAGES.len()).filter(|l| run.votes[*l] > 0 && run.votes[*l] + FOREIGN > most);
    // The first of equals.
    let best = near.rev().max_by_key(|language| article[*language]);
    best.map(|language| LANGUAGES[language].1).or(run.by_letters).unwrap_or("another language")
}

/// How much likelier a run must be in the other language.
const RUN: i32 = 40;
/// The most words of a quotation that may be a term or a title.
const TERM: usize = 4;

/// A sentence in which a run may begin.
struct Sentence {
    tokens: Range<usize>,
    words: Vec<Word>,
}

impl Sentence {
    /// `None` where no run can begin, as in most sentences.
    fn new(text: &Text, tokens: Range<usize>, known: &mut Memo<Known>) -> Option<Self> {
        if !tokens.clone().any(|token| tells(text, token, known)) {
            return None;
        }
        let words = tokens.clone().map(|token| Word::new(text, token, known)).collect();
        Some(Self { tokens, words })
    }

    fn word(&self, token: usize) -> &Word {
        &self.words[token - self.tokens.start]
    }

    fn words_of(&self, tokens: &Range<usize>) -> &[Word] {
        let start = self.tokens.start;
        &self.words[tokens.start - start..tokens.end - start]
    }

    /// The runs, in tokens of the text, in order and apart.
    fn runs(&self) -> Vec<Range<usize>> {
        let mut runs = Vec::new();
        if !self.words.iter().any(Word::tells) {
            return runs;
        }
        let mut foreign: Vec<bool> = self.words.iter().map(Word::is_foreign).collect();
        for language in 0..LANGUAGES.len() {
            for run in likely_runs(&self.words, language) {
                foreign[run].fill(true);
            }
        }
        let mut at = self.tokens.start;
        for run in foreign.chunk_by(|a, b| a == b) {
            if run[0] {
                runs.push(at..at + run.len());
            }
            at += run.len();
        }
        runs
    }
}

/// The stretches of two words and more whose weights add up to [`RUN`]: those of largest sum, by
/// Kadane's algorithm.
fn likely_runs(words: &[Word], language: usize) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let (mut sum, mut best) = (0, 0);
    let mut run = 0..0;
    for at in 0..=words.len() {
        let weight = words.get(at).map_or(-1000, |word| word.weight(language));
        if sum == 0 {
            run = at..at;
        }
        sum += weight;
        if sum > best {
            best = sum;
            run.end = at + 1;
        }
        if sum <= 0 {
            // What hardly tells the languages apart is no end of a run.
            let tells = |at: &usize| words[*at].weight(language) >= TELLING;
            let first = run.clone().find(tells);
            let last = run.clone().rfind(tells);
            let is_name = |word: &Word| word.kind == Kind::Name;
            if best >= RUN
                && let (Some(first), Some(last)) = (first, last)
                && first < last
                && !words[first..=last].iter().all(is_name)
            {
                runs.push(first..last + 1);
            }
            (sum, best) = (0, 0);
        }
    }
    runs
}

/// Whether the writer meant the words to stand in their language: in a name, a term in quotation
/// marks, a foreign quotation, or with a gloss.
fn is_meant(text: &Text, sentence: &Sentence, run: &Range<usize>) -> bool {
    let before = run.start.checked_sub(1).filter(|before| *before >= sentence.tokens.start);
    let after = (run.end < sentence.tokens.end).then_some(run.end);
    let is_name =
        |token: Option<usize>| token.is_some_and(|token| sentence.word(token).kind == Kind::Name);
    let is_foreign_name = |token: usize| {
        let word = sentence.word(token);
        word.kind == Kind::Name
            && word.known.english == 0
            && (word.best() > 0 || word.known.accented)
    };
    let tells = sentence.words_of(run).iter().any(Word::is_foreign);
    let inside_name = is_name(before) && is_name(after)
        || (is_name(before) || is_name(after)) && !tells
        || before.is_some_and(is_foreign_name);
    // "Ho ho ho", and a word that breaks off.
    let first = text.word(run.start);
    let is_sound =
        run.len() > 1 && run.clone().all(|token| text.word(token).eq_ignore_ascii_case(first));
    let breaks_off = after.is_some_and(|after| {
        let tokens = text.tokens();
        text.word(after).starts_with('-') && tokens[after].start == tokens[run.end - 1].end
    });
    let in_single_quotes =
        [before, after].iter().all(|mark| mark.is_some_and(|mark| text.word(mark) == "'"));
    let is_glossed = after.is_some_and(|after| matches!(text.word(after), "(" | "["));
    let bracket =
        (sentence.tokens.start..run.start).fold(0, |depth, token| match text.word(token) {
            "(" | "[" => depth + 1,
            ")" | "]" => 0.max(depth - 1),
            _ => depth,
        });
    inside_name
        || in_single_quotes
        || is_sound
        || breaks_off
        || is_glossed
        || bracket > 0
        || is_quoted(text, run)
}

/// Whether a run is a good part of the quotation it stands in.
fn is_quoted(text: &Text, run: &Range<usize>) -> bool {
    let Some(span) = text.span_of(run.clone()) else {
        return false;
    };
    text.quotations().iter().filter(|quotation| quotation.contains(span)).any(|quotation| {
        let tokens = text.tokens();
        let first = tokens.partition_point(|token| (token.start as usize) < quotation.start);
        let quoted = tokens[first..].iter().take_while(|token| token.span().end <= quotation.end);
        let quoted = quoted.filter(|token| token.kind == TokenKind::Word).count();
        quoted <= TERM || quoted <= run.len() * 2
    })
}
