//! What the parts of a check cost, on one core: `cargo bench --bench check`.
//!
//! Corpus: a megabyte of `corpus::Generator`, and as much of the articles of `fixtures/` again and
//! again, which are dense with faults. Throughput is in bytes of the file.

mod corpus;

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use mtlint::lexicon::{lists, phrases};
use mtlint::rule::pattern::vocabulary::Vocabulary;
use mtlint::span::Span;
use mtlint::text::{Memo, Text, split_sentences, tokenize};
use mtlint::{Document, Engine, Options, RuleSet};

const MEGABYTE: usize = 1_000_000;

fn benchmarks(criterion: &mut Criterion) {
    let text = corpus::Generator::new(1).text(MEGABYTE);
    let read = |text: &str| Document::read_plain("corpus", text.as_bytes().to_vec()).unwrap();
    let document = read(&text);
    let engine = Engine::new(RuleSet::built_in());
    let mut group = criterion.benchmark_group("megabyte");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.sample_size(20).measurement_time(Duration::from_secs(4));
    group.bench_function("tokenize", |b| b.iter(|| tokenize(black_box(&text))));
    let tokens = tokenize(&text);
    group.bench_function("sentences", |b| {
        b.iter_batched_ref(
            || tokens.clone(),
            |tokens| split_sentences(black_box(&text), tokens),
            BatchSize::LargeInput,
        );
    });
    group.bench_function("text", |b| {
        b.iter(|| {
            let texts =
                document.blocks.iter().map(|block| Text::new(&document.source, &block.parts()));
            texts.map(|text| text.tokens().len()).sum::<usize>()
        });
    });
    let whole = Text::new(&text, &[Span::new(0, text.len()).into()]);
    let vocabulary: &Vocabulary = &engine.rules().vocabulary;
    group.bench_function("vocabulary", |b| {
        b.iter(|| vocabulary.read(black_box(&whole), &mut Memo::new(text.len())).len());
    });
    // What of `place` begins at every token; then the same, word by word and by name.
    let words = vocabulary.read(&whole, &mut Memo::new(text.len()));
    let places = phrases::List::named("place").unwrap();
    group.bench_function("entries of a list", |b| {
        b.iter(|| (0..words.len()).map(|at| places.entries(&words[at..]).count()).sum::<usize>());
    });
    let keys: Vec<String> =
        (0..whole.tokens().len()).map(|token| whole.word(token).to_lowercase()).collect();
    group.bench_function("words on a list", |b| {
        b.iter(|| keys.iter().filter(|key| lists::listed("place", key).is_some()).count());
    });
    group.bench_function("read", |b| b.iter(|| read(&text)));
    group.bench_function("words", |b| b.iter(|| document.words()));
    let ignore = corpus::with_detectors(engine.rules());
    let patterns = Options { ignore, ..Options::default() };
    group.bench_function("check, patterns and expressions", |b| {
        b.iter(|| engine.check(black_box(&document), &patterns));
    });
    group.bench_function("check", |b| {
        b.iter(|| engine.check(black_box(&document), &Options::default()));
    });
    let faulty = read(&corpus::faulty(MEGABYTE));
    // The corpus repeats itself, as no article does.
    let options = Options { ignore: vec!["E".into()], ..Options::default() };
    group.bench_function("check, dense with faults", |b| {
        b.iter(|| engine.check(black_box(&faulty), &options));
    });
    group.finish();

    criterion.bench_function("load rules", |b| {
        b.iter(|| Engine::new(RuleSet::built_in()));
    });
}

criterion_group!(benches, benchmarks);
criterion_main!(benches);
