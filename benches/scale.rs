//! How the time of a check grows with the text and with the rules, on one core:
//! `cargo bench --bench scale`. (What 100 MB take is in `process`.)
//!
//! Corpus: `corpus::Generator`. The rules beside those that come with mtlint are synthetic: phrases
//! of three or four words, most of which stand side by side in such texts.

mod corpus;

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use mtlint::rule::Pack;
use mtlint::{Document, Engine, Options, RuleSet};

fn read(text: &str) -> Document {
    Document::read_plain("corpus", text.as_bytes().to_vec()).unwrap()
}

fn texts(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("text");
    group.sample_size(10).measurement_time(Duration::from_secs(4));
    let engine = Engine::new(RuleSet::built_in());
    for bytes in [10_000, 100_000, 1_000_000, 10_000_000] {
        let text = corpus::Generator::new(1).text(bytes);
        let document = read(&text);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::from_parameter(bytes), |b| {
            b.iter(|| engine.check(black_box(&document), &Options::default()));
        });
    }
    group.finish();
}

fn rules(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("rules");
    group.sample_size(10).measurement_time(Duration::from_secs(4));
    let text = corpus::Generator::new(1).text(1_000_000);
    let document = read(&text);
    group.throughput(Throughput::Bytes(text.len() as u64));
    for rules in [0, 100, 1000, 10_000] {
        let text = corpus::Generator::new(2).phrase_rules(rules);
        let pack = || Pack { name: "phrases.toml".into(), text: text.clone(), tested: true };
        let load = || RuleSet::built_in_with(vec![pack()]).unwrap();
        let engine = Engine::new(load());
        group.bench_function(BenchmarkId::new("check", rules), |b| {
            b.iter(|| engine.check(black_box(&document), &Options::default()));
        });
        group.bench_function(BenchmarkId::new("load", rules), |b| {
            b.iter(|| Engine::new(load()));
        });
    }
    group.finish();
}

criterion_group!(benches, texts, rules);
criterion_main!(benches);
