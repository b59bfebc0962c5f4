//! Built-in types and functions: what CPython has in C.
//!
//! One file a type or family. Each offers a table of [`Builtin`]s; [`types`] hangs them on the classes.
//! What has to call back into Python is written in Python, in `prelude.py`.

pub mod annotations;
pub mod arith;
pub mod asks;
pub mod bytearray;
pub mod bytes;
pub mod bytes_item;
pub mod bytes_parts;
pub mod characters;
pub mod codecs;
pub mod compare;
pub mod complex;
pub mod coroutines;
pub mod deque;
pub mod dict;
pub mod dict_view;
pub mod docs;
pub mod dunders;
pub mod escape;
pub mod evaluate;
pub mod exception_group;
pub mod exception_text;
pub mod exceptions;
pub mod float;
pub mod float_text;
pub mod format;
pub mod frame;
pub mod functions;
pub mod future_iter;
pub mod identity;
pub mod index;
pub mod int;
pub mod item;
pub mod iterate;
pub mod keyed;
pub mod list;
pub mod mapping_proxy;
pub mod members;
pub mod number;
pub mod number_functions;
pub mod objects;
pub mod operators;
pub mod percent;
pub mod print;
pub mod range;
pub mod receiver;
pub mod reduce;
pub mod registry;
pub mod repr;
pub mod scope;
pub mod set;
pub mod set_algebra;
pub mod slice;
pub mod str_format;
pub mod string;
pub mod string_case;
pub mod string_parts;
pub mod tuple;
pub mod types;
pub mod utf16;
pub mod view;

pub use exceptions::Exc;
pub use registry::{PRELUDE, make_builtins, make_types, note_ended, prelude_helpers, publish_prelude};
pub use types::{Type, Types};

use std::rc::Rc;

use crate::python::object::{Base, Class, Value};
use crate::python::vm::control::{Args, Res};
use crate::python::vm::interp::Interp;

/// A function written in Rust.
pub type NativeFn = fn(&mut Interp, Args<'_>) -> Res;

/// Makes an instance of a class (its `__new__`): the class and the arguments after it.
pub type NewFn = fn(&mut Interp, &Rc<Class>, Args<'_>) -> Res;

/// A built-in function or method.
pub struct Builtin {
    /// `len`, `append`.
    pub name: &'static str,
    /// The type it is a method of: `list`. Empty for functions.
    pub owner: &'static str,
    /// What it does.
    pub call: NativeFn,
    /// Whether the eval breaker is checked after a call: not for the few calls that CPython's specialised
    /// instructions make without the check (`len`, `isinstance`, `list.append`).
    pub checks: bool,
    /// What a call costs on the virtual clock besides the `CALL` itself, in ns.
    pub cost: u16,
}

impl std::fmt::Debug for Builtin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<built-in {}>", self.name)
    }
}

/// What a call of a built-in function costs besides the `CALL` itself unless it says otherwise, in ns.
pub const COST: u16 = 15;

impl Builtin {
    /// Calls it; methods need something that they are a method of.
    #[inline]
    pub fn run(&self, interp: &mut Interp, args: Args<'_>) -> Res {
        if args.pos.is_empty() && !self.owner.is_empty() && self.name != "__new__" {
            return Err(interp.type_error(format!("unbound method {}.{}() needs an argument", self.owner, self.name)));
        }
        (self.call)(interp, args)
    }

    /// A function.
    pub const fn function(name: &'static str, call: NativeFn) -> Self {
        Self { name, owner: "", call, checks: true, cost: COST }
    }

    /// A method of a built-in type; `self` is the first argument.
    pub const fn method(owner: &'static str, name: &'static str, call: NativeFn) -> Self {
        Self { name, owner, call, checks: true, cost: COST }
    }

    /// How messages about its arguments call it: by its owner too, or as it calls itself.
    pub fn full_name(&self, name: &str) -> String {
        if self.owner.is_empty() { name.to_owned() } else { format!("{}.{}", self.owner, self.name) }
    }

    /// The same without an eval-breaker check after it.
    pub const fn unchecked(self) -> Self {
        Self { checks: false, ..self }
    }

    /// The same with another cost in ns.
    pub const fn costing(self, cost: u16) -> Self {
        Self { cost, ..self }
    }
}

/// A built-in value as an instance of a class: itself, or wrapped for a subclass.
pub fn wrap(interp: &mut Interp, class: &Rc<Class>, value: Value) -> Value {
    if class.heap { interp.object(class, Base::Value(value)) } else { value }
}

/// Makes a table of functions a set of module or type attributes.
pub fn table(entries: &'static [Builtin]) -> impl Iterator<Item = (&'static str, Value)> {
    entries.iter().map(|b| (b.name, Value::Builtin(b)))
}

/// The Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), as `_random.Random` uses it.
#[derive(Clone)]
pub struct Twister {
    state: [u32; 624],
    at: usize,
}

impl std::fmt::Debug for Twister {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<twister at {}>", self.at)
    }
}

impl Twister {
    /// `init_by_array`: what `random.seed` does with an integer's 32-bit digits, lowest first.
    pub fn new(key: &[u32]) -> Self {
        let mut s = [0u32; 624];
        s[0] = 19_650_218;
        for i in 1..624 {
            s[i] = (s[i - 1] ^ (s[i - 1] >> 30)).wrapping_mul(1_812_433_253).wrapping_add(i as u32);
        }
        let zero = [0u32];
        let key = if key.is_empty() { &zero[..] } else { key };
        let (mut i, mut j) = (1, 0);
        for _ in 0..624.max(key.len()) {
            s[i] = (s[i] ^ (s[i - 1] ^ (s[i - 1] >> 30)).wrapping_mul(1_664_525))
                .wrapping_add(key[j])
                .wrapping_add(j as u32);
            i += 1;
            j += 1;
            if i >= 624 {
                s[0] = s[623];
                i = 1;
            }
            if j >= key.len() {
                j = 0;
            }
        }
        for _ in 0..623 {
            s[i] = (s[i] ^ (s[i - 1] ^ (s[i - 1] >> 30)).wrapping_mul(1_566_083_941)).wrapping_sub(i as u32);
            i += 1;
            if i >= 624 {
                s[0] = s[623];
                i = 1;
            }
        }
        s[0] = 0x8000_0000;
        Self { state: s, at: 624 }
    }

    /// `getstate`: 624 words and the place of the next.
    pub fn words(&self) -> impl Iterator<Item = u32> {
        self.state.iter().copied().chain([self.at as u32])
    }

    /// `setstate`; `None` for what is no state.
    pub fn from_words(words: &[u32]) -> Option<Self> {
        let (at, state) = words.split_last()?;
        let at = usize::try_from(*at).ok().filter(|at| *at <= 624)?;
        Some(Self { state: state.try_into().ok()?, at })
    }

    /// The next 32 random bits.
    pub fn next_u32(&mut self) -> u32 {
        if self.at >= 624 {
            let s = &mut self.state;
            for i in 0..624 {
                let y = (s[i] & 0x8000_0000) | (s[(i + 1) % 624] & 0x7fff_ffff);
                s[i] = s[(i + 397) % 624] ^ (y >> 1) ^ if y & 1 == 0 { 0 } else { 0x9908_b0df };
            }
            self.at = 0;
        }
        let mut y = self.state[self.at];
        self.at += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }

    /// A float in [0, 1) with 53 random bits.
    pub fn next_f64(&mut self) -> f64 {
        let (a, b) = (self.next_u32() >> 5, self.next_u32() >> 6);
        (f64::from(a) * 67_108_864.0 + f64::from(b)) * (1.0 / 9_007_199_254_740_992.0)
    }
}
