//! The modules programs import: Python files over kernel primitives, Rust where CPython has C.
//!
//! Start with [`LIBRARY`]. A Python module is a file below `py/` and needs no entry anywhere ([`source`]). What is absent or different stands in `LIMITS.md`.

pub mod aio;
mod aio_futures;
mod aio_loop;
mod aio_step;
pub mod aio_tasks;
pub mod context;
pub mod deflate;
pub mod device;
pub mod errno;
pub mod errors;
pub mod hashes;
pub mod internet;
pub mod lock;
pub mod math;
pub mod math_integer;
pub mod math_sums;
pub mod os;
pub mod pickle;
pub mod posix;
pub mod process;
pub mod random;
pub mod re;
mod room;
pub mod semlock;
pub mod signal;
pub mod simple_queue;
pub mod sockets;
pub mod source;
pub mod sys;
pub mod thread;
pub mod time;
pub mod weak;
pub mod world;

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::OnceLock;

use crate::python::builtins::{Builtin, NewFn, Type, annotations, dict, docs, evaluate};
use crate::python::object::{Namespace, Value};
use crate::python::vm::import::Library;
use crate::python::vm::interp::Interp;
use crate::python::vm::symbol::SymHasher;
use source::source;

/// The whole library, as the VM's importer asks for it.
pub const LIBRARY: Library = Library { source, package, native, hidden, setup, known_module, owners, names };

/// Names CPython 3.15 has, by module and type; `known.txt` says how they were collected.
const KNOWN: &str = "<known>";

/// What `from __future__ import` may name; all but `annotations` have long been so.
const FEATURES: [&str; 10] = [
    "absolute_import",
    "annotations",
    "barry_as_FLUFL",
    "division",
    "generator_stop",
    "generators",
    "nested_scopes",
    "print_function",
    "unicode_literals",
    "with_statement",
];

fn native(interp: &mut Interp, name: &str, namespace: &Rc<Namespace>) -> bool {
    match name {
        "_time" => time::fill(interp, namespace),
        "sys" => {
            sys::fill(interp, namespace);
            more(interp, namespace, "_sys_getattr");
        }
        "posix" => {
            os::fill(interp, namespace);
            posix::fill(interp, namespace);
        }
        "errno" => errno::fill(interp, namespace),
        "_sockets" => sockets::fill(interp, namespace),
        "_thread" => {
            thread::fill(interp, namespace);
            functions(interp, namespace, signal::THREAD);
        }
        "_signal" => signal::fill(interp, namespace),
        "_pickle" => pickle::fill(interp, namespace),
        "_processes" => process::fill(interp, namespace),
        "_queue" => {
            class(interp, namespace, "SimpleQueue", Type::SimpleQueue);
            let empty = interp.prelude_function("_Empty");
            interp.module_set(namespace, "Empty", empty);
        }
        "_random" => class(interp, namespace, "Random", Type::Random),
        "_collections" => {
            class(interp, namespace, "deque", Type::Deque);
            functions(interp, namespace, dict::ORDERED);
        }
        "_context" => context::fill(interp, namespace),
        "_aio" => aio::fill(interp, namespace),
        "_traceback" => errors::fill_traceback(interp, namespace),
        "_suggestions" => errors::fill_suggestions(interp, namespace),
        "_weak" => weak::fill(interp, namespace),
        "_gilscope" => {
            functions(interp, namespace, errors::GILSCOPE);
            functions(interp, namespace, evaluate::FUNCTIONS);
            functions(interp, namespace, annotations::FUNCTIONS);
            functions(interp, namespace, docs::FUNCTIONS);
            class(interp, namespace, "View", Type::View);
        }
        "_deflate" => functions(interp, namespace, deflate::FUNCTIONS),
        "_hashes" => functions(interp, namespace, hashes::FUNCTIONS),
        "_re" => functions(interp, namespace, re::FUNCTIONS),
        "_warnings" => functions(interp, namespace, sys::WARNINGS),
        "math" => {
            crate::stdlib::math::fill(interp, namespace);
            more(interp, namespace, "_math_getattr");
        }
        "builtins" => {
            let all: Vec<_> = interp.builtins.iter().map(|(k, v)| (*k, v.clone())).collect();
            for (name, value) in all {
                namespace.set(name, value, Value::default);
            }
        }
        "__future__" => {
            for name in FEATURES {
                interp.module_set(namespace, name, Value::None);
            }
        }
        _ => return false,
    }
    true
}

/// Whether other modules here live inside this one.
fn package(name: &str) -> bool {
    matches!(name, "pathlib" | "re" | "zipfile") || source::has_parts(name)
}

/// What CPython has in C or makes at run time.
fn hidden(name: &str) -> bool {
    matches!(
        name,
        "_ctypes"
            | "_ctypes_call"
            | "_ctypes_layout"
            | "_ctypes_libc"
            | "_ctypes_memory"
            | "_arguments"
            | "_asyncio"
            | "_contextvars"
            | "_dicts"
            | "_fork"
            | "_evaluate"
            | "_functools"
            | "_interpreters"
            | "_json"
            | "_re_objects"
            | "_shared"
            | "_typevars"
            | "_math_more"
            | "_sys_more"
            | "string.templatelib"
            | "_memoryview"
            | "_decimal_context"
            | "_decimal_math"
            | "_decimal_text"
            | "array"
            | "atexit"
            | "binascii"
            | "csv"
            | "hashlib"
            | "decimal"
            | "struct"
            | "zlib"
            | "_io"
            | "_os"
            | "_textio"
            | "_socket"
            | "_ssl"
            | "select"
            | "bisect"
            | "_strptime_read"
            | "_weakref"
            | "_weakproxy"
            | "_datetime"
            | "datetime"
            | "time"
            | "_namedtuple"
            | "concurrent.futures"
            | "heapq"
            | "itertools"
            | "operator"
            | "pickle"
            | "_boot"
            | "_exec"
            | "_warn"
    ) || name.starts_with("_programs")
        || name.starts_with("_sh")
}

/// Methods and constructors of the types that live here.
fn setup(interp: &mut Interp) {
    signal::setup(interp);
    pickle::setup(interp);
    let tables: [(Type, &[&'static [Builtin]]); 6] = [
        (Type::Lock, &[lock::LOCK]),
        (Type::RLock, &[lock::LOCK, lock::RLOCK]),
        (Type::ThreadHandle, &[thread::HANDLE]),
        (Type::SimpleQueue, &[simple_queue::QUEUE]),
        (Type::Random, &[random::RANDOM]),
        (Type::SemLock, &[semlock::METHODS]),
    ];
    for (which, tables) in tables {
        for table in tables {
            interp.types.add_methods(which, &mut interp.symbols, table);
        }
    }
    let makers: [(Type, NewFn); 7] = [
        (Type::Lock, lock::new_lock),
        (Type::RLock, lock::new_rlock),
        (Type::Local, thread::new_local),
        (Type::ThreadHandle, thread::new_handle),
        (Type::SimpleQueue, simple_queue::new),
        (Type::Random, random::new),
        (Type::SemLock, semlock::new),
    ];
    for (which, new) in makers {
        interp.types[which].new.set(new);
    }
}

/// Puts a table of functions into a module.
pub fn functions(interp: &mut Interp, namespace: &Namespace, table: &'static [Builtin]) {
    for f in table {
        interp.module_set(namespace, f.name, Value::Builtin(f));
    }
}

/// Says what finds the module's names that are written in Python.
fn more(interp: &mut Interp, namespace: &Namespace, function: &str) {
    let ask = interp.prelude_function(function);
    interp.module_set(namespace, "__getattr__", ask);
}

fn class(interp: &mut Interp, namespace: &Namespace, name: &str, which: Type) {
    let class = Value::Class(interp.types[which].clone());
    interp.module_set(namespace, name, class);
}

/// Whether CPython has a standard module of this name.
fn known_module(name: &str) -> bool {
    owners(name).contains(&"[stdlib]")
}

/// A section of the known names.
fn names(section: &str) -> Vec<&'static str> {
    let header = format!("[{section}]");
    let lines = source(KNOWN).unwrap_or_default().lines().skip_while(|line| *line != header);
    lines.skip(1).take_while(|line| !line.starts_with('[')).flat_map(str::split_whitespace).collect()
}

/// The modules, types and classes that have this name in CPython; `[stdlib]` has the modules.
fn owners(name: &str) -> &'static [&'static str] {
    static INDEX: OnceLock<HashMap<&str, Vec<&str>, SymHasher>> = OnceLock::new();
    let index = INDEX.get_or_init(|| {
        let mut owner = "";
        let mut index: HashMap<_, Vec<_>, _> = HashMap::default();
        for line in source(KNOWN).unwrap_or_default().lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with('[') {
                let kinds = ["[module ", "[type ", "[class ", "[built in "];
                let named = kinds.iter().find_map(|kind| line.strip_prefix(kind));
                owner = named.map_or(line, |rest| rest.trim_end_matches(']'));
            } else {
                for name in line.split_whitespace() {
                    let owners = index.entry(name).or_default();
                    owners.push(owner);
                    // What the module is not asked for cannot be imported from it either.
                    owners.extend(owner.strip_suffix(", absent"));
                }
            }
        }
        index
    });
    let like = || index.get(&*format!("{}_*", name.split_once('_')?.0));
    index.get(name).or_else(like).map_or(&[], Vec::as_slice)
}
