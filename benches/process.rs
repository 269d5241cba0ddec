//! What the whole program takes from start to exit, time and memory: `cargo bench --bench process`.
//!
//! Texts: `corpus::Generator`, at three sizes, and an article of `fixtures/`; with `MTLINT_DATA`
//! set, `dev/clean_abc.jsonl` of it as well (news by people), as one file and again and again.
//! Every figure is of one run of the program on one file; of several runs, the one that took least.
//! Time is what the process used of the processor, so that what else runs counts less.

#[cfg(unix)]
mod corpus;

#[cfg(not(unix))]
fn main() {
    println!("not run: nothing tells here what a process takes");
}

#[cfg(unix)]
fn main() {
    unix::main();
}

#[cfg(unix)]
mod unix {
    use std::path::Path;
    use std::process::{Command, Stdio};
    use std::time::Duration;
    use std::{env, fs};

    use mtlint::RuleSet;
    use nix::sys::resource::{UsageWho, getrusage};

    use super::corpus;

    pub fn main() {
        let ignore = corpus::with_detectors(&RuleSet::built_in()).join(",");
        let folder = tempfile::tempdir().unwrap();
        // Memory is the most that a child had so far: the largest come last.
        println!(
            "{:24} {:24} {:>11} {:>9} {:>8} {:>8} {:>12}",
            "text", "rules", "bytes", "ms", "MB/s", "MB", "beside text"
        );
        for (name, text, runs) in texts() {
            let file = folder.path().join("text.txt");
            fs::write(&file, &text).unwrap();
            for (rules, ignore) in [("patterns, expressions", ignore.as_str()), ("all", "")] {
                let (time, memory) = least(&file, ignore, runs);
                let bytes = text.len();
                #[expect(clippy::cast_precision_loss, reason = "three digits are shown")]
                let (megabytes, resident) = (bytes as f64 / 1e6, memory as f64 / 1e6);
                println!(
                    "{name:24} {rules:24} {bytes:>11} {:>9.1} {:>8.1} {resident:>8.0} {:>12.0}",
                    time.as_secs_f64() * 1e3,
                    megabytes / time.as_secs_f64(),
                    resident - megabytes
                );
            }
        }
    }

    /// Names, texts and how often each is checked, in order of their sizes.
    fn texts() -> Vec<(&'static str, String, usize)> {
        let mut texts = vec![("article", corpus::fixtures()[0].clone(), 60)];
        for (name, bytes, runs) in
            [("10 KB", 10_000, 60), ("1 MB", 1_000_000, 20), ("100 MB", 100_000_000, 3)]
        {
            texts.push((name, corpus::Generator::new(1).text(bytes), runs));
        }
        match env::var_os("MTLINT_DATA") {
            None => println!("not run: clean_abc (MTLINT_DATA is not set)"),
            Some(data) => {
                let news = news(&Path::new(&data).join("dev/clean_abc.jsonl"));
                texts.push(("clean_abc ×100", news.repeat(100), 3));
                texts.push(("clean_abc", news, 20));
            }
        }
        texts.sort_by_key(|(_, text, _)| text.len());
        texts
    }

    fn news(rows: &Path) -> String {
        let rows = fs::read_to_string(rows).unwrap();
        let texts = rows.lines().map(|row| {
            let row: serde_json::Value = serde_json::from_str(row).unwrap();
            row["mt"].as_str().or(row["text"].as_str()).unwrap().to_owned() + "\n\n"
        });
        texts.collect()
    }

    /// The least time of some runs, and the memory in bytes.
    fn least(file: &Path, ignore: &str, runs: usize) -> (Duration, u64) {
        let used = || {
            let usage = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap();
            let time = [usage.user_time(), usage.system_time()].map(|time| {
                Duration::from_secs(time.tv_sec().try_into().unwrap())
                    + Duration::from_micros(time.tv_usec().try_into().unwrap())
            });
            (time[0] + time[1], u64::try_from(usage.max_rss()).unwrap() * 1024)
        };
        let mut least = Duration::MAX;
        for _ in 0..runs {
            let before = used().0;
            let mut command = Command::new(env!("CARGO_BIN_EXE_mtlint"));
            command.args(["check", "--quiet", "--fail-on", "never"]).arg(file);
            if !ignore.is_empty() {
                command.args(["--ignore", ignore]);
            }
            assert!(command.stdout(Stdio::null()).status().unwrap().success());
            least = least.min(used().0 - before);
        }
        (least, used().1)
    }
}
