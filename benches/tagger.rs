//! Speed of the tagger on one core: `cargo bench --bench tagger`.
//!
//! Corpus: the articles of `fixtures/`, once each (they do not repeat, which would flatter the
//! caches), cut into sentences and tokens beforehand. Throughput is in bytes of the text.

use std::hint::black_box;
use std::path::Path;
use std::{fs, time::Duration};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mtlint::Document;
use mtlint::lexicon::Tagger;
use mtlint::text::Text;

fn benchmarks(criterion: &mut Criterion) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|name| name.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    names.sort();
    let mut bytes = 0;
    let mut documents = Vec::new();
    for name in names {
        let source = fs::read(name).unwrap();
        bytes += source.len();
        documents.push(Document::read_plain("a", source).unwrap());
    }
    let mut texts = Vec::new();
    for document in &documents {
        let blocks = document.blocks.iter();
        texts.extend(blocks.map(|block| Text::new(&document.source, &block.parts())));
    }
    let tagger = Tagger::global();
    let mut group = criterion.benchmark_group("tagger");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.sample_size(20).measurement_time(Duration::from_secs(4));
    group.bench_function("every sentence", |b| {
        b.iter(|| {
            for text in &texts {
                for sentence in 0..text.sentences() {
                    black_box(tagger.tag_sentence(text, sentence));
                }
            }
        });
    });
    group.finish();
    criterion.bench_function("tagger, made ready", |b| {
        b.iter(|| Tagger::read(include_bytes!("../data/tagger.bin")));
    });
}

criterion_group!(benches, benchmarks);
criterion_main!(benches);
