//! Document in, diagnostics out: runs all rules and settles overlaps.
//!
//! Pure: no files, no clock, no threads of its own, the same result on every run.

mod article;
mod edits;
mod grade;
mod index;
mod markup;
mod meter;
mod origin;
mod settle;
mod share;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Certainty, Diagnostic, Family, Severity};
use crate::document::{BlockKind, Document};
use crate::rule::pattern::{Match, Pattern, Words};
use crate::rule::regexes::MARK;
use crate::rule::template::Value;
use crate::rule::{Detector, Extent, Find, Found, PREFERRED, Rule, RuleSet, Search};
use crate::span::Span;
use crate::style::Style;
use article::Article;
use grade::Grade;
use index::Index;
pub use meter::Meter;
use meter::Metered;
pub use origin::{Origin, origin};

/// A rule set, ready to check documents.
pub struct Engine {
    rules: RuleSet,
    index: Index,
}

/// What to look for.
#[derive(Clone, Debug)]
pub struct Options {
    /// The language the article was translated from (ISO 639-1), if it is known and whatever the
    /// document says.
    pub from: Option<String>,
    /// Rules that are less certain are left out.
    pub certainty: Certainty,
    /// Rules by [what they are named](Rule::named); empty: all.
    pub select: Vec<String>,
    /// Rules that are left out, unless they are selected by a closer name.
    pub ignore: Vec<String>,
    /// Rules that are left out, however they are selected.
    pub off: Vec<String>,
    /// What holds instead of a rule's own severity. The closest name decides.
    pub severities: BTreeMap<String, Severity>,
    /// What holds instead of a rule's own certainty. The closest name decides.
    pub certainties: BTreeMap<String, Certainty>,
    /// What the house has settled.
    pub style: Style,
    /// Names whose spelling the house has settled, right and wrong: of them its own rule speaks alone.
    pub names: Vec<String>,
}

impl Default for Options {
    /// The default profile: what is at least likely, from whatever language, in the default style.
    fn default() -> Self {
        Self {
            from: None,
            certainty: Certainty::Likely,
            select: Vec::new(),
            ignore: Vec::new(),
            off: Vec::new(),
            severities: BTreeMap::new(),
            certainties: BTreeMap::new(),
            style: Style::default(),
            names: Vec::new(),
        }
    }
}

impl Options {
    fn reports(&self, rule: &Rule, grade: Grade, document: &Document) -> bool {
        let from = self.from.as_ref().or(document.source_language.as_ref());
        let from_here = |from: &String| rule.from.is_empty() || rule.from.contains(from);
        grade.certainty >= self.certainty
            && from.is_none_or(from_here)
            && self.selects(|name| rule.named(name))
    }

    /// Whether a rule of names speaks of a name that the house has settled.
    fn settles(&self, rule: &Rule, text: &str) -> bool {
        matches!(rule.family, Family::F1 | Family::F2)
            && rule.id != PREFERRED
            && self.names.iter().any(|name| name.to_lowercase() == text.to_lowercase())
    }
}

/// A place that a rule found.
struct Hit {
    rule: usize,
    block: usize,
    /// The match, in tokens of the block's text.
    tokens: Range<usize>,
    /// What is reported, in bytes of the source.
    span: Span,
    values: Vec<Value>,
    related: Option<Span>,
    /// The source language that a detector knows the place is of.
    from: Option<&'static str>,
}

impl Engine {
    #[must_use]
    pub fn new(rules: RuleSet) -> Self {
        let index = Index::new(&rules);
        Self { rules, index }
    }

    #[must_use]
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    #[must_use]
    pub fn into_rules(self) -> RuleSet {
        self.rules
    }

    /// Whether a rule that is named so runs on a document.
    #[must_use]
    pub fn runs(&self, name: &str, document: &Document, options: &Options) -> bool {
        let rules = &self.rules.rules;
        let mut graded = rules.iter().zip(options.grades(rules));
        graded.any(|(rule, grade)| {
            rule.named(name).is_some() && options.reports(rule, grade, document)
        })
    }

    /// Checks a document. The diagnostics come in the order of their spans.
    #[must_use]
    pub fn check(&self, document: &Document, options: &Options) -> Vec<Diagnostic> {
        self.check_with(document, options, Metered(None))
    }

    /// [`Self::check`], with word of what each rule does to a meter. Tags of words are made for the
    /// rule that first asks for them.
    #[must_use]
    pub fn check_metered(
        &self,
        document: &Document,
        options: &Options,
        meter: &dyn Meter,
    ) -> Vec<Diagnostic> {
        self.check_with(document, options, Metered(Some(meter)))
    }

    fn check_with(
        &self,
        document: &Document,
        options: &Options,
        meter: Metered<'_>,
    ) -> Vec<Diagnostic> {
        let rules = &self.rules.rules;
        let grades = options.grades(rules);
        let reported: Vec<bool> = rules
            .iter()
            .zip(&grades)
            .map(|(rule, grade)| options.reports(rule, *grade, document))
            .collect();
        // A rule that another one follows runs for the other's sake.
        let mut active = reported.clone();
        for rule in 0..rules.len() {
            let mut next = rules[rule].after.filter(|_| reported[rule]);
            while let Some(other) = next {
                active[other] = true;
                next = rules[other].after;
            }
        }
        let article = Article::new(document, &self.rules, options.style);
        let asks_for_variety = article.asks_for_variety(&active);
        let mut searches = self.searches(&active);
        let (mut hits, mut found) = (Vec::new(), Vec::new());
        for block in 0..document.blocks.len() {
            if asks_for_variety {
                article.reading.note_variety(block);
            }
            self.find_patterns(&article, block, &active, meter, &mut found);
            self.find_regexes(&article, block, &active, meter, &mut found);
            let holds = |hit: &Hit| meter.of(hit.rule, || self.holds(&article, hit));
            hits.extend(found.drain(..).filter(holds));
            for (rule, _, search) in &mut searches {
                meter.of(*rule, || search.block(&article.reading, block));
            }
        }
        for (rule, detector, search) in searches {
            meter.of(rule, || {
                let found = search.end(&article.reading).into_iter();
                let found = found.map(|found| self.found(&article, rule, detector, found));
                hits.extend(found.filter(|hit| self.holds(&article, hit)));
            });
        }
        // Whose English it is, the whole article tells.
        hits.retain(|hit| self.is_in_style(&article, hit));
        self.settle_after(&article, &active, &mut hits);
        share::settle(&mut hits, &article, &self.rules);
        hits.retain(|hit| reported[hit.rule]);
        hits.retain(|hit| !options.settles(&rules[hit.rule], article.reading.slice(hit.span)));
        settle::silence(&mut hits, &self.rules, &grades);
        settle::end_before_others(&mut hits, &article, &self.rules);
        let hits = settle::without_overlaps(hits, &self.rules, &grades);
        let diagnostics = settle::diagnostics(hits, &article, &self.rules, &grades);
        meter.lap(None);
        diagnostics
    }

    fn find_patterns(
        &self,
        article: &Article<'_>,
        block: usize,
        active: &[bool],
        meter: Metered<'_>,
        hits: &mut Vec<Hit>,
    ) {
        let words = article.words(block);
        let tried = &mut article.tried.borrow_mut();
        let found = self.index.patterns(&self.rules, active, words.get(), tried, meter);
        for (rule, found) in found {
            let Find::Pattern(pattern) = &self.rules.rules[rule].find else {
                continue;
            };
            hits.push(self.pattern_hit(article, block, rule, pattern, found));
        }
    }

    fn find_regexes(
        &self,
        article: &Article<'_>,
        block: usize,
        active: &[bool],
        meter: Metered<'_>,
        hits: &mut Vec<Hit>,
    ) {
        let text = article.reading.text(block);
        let characters = text.characters();
        for (rule, sentence) in self.index.candidates(&text) {
            let Find::Regex(expression) = &self.rules.rules[rule].find else {
                continue;
            };
            if !active[rule] {
                continue;
            }
            meter.lap(None);
            let sentence = text.characters_of(text.tokens_of_sentence(sentence));
            let haystack = &characters[sentence.start..sentence.end];
            for found in expression.regex.on(haystack).captures_iter(haystack) {
                let Some(whole) = found.get(0).filter(|whole| !whole.is_empty()) else {
                    continue;
                };
                let at = |group: regex::Match<'_>| {
                    Span::new(sentence.start + group.start(), sentence.start + group.end())
                };
                let values = expression.names.iter().filter_map(|name| {
                    let text = found.name(name)?.as_str().to_owned();
                    Some(Value { name: name.clone(), text, listed: None, tag: None })
                });
                let tokens = text.tokens_at_characters(at(whole));
                let marked = at(found.name(MARK).unwrap_or(whole));
                let marked = text.characters_to_source(marked);
                if marked.is_empty() {
                    continue;
                }
                hits.push(Hit {
                    rule,
                    block,
                    span: self.widen(article, block, rule, &tokens, marked),
                    tokens,
                    values: values.collect(),
                    related: None,
                    from: None,
                });
            }
            meter.lap(Some(rule));
        }
    }

    /// The detectors of active rules, at the beginning of an article.
    fn searches(
        &self,
        active: &[bool],
    ) -> Vec<(usize, &'static dyn Detector, Box<dyn Search + '_>)> {
        let rules = self.rules.rules.iter().enumerate().filter(|(rule, _)| active[*rule]);
        let searches = rules.filter_map(|(number, rule)| match &rule.find {
            Find::Detector(detector, options) => Some((number, *detector, detector.begin(options))),
            Find::Pattern(_) | Find::Regex(_) => None,
        });
        searches.collect()
    }

    fn found(
        &self,
        article: &Article<'_>,
        rule: usize,
        detector: &dyn Detector,
        found: Found,
    ) -> Hit {
        let Found { block, tokens, marked, values, related } = found;
        let from = detector.source_language(&values);
        let text = article.reading.text(block);
        let span = match marked {
            Some(marked) => text.characters_to_source(marked),
            None => text.source_of(tokens.clone()),
        };
        let values = detector.binds().iter().zip(values).map(|(name, text)| Value {
            name: (*name).to_owned(),
            text,
            listed: None,
            tag: None,
        });
        Hit {
            rule,
            block,
            span: self.widen(article, block, rule, &tokens, span),
            tokens,
            values: values.collect(),
            related,
            from,
        }
    }

    fn pattern_hit(
        &self,
        article: &Article<'_>,
        block: usize,
        rule: usize,
        pattern: &Pattern,
        found: Match,
    ) -> Hit {
        let words = article.words(block);
        let Words { text, words, tags } = words.get();
        let captures = pattern.captures.iter().zip(&found.captures);
        let values = captures.filter_map(|(capture, tokens)| {
            let tokens = tokens.clone()?;
            let listed =
                capture.list.and_then(|list| self.rules.lists[list].listed(&words[tokens.clone()]));
            let last = tokens.end.checked_sub(1).filter(|_| self.rules.rules[rule].asks_for_tags);
            let tag = last.map(|last| tags.of(text, last).penn.name());
            Some(Value {
                name: capture.name.clone(),
                text: text
                    .read(text.characters_of(tokens), &article.reading.document().source)
                    .to_owned(),
                listed: listed.map(str::to_owned),
                tag,
            })
        });
        let span = text.to_source(found.span);
        Hit {
            rule,
            block,
            span: self.widen(article, block, rule, &found.tokens, span),
            values: values.collect(),
            tokens: found.tokens,
            related: None,
            from: None,
        }
    }

    /// What is reported of a match, by the rule's `span`.
    fn widen(
        &self,
        article: &Article<'_>,
        block: usize,
        rule: usize,
        tokens: &Range<usize>,
        span: Span,
    ) -> Span {
        let document = article.reading.document();
        match self.rules.rules[rule].extent {
            Extent::Match => span,
            Extent::Sentence => {
                let text = article.reading.text(block);
                let sentences = article.sentences(block, tokens);
                let first = text.source_of_sentence(sentences.start);
                Span::new(first.start, text.source_of_sentence(sentences.end - 1).end)
            }
            Extent::Line => document.line_around(&document.blocks[block], span),
            Extent::Paragraph => document.blocks[block].span(),
            Extent::LinesBelow => {
                let line = document.line_around(&document.blocks[block], span);
                let below = document.blocks[block + 1..].iter().take_while(|below| {
                    matches!(
                        below.kind,
                        BlockKind::Headline | BlockKind::ListItem | BlockKind::Tail
                    )
                });
                let end = below.last().map_or(line.end, |last| last.span().end);
                Span::new(line.start, end.max(line.end))
            }
            Extent::ToEnd => Span::new(span.start, document.source.trim_end().len().max(span.end)),
        }
    }

    fn is_in_style(&self, article: &Article<'_>, hit: &Hit) -> bool {
        self.rules.rules[hit.rule].style.is_none_or(|choice| article.is_in_style(choice))
    }

    /// Whether the rule's conditions hold, all but `style` and `after`.
    fn holds(&self, article: &Article<'_>, hit: &Hit) -> bool {
        let rule = &self.rules.rules[hit.rule];
        let (block, tokens) = (hit.block, &hit.tokens);
        let text = article.reading.text(block);
        let view = text.span_of(tokens.clone()).unwrap_or_default();
        rule.position.is_none_or(|position| article.is_at(block, position))
            && rule.only_in.as_ref().is_none_or(|places| article.is_in(places, block, view))
            && !rule.not_in.as_ref().is_some_and(|places| article.is_in(places, block, view))
            && !rule.unless.iter().any(|pattern| article.overlaps(pattern, block, tokens))
            && rule.near.as_ref().is_none_or(|near| article.is_near(near, block, tokens))
            && !rule.unless_near.as_ref().is_some_and(|near| article.is_near(near, block, tokens))
    }

    /// Keeps of the rules with `after` the hits that stand right behind one of the other rule's,
    /// in the same block, and finds those of patterns, which are tried nowhere else.
    fn settle_after(&self, article: &Article<'_>, active: &[bool], hits: &mut Vec<Hit>) {
        for rule in self.in_order_of_after() {
            let Some(other) = self.rules.rules[rule].after.filter(|_| active[rule]) else {
                continue;
            };
            let mut behind: Vec<(usize, usize)> = hits
                .iter()
                .filter(|hit| hit.rule == other)
                .map(|hit| (hit.block, article.reading.text(hit.block).tokens_at(hit.span).end))
                .collect();
            behind.sort_unstable();
            behind.dedup();
            hits.retain(|hit| {
                hit.rule != rule || behind.binary_search(&(hit.block, hit.tokens.start)).is_ok()
            });
            let Find::Pattern(pattern) = &self.rules.rules[rule].find else {
                continue;
            };
            for (block, token) in behind {
                let words = article.words(block);
                if let Some(found) = pattern.match_at(words.get(), article.lists(), token) {
                    let hit = self.pattern_hit(article, block, rule, pattern, found);
                    if self.holds(article, &hit) && self.is_in_style(article, &hit) {
                        hits.push(hit);
                    }
                }
            }
        }
    }

    /// The rules with `after`, each behind the one it names.
    fn in_order_of_after(&self) -> Vec<usize> {
        let rules = &self.rules.rules;
        let depth =
            |rule: usize| std::iter::successors(Some(rule), |rule| rules[*rule].after).count();
        let mut order: Vec<_> = (0..rules.len()).filter(|n| rules[*n].after.is_some()).collect();
        order.sort_by_key(|rule| depth(*rule));
        order
    }
}
