//! A static server for `dist/`, as simple as the simplest host: files, `index.html` in directories, 404.html.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use tiny_http::{Header, Request, Response, Server};

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
        let server = Server::http("127.0.0.1:0").expect("a free port");
        let address = format!("http://{}", server.server_addr());
        std::thread::spawn(move || {
            for request in server.incoming_requests() {
                // A browser that went away is no failure of the server.
                let _ = answer(request, &dist);
            }
        });
        address
    })
}

fn answer(request: Request, dist: &Path) -> std::io::Result<()> {
    let path = request.url().split(['?', '#']).next().unwrap_or_default();
    let path = match path.strip_prefix(PREFIX) {
        Some(rest) if rest.starts_with('/') => rest,
        _ => path,
    };
    let mut file = dist.join(path.trim_start_matches('/'));
    if file.is_dir() {
        if !path.ends_with('/') {
            let location = header("Location", &format!("{}/", request.url()));
            return request.respond(Response::empty(301).with_header(location));
        }
        file.push("index.html");
    }
    match fs::read(&file) {
        Ok(bytes) if !path.contains("..") => {
            request.respond(Response::from_data(bytes).with_header(header("Content-Type", kind(&file))))
        }
        _ => {
            let page = fs::read(dist.join("404.html"))?;
            let response = Response::from_data(page).with_status_code(404);
            request.respond(response.with_header(header("Content-Type", "text/html; charset=utf-8")))
        }
    }
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("a header of ASCII letters")
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
