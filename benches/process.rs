//! What the whole program takes from start to exit, time and memory: `cargo bench --bench process`.
//!
//! Texts: `corpus::Generator`, at three sizes, and an article of `fixtures/`; with `MTLINT_DATA`
//! set, `dev/clean_abc.jsonl` of it as well (news by people), as one file. Of several runs of the
//! program on a text the one counts that took least. Time is what the process used of the
//! processor, so that what else runs counts less.

#![expect(clippy::print_stdout, reason = "its table is what it is for")]

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
    use std::io::Write as _;
    use std::path::Path;
    use std::process::{Command, Stdio};
    use std::time::Duration;
    use std::{env, fs};

    use mtlint::RuleSet;
    use nix::sys::resource::{UsageWho, getrusage};

    use super::corpus;

    pub fn main() {
        if let Some(folder) = env::var_os(FOLDER) {
            return write_texts(Path::new(&folder));
        }
        if let Ok(runs) = env::var(RUNS) {
            let [file, ignore] = [FILE, IGNORE].map(|name| env::var(name).unwrap());
            let (time, memory) = least(Path::new(&file), &ignore, runs.parse().unwrap());
            return println!("{} {memory}", time.as_micros());
        }
        // A process is said to have had the memory of the one that started it: this one stays small.
        // Of all that one has started the largest counts: texts are written, and each is measured,
        // by a process of its own.
        let folder = tempfile::tempdir().unwrap();
        let this = || Command::new(env::current_exe().unwrap());
        assert!(this().env(FOLDER, folder.path()).status().unwrap().success());
        let ignore = fs::read_to_string(folder.path().join("ignore")).unwrap();
        println!(
            "{:24} {:24} {:>11} {:>9} {:>8} {:>8} {:>12}",
            "text", "rules", "bytes", "ms", "MB/s", "MB", "beside text"
        );
        for (name, runs) in TEXTS {
            let file = folder.path().join(name);
            let Ok(text) = fs::metadata(&file) else {
                println!("{name:24} not run (MTLINT_DATA is not set)");
                continue;
            };
            for (rules, ignore) in [("patterns, expressions", ignore.as_str()), ("all", "")] {
                let mut measure = this();
                measure.env(FILE, &file).env(IGNORE, ignore).env(RUNS, runs.to_string());
                let measured = String::from_utf8(measure.output().unwrap().stdout).unwrap();
                let (time, memory) = measured.trim().split_once(' ').unwrap();
                let time = Duration::from_micros(time.parse().unwrap());
                let memory: u64 = memory.parse().unwrap();
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

    /// Where this program is to write the texts, if that is what it was started for.
    const FOLDER: &str = "MTLINT_BENCH_FOLDER";

    /// What this program is to measure, if that is what it was started for.
    const FILE: &str = "MTLINT_BENCH_FILE";
    const IGNORE: &str = "MTLINT_BENCH_IGNORE";
    const RUNS: &str = "MTLINT_BENCH_RUNS";

    /// The names of texts, in order of their sizes, and how often each is checked.
    const TEXTS: [(&str, usize); 5] =
        [("article", 60), ("10 KB", 60), ("1 MB", 20), ("clean_abc", 20), ("100 MB", 1)];

    fn write_texts(folder: &Path) {
        let write = |name: &str, text: &str| fs::write(folder.join(name), text).unwrap();
        write("ignore", &corpus::with_detectors(&RuleSet::built_in()).join(","));
        write("article", &corpus::fixtures()[0]);
        for (name, bytes) in [("10 KB", 10_000), ("1 MB", 1_000_000)] {
            write(name, &corpus::Generator::new(1).text(bytes));
        }
        // In pieces, for the sake of memory, as above.
        let mut generator = corpus::Generator::new(1);
        let mut file = fs::File::create(folder.join("100 MB")).unwrap();
        (0..100).for_each(|_| file.write_all(generator.text(1_000_000).as_bytes()).unwrap());
        if let Some(data) = env::var_os("MTLINT_DATA") {
            write("clean_abc", &news(&Path::new(&data).join("dev/clean_abc.jsonl")));
        }
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
            least = least.min(used().0.saturating_sub(before));
        }
        (least, used().1)
    }
}
