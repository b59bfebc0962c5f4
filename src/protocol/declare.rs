//! What a program declares in comments: files on its disk, what is typed into it, hosts of its internet.
//!
//! ```text
//! # file: data.txt              a file; its lines follow
//! #| first line
//! #| second line
//! # stdin: Ada                  one line that is typed
//! #| 36                         and more of them
//! # host: api.example.com latency=80ms bandwidth=10Mbit status=503 fail=20%
//! # host: old.example.com down
//! # network: latency=20ms..300ms bandwidth=100Mbit fail=1%
//! ```
//!
//! Declarations begin in the first column, anywhere in the program. A line of content is what follows `#|` and one
//! space. A `# file:` without such a line is an ordinary comment, and so is whatever does not read as above.

use super::{File, Host, Network};
use crate::base::{MS, Ns, SEC, US};

/// Everything a program declares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// Files, in order.
    pub files: Vec<File>,
    /// What is typed.
    pub stdin: Option<String>,
    /// Hosts with figures of their own.
    pub hosts: Vec<Host>,
    /// Figures of the network.
    pub network: Option<Network>,
}

/// Reads the declarations of a program.
pub fn declared(source: &str) -> Declared {
    let mut found = Declared::default();
    let mut lines = source.lines().peekable();
    while let Some(line) = lines.next() {
        let Some((word, rest)) = line.strip_prefix("# ").and_then(|line| line.split_once(':')) else { continue };
        let rest = rest.trim();
        let mut content = String::new();
        if matches!(word, "file" | "stdin") {
            while let Some(text) = lines.peek().and_then(|next| next.strip_prefix("#|")) {
                content.push_str(text.strip_prefix(' ').unwrap_or(text));
                content.push('\n');
                lines.next();
            }
        }
        match word {
            "file" if !rest.is_empty() && !content.is_empty() => {
                found.files.push(File { name: rest.to_owned(), bytes: content.into_bytes() });
            }
            "stdin" => {
                let first = if rest.is_empty() { String::new() } else { format!("{rest}\n") };
                found.stdin.get_or_insert_default().push_str(&(first + &content));
            }
            "host" => found.hosts.extend(host(rest)),
            "network" => found.network = network(rest).or(found.network),
            _ => {}
        }
    }
    found
}

fn host(text: &str) -> Option<Host> {
    let mut words = text.split_whitespace();
    let name = words.next().filter(|name| name.contains('.'))?;
    let mut host = Host { name: name.to_ascii_lowercase(), ..Host::default() };
    for word in words {
        match word.split_once('=') {
            None if word == "down" => host.down = true,
            Some(("latency", value)) => host.latency = Some(time(value)?),
            Some(("bandwidth", value)) => host.bandwidth = Some(rate(value)?),
            Some(("status", value)) => host.status = Some(value.parse().ok()?),
            Some(("fail", value)) => host.failures = Some(share(value)?),
            _ => return None,
        }
    }
    Some(host)
}

fn network(text: &str) -> Option<Network> {
    let mut network = Network::default();
    for word in text.split_whitespace() {
        match word.split_once('=')? {
            ("latency", value) => {
                let (low, high) = value.split_once("..").unwrap_or((value, value));
                network.latency = (time(low)?, time(high)?);
            }
            ("bandwidth", value) => network.bandwidth = rate(value)?,
            ("fail", value) => network.failures = share(value)?,
            _ => return None,
        }
    }
    (network.latency.0 <= network.latency.1).then_some(network)
}

/// `80ms`, `1.5s`, `200us` in ns.
fn time(text: &str) -> Option<Ns> {
    let (number, unit) = text
        .strip_suffix("ms")
        .map(|n| (n, MS))
        .or_else(|| text.strip_suffix("us").map(|n| (n, US)))
        .or_else(|| text.strip_suffix('s').map(|n| (n, SEC)))?;
    let number: f64 = number.parse().ok().filter(|n| (0.0..=3600.0 * 1e6).contains(n))?;
    Some((number * unit as f64).round() as Ns)
}

/// `10Mbit`, `1Gbit`, `64kbit` in bits a second.
fn rate(text: &str) -> Option<u64> {
    let text = text.strip_suffix("/s").unwrap_or(text).strip_suffix("bit")?;
    let units = [('k', 1e3), ('M', 1e6), ('G', 1e9)];
    let (number, unit) =
        units.iter().find_map(|(letter, unit)| text.strip_suffix(*letter).map(|n| (n, *unit))).unwrap_or((text, 1.0));
    let number: f64 = number.parse().ok().filter(|n| (0.0..=1e6).contains(n))?;
    Some((number * unit) as u64).filter(|rate| *rate > 0)
}

/// `20%` in thousandths.
fn share(text: &str) -> Option<u32> {
    let percent: f64 = text.strip_suffix('%')?.parse().ok().filter(|n| (0.0..=100.0).contains(n))?;
    Some((percent * 10.0).round() as u32)
}
