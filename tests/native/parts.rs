//! Small parts that the programs do not show on their own.

use std::collections::{BTreeMap, BTreeSet};

use gilscope::base::order;
use gilscope::python::bytecode::dis::dis;
use gilscope::python::compiler::{compile_library, compile_source};
use gilscope::python::syntax::SyntaxErrorKind;
use gilscope::stdlib::source;

#[test]
fn equal_items_stay_in_order() {
    let mut items: Vec<(u32, u32)> = (0..1000).map(|n| (n * 7919 % 13, n)).collect();
    let mut expected = items.clone();
    expected.sort_by_key(|item| item.0);
    order::sort_by_key(&mut items, |item| item.0);
    assert_eq!(items, expected);
    items.reverse();
    expected.sort_unstable();
    order::sort(&mut items);
    assert_eq!(items, expected);
}

fn modules(archive: &str) -> Vec<(&str, &str)> {
    archive.split('\0').filter_map(|part| part.split_once('\n')).collect()
}

/// What a module imports as soon as it is imported.
fn imports(text: &str) -> Vec<String> {
    // What stands further in is imported when a function is called.
    let top = text.lines().filter(|line| !line.starts_with(' '));
    let words = |line: &str| line.split([' ', ',']).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let all = top.map(words).flat_map(|words: Vec<String>| match &words[..] {
        [from, name, ..] if from == "from" => vec![name.clone()],
        [import, names @ ..] if import == "import" => names.iter().take_while(|name| *name != "as").cloned().collect(),
        _ => Vec::new(),
    });
    all.collect()
}

#[test]
fn the_archives_hold_every_module() {
    let (many, few) = (source::archive(false), source::archive(true));
    let (many, few) = (modules(&many), modules(&few));
    let seldom: BTreeSet<&str> = few.iter().map(|part| part.0).collect();
    assert_eq!(many[0].0, "<more>");
    assert!(seldom.contains("decimal") && many[0].1.lines().eq(seldom.iter().copied()));
    for (module, text) in &many[1..] {
        for name in imports(text) {
            assert!(!seldom.contains(&*name), "{module} imports {name}, which few do");
        }
    }
    let parts: BTreeMap<&str, &str> = many.into_iter().skip(1).chain(few).collect();
    assert!(parts.keys().copied().eq(source::names()));
    for (name, text) in parts {
        let whole = source::source(name).expect("it has this name");
        if name == "<known>" {
            assert!(text.starts_with('[') && whole.ends_with(text));
            continue;
        }
        assert_eq!(text.lines().count(), whole.lines().count(), "{name}");
        let same = |(kept, line): (&str, &str)| {
            line.ends_with(kept) && line.trim_start() == kept.trim_start() || matches!(kept.trim_start(), "" | "0")
        };
        assert!(text.lines().zip(whole.lines()).all(same), "{name}");
        let listing = |text| compile_library(text).map(|code| dis(&code)).expect("it compiles");
        assert_eq!(listing(text), listing(whole), "{name}");
    }
    assert!(source::source("threading").is_some_and(|text| text.contains("class Thread")));
    assert!(source::source("no_such_module").is_none());
}

/// The two ends, the first and the last range of the table among them.
#[test]
fn names_that_normalization_changes_are_refused() {
    for (letter, refused) in [
        ('ﬁ', true),
        ('ª', true),
        ('µ', true),
        ('ſ', true),
        ('ｶ', true),
        ('\u{2FA1D}', true),
        ('é', false),
        ('数', false),
        ('ａ', false),
        ('ß', false),
        ('\u{2B820}', false),
    ] {
        let result = compile_source(&format!("{letter} = 1\n"));
        let ours = result.is_err_and(|errors| errors[0].kind == SyntaxErrorKind::Unsupported);
        assert_eq!(ours, refused, "{letter}");
    }
}
