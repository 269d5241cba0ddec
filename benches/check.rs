//! Speed on one core: `cargo bench`.
//!
//! Corpus: the articles of `fixtures/`, repeated to a megabyte. Throughput is in bytes of the file.

use std::hint::black_box;
use std::path::Path;
use std::{fs, time::Duration};

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use mtlint::lexicon::{lists, phrases};
use mtlint::rule::pattern::vocabulary::Vocabulary;
use mtlint::span::Span;
use mtlint::text::{Memo, Text, split_sentences, tokenize};
use mtlint::{Document, Engine, Options, RuleSet};

fn corpus() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|name| name.extension().is_some_and(|extension| extension == "txt"));
    names.sort();
    let articles: String = names.iter().map(|name| fs::read_to_string(name).unwrap()).collect();
    articles.repeat(1_000_000 / articles.len() + 1)
}

fn benchmarks(criterion: &mut Criterion) {
    let text = corpus();
    let document = Document::read_plain("corpus", text.clone().into_bytes()).unwrap();
    let engine = Engine::new(RuleSet::built_in());
    // The corpus repeats itself, as no article does.
    let options = Options { ignore: vec!["repeated-sentence".into()], ..Options::default() };
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
    group.bench_function("read", |b| {
        b.iter(|| Document::read_plain("corpus", text.clone().into_bytes()).unwrap());
    });
    group.bench_function("check", |b| {
        b.iter(|| engine.check(black_box(&document), &options));
    });
    group.finish();

    criterion.bench_function("load rules", |b| {
        b.iter(|| Engine::new(RuleSet::built_in()));
    });
}

criterion_group!(benches, benchmarks);
criterion_main!(benches);
