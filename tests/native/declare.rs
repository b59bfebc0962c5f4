//! What programs declare in comments, and that it reaches them.

use gilscope::base::MS;
use gilscope::engine;
use gilscope::protocol::declare::{Declared, declared};
use gilscope::protocol::{File, Host, Outcome, RunRequest};

const PROGRAM: &str = "\
# file: a/b.txt
#| first
#|   indented
#|
# file: no_content.txt
# stdin: Ada
#| 36
# host: API.example.com latency=80ms bandwidth=10Mbit status=503 fail=20%
# host: old.example.com down
# host: nonsense
# host: bad.example.com latency=fast
# network: latency=1ms..2.5ms bandwidth=1Gbit fail=0.1%
";

#[test]
fn declarations_are_read() {
    let found = declared(PROGRAM);
    let file = File { name: "a/b.txt".into(), bytes: b"first\n  indented\n\n".to_vec() };
    assert_eq!(found.files, [file]);
    assert_eq!(found.stdin.as_deref(), Some("Ada\n36\n"));
    let api = Host {
        name: "api.example.com".into(),
        latency: Some(80 * MS),
        bandwidth: Some(10_000_000),
        status: Some(503),
        failures: Some(200),
        down: false,
    };
    let old = Host { name: "old.example.com".into(), down: true, ..Host::default() };
    assert_eq!(found.hosts, [api, old]);
    let network = found.network.unwrap();
    assert_eq!((network.latency, network.bandwidth, network.failures), ((MS, 5 * MS / 2), 1_000_000_000, 1));
    assert_eq!(declared("x = 1  # file: x\n#| y\n# network: latency=3ms..1ms\n"), Declared::default());
}

/// What a program prints.
fn printed(request: &RunRequest) -> String {
    let reply = engine::run(request);
    assert_eq!(reply.outcome, Outcome::Exit(0), "{:?}", reply.output);
    reply.output.iter().map(|piece| piece.text.as_str()).collect()
}

#[test]
fn programs_find_their_files_and_input() {
    let body = "print(open('a/b.txt').read(), input(), input())\nimport os\nprint(os.listdir())\n";
    let got = printed(&RunRequest::new(format!("{PROGRAM}{body}")));
    assert_eq!(got, "first\n  indented\n\n Ada 36\n['a', 'main.py']\n");
    let mut request = RunRequest::new("import helper\nprint(helper.x, input(), open('n.bin', 'rb').read())");
    request.files.push(File { name: "helper.py".into(), bytes: b"x = 5".to_vec() });
    request.files.push(File { name: "n.bin".into(), bytes: vec![0, 255] });
    request.stdin = "typed".into();
    assert_eq!(printed(&request), "5 typed b'\\x00\\xff'\n");
    let sample = printed(&RunRequest::new("print(len(open('data.txt').readlines()))"));
    assert_eq!(sample, "3\n");
}

#[test]
fn seeds_move_hosts_and_declarations_hold_them() {
    let body = "import time, urllib.request\nstart = time.perf_counter()\n\
                urllib.request.urlopen('http://a.example.com/').read()\nprint(time.perf_counter() - start)\n";
    let time = |head: &str, seed| {
        let mut request = RunRequest::new(format!("{head}\n{body}"));
        request.seed = seed;
        printed(&request).trim().parse::<f64>().unwrap()
    };
    assert_eq!(time("", 1).to_bits(), time("", 1).to_bits());
    assert_ne!(time("", 1).to_bits(), time("", 2).to_bits());
    let quick = time("# host: a.example.com latency=1ms bandwidth=10Gbit", 1);
    assert!(quick < 0.1, "{quick}");
    let slow = time("# host: a.example.com latency=2s", 1);
    assert!((4.0..5.0).contains(&slow), "{slow}");
}
