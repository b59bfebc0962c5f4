//! What hosts say: pages for people, JSON for programs, pictures. Made up from the host's name and the path, the same
//! at every request.

use std::fmt::Write as _;

use super::data;
use super::draw;
use super::http::{Request, Response, fields, reason};
use crate::base::SEC;
use crate::base::order::sort;

const HTML: &str = "text/html; charset=utf-8";
const JSON: &str = "application/json";
const TEXT: &str = "text/plain; charset=utf-8";

/// A JSON text.
pub(super) fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn json(body: String) -> Response {
    Response { status: 200, kind: JSON, body: body.into_bytes(), ..Response::default() }
}

/// A short answer that says only its status.
pub(super) fn plain(status: u16) -> Response {
    let body = if status == 204 || status == 304 { String::new() } else { format!("{status} {}\n", reason(status)) };
    Response { status, kind: TEXT, body: body.into_bytes(), ..Response::default() }
}

/// What a host answers.
pub(super) fn respond(host: &str, port: u16, request: &Request, seed: u64) -> Response {
    let bare = host.strip_prefix("www.").unwrap_or(host);
    match bare {
        "httpbin.org" | "httpbingo.org" | "eu.httpbin.org" | "postman-echo.com" => bin(host, port, request, seed),
        "jsonplaceholder.typicode.com" => placeholder(request),
        "api.github.com" => github(request),
        _ => general(host, request, seed),
    }
}

/// `/status/404` and the like: the parts of a path.
fn parts(path: &str) -> Vec<&str> {
    path.split('/').filter(|part| !part.is_empty()).collect()
}

fn object(pairs: &[(String, String)], indent: &str) -> String {
    if pairs.is_empty() {
        return "{}".to_owned();
    }
    let mut sorted: Vec<_> = pairs.iter().collect();
    sort(&mut sorted);
    let lines: Vec<_> = sorted.iter().map(|(k, v)| format!("{indent}  {}: {}", quote(k), quote(v))).collect();
    format!("{{\n{}\n{indent}}}", lines.join(",\n"))
}

/// A service that tells what it was asked, like httpbin.org.
fn bin(host: &str, port: u16, request: &Request, seed: u64) -> Response {
    let parts = parts(&request.path);
    let number = |at: usize| parts.get(at).and_then(|n| n.parse::<f64>().ok());
    let mut response = match parts.first().copied().unwrap_or_default() {
        "status" => plain(number(1).map_or(400, |n| n as u16)),
        "delay" => {
            let seconds = number(1).unwrap_or(0.0).clamp(0.0, 10.0);
            Response { delay: (seconds * SEC as f64) as u64, ..json(echo(host, port, request)) }
        }
        "uuid" => {
            let (a, b) = (draw(seed, &["uuid", &request.target]), draw(seed, &["uuid2", &request.target]));
            let text = format!(
                "{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}",
                a >> 32,
                a >> 16 & 0xffff,
                a & 0xfff,
                b >> 52,
                b & 0xffff_ffff_ffff
            );
            json(format!("{{\n  \"uuid\": {}\n}}\n", quote(&text)))
        }
        "ip" => json("{\n  \"origin\": \"203.0.113.7\"\n}\n".to_owned()),
        "user-agent" => {
            let agent = request.header("user-agent").unwrap_or_default();
            json(format!("{{\n  \"user-agent\": {}\n}}\n", quote(agent)))
        }
        "headers" => json(format!("{{\n  \"headers\": {}\n}}\n", object(&request.headers, "  "))),
        "json" => json(data::slideshow()),
        "html" => page(host, request, seed),
        "robots.txt" => Response {
            status: 200,
            kind: TEXT,
            body: b"User-agent: *\nDisallow: /deny\n".to_vec(),
            ..Response::default()
        },
        "bytes" | "stream-bytes" => bytes(number(1).map_or(1024, |n| n as usize), &request.target, seed),
        "image" => picture(&request.target, seed),
        "redirect" | "relative-redirect" | "absolute-redirect" => {
            let left = number(1).map_or(1, |n| n as u32);
            let to = if left > 1 { format!("/redirect/{}", left - 1) } else { "/get".to_owned() };
            Response { headers: vec![("Location".into(), to)], ..plain(302) }
        }
        "redirect-to" => {
            let to = request.asked("url").unwrap_or("/get").to_owned();
            Response { headers: vec![("Location".into(), to)], ..plain(302) }
        }
        "basic-auth" | "hidden-basic-auth" => match request.header("authorization") {
            Some(_) => {
                let user = parts.get(1).copied().unwrap_or_default();
                json(format!("{{\n  \"authenticated\": true, \n  \"user\": {}\n}}\n", quote(user)))
            }
            None => plain(401),
        },
        "bearer" => match request.header("authorization").and_then(|value| value.strip_prefix("Bearer ")) {
            Some(token) => json(format!("{{\n  \"authenticated\": true, \n  \"token\": {}\n}}\n", quote(token))),
            None => plain(401),
        },
        "cookies" => json(format!("{{\n  \"cookies\": {}\n}}\n", object(&cookies(request), "  "))),
        "get" | "post" | "put" | "patch" | "delete" | "anything" | "stream" | "response-headers" => {
            let right = parts[0] == request.method.to_ascii_lowercase()
                || !matches!(parts[0], "get" | "post" | "put" | "patch" | "delete");
            if right || (parts[0] == "get" && request.method == "HEAD") {
                json(echo(host, port, request))
            } else {
                plain(405)
            }
        }
        "" => page(host, request, seed),
        _ => plain(404),
    };
    response.headers.push(("Access-Control-Allow-Origin".into(), "*".into()));
    response
}

fn cookies(request: &Request) -> Vec<(String, String)> {
    let sent = request.header("cookie").unwrap_or_default();
    sent.split("; ").filter_map(|pair| pair.split_once('=')).map(|(k, v)| (k.to_owned(), v.to_owned())).collect()
}

/// The request, told back.
fn echo(host: &str, port: u16, request: &Request) -> String {
    let scheme = if port == 443 { "https" } else { "http" };
    let body = String::from_utf8_lossy(&request.body).into_owned();
    let kind = request.header("content-type").unwrap_or_default();
    let form = if kind.starts_with("application/x-www-form-urlencoded") { fields(&body) } else { Vec::new() };
    let mut out = format!("{{\n  \"args\": {}, \n", object(&request.query, "  "));
    if request.method != "GET" {
        let sent = if form.is_empty() { body.as_str() } else { "" };
        let value = if kind.starts_with(JSON) && !body.is_empty() { body.clone() } else { "null".to_owned() };
        let _ = write!(
            out,
            "  \"data\": {}, \n  \"files\": {{}}, \n  \"form\": {}, \n  \"json\": {value}, \n",
            quote(sent),
            object(&form, "  ")
        );
    }
    let _ = writeln!(out, "  \"headers\": {}, ", object(&request.headers, "  "));
    if request.path.starts_with("/anything") {
        let _ = writeln!(out, "  \"method\": {}, ", quote(&request.method));
    }
    let url = format!("{scheme}://{host}{}", request.target);
    let _ = write!(out, "  \"origin\": \"203.0.113.7\", \n  \"url\": {}\n}}\n", quote(&url));
    out
}

/// A service of made-up blog data, with the shape of jsonplaceholder.typicode.com.
fn placeholder(request: &Request) -> Response {
    let parts = parts(&request.path);
    let kind = parts.first().copied().unwrap_or_default();
    let Some(count) = data::count(kind) else {
        return if kind.is_empty() {
            page("jsonplaceholder.typicode.com", request, 0)
        } else {
            json_status(404, "{}".to_owned())
        };
    };
    if request.method == "POST" {
        let body = String::from_utf8_lossy(&request.body).into_owned();
        let form = request.header("content-type").is_some_and(|kind| kind.contains("urlencoded"));
        let fields = if form {
            fields(&body).iter().fold(String::new(), |all, (k, v)| all + &format!("  {}: {},\n", quote(k), quote(v)))
        } else {
            let inner = body.trim().trim_start_matches('{').trim_end_matches('}').trim().to_owned();
            if inner.is_empty() { String::new() } else { format!("  {inner},\n") }
        };
        return json_status(201, format!("{{\n{fields}  \"id\": {}\n}}", count + 1));
    }
    if let Some(id) = parts.get(1) {
        let id = id.parse::<u32>().ok().filter(|id| (1..=count).contains(id));
        return match (id, parts.get(2)) {
            (None, _) => json_status(404, "{}".to_owned()),
            (Some(_), None) if request.method == "DELETE" => json("{}".to_owned()),
            (Some(id), None) => json(data::item(kind, id, "")),
            (Some(id), Some(inner)) => {
                let owner = format!("{}Id", kind.trim_end_matches('s'));
                list(inner, &[(owner, id.to_string())])
            }
        };
    }
    list(kind, &request.query)
}

fn json_status(status: u16, body: String) -> Response {
    Response { status, ..json(body) }
}

/// All of a kind whose fields are as asked.
fn list(kind: &str, query: &[(String, String)]) -> Response {
    let Some(count) = data::count(kind) else { return json_status(404, "{}".to_owned()) };
    let asked = |name: &str| query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let limit = asked("_limit").and_then(|n| n.parse::<usize>().ok());
    let page = asked("_page").and_then(|n| n.parse::<usize>().ok()).unwrap_or(1);
    let wanted: Vec<_> = query.iter().filter(|(key, _)| !key.starts_with('_')).collect();
    let fits = |id: &u32| {
        wanted
            .iter()
            .all(|(key, value)| data::field(kind, *id, key).is_none_or(|field| field.trim_matches('"') == value))
    };
    let size = limit.unwrap_or(if asked("_page").is_some() { 10 } else { usize::MAX });
    let ids = (1..=count).filter(fits).skip(size.saturating_mul(page.max(1) - 1)).take(size);
    let items: Vec<_> = ids.map(|id| format!("  {}", data::item(kind, id, "  "))).collect();
    json(if items.is_empty() { "[]".to_owned() } else { format!("[\n{}\n]", items.join(",\n")) })
}

/// A service of accounts and repositories, with the shape of api.github.com.
fn github(request: &Request) -> Response {
    let parts = parts(&request.path);
    match parts[..] {
        [] => json(
            "{\"current_user_url\":\"https://api.github.com/user\",\"events_url\":\"https://api.github.com/events\"}"
                .to_owned(),
        ),
        ["users", user] => json(data::account(user)),
        ["orgs", user] => json(data::account(user)),
        ["users" | "orgs", user, "repos"] => {
            let all: Vec<_> =
                ["tools", "notes", "website", "parser"].iter().map(|name| data::repository(user, name)).collect();
            json(format!("[{}]", all.join(",")))
        }
        ["repos", owner, name] => json(data::repository(owner, name)),
        ["events"] | ["repos", _, _, "events" | "commits" | "issues"] => {
            json(data::events(parts.get(2).copied().unwrap_or("tools")))
        }
        ["search", _] => json(format!(
            "{{\"total_count\":1,\"incomplete_results\":false,\"items\":[{}]}}",
            data::repository("ada", "tools")
        )),
        _ => json_status(404, "{\"message\":\"Not Found\",\"status\":\"404\"}".to_owned()),
    }
}

/// Any other host.
fn general(host: &str, request: &Request, seed: u64) -> Response {
    let path = request.path.to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| path.ends_with(ending));
    let lost = ["404", "notfound", "not-found", "not_found", "nonexist", "non-exist", "does-not-exist", "doesnotexist"];
    if lost.iter().any(|word| path.contains(word)) {
        return Response { kind: HTML, ..plain(404) };
    }
    if path == "/robots.txt" {
        return Response {
            status: 200,
            kind: TEXT,
            body: b"User-agent: *\nAllow: /\n".to_vec(),
            ..Response::default()
        };
    }
    if ends(&[".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico"])
        || host.contains("picsum")
        || host.contains("placehold")
    {
        return picture(&request.target, seed);
    }
    if ends(&[".zip", ".gz", ".pdf", ".bin", ".mp4", ".iso"]) {
        return bytes(200_000 + (draw(seed, &[host, &path]) % 800_000) as usize, &request.target, seed);
    }
    if ends(&[".txt", ".csv", ".md"]) {
        let body = data::prose(draw(seed, &[host, &path]), 40).replace(". ", ".\n");
        return Response { status: 200, kind: TEXT, body: body.into_bytes(), ..Response::default() };
    }
    let speaks_json = request.header("accept").is_some_and(|kind| kind.contains("json") && !kind.contains("html"));
    if host.starts_with("api.") || path.contains("/api/") || path.ends_with("/api") || ends(&[".json"]) || speaks_json {
        let drawn = draw(seed, &[host, &request.target]);
        return json(data::record(host, &request.target, drawn));
    }
    if request.method != "GET" && request.method != "HEAD" {
        return json(format!("{{\"ok\":true,\"received\":{}}}", request.body.len()));
    }
    page(host, request, seed)
}

/// A page for people: title, headings, text, links.
fn page(host: &str, request: &Request, seed: u64) -> Response {
    let drawn = draw(seed, &["page", host, &request.path]);
    let site = data::site_name(host);
    let last = parts(&request.path).last().copied().unwrap_or_default().replace(['-', '_'], " ");
    let last = last.split('.').next().unwrap_or_default();
    let title = if last.is_empty() { format!("Welcome to {site}") } else { format!("{last} - {site}") };
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/static/style.css\">\n</head>\n<body>\n<h1>{title}</h1>\n<nav>\n"
    );
    for word in ["about", "news", "docs", "blog", "contact"] {
        let _ = writeln!(out, "<a href=\"https://{host}/{word}\">{word}</a>");
    }
    out.push_str("</nav>\n");
    // 6 to 90 kB, as pages without their pictures are.
    let paragraphs = 12 + drawn % 170;
    for number in 0..paragraphs {
        let each = draw(drawn, &[&number.to_string()]);
        if number % 6 == 0 {
            let _ = writeln!(out, "<h2>{}</h2>", data::words(each, 3));
        }
        let link = data::words(each >> 7, 1);
        let text = data::prose(each, 4 + (each % 4) as usize);
        let _ = writeln!(out, "<p>{text} <a href=\"/{link}/{number}\">{link} {number}</a></p>");
    }
    out.push_str("</body>\n</html>\n");
    Response { status: 200, kind: HTML, body: out.into_bytes(), ..Response::default() }
}

fn bytes(count: usize, name: &str, seed: u64) -> Response {
    let body = noise(count.min(10 << 20), name, seed);
    Response { status: 200, kind: "application/octet-stream", body, ..Response::default() }
}

fn noise(count: usize, name: &str, seed: u64) -> Vec<u8> {
    let mut state = draw(seed, &["bytes", name]) | 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()
    };
    let mut body = Vec::with_capacity(count + 8);
    while body.len() < count {
        body.extend_from_slice(&next());
    }
    body.truncate(count);
    body
}

/// A picture: the right first bytes, then noise.
fn picture(target: &str, seed: u64) -> Response {
    let (kind, start): (&str, &[u8]) = match target.rsplit(['.', '/']).next() {
        Some("jpg" | "jpeg") => ("image/jpeg", b"\xff\xd8\xff\xe0"),
        Some("gif") => ("image/gif", b"GIF89a"),
        _ => ("image/png", b"\x89PNG\r\n\x1a\n"),
    };
    let mut body = start.to_vec();
    body.extend(noise(4_000 + (draw(seed, &[target]) % 60_000) as usize, target, seed));
    Response { status: 200, kind, body, ..Response::default() }
}
