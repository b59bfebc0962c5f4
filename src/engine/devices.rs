//! Sets a run's devices up: files on its disk, what is typed, the internet's figures.

use crate::kernel::world::World;
use crate::kernel::world::disk::{HOME, absolute};
use crate::kernel::world::socket::HostSettings;
use crate::protocol::declare::declared;
use crate::protocol::{Host, Network, RunRequest};

/// How long before the run the files were written, in ns: a day.
const AGE: i64 = -86_400_000_000_000;

/// Files that lie beside a program that brings none.
const SAMPLES: [(&str, &str); 4] = [
    ("data.txt", "the first line\nthe second line\nthe third line\n"),
    ("numbers.txt", "3\n14\n15\n92\n65\n35\n89\n79\n32\n38\n"),
    ("people.csv", "name,age,city\nAda,36,London\nBela,41,Budapest\nChen,29,Beijing\nDora,52,Stockholm\n"),
    ("urls.txt", "https://www.python.org\nhttps://www.example.com\nhttps://docs.python.org/3/\nhttps://pypi.org\n"),
];

/// Puts everything in its place.
pub(super) fn set_up(world: &mut World, request: &RunRequest) {
    let declared = declared(&request.source);
    let name = request.filename.rsplit('/').next().unwrap_or("main.py");
    let mut files: Vec<(&str, &[u8])> = Vec::new();
    if request.files.is_empty() && declared.files.is_empty() {
        files.extend(SAMPLES.map(|(name, text)| (name, text.as_bytes())));
    }
    files.extend(request.files.iter().chain(&declared.files).map(|file| (file.name.as_str(), &*file.bytes)));
    files.push((name, request.source.as_bytes()));
    for (name, bytes) in files {
        // A name that cannot be a path on the disk, or no room: the program finds the file missing.
        let _ = world.disk.put(&absolute(HOME, name), bytes, AGE);
    }
    world.typed = declared.stdin.unwrap_or_else(|| request.stdin.clone()).into_bytes();
    let network: Network = declared.network.unwrap_or_else(|| request.network.clone());
    let internet = &mut world.network.internet;
    internet.latency = network.latency;
    internet.bandwidth = network.bandwidth;
    internet.failures = network.failures;
    internet.hosts = declared.hosts.iter().chain(&network.hosts).chain(&request.network.hosts).map(settings).collect();
}

fn settings(host: &Host) -> HostSettings {
    HostSettings {
        name: host.name.clone(),
        latency: host.latency,
        bandwidth: host.bandwidth,
        status: host.status,
        failures: host.failures,
        down: host.down,
    }
}
