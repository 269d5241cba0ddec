use super::*;
use crate::{Document, RuleSet};

fn open(folder: &Path) -> (Cache, Option<String>) {
    Cache::of_program(folder, 7)
}

fn engine(rules: &str) -> Engine {
    let pack = crate::rule::Pack { name: "a.toml".into(), text: rules.into(), tested: true };
    Engine::new(RuleSet::built_in_with(vec![pack]).unwrap())
}

#[test]
fn what_was_found_is_found_again_under_the_very_same_conditions_only() {
    let folder = tempfile::tempdir().unwrap();
    let (engine, options) = (engine(""), Options::default());
    let document = Document::read_plain(
        "a.txt",
        b"The loan, considered as a gesture, was paid in kyiv.".to_vec(),
    )
    .unwrap();
    let diagnostics = engine.check(&document, &options);
    assert!(diagnostics.len() > 1 && diagnostics.iter().any(|found| !found.from.is_empty()));
    let text = InputFormat::Text;
    let bytes = document.source.as_bytes();
    let cache = open(folder.path()).0;
    let key = cache.key(&engine, &options, text, bytes);
    assert_eq!(cache.get(&key), None);
    cache.put(key, &Found::new(&diagnostics));
    cache.finish().unwrap();

    let (cache, note) = open(folder.path());
    assert_eq!(note, None);
    assert_eq!(cache.key(&engine, &options, text, bytes), key);
    let found = cache.get(&key).expect("it was kept");
    assert_eq!(found.diagnostics("a.txt"), diagnostics);
    let others = [
        cache.key(&engine, &options, InputFormat::Markdown, bytes),
        cache.key(&engine, &options, text, b"They met."),
        cache.key(&engine, &Options { from: Some("fr".into()), ..options.clone() }, text, bytes),
        cache.key(&self::engine("# other rules"), &options, text, bytes),
    ];
    for other in others {
        assert_eq!(cache.get(&other), None);
    }
}

#[test]
fn a_byte_that_is_wrong_anywhere_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let cache = open(folder.path()).0;
    for n in 0..3 {
        cache.put([n; 32], &Found::new(&[]));
    }
    cache.finish().unwrap();
    let path = folder.path().join("results");
    let whole = fs::read(&path).unwrap();
    for at in 0..whole.len() {
        let mut broken = whole.clone();
        broken[at] ^= 1;
        fs::write(&path, broken).unwrap();
        let (cache, note) = open(folder.path());
        assert!(note.is_some_and(|note| note.contains("is broken at byte")), "{at}");
        assert_eq!(cache.get(&[0; 32]), None);
    }
    for end in (1..whole.len()).filter(|end| *end != HEAD.len()) {
        fs::write(&path, &whole[..end]).unwrap();
        let ends = [1, 2].map(|n| HEAD.len() + (whole.len() - HEAD.len()) / 3 * n);
        let is_cut = open(folder.path()).1.is_some();
        assert_eq!(is_cut, !ends.contains(&end), "what ends between two results is whole");
    }
}

#[test]
fn the_file_does_not_grow_without_end_and_keeps_what_was_used_last() {
    let folder = tempfile::tempdir().unwrap();
    let text = "x".repeat(MOST / 4);
    let document = Document::read_plain("a.txt", b"They met in kyiv.".to_vec()).unwrap();
    let engine = engine("");
    let mut diagnostics = engine.check(&document, &Options::default());
    diagnostics[0].message = text;
    let large = Found::new(&diagnostics);
    let keep = |keys: &[u8]| {
        let cache = open(folder.path()).0;
        for key in keys {
            cache.put([*key; 32], &large);
        }
        cache.finish().unwrap();
    };
    keep(&[1, 2, 3, 4, 5]);
    keep(&[9]);
    assert!(fs::metadata(folder.path().join("results")).unwrap().len() <= MOST as u64);
    let cache = open(folder.path()).0;
    let kept: Vec<_> = (0..10).filter(|key| cache.get(&[*key; 32]).is_some()).collect();
    assert_eq!(kept, [1, 2, 9]);
}
