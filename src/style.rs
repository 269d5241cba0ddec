//! House style: what a publisher has settled where English leaves a choice.

/// What a house has settled. `None`: nothing, so that what an article does is right; only the
/// variety is then guessed from the article ([`Reading::variety`](crate::document::Reading)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    pub variety: Option<Variety>,
    /// The order of dates; that of the variety unless it is settled apart.
    pub dates: Option<Dates>,
    pub ukraine: Ukraine,
    pub percent: Option<Percent>,
}

/// Whose dates and spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variety {
    /// Of the United States: color; Tuesday, March 4, 2025.
    Us,
    /// Of Great Britain: colour; Tuesday 4 March 2025.
    Gb,
}

/// What comes first in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dates {
    /// March 4
    MonthFirst,
    /// 4 March
    DayFirst,
}

/// What the capital of Ukraine is called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ukraine {
    #[default]
    Kyiv,
    Kiev,
}

/// What stands behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Percent {
    /// 5%
    Sign,
    /// 5 percent
    Percent,
    /// 5 per cent
    PerCent,
}

/// One thing settled: what a rule may ask for, and a word of `--style`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Variety(Variety),
    Dates(Dates),
    Ukraine(Ukraine),
    Percent(Percent),
}

/// All choices by their names.
pub const CHOICES: [(&str, Choice); 9] = [
    ("us", Choice::Variety(Variety::Us)),
    ("gb", Choice::Variety(Variety::Gb)),
    ("month-first", Choice::Dates(Dates::MonthFirst)),
    ("day-first", Choice::Dates(Dates::DayFirst)),
    ("kyiv", Choice::Ukraine(Ukraine::Kyiv)),
    ("kiev", Choice::Ukraine(Ukraine::Kiev)),
    ("percent-sign", Choice::Percent(Percent::Sign)),
    ("percent", Choice::Percent(Percent::Percent)),
    ("per-cent", Choice::Percent(Percent::PerCent)),
];

impl Choice {
    /// The name used in rule files and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        CHOICES.iter().find(|(_, choice)| *choice == self).map_or("", |(name, _)| name)
    }
}

impl Style {
    /// Reads choices by their names, in any order: `gb,kiev,per-cent`.
    ///
    /// # Errors
    /// When a name is none, or two of them settle the same thing.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut style = Self::default();
        let mut settled: Vec<Choice> = Vec::new();
        for name in text.split(',').map(str::trim) {
            let Some((_, choice)) = CHOICES.iter().find(|(known, _)| *known == name) else {
                let names = CHOICES.map(|(name, _)| name).join(", ");
                return Err(format!("there is no style `{name}`; there is {names}"));
            };
            let same =
                |other: &&Choice| std::mem::discriminant(*other) == std::mem::discriminant(choice);
            if let Some(other) = settled.iter().find(same) {
                return Err(format!("`{}` and `{name}` exclude each other", other.name()));
            }
            settled.push(*choice);
            style = style.with(*choice);
        }
        Ok(style)
    }

    /// Whether this is settled just so.
    #[must_use]
    pub fn settles(&self, choice: Choice) -> bool {
        match choice {
            Choice::Variety(variety) => self.variety == Some(variety),
            Choice::Dates(dates) => self.dates == Some(dates),
            Choice::Ukraine(ukraine) => self.ukraine == ukraine,
            Choice::Percent(percent) => self.percent == Some(percent),
        }
    }

    /// The order of dates that is settled, apart or with the variety.
    #[must_use]
    pub fn dates(&self) -> Option<Dates> {
        self.dates.or(self.variety.map(|variety| match variety {
            Variety::Us => Dates::MonthFirst,
            Variety::Gb => Dates::DayFirst,
        }))
    }

    /// The style with one more thing settled, whatever it was before.
    #[must_use]
    pub const fn with(mut self, choice: Choice) -> Self {
        match choice {
            Choice::Variety(variety) => self.variety = Some(variety),
            Choice::Dates(dates) => self.dates = Some(dates),
            Choice::Ukraine(ukraine) => self.ukraine = ukraine,
            Choice::Percent(percent) => self.percent = Some(percent),
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_read_in_any_order() {
        let style = Style {
            variety: Some(Variety::Gb),
            dates: None,
            ukraine: Ukraine::Kiev,
            percent: Some(Percent::PerCent),
        };
        assert_eq!(Style::parse("gb,kiev,per-cent"), Ok(style));
        assert_eq!(Style::parse("per-cent, gb, kiev"), Ok(style));
        let style = Style { variety: Some(Variety::Us), ..Style::default() };
        assert_eq!(Style::parse("us"), Ok(style));
    }

    #[test]
    fn dates_follow_the_variety_unless_they_are_settled_apart() {
        let dates = |style: &str| Style::parse(style).unwrap().dates();
        assert_eq!(dates("us"), Some(Dates::MonthFirst));
        assert_eq!(dates("gb"), Some(Dates::DayFirst));
        assert_eq!(dates("gb,month-first"), Some(Dates::MonthFirst));
        assert_eq!(dates("day-first"), Some(Dates::DayFirst));
        assert_eq!(dates("kiev"), None);
    }

    #[test]
    fn what_is_no_choice_or_contradicts_another_is_refused() {
        let names = "us, gb, month-first, day-first, kyiv, kiev, percent-sign, percent, per-cent";
        let unknown = |name: &str| Err(format!("there is no style `{name}`; there is {names}"));
        assert_eq!(Style::parse("uk"), unknown("uk"));
        assert_eq!(Style::parse(""), unknown(""));
        assert_eq!(Style::parse("us,"), unknown(""));
        let clash = Err("`us` and `gb` exclude each other".to_owned());
        assert_eq!(Style::parse("us,kiev,gb"), clash);
    }

    #[test]
    fn a_choice_is_called_as_it_is_read() {
        for (name, choice) in CHOICES {
            assert_eq!(choice.name(), name);
            assert_eq!(Style::parse(name), Ok(Style::default().with(choice)));
        }
    }
}
