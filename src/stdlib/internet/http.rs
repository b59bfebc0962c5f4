//! [`Site`]: a host that speaks HTTP/1.1, with the certificate of `https` taken as read.

use std::fmt::Write as _;

use super::{draw, pages};
use crate::base::{MS, Ns, SEC};
use crate::kernel::world::socket::{Answer, Host};

/// One connection to a host.
#[derive(Clone, Debug)]
pub(super) struct Site {
    name: String,
    port: u16,
    /// What it answers to everything, if that was set.
    status: Option<u16>,
    /// This connection breaks.
    fails: bool,
    seed: u64,
    heard: Vec<u8>,
    served: u32,
}

/// A request, taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Request {
    /// `GET`.
    pub(super) method: String,
    /// Without the query, `%` escapes resolved.
    pub(super) path: String,
    /// Names and values of the query.
    pub(super) query: Vec<(String, String)>,
    /// As sent: path and query.
    pub(super) target: String,
    /// Names as sent, and values.
    pub(super) headers: Vec<(String, String)>,
    /// What was sent along.
    pub(super) body: Vec<u8>,
}

impl Request {
    /// A header by its name in lower case.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// A value of the query.
    pub(super) fn asked(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// What a host answers.
#[derive(Clone, Debug, Default)]
pub(super) struct Response {
    /// 200.
    pub(super) status: u16,
    /// `text/html; charset=utf-8`.
    pub(super) kind: &'static str,
    /// More headers.
    pub(super) headers: Vec<(String, String)>,
    /// The body.
    pub(super) body: Vec<u8>,
    /// How long the host takes beyond its usual time, in ns.
    pub(super) delay: Ns,
}

impl Site {
    /// A host that has just accepted a connection.
    pub(super) fn new(name: &str, port: u16, status: Option<u16>, fails: bool, seed: u64) -> Self {
        Self { name: name.to_owned(), port, status, fails, seed, heard: Vec::new(), served: 0 }
    }

    /// The first whole request among what was heard.
    fn next_request(&mut self) -> Option<Request> {
        let end = self.heard.windows(4).position(|four| four == b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&self.heard[..end]).into_owned();
        let mut lines = head.split("\r\n");
        let mut first = lines.next().unwrap_or_default().split(' ');
        let method = first.next().unwrap_or_default().to_owned();
        let target = first.next().unwrap_or("/").to_owned();
        let headers: Vec<(String, String)> = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned()))
            .collect();
        let (path, query) = target.split_once('?').unwrap_or((&target, ""));
        let query = fields(query);
        let mut request =
            Request { method, path: unescape(path, false), query, target: target.clone(), headers, body: Vec::new() };
        let start = end + 4;
        if request.header("transfer-encoding").is_some_and(|how| how.eq_ignore_ascii_case("chunked")) {
            let (body, used) = unchunk(&self.heard[start..])?;
            request.body = body;
            self.heard.drain(..start + used);
        } else {
            let length = request.header("content-length").and_then(|n| n.parse().ok()).unwrap_or(0usize);
            request.body = self.heard.get(start..start + length)?.to_vec();
            self.heard.drain(..start + length);
        }
        Some(request)
    }

    fn answer(&mut self, request: &Request) -> Vec<Answer> {
        self.served += 1;
        let drawn = draw(self.seed, &["think", &self.name, &request.target]);
        let mut think = 4 * MS + drawn % (36 * MS);
        if self.fails {
            return vec![Answer::Reset(think)];
        }
        let mut response = match self.status {
            Some(status) => pages::plain(status),
            None => pages::respond(&self.name, self.port, request, self.seed),
        };
        think += response.delay.min(120 * SEC);
        let close = request.header("connection").is_some_and(|how| how.eq_ignore_ascii_case("close"));
        let mut head = format!("HTTP/1.1 {} {}\r\n", response.status, reason(response.status));
        let length = response.body.len();
        let _ = write!(head, "Date: Thu, 01 Jan 2026 00:00:00 GMT\r\nServer: gilscope\r\n");
        if !response.kind.is_empty() {
            let _ = write!(head, "Content-Type: {}\r\n", response.kind);
        }
        let _ = write!(head, "Content-Length: {length}\r\n");
        for (key, value) in &response.headers {
            let _ = write!(head, "{key}: {value}\r\n");
        }
        let _ = write!(head, "Connection: {}\r\n\r\n", if close { "close" } else { "keep-alive" });
        let mut bytes = head.into_bytes();
        if request.method != "HEAD" {
            bytes.append(&mut response.body);
        }
        let mut answers = vec![Answer::Send(think, bytes)];
        if close {
            answers.push(Answer::Close);
        }
        answers
    }
}

impl Host for Site {
    fn copied(&self) -> Box<dyn Host> {
        Box::new(self.clone())
    }

    fn received(&mut self, bytes: &[u8]) -> Vec<Answer> {
        self.heard.extend_from_slice(bytes);
        let mut answers = Vec::new();
        while let Some(request) = self.next_request() {
            answers.extend(self.answer(&request));
        }
        answers
    }
}

/// A chunked body and how long it was on the line; `None` if it is not all there.
fn unchunk(mut rest: &[u8]) -> Option<(Vec<u8>, usize)> {
    let whole = rest.len();
    let mut body = Vec::new();
    loop {
        let end = rest.windows(2).position(|two| two == b"\r\n")?;
        let size = std::str::from_utf8(&rest[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        let chunk = rest.get(end + 2..end + 2 + size)?;
        body.extend_from_slice(chunk);
        rest = rest.get(end + 4 + size..)?;
        if size == 0 {
            return Some((body, whole - rest.len()));
        }
    }
}

/// `%41` and, in forms, `+`.
fn unescape(text: &str, form: bool) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (bytes[at], hex) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 2;
            }
            (b'+', _) if form => out.push(b' '),
            (byte, _) => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Names and values of a query or form.
pub(super) fn fields(text: &str) -> Vec<(String, String)> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(k, v)| (unescape(k, true), unescape(v, true)))
        .collect()
}

/// The words of a status (RFC 9110).
pub(super) fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        206 => "Partial Content",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        418 => "I'm a teapot",
        422 => "Unprocessable Content",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Unknown",
    }
}
