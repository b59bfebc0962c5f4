//! The command line: runs a Python program on the simulated machine.

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use gilscope::base::{Ns, SEC};
use gilscope::engine;
use gilscope::protocol::{File, Locks, Outcome, RunReply, RunRequest, Stream, SwitchPoints};
use gilscope::trace::{chrome, text};

const HELP: &str = "\
Runs a Python program on a simulated machine.

gilscope run FILE [options] [-- ARGUMENTS…]

  --cores N                   cores of the machine, 1 to 64 (default 2)
  --gil on|off                a build with or without a GIL (default on)
  --switch-interval SECONDS   sys.setswitchinterval at the start (default 0.005)
  --switch-points 3.9|3.10    where the interpreter may switch threads: before every bytecode, or at backward
                              jumps, function entries and calls as since 3.10 (default 3.10)
  --locks fair|barging        whether a lock is handed to those who have waited for 1 ms, as since 3.14, or
                              whoever comes first takes it (default fair)
  --shuffle N                 lets chance, from this seed, decide wherever several threads may go on
  --stop-at SECONDS           presses Ctrl-C at this time of the virtual clock
  --seed N                    seeds the random numbers the program does not seed itself (default 0)
  --schedule STRING           replays the choices of an earlier run
  --stdin TEXT                what is typed into the program; `-` takes it from this command's own input
  --gantt                     prints a timeline after the run
  --library DIR               takes the library's Python files from there instead of the built-in ones
  --trace OUT.json            writes a trace for https://ui.perfetto.dev

The program's folder is its working directory: it can import and open the files there (hidden ones excepted, up to
1 MB each, 16 MB and 2000 files together). What it writes stays in memory.

The program's output and exit status are its own. Where gilscope ends the run (deadlock, a limit, something it does
not support) it says why on stderr and the status is 70.
";

/// Exit status for wrong usage (`EX_USAGE`), a file that cannot be read (`EX_NOINPUT`) or written (`EX_CANTCREAT`).
const USAGE: u8 = 64;
const NO_INPUT: u8 = 66;
const CANNOT_CREATE: u8 = 73;

/// Exit status where something is not supported.
const UNSUPPORTED: u8 = 70;

/// Instructions after which a run is ended; more than in a page, where somebody waits for the picture.
const INSTRUCTIONS: u64 = 2_000_000_000;

/// Widest timeline, without the names.
const COLUMNS: usize = 100;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        None | Some("--help" | "-h" | "help") => {
            print!("{HELP}");
            ExitCode::SUCCESS
        }
        Some("run") => run(&arguments[1..]),
        Some(other) => fail(USAGE, &format!("there is no command `{other}`; try `gilscope --help`")),
    }
}

fn fail(status: u8, message: &str) -> ExitCode {
    eprintln!("gilscope: {message}");
    ExitCode::from(status)
}

/// What the command line asks for.
struct Options {
    file: String,
    request: RunRequest,
    gantt: bool,
    trace: Option<String>,
}

fn run(arguments: &[String]) -> ExitCode {
    if arguments.iter().take_while(|a| *a != "--").any(|a| a == "--help" || a == "-h") {
        print!("{HELP}");
        return ExitCode::SUCCESS;
    }
    let mut options = match parse(arguments) {
        Ok(options) => options,
        Err(message) => return fail(USAGE, &message),
    };
    options.request.source = match fs::read(&options.file) {
        Ok(bytes) => match text_of(bytes) {
            Some(source) => source,
            None => {
                return fail(UNSUPPORTED, &format!("gilscope does not support the encoding of '{}' yet", options.file));
            }
        },
        Err(error) => return fail(NO_INPUT, &format!("can't open file '{}': {error}", options.file)),
    };
    options.request.files = beside(Path::new(&options.file));
    if options.request.stdin == "-" {
        options.request.stdin.clear();
        if let Err(error) = std::io::stdin().read_to_string(&mut options.request.stdin) {
            return fail(NO_INPUT, &format!("can't read the input: {error}"));
        }
    }
    let reply = engine::run(&options.request);
    show(&reply);
    if options.gantt {
        print!("{}", text::gantt(&reply.trace, COLUMNS));
    }
    if let Some(path) = &options.trace
        && let Err(error) = fs::write(path, chrome::json(&reply.trace))
    {
        return fail(CANNOT_CREATE, &format!("can't write '{path}': {error}"));
    }
    ExitCode::from(reply.outcome.status() as u8)
}

/// The most that goes onto the program's disk: bytes of a file, bytes and files together, folders within folders.
const FILE_BYTES: u64 = 1 << 20;
const ALL_BYTES: u64 = 16 << 20;
const ALL_FILES: usize = 2000;
const DEPTH: usize = 4;

/// The files beside a program, in order of name.
fn beside(program: &Path) -> Vec<File> {
    let folder = program.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (mut files, mut bytes) = (Vec::new(), 0);
    gather(folder, "", DEPTH, &mut files, &mut bytes);
    files
}

fn gather(folder: &Path, prefix: &str, depth: usize, files: &mut Vec<File>, bytes: &mut u64) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let Ok(kind) = entry.file_type() else { continue };
        let Ok(name) = entry.file_name().into_string() else { continue };
        if name.starts_with('.') || matches!(name.as_str(), "__pycache__" | "node_modules" | "target" | "venv") {
            continue;
        }
        let name = format!("{prefix}{name}");
        if kind.is_dir() && depth > 0 {
            gather(&entry.path(), &format!("{name}/"), depth - 1, files, bytes);
        }
        let length = entry.metadata().map_or(u64::MAX, |data| data.len());
        if kind.is_file() && length <= FILE_BYTES && *bytes + length <= ALL_BYTES && files.len() < ALL_FILES {
            let Ok(content) = fs::read(entry.path()) else { continue };
            *bytes += length;
            files.push(File { name, bytes: content });
        }
    }
}

/// Writes what the program wrote, in its order, and why it was ended.
fn show(reply: &RunReply) {
    let (mut out, mut err) = (std::io::stdout().lock(), std::io::stderr().lock());
    for piece in &reply.output {
        // A closed pipe is the reader's decision, not an error.
        let _ = match piece.stream {
            Stream::Stdout => out.write_all(piece.text.as_bytes()).and_then(|()| out.flush()),
            Stream::Stderr => err.write_all(piece.text.as_bytes()),
        };
    }
    if let Outcome::Deadlock(text) | Outcome::Limit(text) | Outcome::Unsupported(text) = &reply.outcome {
        let _ = writeln!(err, "{text}");
    }
}

fn parse(arguments: &[String]) -> Result<Options, String> {
    let mut options = Options { file: String::new(), request: RunRequest::new(""), gantt: false, trace: None };
    let request = &mut options.request;
    request.limits.instructions = INSTRUCTIONS;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let (name, inline) = match argument.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
            _ => (argument.as_str(), None),
        };
        let mut value = || {
            let next = inline.clone().or_else(|| rest.next().cloned());
            next.ok_or_else(|| format!("{name} needs a value"))
        };
        match name {
            "--" => {
                request.args = rest.cloned().collect();
                break;
            }
            "--cores" => request.machine.cores = cores(&value()?)?,
            "--gil" => request.machine.gil = on_or_off(&value()?)?,
            "--switch-interval" => request.machine.switch_interval = interval(&value()?)?,
            "--switch-points" => request.machine.switch_points = switch_points(&value()?)?,
            "--locks" => request.machine.locks = locks(&value()?)?,
            "--shuffle" => request.shuffle = Some(whole(name, &value()?)?),
            "--stop-at" => request.stop_at = Some(moment(&value()?)?),
            "--seed" => request.seed = whole(name, &value()?)?,
            "--schedule" => request.schedule = Some(value()?),
            "--library" => engine::install_library(library(Path::new(&value()?), "")?),
            "--stdin" => request.stdin = value()?,
            "--trace" => options.trace = Some(value()?),
            "--gantt" if inline.is_none() => options.gantt = true,
            _ if name.starts_with('-') && name.len() > 1 => {
                return Err(format!("there is no option `{argument}`; try `gilscope --help`"));
            }
            _ if options.file.is_empty() => options.file.clone_from(argument),
            _ => return Err(format!("one program at a time; arguments for it go after --, as in `-- {argument}`")),
        }
    }
    if options.file.is_empty() {
        return Err("which program? `gilscope run FILE`".into());
    }
    options.request.filename.clone_from(&options.file);
    Ok(options)
}

/// A program's text: UTF-8, or Latin-1 if a comment in one of its first two lines says so.
fn text_of(bytes: Vec<u8>) -> Option<String> {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Some(text),
        Err(error) => error.into_bytes(),
    };
    let mut head = bytes.split(|&byte| byte == b'\n').take(2);
    let names = ["latin-1", "latin1", "iso-8859-1", "iso8859-1", "iso-latin-1"];
    let says_so = |line: &[u8]| {
        let line = String::from_utf8_lossy(line).to_lowercase().replace('_', "-");
        let (_, name) = line.trim_start().strip_prefix('#')?.split_once("coding")?;
        let name = name.strip_prefix([':', '='])?.trim_start();
        let end = name.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(name.len());
        names.contains(&&name[..end]).then_some(())
    };
    head.any(|line| says_so(line).is_some()).then(|| bytes.iter().map(|&byte| char::from(byte)).collect())
}

/// All Python files below a folder, as one archive.
fn library(folder: &Path, prefix: &str) -> Result<String, String> {
    let problem = |error: std::io::Error| format!("can't read {}: {error}", folder.display());
    let mut modules = Vec::new();
    let mut folders = vec![(folder.to_owned(), prefix.to_owned())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(problem)? {
            let path = entry.map_err(problem)?.path();
            let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            if path.is_dir() {
                folders.push((path.clone(), format!("{prefix}{name}.")));
            } else if path.extension().is_some_and(|extension| extension == "py") {
                let module = match name.strip_prefix("__init__") {
                    Some(part) => format!("{}{part}", prefix.trim_end_matches('.')),
                    None => format!("{prefix}{name}"),
                };
                modules.push((module, fs::read_to_string(&path).map_err(problem)?));
            }
        }
    }
    // The texts that are no modules stay as they are built in.
    let built_in = engine::library_archive(false);
    let texts = built_in.split('\0').filter_map(|part| part.split_once('\n')).filter(|(name, _)| name.starts_with('<'));
    modules.extend(texts.map(|(name, text)| (name.to_owned(), text.to_owned())));
    modules.sort();
    let mut archive = String::new();
    for (name, text) in &modules {
        match name.split_once('+') {
            // The next part of the module before it (`src/build.rs`).
            Some(_) => archive.extend(["\n\n", text]),
            None => archive.extend(["\0", name, "\n", text]),
        }
    }
    Ok(archive)
}

fn cores(text: &str) -> Result<u32, String> {
    let cores = text.parse().ok().filter(|cores| (1..=64).contains(cores));
    cores.ok_or_else(|| format!("--cores takes a number from 1 to 64, not `{text}`"))
}

fn on_or_off(text: &str) -> Result<bool, String> {
    match text {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err(format!("--gil takes `on` or `off`, not `{text}`")),
    }
}

fn interval(text: &str) -> Result<Ns, String> {
    let seconds = text.parse::<f64>().ok().filter(|s| s.is_finite() && *s > 0.0 && *s <= 1e6);
    let ns = seconds.map(|seconds| (seconds * SEC as f64).round() as Ns).filter(|ns| *ns > 0);
    ns.ok_or_else(|| format!("--switch-interval takes seconds above 0, for instance 0.005, not `{text}`"))
}

fn switch_points(text: &str) -> Result<SwitchPoints, String> {
    match text {
        "3.9" => Ok(SwitchPoints::EveryBytecode),
        "3.10" => Ok(SwitchPoints::Modern),
        _ => Err(format!("--switch-points takes 3.9 or 3.10, not `{text}`")),
    }
}

fn locks(text: &str) -> Result<Locks, String> {
    match text {
        "fair" => Ok(Locks::Fair),
        "barging" => Ok(Locks::Barging),
        _ => Err(format!("--locks takes `fair` or `barging`, not `{text}`")),
    }
}

fn moment(text: &str) -> Result<Ns, String> {
    let seconds = text.parse::<f64>().ok().filter(|s| s.is_finite() && *s >= 0.0 && *s <= 1e6);
    let ns = seconds.map(|seconds| (seconds * SEC as f64).round() as Ns);
    ns.ok_or_else(|| format!("--stop-at takes seconds from 0 on, not `{text}`"))
}

fn whole(name: &str, text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("{name} takes a whole number from 0 on, not `{text}`"))
}
