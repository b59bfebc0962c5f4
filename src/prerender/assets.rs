//! Names for the files of the wasm modules that trunk calls workers: it hashes the page's files but not theirs.
//!
//! Besides the worker these are the lens and the exercise, which run in the page. The library's Python files go into a
//! file of their own, which the worker's loader fetches beside the wasm.

use std::fs;
use std::io;
use std::path::Path;

/// Names the worker after its content, writes the library and the module that starts it all, and returns that module's
/// name.
pub(super) fn name_worker(site: &Path, library: &str) -> io::Result<String> {
    let name = rename(site, "worker", library.as_bytes())?;
    fs::write(site.join(format!("{name}_library.txt")), library)?;
    let text = format!(
        "import init from './{name}.js';\n\
         const wasm=fetch(new URL('./{name}_bg.wasm',import.meta.url));\n\
         const library=await fetch(new URL('./{name}_library.txt',import.meta.url));\n\
         globalThis.gilscopeLibrary=await library.text();\n\
         await init({{module_or_path:wasm}});\n"
    );
    write_loader(site, &name, &text)
}

/// Names a module of the page after its content and returns the name of the script that starts it.
pub(super) fn name_module(site: &Path, bin: &str) -> io::Result<String> {
    let name = rename(site, bin, &[])?;
    let text = format!(
        "import init from './{name}.js';\n\
         await init({{module_or_path:fetch(new URL('./{name}_bg.wasm',import.meta.url))}});\n"
    );
    write_loader(site, &name, &text)
}

/// Renames a module's script and wasm after their content.
fn rename(site: &Path, bin: &str, beside: &[u8]) -> io::Result<String> {
    let (script, wasm) = (format!("{bin}.js"), format!("{bin}_bg.wasm"));
    let hash = fnv(&[&fs::read(site.join(&script))?, &fs::read(site.join(&wasm))?, beside]);
    let name = format!("{bin}-{hash:016x}");
    fs::rename(site.join(script), site.join(format!("{name}.js")))?;
    fs::rename(site.join(wasm), site.join(format!("{name}_bg.wasm")))?;
    let _ = fs::remove_file(site.join(format!("{bin}_loader.js")));
    Ok(name)
}

fn write_loader(site: &Path, name: &str, text: &str) -> io::Result<String> {
    let loader = format!("{name}_loader.js");
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
