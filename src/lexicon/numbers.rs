//! Numbers, times and ranks as English writes them.

/// A number in figures, with English marks: a comma between thousands, a point before decimals.
///
/// Read as the languages of continental Europe write it: spaces and apostrophes part thousands; of
/// points and commas the last one begins the decimals, unless three figures follow it in a number of
/// one kind of mark. What is no such number comes back as it is.
#[must_use]
pub fn number(text: &str) -> String {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\'').collect();
    let marks: Vec<usize> = digits.match_indices(['.', ',']).map(|(at, _)| at).collect();
    if !digits.starts_with(|c: char| c.is_ascii_digit())
        || !digits.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',')
    {
        return text.to_owned();
    }
    let kinds = marks.iter().map(|at| &digits[*at..=*at]).collect::<Vec<_>>();
    let of_one_kind = kinds.windows(2).all(|pair| pair[0] == pair[1]);
    let three_follow =
        |at: &usize| digits[at + 1..].split(['.', ',']).next().map(str::len) == Some(3);
    let decimals = match marks.last() {
        Some(_) if of_one_kind && marks.iter().all(three_follow) && !digits.starts_with('0') => {
            None
        }
        last => last.copied(),
    };
    let (whole, rest) = decimals.map_or((&digits[..], ""), |at| digits.split_at(at));
    let whole: Vec<char> = whole.chars().filter(char::is_ascii_digit).collect();
    let mut written = String::new();
    for (at, digit) in whole.iter().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            written.push(',');
        }
        written.push(*digit);
    }
    if rest.len() > 1 {
        written.push('.');
        written.push_str(&rest[1..]);
    }
    written
}

/// A time of the day of twenty-four hours in twelve: "3:30 p.m." for "15h30", "15:30" or "15.30",
/// "8 p.m." for "20h" or "20". What is no such time comes back as it is.
#[must_use]
pub fn clock(text: &str) -> String {
    let mut parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let (hour, minutes) = (parts.next().and_then(|hour| hour.parse().ok()), parts.next());
    let minutes = minutes.unwrap_or("00");
    let (Some(hour @ 0..=24_u8), Ok(0..=59), 2) = (hour, minutes.parse::<u8>(), minutes.len())
    else {
        return text.to_owned();
    };
    let half = if (12..24).contains(&hour) { "p.m." } else { "a.m." };
    let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
    match minutes {
        "00" => format!("{hour} {half}"),
        _ => format!("{hour}:{minutes} {half}"),
    }
}

/// A whole number in figures as a rank, whatever letters stand behind it: "21st" for "21", "3rd" for
/// "3ème". What begins with no figure comes back as it is.
#[must_use]
pub fn ordinal(text: &str) -> String {
    let figures = text.bytes().take_while(u8::is_ascii_digit).count();
    let ending = match &text.as_bytes()[..figures] {
        [] => return text.to_owned(),
        [.., b'1', b'0'..=b'9'] => "th",
        [.., b'1'] => "st",
        [.., b'2'] => "nd",
        [.., b'3'] => "rd",
        _ => "th",
    };
    format!("{}{ending}", &text[..figures])
}

/// A date in figures, day before month before year, with the month as a word: "8 February 2023" for
/// "08.02.2023". What is no such date comes back as it is.
#[must_use]
pub fn date(text: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ];
    let parts: Vec<Option<usize>> =
        text.split(['.', '/', '-']).map(|part| part.trim().parse().ok()).collect();
    match parts[..] {
        [Some(day @ 1..=31), Some(month @ 1..=12), Some(year)] => {
            format!("{day} {} {year}", MONTHS[month - 1])
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_get_english_marks() {
        for (foreign, english) in [
            ("34 451", "34,451"),
            ("1\u{202F}234\u{A0}567", "1,234,567"),
            ("20.000", "20,000"),
            ("1.234.567", "1,234,567"),
            ("5000", "5,000"),
            ("1,2", "1.2"),
            ("0,125", "0.125"),
            ("105,75", "105.75"),
            ("1.234,56", "1,234.56"),
            ("1 234,5", "1,234.5"),
            ("12.5", "12.5"),
            ("1,234", "1,234"),
            ("3'500", "3,500"),
            ("12.", "12"),
            ("900", "900"),
            ("", ""),
            ("many", "many"),
            ("2x4", "2x4"),
        ] {
            assert_eq!(number(foreign), english, "{foreign}");
        }
    }

    #[test]
    fn hours_are_told_in_twelve() {
        for (day, half) in [
            ("15h30", "3:30 p.m."),
            ("15 h 30", "3:30 p.m."),
            ("20h", "8 p.m."),
            ("20h00", "8 p.m."),
            ("07:05", "7:05 a.m."),
            ("18.15", "6:15 p.m."),
            ("12:10", "12:10 p.m."),
            ("0:10", "12:10 a.m."),
            ("24", "12 a.m."),
            ("25h", "25h"),
            ("15h61", "15h61"),
            ("15h3", "15h3"),
            ("noon", "noon"),
        ] {
            assert_eq!(clock(day), half, "{day}");
        }
    }

    #[test]
    fn dates_have_a_month() {
        for (figures, word) in [
            ("08.02.2023", "8 February 2023"),
            ("30/11/1998", "30 November 1998"),
            ("30.13.1998", "30.13.1998"),
            ("2.3", "2.3"),
            ("May", "May"),
        ] {
            assert_eq!(date(figures), word);
        }
    }

    #[test]
    fn ranks_have_their_endings() {
        for (number, rank) in [
            ("1", "1st"),
            ("2", "2nd"),
            ("23", "23rd"),
            ("11", "11th"),
            ("112", "112th"),
            ("50", "50th"),
            ("3ème", "3rd"),
            ("x", "x"),
        ] {
            assert_eq!(ordinal(number), rank);
        }
    }
}
