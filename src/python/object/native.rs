//! [`Native`]: built-in objects of rarer types, one variant each.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use super::hash::NoHash;
use super::iter::DictPart;
use super::weak::WeakValue;
use super::{AsyncStep, Class, Dict, Generator, Namespace, Value};
use crate::base::{LockId, ThreadId, WaitId};
use crate::python::builtins::frame::FrameView;
use crate::python::builtins::{Builtin, Twister};
use crate::python::vm::fork::Copier;
use crate::python::vm::traceback::TbEntry;

/// A built-in object of a rarer type.
#[derive(Debug)]
pub enum Native {
    /// `property`.
    Property {
        /// Reads; Null if absent.
        get: Value,
        /// Writes; Null if absent.
        set: Value,
        /// Deletes; Null if absent.
        del: Value,
        /// Its docstring.
        doc: Value,
    },
    /// `staticmethod`.
    StaticMethod(Value),
    /// `classmethod`.
    ClassMethod(Value),
    /// `super`.
    Super {
        /// Where to start after.
        class: Rc<Class>,
        /// The object or class that methods are bound to.
        this: Value,
        /// Whose resolution order is walked.
        this_class: Rc<Class>,
    },
    /// A method of a built-in type bound to an object.
    BuiltinMethod(&'static Builtin, Value),
    /// `dict.keys()`, `.values()`, `.items()`.
    DictView(Rc<Dict>, DictPart),
    /// A read-only view of a class's attributes.
    ClassDict(Rc<Class>),
    /// A dict that must not be changed through it (`types.MappingProxyType`).
    MappingProxy(Value),
    /// `globals()`: a module's names as a mapping.
    Globals(Rc<Namespace>),
    /// `threading.Lock`.
    Lock(LockState),
    /// `threading.RLock`.
    RLock(RLockState),
    /// `queue.SimpleQueue`.
    SimpleQueue {
        /// Waiting items.
        items: RefCell<VecDeque<Value>>,
        /// Where `get` waits.
        wait: WaitId,
    },
    /// `threading.local`: attributes of each thread.
    Local {
        /// Unique in its interpreter.
        id: u32,
        /// One dict a thread.
        dicts: RefCell<Vec<(ThreadId, Rc<Dict>)>>,
        /// What `__init__` of a subclass is called with in each thread: `(args, ((name, value), …))`; Null for none.
        init: Value,
    },
    /// What `_thread.start_joinable_thread` returns.
    ThreadHandle(Cell<Option<ThreadId>>),
    /// `collections.deque`.
    Deque(DequeState),
    /// The Mersenne Twister behind `random.Random`.
    Random(RefCell<Box<Twister>>),
    /// `sys.stdout` (1) and `sys.stderr` (2).
    Stream(u8),
    /// What `weakref.ref` finds its object by.
    WeakRef(WeakValue),
    /// A traceback: entries, outermost first.
    Traceback(Rc<Vec<TbEntry>>),
    /// `complex`: real and imaginary part.
    Complex(f64, f64),
    /// What only the library's Rust looks into: a compiled regular expression.
    Opaque(Rc<dyn Any>),
    /// A frame: `sys._getframe()`.
    Frame(FrameView),
    /// `coroutine.__await__()`.
    CoroutineWrapper(Rc<Generator>),
    /// A step of an asynchronous generator, to be awaited.
    AsyncStep(AsyncStep),
    /// What `await` sends to when it waits for a future of asyncio: that; Null when it is over.
    FutureIter(RefCell<Value>),
    /// What an asynchronous generator yielded, as opposed to what it waits for. Never seen by programs.
    AsyncValue(Value),
    /// The frame of a generator or coroutine.
    GeneratorFrame(Rc<Generator>),
    /// `bytearray`.
    ByteArray(ByteArray),
    /// What a `memoryview` shows.
    View(View),
    /// A semaphore of the world.
    SemLock(SemLockState),
    /// What native code keeps while it waits for Python or the kernel. Programs never see it.
    Private(Box<dyn Private>),
}

/// What native code keeps while it waits for Python or the kernel.
///
/// It need not be `Debug`: what a `dyn` type can do stays in the worker, whether it is called or not, and behind a value
/// that can be printed is every kind of object.
pub trait Private: Any {
    /// A copy for a copy of the heap, if that can be made.
    fn copied(&self, _: &mut Copier) -> Option<Box<dyn Private>> {
        None
    }
}

impl std::fmt::Debug for dyn Private {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Private")
    }
}

/// State of a lock outside the kernel.
#[derive(Debug)]
pub struct LockState {
    /// The kernel's name for it.
    pub id: LockId,
    /// Whether somebody holds it.
    pub held: Cell<bool>,
}

/// State of a re-entrant lock outside the kernel.
#[derive(Debug)]
pub struct RLockState {
    /// The kernel's name for it.
    pub id: LockId,
    /// Who holds it.
    pub owner: Cell<Option<ThreadId>>,
    /// How often.
    pub count: Cell<u64>,
}

/// A process's view of a semaphore.
#[derive(Debug)]
pub struct SemLockState {
    /// The world's number of it.
    pub handle: u32,
    /// Its holder may take it again.
    pub recursive: bool,
    /// Most permits.
    pub most: u32,
    /// How often this process has taken it and not given it back.
    pub count: Cell<i64>,
    /// The thread that took it last.
    pub owner: Cell<Option<ThreadId>>,
}

/// The bytes of a `bytearray`.
#[derive(Debug, Default)]
pub struct ByteArray {
    data: RefCell<Vec<u8>>,
    /// How many views hold it.
    pub views: Cell<u32>,
}

impl From<Vec<u8>> for ByteArray {
    fn from(data: Vec<u8>) -> Self {
        Self { data: data.into(), views: Cell::default() }
    }
}

impl std::ops::Deref for ByteArray {
    type Target = RefCell<Vec<u8>>;

    fn deref(&self) -> &Self::Target {
        &self.data
    }
}

impl Drop for View {
    fn drop(&mut self) {
        self.hold(false);
    }
}

/// Items of a bytes-like object: `len` of them, each of `size` bytes, `step` bytes apart.
#[derive(Debug)]
pub struct View {
    /// It is not released, so that a `bytearray` below it cannot be resized.
    pub held: Cell<bool>,
    /// The object, a `bytes` or `bytearray` or an instance that is based on one.
    pub base: Value,
    /// Where the first item begins.
    pub start: i64,
    /// From one item to the next.
    pub step: i64,
    /// How many.
    pub len: i64,
    /// Bytes of an item.
    pub size: i64,
}

impl View {
    /// Says that it holds its object, or does no more.
    pub fn hold(&self, held: bool) {
        if let Value::Native(native) = self.base.unwrap_base()
            && let Native::ByteArray(array) = &**native
            && self.held.replace(held) != held
        {
            array.views.set(if held { array.views.get() + 1 } else { array.views.get().saturating_sub(1) });
        }
    }

    /// The bytes, copied.
    pub fn bytes(&self) -> Vec<u8> {
        let copy = |all: &[u8]| {
            let items = (0..self.len).map(|i| self.start + i * self.step);
            items.flat_map(|at| all.get(at as usize..(at + self.size) as usize).unwrap_or(&[])).copied().collect()
        };
        match self.base.unwrap_base() {
            Value::Bytes(bytes) => copy(&bytes.data),
            Value::Native(native) => match &**native {
                Native::ByteArray(bytes) => copy(&bytes.borrow()),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }
}

/// State of a deque.
#[derive(Debug)]
pub struct DequeState {
    /// The items.
    pub items: RefCell<VecDeque<Value>>,
    /// Longest allowed.
    pub maxlen: Cell<Option<usize>>,
    /// Counts changes, so that iteration notices them.
    pub mutations: Cell<u64>,
}

impl Native {
    /// Whether both are tracebacks of the same places: `exc.__traceback__` makes its object whenever it is asked for.
    pub fn same_traceback(&self, other: &Self) -> bool {
        let (Self::Traceback(a), Self::Traceback(b)) = (self, other) else { return false };
        a.len() == b.len() && a.iter().zip(&**b).all(|(a, b)| a.at == b.at && Rc::ptr_eq(&a.code, &b.code))
    }

    /// `hash()`, without running Python.
    pub fn hash(&self) -> Result<u64, NoHash> {
        match self {
            Self::Lock(l) => Ok(u64::from(l.id.0) << 4 | 3),
            Self::RLock(l) => Ok(u64::from(l.id.0) << 4 | 5),
            Self::Local { id, .. } => Ok(u64::from(*id) << 4 | 7),
            Self::BuiltinMethod(f, this) => {
                Ok(super::str::hash_bytes(f.name.as_bytes()) ^ super::hash::hash_of(this).unwrap_or(1))
            }
            Self::Complex(re, im) => {
                let (re, im) = (Value::Float(*re), Value::Float(*im));
                let hash = |part: &Value| super::hash::hash_of(part);
                Ok(hash(&re)?.wrapping_add(hash(&im)?.wrapping_mul(1_000_003)))
            }
            Self::WeakRef(weak) => Ok(weak.hash()),
            Self::Deque(_) | Self::DictView(..) | Self::ByteArray(_) => Err(NoHash::Unhashable),
            Self::MappingProxy(mapping) => super::hash::hash_of(mapping),
            // Addresses differ from run to run, and with them the order of sets: rather the same for all of a kind.
            Self::SimpleQueue { wait, .. } => Ok(u64::from(wait.0) * 16 + 9),
            Self::ThreadHandle(thread) => Ok(thread.get().map_or(0, |thread| u64::from(thread.0)) * 16 + 11),
            Self::Property { .. } => Ok(13),
            Self::StaticMethod(_) | Self::ClassMethod(_) => Ok(14),
            _ => Ok(15),
        }
    }

    /// `==` with another, without running Python; `None` where Python would have to decide.
    pub fn eq(&self, other: &Self) -> Option<bool> {
        match (self, other) {
            (Self::Deque(a), Self::Deque(b)) => {
                let (a, b) = (a.items.borrow(), b.items.borrow());
                if a.len() != b.len() {
                    return Some(false);
                }
                for (x, y) in a.iter().zip(b.iter()) {
                    if !x.is(y) && !super::hash::compare_eq(x, y)? {
                        return Some(false);
                    }
                }
                Some(true)
            }
            (Self::BuiltinMethod(f, a), Self::BuiltinMethod(g, b)) => Some(std::ptr::eq(*f, *g) && a.is(b)),
            (Self::ByteArray(a), Self::ByteArray(b)) => Some(*a.borrow() == *b.borrow()),
            (Self::Complex(a, b), Self::Complex(c, d)) => Some(a == c && b == d),
            (Self::WeakRef(a), Self::WeakRef(b)) => Some(a.same(b)),
            _ => Some(std::ptr::eq(self, other)),
        }
    }

    /// Whether it is a `property`.
    pub fn is_property(&self) -> bool {
        matches!(self, Self::Property { .. })
    }

    /// An item of a deque for an iterator that started at `mutations`.
    pub fn deque_item(&self, at: usize, mutations: u64) -> Result<Option<Value>, &'static str> {
        let Self::Deque(deque) = self else { return Ok(None) };
        if deque.mutations.get() != mutations {
            return Err("deque mutated during iteration");
        }
        Ok(deque.items.borrow().get(at).cloned())
    }
}
