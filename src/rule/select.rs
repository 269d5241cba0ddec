//! How rules are named together: by id, by family, by rule file.

use super::{Rule, RuleSet, UNUSED, did_you_mean, families};

/// How closely a name picks a rule. The closest comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Closeness {
    Family,
    /// The rule file, or a folder above it; how many folders deep.
    Pack(usize),
    /// The id, or an alias.
    Rule,
}

impl Rule {
    /// Whether a name stands for this rule, and how closely: its id or an alias, the key of its
    /// family, its rule file or a folder of rule files. A rule file is named as `rules list` shows
    /// it, without `.toml`; those that come with mtlint without `rules/` as well.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<Closeness> {
        if name == self.id || self.aliases.iter().any(|alias| alias == name) {
            return Some(Closeness::Rule);
        }
        let name = name.trim_end_matches('/');
        if in_pack(&self.pack, name) {
            return Some(Closeness::Pack(name.matches('/').count()));
        }
        (name == families::key(self.family)).then_some(Closeness::Family)
    }
}

fn in_pack(pack: &str, name: &str) -> bool {
    let is_in = |pack: &str| {
        let rest = pack.strip_prefix(name);
        !name.is_empty()
            && rest.is_some_and(|rest| matches!(rest, "" | ".toml") || rest.starts_with('/'))
    };
    is_in(pack) || pack.strip_prefix("rules/").is_some_and(is_in)
}

impl RuleSet {
    /// The rule of an id or alias.
    #[must_use]
    pub fn rule(&self, name: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.named(name) == Some(Closeness::Rule))
    }

    /// Sees that a name stands for some rule or is the key of a family.
    ///
    /// # Errors
    /// What is wrong, with the name that was perhaps meant.
    pub fn knows(&self, name: &str) -> Result<(), String> {
        if name == UNUSED {
            return Ok(());
        }
        let is_family = families::FAMILIES.iter().any(|(key, _)| *key == name);
        if is_family || self.rules.iter().any(|rule| rule.named(name).is_some()) {
            return Ok(());
        }
        let rules = self.rules.iter().flat_map(|rule| {
            let pack = rule.pack.strip_prefix("rules/").unwrap_or(&rule.pack);
            let pack = pack.strip_suffix(".toml").unwrap_or(pack);
            [rule.id.as_str(), pack].into_iter().chain(rule.aliases.iter().map(String::as_str))
        });
        let known = rules.chain(families::FAMILIES.iter().map(|(key, _)| *key));
        let hint = did_you_mean(name, known);
        let hint = hint.unwrap_or_else(|| "`mtlint rules list` shows them".into());
        Err(format!("there is no rule, family or rule file `{name}`; {hint}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_file_is_named_by_its_path_or_its_folder() {
        for name in ["rules/en/dates.toml", "rules/en/dates", "en/dates", "en", "rules/en", "rules"]
        {
            assert!(in_pack("rules/en/dates.toml", name), "{name}");
        }
        for name in ["dates", "en/date", "e", "", "en/dates.tom", "/"] {
            assert!(!in_pack("rules/en/dates.toml", name), "{name}");
        }
        assert!(in_pack("my rules/a.toml", "my rules/a"));
        assert!(in_pack("../house/a.toml", "../house"));
    }

    #[test]
    fn rules_are_known_by_id_family_and_file() {
        let rules = RuleSet::built_in();
        for name in ["lowercase-month-or-day", "A1", "en/dates", "en/page"] {
            assert_eq!(rules.knows(name), Ok(()));
        }
        let hint = rules.knows("lowercase-month-or-dai").unwrap_err();
        assert!(hint.ends_with("did you mean `lowercase-month-or-day`?"), "{hint}");
        let (month, page) = (rules.rule("lowercase-month-or-day").unwrap(), Closeness::Pack(1));
        assert!(Closeness::Rule > page && page > Closeness::Pack(0) && page > Closeness::Family);
        assert_eq!(month.named("B"), Some(Closeness::Family));
    }
}
