//! Names for the files of the wasm modules that trunk calls workers: it hashes the page's files but not theirs.
//!
//! Besides the worker these are the lens and the exercise, which run in the page. The library's Python files go into a
//! files of their own, the first of which the worker's loader fetches beside the wasm.

use std::fs;
use std::io;
use std::path::Path;

/// Names the worker after its content, writes the library and the module that starts it all, and returns that module's
/// name.
pub(super) fn name_worker(site: &Path, library: &[String; 2]) -> io::Result<String> {
    let name = rename(site, "worker", library.concat().as_bytes())?;
    fs::write(site.join(format!("{name}_library.txt")), &library[0])?;
    fs::write(site.join(format!("{name}_more.txt")), &library[1])?;
    // A process gets both from the page, which has compiled the wasm once for all of them. A run that imports something
    // rare waits for the rest of the library, so that request blocks; in a worker it may.
    let text = format!(
        "import init from './{name}.js';\n\
         const given=self.name==='process'?await new Promise(done=>{{onmessage=event=>done(event.data)}}):null;\n\
         const wasm=given?given[0]:fetch(new URL('./{name}_bg.wasm',import.meta.url));\n\
         const library=given?given[1]:await fetch(new URL('./{name}_library.txt',import.meta.url));\n\
         globalThis.gilscopeLibrary=given?library:await library.text();\n\
         globalThis.gilscopeMore=()=>{{const more=new XMLHttpRequest();\
         more.open('GET',new URL('./{name}_more.txt',import.meta.url),false);more.send();\
         if(more.status!==200)throw new Error('no library');return more.responseText}};\n\
         await init({{module_or_path:wasm}});\n"
    );
    write_loader(site, &name, &text)
}

/// The same for the module of the exercise, which makes ready what its workers need (`pool::page`).
pub(super) fn name_pool(site: &Path, worker_loader: &str) -> io::Result<String> {
    let worker = worker_loader.trim_end_matches("_loader.js");
    let prepare = format!(
        "globalThis.gilscopeEngine=Promise.all([\
         WebAssembly.compileStreaming(fetch(new URL('./{worker}_bg.wasm',import.meta.url))),\
         fetch(new URL('./{worker}_library.txt',import.meta.url)).then(file=>file.text())]).catch(()=>null);\n"
    );
    name_and_start(site, "pool", &prepare)
}

/// Names a module of the page after its content and returns the name of the script that starts it.
pub(super) fn name_module(site: &Path, bin: &str) -> io::Result<String> {
    name_and_start(site, bin, "")
}

/// `prepare` is run before.
fn name_and_start(site: &Path, bin: &str, prepare: &str) -> io::Result<String> {
    let name = rename(site, bin, prepare.as_bytes())?;
    let text = format!(
        "import init from './{name}.js';\n\
         {prepare}\
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
