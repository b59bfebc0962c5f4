//! Names for the worker's files. trunk hashes the page's files but not a worker's.
//!
//! The library's Python files go into a file of their own, which the worker's loader fetches beside the wasm.

use std::fs;
use std::io;
use std::path::Path;

/// Renames the worker's script and wasm after their content, writes the library and the module that starts it all, and
/// returns that module's name.
pub(super) fn name_worker(site: &Path, library: &str) -> io::Result<String> {
    let script = fs::read(site.join("worker.js"))?;
    let wasm = fs::read(site.join("worker_bg.wasm"))?;
    let hash = fnv(&[&script, &wasm, library.as_bytes()]);
    let name = format!("worker-{hash:016x}");
    fs::rename(site.join("worker.js"), site.join(format!("{name}.js")))?;
    fs::rename(site.join("worker_bg.wasm"), site.join(format!("{name}_bg.wasm")))?;
    let _ = fs::remove_file(site.join("worker_loader.js"));
    let loader = format!("{name}_loader.js");
    fs::write(site.join(format!("{name}_library.txt")), library)?;
    let text = format!(
        "import init from './{name}.js';\n\
         const wasm=fetch(new URL('./{name}_bg.wasm',import.meta.url));\n\
         const library=await fetch(new URL('./{name}_library.txt',import.meta.url));\n\
         globalThis.gilscopeLibrary=await library.text();\n\
         await init({{module_or_path:wasm}});\n"
    );
    fs::write(site.join(&loader), text)?;
    Ok(loader)
}

/// FNV-1a, 64 bits: enough to tell builds apart.
fn fnv(parts: &[&[u8]]) -> u64 {
    parts
        .iter()
        .flat_map(|part| part.iter())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
