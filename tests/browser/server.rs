//! A static server for `dist/`, as simple as the simplest host: files, `index.html` in directories, 404.html.

use std::fs;
use std::io::{BufRead, BufReader, Result, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::thread;

/// The same files answer below this path too.
pub(crate) const PREFIX: &str = "/any/sub/path";

/// The built site.
pub(crate) fn dist() -> PathBuf {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    assert!(dist.join("index.html").exists(), "there is no dist/index.html; run `make dist` first");
    dist
}

/// Address of the server, without a slash at the end; it runs until the tests end.
pub(crate) fn address() -> &'static str {
    static ADDRESS: OnceLock<String> = OnceLock::new();
    ADDRESS.get_or_init(|| {
        let dist = dist();
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("a bound address"));
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let dist = dist.clone();
                // A browser may open a connection and say nothing for a while; one that goes away is no failure.
                thread::spawn(move || serve(&connection, &dist));
            }
        });
        address
    })
}

/// One request a connection.
fn serve(connection: &TcpStream, dist: &Path) -> Result<()> {
    let mut lines = BufReader::new(connection).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let url = request.split(' ').nth(1).unwrap_or_default();
    let (status, kind, body) = answer(url, dist)?;
    let location = if status.starts_with("301") { format!("Location: {url}/\r\n") } else { String::new() };
    // A name with a hash in it never stands for anything else, as on any host that knows about it.
    let cached = if kind.starts_with("text/html") { "no-cache" } else { "max-age=3600" };
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: {cached}\r\n{location}Connection: close\r\n\r\n"
    );
    let mut connection = connection;
    connection.write_all(head.as_bytes())?;
    connection.write_all(&body)
}

fn answer(url: &str, dist: &Path) -> Result<(&'static str, &'static str, Vec<u8>)> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let path = match path.strip_prefix(PREFIX) {
        Some(rest) if rest.starts_with('/') => rest,
        _ => path,
    };
    let mut file = dist.join(path.trim_start_matches('/'));
    if file.is_dir() {
        if !path.ends_with('/') {
            return Ok(("301 Moved Permanently", "text/plain", Vec::new()));
        }
        file.push("index.html");
    }
    match fs::read(&file) {
        Ok(body) if !path.contains("..") => Ok(("200 OK", kind(&file), body)),
        _ => Ok(("404 Not Found", "text/html; charset=utf-8", fs::read(dist.join("404.html"))?)),
    }
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
