//! [`Compiled`]: library files that were compiled already, and numbers for the names in them.
//!
//! The library does not change while the engine lives, so the second run finds it compiled. It also finds its names
//! numbered, as does each process that starts later in a run ([`Store::known`]).

use std::cell::RefCell;
use std::rc::Rc;

use litemap::LiteMap;

use super::interp::Interp;
use super::symbol::{Known, Sym};
use crate::python::bytecode::{CodeDef, Const};
use crate::python::object::Str;

/// What all interpreters of the engine share.
pub type Compiled = Rc<RefCell<Store>>;

thread_local! {
    /// The engine's own.
    pub(super) static COMPILED: Compiled = Compiled::default();
}

/// See [`Compiled`].
#[derive(Debug, Default)]
pub struct Store {
    /// By file name. They depend on nothing but their text.
    files: LiteMap<Rc<str>, Rc<CodeDef>>,
    known: Rc<Known>,
    /// Files of the library whose names have no numbers yet.
    fresh: Vec<Rc<CodeDef>>,
}

impl Store {
    /// What was compiled under a name.
    pub fn get(&self, name: &str) -> Option<Rc<CodeDef>> {
        self.files.get(name).cloned()
    }

    /// Keeps what was compiled.
    pub fn insert(&mut self, name: Rc<str>, def: Rc<CodeDef>) {
        self.files.insert(name, def);
    }

    /// Keeps a file of the library.
    pub fn insert_library(&mut self, name: Rc<str>, def: Rc<CodeDef>) {
        self.fresh.push(def.clone());
        self.insert(name, def);
    }

    /// The names that an interpreter begins with.
    pub fn known(&mut self) -> Rc<Known> {
        if !self.fresh.is_empty() {
            // Interpreters at work keep theirs.
            let known = Rc::make_mut(&mut self.known);
            for def in self.fresh.drain(..) {
                number(known, &def);
            }
        }
        self.known.clone()
    }
}

/// Numbers of the names in a code object, and its texts as objects.
#[derive(Clone, Debug)]
pub struct Numbers {
    /// How many names an interpreter must share with the others that these numbers hold in it.
    needed: usize,
    /// Of the local slots.
    pub locals: Rc<[Sym]>,
    /// Of attributes, globals and imports.
    pub names: Rc<[Sym]>,
    /// By constant; `None` for those that are no texts.
    pub texts: Box<[Option<Rc<Str>>]>,
}

/// Numbers are no part of what was compiled.
impl PartialEq for Numbers {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

fn number(known: &mut Known, def: &CodeDef) {
    let text = |known: &mut Known, constant: &Const| match constant {
        Const::Str(text) if is_name(text) => {
            let name = known.intern(text);
            Some(known.text(name))
        }
        Const::Str(text) => Some(Str::new(text)),
        Const::Code(inner) => {
            number(known, inner);
            None
        }
        _ => None,
    };
    let locals = def.locals.iter().map(|name| known.intern(name)).collect();
    let names = def.names.iter().map(|name| known.intern(name)).collect();
    let texts = def.consts.iter().map(|constant| text(known, constant)).collect();
    let numbers = Numbers { needed: known.count(), locals, names, texts };
    // A file that was taken apart twice at once has them already.
    let _ = def.numbers.set(numbers);
}

/// Texts this short share one object with the name, so that comparing them is comparing pointers.
pub fn is_name(text: &str) -> bool {
    text.len() < 32
}

/// The numbers of a code object's names, if they hold in this interpreter.
pub fn numbers<'a>(interp: &Interp, def: &'a CodeDef) -> Option<&'a Numbers> {
    def.numbers.get().filter(|numbers| numbers.needed <= interp.symbols.shared())
}
