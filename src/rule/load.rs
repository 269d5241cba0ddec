//! From the text of rule files to rules.

use std::cell::RefCell;

use rustc_hash::FxHashMap;
use toml::de::DeTable;
use xxhash_rust::xxh3::Xxh3Default;

use super::families::{self, FAMILIES, SEVERITIES};
use super::keys::{self, CERTAINTIES, EXTENTS, LANGUAGES, POSITIONS, QUOTATION};
use super::list::{Entry, List};
use super::pattern::Pattern;
use super::pattern::vocabulary::Vocabulary;
use super::regexes::{self, Expression};
use super::table::{Fields, File, Located, did_you_mean};
use super::template::{Name, Template};
use super::{
    Detector, DetectorOption, Example, Extent, Find, FixTemplate, Near, Pack, Places, Rule,
    RuleError, RuleErrors, RuleSet, Share,
};
use crate::diagnostic::{Certainty, Family, Severity};
use crate::document::BlockKind;
use crate::style::CHOICES;
use crate::text::View;

impl RuleSet {
    /// Loads rule files. A list or rule of a later layer replaces one of the same name or id in an
    /// earlier layer; within one layer names and ids are taken once. `detectors` are those that
    /// rules may name.
    ///
    /// # Errors
    /// Everything that is wrong with the files, so that it can be mended in one go.
    pub fn load(
        layers: &[Vec<Pack>],
        detectors: &[&'static dyn Detector],
    ) -> Result<Self, RuleErrors> {
        let errors = RefCell::new(Vec::new());
        let files: Vec<Vec<File<'_>>> = layers
            .iter()
            .map(|packs| packs.iter().map(|pack| File::new(pack, &errors)).collect())
            .collect();
        let tables: Vec<Vec<DeTable<'_>>> =
            files.iter().map(|files| files.iter().map(File::parse).collect()).collect();
        // What a file with broken syntax was to say is not known: nothing else is looked at.
        if !errors.borrow().is_empty() {
            return Err(in_order(errors.take(), layers));
        }
        let mut loader = Loader { detectors, vocabulary: Vocabulary::default(), lists: Vec::new() };
        let mut afters: Vec<(String, Located, &File<'_>)> = Vec::new();
        let mut aliases: Vec<(String, Located, &File<'_>)> = Vec::new();
        let mut rules: Vec<(usize, Rule)> = Vec::new();
        let mut numbers: FxHashMap<String, usize> = FxHashMap::default();
        // Also those of rules that are too broken to load.
        let mut ids: Vec<String> = Vec::new();
        let layered = files.iter().zip(&tables).enumerate();
        let sources: Vec<_> = layered
            .flat_map(|(layer, (files, tables))| {
                files.iter().zip(tables).map(move |(file, table)| {
                    (layer, file, Fields::new(file, table, keys::FILE, 0))
                })
            })
            .collect();
        let mut list_layers = Vec::new();
        for (layer, file, fields) in &sources {
            for (table, at) in fields.tables("list") {
                loader.list(file, table, at, *layer, &mut list_layers);
            }
        }
        for (layer, file, fields) in sources {
            for (table, at) in fields.tables("rule") {
                ids.extend(table.get("id").and_then(|id| id.get_ref().as_str()).map(str::to_owned));
                let Some((rule, Named { after, aliases: former })) = loader.rule(file, table, at)
                else {
                    continue;
                };
                // What replaced a rule before it was renamed replaces it still.
                let renamed = || {
                    rules.iter().position(|(before, other)| {
                        *before < layer && other.aliases.contains(&rule.id)
                    })
                };
                let same = numbers.get(&rule.id).copied().or_else(renamed);
                if let Some(same) = same.filter(|same| rules[*same].0 < layer) {
                    let replaced = &rules[same].1.id;
                    afters.retain(|(id, ..)| id != replaced);
                    aliases.retain(|(id, ..)| id != replaced);
                    numbers.insert(rule.id.clone(), same);
                }
                aliases.extend(former.into_iter().map(|alias| (rule.id.clone(), alias, file)));
                match same {
                    Some(same) if rules[same].0 == layer => {
                        let message = format!(
                            "`{}` is taken by the rule at {}:{}",
                            rule.id, rules[same].1.pack, rules[same].1.line
                        );
                        file.error(at, "id", message);
                    }
                    Some(same) => {
                        afters.extend(after.map(|after| (rule.id.clone(), after, file)));
                        rules[same] = (layer, rule);
                    }
                    None => {
                        afters.extend(after.map(|after| (rule.id.clone(), after, file)));
                        numbers.insert(rule.id.clone(), rules.len());
                        rules.push((layer, rule));
                    }
                }
            }
        }
        let mut rules: Vec<Rule> = rules.into_iter().map(|(_, rule)| rule).collect();
        rules.sort_by(|a, b| a.id.cmp(&b.id));
        for (id, alias, file) in &aliases {
            check_alias(&rules, id, alias, file);
        }
        for (id, after, file) in &afters {
            resolve_after(&mut rules, &ids, id, after, file);
        }
        let Loader { vocabulary, lists, .. } = loader;
        let errors = errors.take();
        if errors.is_empty() {
            return Ok(Self { rules, lists, vocabulary, digest: digest(layers) });
        }
        Err(in_order(errors, layers))
    }
}

/// A hash of all that the files say.
fn digest(layers: &[Vec<Pack>]) -> u128 {
    let mut hash = Xxh3Default::new();
    for packs in layers {
        for text in packs.iter().map(|pack| pack.text.as_bytes()) {
            hash.update(&text.len().to_le_bytes());
            hash.update(text);
        }
        // No text is of this length: layers are told apart.
        hash.update(&usize::MAX.to_le_bytes());
    }
    hash.digest128()
}

fn in_order(mut errors: Vec<RuleError>, layers: &[Vec<Pack>]) -> RuleErrors {
    let place = |name: &str| layers.iter().flatten().position(|pack| pack.name == name);
    errors.sort_by_key(|error| (place(&error.file), error.line, error.column));
    RuleErrors(errors)
}

/// An alias is neither a rule's id nor another rule's alias.
fn check_alias(rules: &[Rule], id: &str, alias: &Located, file: &File<'_>) {
    let has = |rule: &&Rule| rule.id == alias.text || rule.aliases.contains(&alias.text);
    let other = rules.iter().filter(|rule| rule.id != id).find(has);
    if let Some(other) = other {
        let Rule { id, pack, line, .. } = other;
        let message = format!("`{}` is taken by `{id}` at {pack}:{line}", alias.text);
        file.error_in(alias, 0, message);
    }
}

/// Finds the rule behind `after` and sees that it leads back to no rule on the way.
fn resolve_after(rules: &mut [Rule], ids: &[String], id: &str, after: &Located, file: &File<'_>) {
    let Ok(rule) = rules.binary_search_by(|rule| rule.id.as_str().cmp(id)) else {
        return;
    };
    let by_id = rules.binary_search_by(|rule| rule.id.as_str().cmp(&after.text)).ok();
    let by_alias = || rules.iter().position(|rule| rule.aliases.contains(&after.text));
    let Some(other) = by_id.or_else(by_alias) else {
        if ids.contains(&after.text) {
            return;
        }
        let hint = did_you_mean(&after.text, ids.iter().map(String::as_str));
        let hint = hint.map_or(String::new(), |hint| format!("; {hint}"));
        return file.error_in(after, 0, format!("there is no rule `{}`{hint}", after.text));
    };
    let mut next = Some(other);
    while let Some(at) = next {
        if at == rule {
            return file.error_in(after, 0, "the rule would have to follow itself");
        }
        next = rules[at].after;
    }
    rules[rule].after = Some(other);
}

/// No correction is an entry itself, and no entry is there twice: entries stand for all cases.
pub(crate) fn check_corrections(file: &File<'_>, entries: &[(Located, Option<Located>)]) {
    let corrected = entries.iter().filter(|(_, to)| to.is_some());
    let mut keys = FxHashMap::default();
    for (entry, _) in corrected.clone() {
        if let Some(first) = keys.insert(entry.text.to_lowercase(), &entry.text) {
            let message = format!("`{}` stands for `{first}`, too", entry.text);
            file.error_in(entry, 0, message);
        }
    }
    for to in corrected.filter_map(|(_, to)| to.as_ref()) {
        if keys.contains_key(&to.text.to_lowercase()) {
            let message = format!("the correction `{}` is itself an entry", to.text);
            file.error_in(to, 0, message);
        }
    }
}

/// Where a rule names rules.
struct Named {
    after: Option<Located>,
    aliases: Vec<Located>,
}

struct Loader<'a> {
    detectors: &'a [&'static dyn Detector],
    vocabulary: Vocabulary,
    lists: Vec<List>,
}

impl Loader<'_> {
    fn list(
        &mut self,
        file: &File<'_>,
        table: &DeTable<'_>,
        at: usize,
        layer: usize,
        layers: &mut Vec<usize>,
    ) {
        let fields = Fields::new(file, table, keys::LIST, at);
        let Some(name) = fields.string("name") else {
            return;
        };
        check_kebab(file, &name);
        if fields.has("entries") == fields.has("corrections") {
            return file.error(at, "entries", "a list has either `entries` or `corrections`");
        }
        let plain = fields.strings("entries").into_iter().map(|entry| (entry, None));
        let corrected = fields.pairs("corrections");
        let corrected = corrected.into_iter().map(|(entry, to)| (entry, Some(to)));
        let entries: Vec<_> = plain.chain(corrected).collect();
        let strings = entries.iter().flat_map(|(entry, to)| std::iter::once(entry).chain(to));
        if let Some(blank) = strings.into_iter().find(|string| is_blank(&string.text)) {
            return file.error_in(blank, 0, "an entry is empty");
        }
        if entries.is_empty() {
            // What is missing, empty or of the wrong type has been said.
            return;
        }
        check_corrections(file, &entries);
        let entries = entries
            .into_iter()
            .map(|(entry, to)| Entry { entry: entry.text, correction: to.map(|to| to.text) });
        let entries = entries.collect();
        let same = self.lists.iter().position(|list| list.name == name.text);
        if let Some(same) = same.filter(|same| layers[*same] == layer) {
            let message = format!("the name `{}` is taken by another list", self.lists[same].name);
            return file.error_in(&name, 0, message);
        }
        let list = List::new(name.text, entries, &mut self.vocabulary);
        match same {
            Some(same) => {
                self.lists[same] = list;
                layers[same] = layer;
            }
            None => {
                self.lists.push(list);
                layers.push(layer);
            }
        }
    }

    /// Reads one rule; `None` when it is too broken to go on with.
    fn rule(&mut self, file: &File<'_>, table: &DeTable<'_>, at: usize) -> Option<(Rule, Named)> {
        let fields = Fields::new(file, table, keys::RULE, at);
        let before = file.errors.borrow().len();
        let id = fields.string("id");
        if let Some(id) = &id {
            check_kebab(file, id);
        }
        let family = fields.choice("family", &FAMILIES);
        let others = Named { after: fields.string("after"), aliases: fields.strings("aliases") };
        for alias in &others.aliases {
            check_kebab(file, alias);
            if id.as_ref().is_some_and(|id| id.text == alias.text) {
                file.error_in(alias, 0, "is the rule's id; an alias is what it was called before");
            }
        }
        let find = self.find(file, &fields, others.after.is_some());
        let names = find.as_ref().map(Self::names);
        let certainty = fields.choice("certainty", &CERTAINTIES).unwrap_or(Certainty::Likely);
        if fields.has("related") && !matches!(find, Some(Find::Detector(..)) | None) {
            file.error(
                fields.place("related"),
                "related",
                "only a detector points at another place",
            );
        }
        let extent = fields.choice("span", &EXTENTS).unwrap_or(Extent::Match);
        let template = |located: &Located| {
            // What may be used is not known when the rule finds nothing.
            let Some(names) = &names else {
                return Template::default();
            };
            Template::new(&located.text, names)
                .map_err(|(offset, message)| file.error_in(located, offset, message))
                .unwrap_or_default()
        };
        let message = fields.string("message").map(|text| template(&text)).unwrap_or_default();
        let label = match (fields.string("label"), &id) {
            (Some(label), _) => template(&label),
            (None, Some(id)) => Template::new(&id.text.replace('-', " "), &[]).unwrap_or_default(),
            (None, None) => Template::default(),
        };
        let fixes = fixes(file, &fields, extent, &template);
        let examples = examples(file, &fields, fields.has("fix") || fields.has("safe-fix"));
        let (mqm, its, severity) = types(file, &fields, family);
        let rule = Rule {
            id: id.map(|id| id.text).unwrap_or_default(),
            aliases: others.aliases.iter().map(|alias| alias.text.clone()).collect(),
            pack: file.name.to_owned(),
            line: file.line(at),
            family: family.unwrap_or(FAMILIES[0].1),
            unless: self.patterns(file, &fields.strings("unless")),
            near: self.near(file, &fields, "near"),
            unless_near: self.near(file, &fields, "unless-near"),
            only_in: places(&fields, "in"),
            not_in: places(&fields, "not-in"),
            asks_for_tags: fixes.iter().any(|fix| fix.text.asks_for_tags())
                || message.asks_for_tags(),
            position: fields.choice("position", &POSITIONS),
            share: share(file, &fields),
            silences: silences(&fields),
            after: None,
            extent,
            from: languages(&fields),
            style: fields.choice("style", &CHOICES),
            message,
            label,
            why: fields.string("why").map(|why| why.text).unwrap_or_default(),
            related: fields.string("related").map(|text| template(&text)).unwrap_or_default(),
            fixes,
            mqm,
            its,
            severity,
            certainty,
            examples,
            find: find?,
        };
        (file.errors.borrow().len() == before).then_some((rule, others))
    }

    fn find(&mut self, file: &File<'_>, fields: &Fields<'_>, placed: bool) -> Option<Find> {
        let named: Vec<_> =
            ["pattern", "regex", "detector"].into_iter().filter(|key| fields.has(key)).collect();
        if named.len() != 1 {
            let message = "a rule has one of `pattern`, `regex` and `detector`";
            file.error(fields.at, named.get(1).unwrap_or(&"pattern"), message);
            return None;
        }
        if fields.has("with") && !fields.has("detector") {
            file.error(fields.place("with"), "with", "only a detector has options");
        }
        if let Some(text) = fields.string("pattern") {
            let pattern = self.pattern(file, &text)?;
            if pattern.anchors.is_empty() && !placed {
                let message = "nothing to anchor on: the pattern needs a word, a mark or a list \
                               that every match contains, or `after`, so that it is tried only \
                               where that stands";
                file.error_in(&text, 0, message);
            }
            return Some(Find::Pattern(pattern));
        }
        if let Some(text) = fields.string("regex") {
            self.built_in_lists(&text.text);
            let expression = Expression::new(&text.text, &self.lists)
                .map_err(|(offset, message)| file.error_in(&text, offset, message))
                .ok()?;
            if expression.names.iter().any(|name| name == "match") {
                file.error_in(&text, 0, "the name `match` is taken by what is reported");
            }
            return Some(Find::Regex(expression));
        }
        let name = fields.string("detector")?;
        let Some(detector) = self.detectors.iter().find(|other| other.name() == name.text) else {
            let known = || self.detectors.iter().map(|detector| detector.name());
            let hint = did_you_mean(&name.text, known())
                .unwrap_or_else(|| format!("there is {}", known().collect::<Vec<_>>().join(", ")));
            file.error_in(&name, 0, format!("there is no detector `{}`; {hint}", name.text));
            return None;
        };
        Some(Find::Detector(*detector, options(file, fields, *detector)))
    }

    /// Brings in the lists that come with the program, of those that a pattern or expression
    /// names: the rule files' own go before them.
    fn built_in_lists(&mut self, text: &str) {
        for after in text.split('@').skip(1) {
            let end = after
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '.')
                .unwrap_or(after.len());
            let name = &after[..end];
            if self.lists.iter().any(|list| list.name == name) {
                continue;
            }
            self.lists.extend(List::built_in(name));
        }
    }

    fn pattern(&mut self, file: &File<'_>, text: &Located) -> Option<Pattern> {
        self.built_in_lists(&text.text);
        Pattern::new(&text.text, &mut self.vocabulary, &self.lists)
            .map_err(|error| file.error_in(text, error.at, error.message))
            .ok()
    }

    fn patterns(&mut self, file: &File<'_>, texts: &[Located]) -> Vec<Pattern> {
        texts.iter().filter_map(|text| self.pattern(file, text)).collect()
    }

    fn near(&mut self, file: &File<'_>, fields: &Fields<'_>, key: &'static str) -> Option<Near> {
        let (table, at) = fields.table(key)?;
        let fields = Fields::new(file, table, keys::NEAR, at);
        let any = self.patterns(file, &fields.strings("any"));
        let within = fields.integer("within").unwrap_or(0);
        match usize::try_from(within) {
            Ok(within) if within <= 20 => Some(Near { any, within }),
            _ => {
                file.error(fields.place("within"), "within", "is 0 to 20 sentences");
                None
            }
        }
    }

    /// What messages and fixes may use.
    fn names(find: &Find) -> Vec<Name> {
        let plain = |name: &str| Name { name: name.to_owned(), listed: false, captured: false };
        let mut names = vec![plain("match")];
        match find {
            Find::Pattern(pattern) => {
                names.extend(pattern.captures.iter().map(|capture| Name {
                    name: capture.name.clone(),
                    listed: capture.list.is_some(),
                    captured: true,
                }));
            }
            Find::Regex(expression) => {
                let groups = expression.names.iter().filter(|name| *name != regexes::MARK);
                names.extend(groups.map(|name| plain(name)));
            }
            Find::Detector(detector, _) => {
                names.extend(detector.binds().iter().map(|name| plain(name)));
            }
        }
        names
    }
}

/// Whether rules see nothing in a text: it is white space and zero-width characters.
pub(crate) fn is_blank(text: &str) -> bool {
    View::new(text).text().trim().is_empty()
}

fn check_kebab(file: &File<'_>, name: &Located) {
    let fits = name.text.split('-').all(|part| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    });
    if !fits {
        let message = format!("`{}` is not in kebab-case, as in `considered-as`", name.text);
        file.error_in(name, 0, message);
    }
}

fn options(file: &File<'_>, fields: &Fields<'_>, detector: &dyn Detector) -> Vec<i64> {
    let known = detector.options();
    let mut values: Vec<i64> = known.iter().map(|option| option.default).collect();
    let Some((table, _)) = fields.table("with") else {
        return values;
    };
    for (name, value) in table {
        let Some(at) = known.iter().position(|option| option.name == name.get_ref()) else {
            let names = known.iter().map(|option| option.name);
            let hint = did_you_mean(name.get_ref(), names.clone()).unwrap_or_else(|| {
                format!("its options are {}", names.collect::<Vec<_>>().join(", "))
            });
            let message = format!("unknown option of `{}`; {hint}", detector.name());
            file.error(name.span().start, name.get_ref(), message);
            continue;
        };
        let DetectorOption { least, most, .. } = known[at];
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|integer| i64::from_str_radix(integer.as_str(), integer.radix()).ok())
            .filter(|number| (least..=most).contains(number));
        match number {
            Some(number) => values[at] = number,
            None => {
                let message = format!("is a whole number from {least} to {most}");
                file.error(value.span().start, name.get_ref(), message);
            }
        }
    }
    values
}

fn places(fields: &Fields<'_>, key: &'static str) -> Option<Places> {
    let mut choices: Vec<(&str, Option<BlockKind>)> =
        BlockKind::ALL.iter().map(|kind| (kind.name(), Some(*kind))).collect();
    choices.push((QUOTATION, None));
    let chosen = fields.choices(key, &choices);
    fields.has(key).then(|| Places {
        kinds: chosen.iter().copied().flatten().collect(),
        quotation: chosen.contains(&None),
    })
}

fn share(file: &File<'_>, fields: &Fields<'_>) -> Option<Share> {
    let (table, at) = fields.table("share")?;
    let fields = Fields::new(file, table, keys::SHARE, at);
    let number = |key, default, most: usize, message| {
        let number = fields.integer(key).map_or(Some(default), |it| usize::try_from(it).ok());
        let fits = number.filter(|number| (1..=most).contains(number));
        if fits.is_none() {
            file.error(fields.place(key), key, message);
        }
        fits
    };
    let percent = number("percent", 1, 100, "is 1 to 100 percent of the article");
    let words = number("words", 1, 1000, "is 1 to 1000 words");
    Some(Share { percent: percent?, words: words? })
}

fn silences(fields: &Fields<'_>) -> Vec<Family> {
    let chosen = fields.choices("silences", &keys::silences());
    if chosen.contains(&None) {
        return FAMILIES.iter().map(|(_, family)| *family).collect();
    }
    chosen.into_iter().flatten().collect()
}

fn languages(fields: &Fields<'_>) -> Vec<String> {
    let choices: Vec<_> = LANGUAGES.iter().map(|code| (*code, *code)).collect();
    fields.choices("from", &choices).into_iter().map(str::to_owned).collect()
}

fn types(
    file: &File<'_>,
    fields: &Fields<'_>,
    family: Option<Family>,
) -> (String, &'static str, Severity) {
    let defaults = families::defaults(family.unwrap_or(FAMILIES[0].1));
    let severity = fields.choice("severity", &SEVERITIES).unwrap_or(defaults.severity);
    let mut mqm = defaults.mqm;
    if let Some(named) = fields.string("mqm") {
        if families::its(&named.text).is_none() {
            let hint = did_you_mean(&named.text, families::mqm_types())
                .unwrap_or_else(|| "the exact names are in docs/RULES.md".into());
            file.error_in(&named, 0, format!("there is no MQM type `{}`; {hint}", named.text));
        }
        mqm = named.text;
    }
    let its = families::its(&mqm).unwrap_or("uncategorized");
    (mqm, its, severity)
}

fn fixes(
    file: &File<'_>,
    fields: &Fields<'_>,
    extent: Extent,
    template: &dyn Fn(&Located) -> Template,
) -> Vec<FixTemplate> {
    let safe = fields.string("safe-fix");
    if let Some(safe) = &safe
        && safe.text.is_empty()
        && matches!(extent, Extent::Paragraph | Extent::LinesBelow | Extent::ToEnd)
    {
        let message = "removing more than a line is never safe; make it a `fix`";
        file.error_in(safe, 0, message);
    }
    let safe = safe.iter().map(|text| FixTemplate { text: template(text), safe: true });
    let suggested = fields.strings("fix");
    let suggested = suggested.iter().map(|text| FixTemplate { text: template(text), safe: false });
    safe.chain(suggested).collect()
}

fn examples(file: &File<'_>, fields: &Fields<'_>, fixable: bool) -> Vec<Example> {
    let mut examples = Vec::new();
    let before = file.errors.borrow().len();
    for (table, at) in fields.tables("example") {
        let fields = Fields::new(file, table, keys::EXAMPLE, at);
        let good = fields.string("good");
        match (fields.string("bad"), fields.string("ok")) {
            (Some(bad), None) => {
                if fixable && good.is_none() {
                    let message = "is missing: what the first fix makes of `bad`";
                    file.error(at, "good", message);
                }
                if !fixable && good.is_some() {
                    file.error(at, "good", "the rule has no fix that could lead to it");
                }
                match Example::bad(&bad.text, good.map(|good| good.text)) {
                    Ok(example) => examples.push(example),
                    Err(message) => file.error_in(&bad, 0, message),
                }
            }
            (None, Some(ok)) if good.is_none() => examples.push(Example::Ok { text: ok.text }),
            _ => {
                let message =
                    "an example has either `bad` (with `good` where there is a fix) or `ok`";
                file.error(at, "example", message);
            }
        }
    }
    let bad = examples.iter().filter(|example| matches!(example, Example::Bad { .. })).count();
    let clean = file.errors.borrow().len() == before;
    if clean && (bad < 2 || examples.len() - bad < 2) && fields.has("example") {
        let message = format!(
            "a rule needs two `bad` and two `ok` examples; this one has {bad} and {}",
            examples.len() - bad
        );
        file.error(fields.at, "example", message);
    }
    examples
}
