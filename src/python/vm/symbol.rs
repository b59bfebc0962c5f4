//! [`Sym`]: interned names. Attribute and global names are compared as numbers.
//!
//! [`Symbols`] are an interpreter's names. They begin with those that all interpreters know ([`Known`]), which grow when
//! a run or a process starts (`vm/compiled.rs`), so that a process that imports the library looks hardly any name up.

use std::hash::{BuildHasherDefault, Hasher};
use std::rc::Rc;

use hashbrown::HashTable;

use crate::python::object::Str;
use crate::python::object::str::hash_bytes;

/// An interned name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sym(pub u32);

/// Hashes a [`Sym`] or an address by one multiplication.
#[derive(Clone, Copy, Debug, Default)]
pub struct OneMultiply(u64);

/// The hasher of tables keyed by [`Sym`].
pub type SymHasher = BuildHasherDefault<OneMultiply>;

impl Hasher for OneMultiply {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn write_usize(&mut self, n: usize) {
        self.0 = (self.0.rotate_left(5) ^ n as u64).wrapping_mul(0x517c_c1b7_2722_0a95);
    }

    fn write_u32(&mut self, n: u32) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(n)).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

/// Names, numbered from some number on.
#[derive(Clone, Debug, Default)]
struct Table {
    names: Vec<Rc<Str>>,
    index: HashTable<u32>,
}

impl Table {
    fn find(&self, hash: u64, name: &str) -> Option<u32> {
        self.index.find(hash, |&at| self.names[at as usize].as_str() == name).copied()
    }

    fn add(&mut self, hash: u64, name: &str) -> u32 {
        let at = self.names.len() as u32;
        self.names.push(Str::new(name));
        let names = &self.names;
        self.index.insert_unique(hash, at, |&at| names[at as usize].hash());
        at
    }
}

/// Names that have the same number in every interpreter that is made from now on.
#[derive(Clone, Debug)]
pub struct Known(Table);

impl Known {
    /// The number of a name.
    pub fn intern(&mut self, name: &str) -> Sym {
        let hash = hash_bytes(name.as_bytes());
        Sym(self.0.find(hash, name).unwrap_or_else(|| self.0.add(hash, name)))
    }

    /// The shared string of a name.
    pub fn text(&self, name: Sym) -> Rc<Str> {
        self.0.names[name.0 as usize].clone()
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.names.len()
    }
}

/// All names of an interpreter.
#[derive(Clone, Debug)]
pub struct Symbols {
    known: Rc<Known>,
    /// Numbered after the known ones.
    own: Table,
}

impl Symbols {
    /// No names but the known ones.
    pub fn new(known: Rc<Known>) -> Self {
        Self { known, own: Table::default() }
    }

    /// The number of a name.
    pub fn intern(&mut self, name: &str) -> Sym {
        self.intern_hashed(hash_bytes(name.as_bytes()), name)
    }

    /// The number of a name whose [`Str::hash`] is known.
    pub fn intern_hashed(&mut self, hash: u64, name: &str) -> Sym {
        self.found(hash, name).unwrap_or_else(|| {
            let at = self.own.add(hash, name);
            Sym(self.shared() as u32 + at)
        })
    }

    /// The number of a name, if it was ever seen.
    pub fn find(&self, name: &str) -> Option<Sym> {
        self.found(hash_bytes(name.as_bytes()), name)
    }

    /// How many of the names every interpreter knows: the numbers below.
    pub fn shared(&self) -> usize {
        self.known.count()
    }

    /// The shared string of a name.
    pub fn text(&self, name: Sym) -> Rc<Str> {
        self.get(name).clone()
    }

    /// The name.
    pub fn str(&self, name: Sym) -> &str {
        self.get(name).as_str()
    }

    fn found(&self, hash: u64, name: &str) -> Option<Sym> {
        let own = || self.own.find(hash, name).map(|at| self.shared() as u32 + at);
        self.known.0.find(hash, name).or_else(own).map(Sym)
    }

    fn get(&self, name: Sym) -> &Rc<Str> {
        let (at, known) = (name.0 as usize, &self.known.0.names);
        if at < known.len() { &known[at] } else { &self.own.names[at - known.len()] }
    }
}

macro_rules! symbols {
    ($($name:ident)*) => {
        /// Names the interpreter itself uses, numbered in this order.
        #[allow(non_upper_case_globals, missing_docs)]
        pub mod sym {
            use super::Sym;
            #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
            enum Number { $($name,)* }
            $(pub const $name: Sym = Sym(Number::$name as u32);)*
        }

        impl Default for Known {
            fn default() -> Self {
                let mut known = Self(Table::default());
                $(known.intern(stringify!($name));)*
                known
            }
        }
    };
}

symbols! {
    __init__ __new__ __del__ __repr__ __str__ __format__ __bytes__ __hash__ __bool__ __len__ __length_hint__
    __eq__ __ne__ __lt__ __le__ __gt__ __ge__
    __getattr__ __getattribute__ __setattr__ __delattr__ __dir__
    __get__ __set__ __delete__ __set_name__ __init_subclass__ __class_getitem__ __instancecheck__ __subclasscheck__
    __call__ __iter__ __next__ __reversed__ __contains__ __getitem__ __setitem__ __delitem__ __missing__
    __add__ __sub__ __mul__ __truediv__ __floordiv__ __mod__ __pow__ __matmul__ __lshift__ __rshift__ __and__ __or__
    __xor__
    __radd__ __rsub__ __rmul__ __rtruediv__ __rfloordiv__ __rmod__ __rpow__ __rmatmul__ __rlshift__ __rrshift__
    __rand__ __ror__ __rxor__
    __iadd__ __isub__ __imul__ __itruediv__ __ifloordiv__ __imod__ __ipow__ __imatmul__ __ilshift__ __irshift__
    __iand__ __ior__ __ixor__
    __neg__ __pos__ __invert__ __abs__ __int__ __float__ __index__ __round__ __trunc__ __floor__ __ceil__
    __divmod__ __rdivmod__
    __enter__ __exit__ __aenter__ __aexit__ __await__ __aiter__ __anext__
    __name__ __qualname__ __module__ __doc__ __dict__ __class__ __bases__ __mro__ __base__ __annotations__ __file__
    __defaults__ __kwdefaults__ __code__ __closure__ __globals__ __wrapped__ __func__ __self__ __type_params__
    __classcell__ __classdictcell__ __slots__ __match_args__ __abstractmethods__ __isabstractmethod__ __subclasses__
    __traceback__ __cause__ __context__ __suppress_context__ __notes__ args add_note with_traceback
    __builtins__ __spec__ __loader__ __package__ __path__ __debug__ __weakref__ __objclass__ __origin__ __args__
    __main__ builtins object value name code msg filename lineno offset text key default reverse
    send throw close gi_running gi_frame cr_running fget fset fdel getter setter deleter __prepare__ __mro_entries__
    keys real imag numerator denominator start stop step threading _shutdown stdout stderr
    _loop _context _values _state _must_cancel _awaited_by _fut_waiter _callbacks _when _name _coro _asyncio_future_blocking add_done_callback
    _result _exception _result_or_raise _refuse _schedule _finished call_soon _debug _closed _ready _Handle _callback
    _args get_debug PENDING FINISHED CANCELLED _log_destroy_pending _num_cancels_requested _init _exception_or_raise _log_tb _cancel_message _cancelled_exc _exception_tb
    _add_done_callback _Cancelled _refuse_step _send _add_waiter _discard_waiter _again _yielded _wakeup result
}
