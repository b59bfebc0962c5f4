//! The built files: sizes, names, and what must not be in them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::server::dist;

fn one(prefix: &str, suffix: &str) -> PathBuf {
    let mut found: Vec<_> = fs::read_dir(dist())
        .expect("dist/")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(prefix) && name.ends_with(suffix)
        })
        .collect();
    assert_eq!(found.len(), 1, "{prefix}*{suffix}: {found:?}");
    found.remove(0)
}

/// Size as a browser that takes brotli receives it.
fn brotli(file: &Path) -> usize {
    let script = "console.log(require('zlib').brotliCompressSync(require('fs').readFileSync(process.argv[1])).length)";
    let output = Command::new("node").args(["-e", script]).arg(file).output().expect("node is on the path");
    String::from_utf8_lossy(&output.stdout).trim().parse().expect("a number from node")
}

/// The library is fetched beside the wasm and grows with the modules that programs need. Before the first run both must
/// arrive, so there is a limit on their sum; when it is reached, modules that are rarely imported belong into the file
/// that is fetched on demand (`SELDOM` in `src/stdlib/source.rs`).
#[test]
fn the_bundles_are_small() {
    let size = |prefix: &str, suffix: &str, limit: usize| {
        let size = brotli(&one(prefix, suffix));
        println!("size: {prefix}*{suffix} {:.1} kB brotli (limit {} kB)", size as f64 / 1000.0, limit / 1000);
        assert!(size <= limit, "{prefix}*{suffix} has {size} bytes in brotli, more than {limit}");
        size
    };
    size("app-", "_bg.wasm", 200_000);
    size("lens-", "_bg.wasm", 200_000);
    size("pool-", "_bg.wasm", 120_000);
    let engine = size("worker-", "_bg.wasm", 700_000) + size("worker-", "_library.txt", 200_000);
    size("worker-", "_more.txt", 200_000);
    assert!(engine <= 900_000, "the first run waits for {engine} bytes in brotli");
}

#[test]
fn the_engine_is_only_in_the_worker() {
    // Any Python needs this message; the page must never be able to say it.
    let marker = b"division by zero";
    let has = |file: PathBuf| fs::read(file).expect("wasm").windows(marker.len()).any(|window| window == marker);
    assert!(has(one("worker-", "_bg.wasm")), "the marker is gone; choose another");
    for page in ["app-", "lens-", "pool-"] {
        assert!(!has(one(page, "_bg.wasm")), "the page's {page} wasm holds the engine");
    }
}

#[test]
fn no_placeholder_is_left() {
    let mut directories = vec![dist()];
    while let Some(directory) = directories.pop() {
        for path in fs::read_dir(directory).expect("dist/").filter_map(|entry| Some(entry.ok()?.path())) {
            if path.is_dir() {
                directories.push(path);
            } else if path.extension().is_some_and(|extension| extension == "html") {
                let text = fs::read_to_string(&path).expect("UTF-8");
                for placeholder in ["__ROOT__", "__LANG__", "<!--HEAD-->", "<!--BODY-->"] {
                    assert!(!text.contains(placeholder), "{}: {placeholder}", path.display());
                }
            }
        }
    }
}
