//! The simulated internet: names, ways to hosts, and what hosts answer. Nothing here leaves the machine.
//!
//! Every host name has an address and answers on the web's ports, after a latency that the machine's seed and the
//! name decide; [`http`] speaks for it and [`pages`] makes up what it says. A machine's settings can give hosts other
//! figures or let them fail.

mod data;
mod http;
mod pages;

use crate::base::{Ns, SEC};
use crate::kernel::world::socket::{Address, HostSettings, Internet, Route, errno};
use crate::python::vm::interp::Interp;

/// Ports on which hosts answer.
const WEB_PORTS: [u16; 6] = [80, 443, 3000, 5000, 8000, 8080];

/// How long a name server takes for a name it does not know yet, in ns: the usual 10 to 40 ms, drawn by the name.
const LOOKUP: (Ns, Ns) = (8_000_000, 40_000_000);

/// A number drawn by texts: FNV-1a with the finish of `SplitMix64`.
pub fn draw(seed: u64, texts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325 ^ seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for byte in texts.iter().flat_map(|text| text.bytes().chain([0xff])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    hash ^ (hash >> 31)
}

/// A number from `low` to `high`.
fn between(low: Ns, high: Ns, drawn: u64) -> Ns {
    low + drawn % (high - low + 1).max(1)
}

/// Whether an address is this machine's own.
pub fn local(host: &str) -> bool {
    matches!(host, "" | "localhost" | "0.0.0.0" | "::1" | "gilscope" | "<broadcast>") || host.starts_with("127.")
}

fn numeric(host: &str) -> bool {
    let mut parts = 0;
    host.split('.').all(|part| {
        parts += 1;
        !part.is_empty() && part.len() <= 3 && part.parse::<u8>().is_ok()
    }) && parts == 4
}

/// Whether a host is no name but an address that cannot be: `256.1.1.1`.
fn misnumbered(host: &str) -> bool {
    host.bytes().all(|b| b.is_ascii_digit() || b == b'.') && !numeric(host)
}

/// The address of a name and how long finding it takes; `None` if the name cannot exist.
pub fn resolve(interp: &mut Interp, host: &str) -> (Option<String>, Ns) {
    match host {
        "" => return (Some("0.0.0.0".to_owned()), 0),
        "localhost" | "gilscope" | "::1" => return (Some("127.0.0.1".to_owned()), 0),
        _ if numeric(host) => return (Some(host.to_owned()), 0),
        _ => {}
    }
    let name = host.to_ascii_lowercase();
    let seed = interp.settings.seed;
    let internet = &mut interp.world.borrow_mut().network.internet;
    let drawn = draw(seed, &["address", &name]);
    let known = internet.hosts.iter().any(|settings| settings.name == name);
    // RFC 6761 keeps `.invalid` free of names; a name without a dot is nobody's.
    let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
    if !known && (misnumbered(&name) || name.ends_with(".invalid") || !name.contains('.') || !name.bytes().all(allowed))
    {
        return (None, between(LOOKUP.0, LOOKUP.1, drawn));
    }
    // Addresses that RFC 5737 sets aside would all look alike; these do not, and lead nowhere else.
    let [a, b, c, ..] = drawn.to_le_bytes();
    let address = format!("{}.{}.{}.{}", 23 + drawn % 160, a, b, 1 + c % 254);
    let fresh = internet.names.insert(address.clone(), name).is_none();
    (Some(address), if fresh { between(LOOKUP.0, LOOKUP.1, drawn >> 8) } else { 0 })
}

/// The name that was resolved to an address.
pub fn name_of(interp: &Interp, address: &str) -> Option<String> {
    interp.world.borrow().network.internet.names.get(address).cloned()
}

/// The way to an address; `None` if it is on this machine.
pub fn route(interp: &Interp, to: &Address) -> Option<Route> {
    if local(&to.0) {
        return None;
    }
    let seed = interp.settings.seed;
    let mut world = interp.world.borrow_mut();
    let internet = &mut world.network.internet;
    let name = internet.names.get(&to.0).cloned().unwrap_or_else(|| to.0.clone());
    internet.connections += 1;
    let turn = internet.connections.to_string();
    let own = internet.hosts.iter().find(|settings| settings.name == name).cloned().unwrap_or_default();
    let usual = between(internet.latency.0, internet.latency.1, draw(seed, &["latency", &name]));
    let latency = own.latency.unwrap_or(usual);
    // No two packets travel alike: up to a tenth more.
    let round_trip = latency + draw(seed, &["jitter", &name, &turn]) % (latency / 10 + 1);
    let bandwidth = own.bandwidth.unwrap_or(internet.bandwidth).max(1);
    let host = host(internet, &own, &name, to.1, draw(seed, &["failure", &name, &turn]), seed);
    // TLS 1.3 needs one round trip more; what is said through it is as without it.
    let trips = if to.1 == 443 { 2 } else { 1 };
    Some(Route { round_trip, trips, pace: 1024 * 8 * SEC / bandwidth, host })
}

fn host(
    internet: &Internet,
    own: &HostSettings,
    name: &str,
    port: u16,
    drawn: u64,
    seed: u64,
) -> Result<Box<dyn crate::kernel::world::socket::Host>, i32> {
    if own.down || (!WEB_PORTS.contains(&port) && own.name.is_empty()) {
        return Err(errno::ECONNREFUSED);
    }
    let fails = drawn % 1000 < u64::from(own.failures.unwrap_or(internet.failures));
    Ok(Box::new(http::Site::new(name, port, own.status, fails, seed)))
}
