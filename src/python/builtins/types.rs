//! [`Types`]: the built-in classes of an interpreter, and how they are made.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use indexmap::IndexMap;

use super::{Builtin, Exc, NewFn};
use crate::python::object::class::Attrs;
use crate::python::object::{Class, Finalizers, Layout, Str, Value};
use crate::python::vm::symbol::Symbols;

macro_rules! types {
    ($($variant:ident = $name:literal in $module:literal : $layout:ident,)*) => {
        /// A built-in class.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum Type { $($variant,)* }

        const TABLE: &[(Type, &str, &str, Layout)] = &[$((Type::$variant, $name, $module, Layout::$layout),)*];
    };
}

types! {
    Object = "object" in "builtins": Object,
    Type = "type" in "builtins": Type,
    Int = "int" in "builtins": Value,
    Bool = "bool" in "builtins": Native,
    Float = "float" in "builtins": Value,
    Complex = "complex" in "builtins": Value,
    Str = "str" in "builtins": Value,
    Bytes = "bytes" in "builtins": Value,
    ByteArray = "bytearray" in "builtins": Value,
    View = "_View" in "builtins": Value,
    Tuple = "tuple" in "builtins": Value,
    List = "list" in "builtins": Value,
    Dict = "dict" in "builtins": Value,
    Set = "set" in "builtins": Value,
    FrozenSet = "frozenset" in "builtins": Value,
    Range = "range" in "builtins": Native,
    Slice = "slice" in "builtins": Native,
    Function = "function" in "builtins": Native,
    Builtin = "builtin_function_or_method" in "builtins": Native,
    MethodDescriptor = "method_descriptor" in "builtins": Native,
    Method = "method" in "builtins": Native,
    Module = "module" in "builtins": Native,
    Code = "code" in "builtins": Native,
    Cell = "cell" in "builtins": Native,
    Generator = "generator" in "builtins": Native,
    Coroutine = "coroutine" in "builtins": Native,
    AsyncGenerator = "async_generator" in "builtins": Native,
    CoroutineWrapper = "coroutine_wrapper" in "builtins": Native,
    AsyncSend = "async_generator_asend" in "builtins": Native,
    AsyncThrow = "async_generator_athrow" in "builtins": Native,
    AsyncValue = "async_generator_wrapped_value" in "builtins": Native,
    FutureIter = "FutureIter" in "_asyncio": Native,
    NoneType = "NoneType" in "builtins": Native,
    NotImplementedType = "NotImplementedType" in "builtins": Native,
    Ellipsis = "ellipsis" in "builtins": Native,
    Property = "property" in "builtins": Value,
    StaticMethod = "staticmethod" in "builtins": Value,
    ClassMethod = "classmethod" in "builtins": Value,
    Super = "super" in "builtins": Native,
    DictKeys = "dict_keys" in "builtins": Native,
    DictValues = "dict_values" in "builtins": Native,
    DictItems = "dict_items" in "builtins": Native,
    OdictKeys = "odict_keys" in "builtins": Native,
    OdictValues = "odict_values" in "builtins": Native,
    OdictItems = "odict_items" in "builtins": Native,
    MappingProxy = "mappingproxy" in "builtins": Native,
    Traceback = "traceback" in "builtins": Native,
    Frame = "frame" in "builtins": Native,
    Lock = "lock" in "_thread": Native,
    RLock = "RLock" in "_thread": Native,
    Local = "_local" in "_thread": Value,
    ThreadHandle = "_ThreadHandle" in "_thread": Native,
    SimpleQueue = "SimpleQueue" in "_queue": Native,
    SemLock = "SemLock" in "_multiprocessing": Native,
    Deque = "deque" in "collections": Value,
    Random = "Random" in "_random": Value,
    Stream = "TextIOWrapper" in "_io": Native,
    WeakRef = "ReferenceType" in "weakref": Native,
    Globals = "dict" in "builtins": Native,
    Iterator = "iterator" in "builtins": Native,
    ListIterator = "list_iterator" in "builtins": Native,
    ListReverseIterator = "list_reverseiterator" in "builtins": Native,
    TupleIterator = "tuple_iterator" in "builtins": Native,
    RangeIterator = "range_iterator" in "builtins": Native,
    StrAsciiIterator = "str_ascii_iterator" in "builtins": Native,
    StrIterator = "str_iterator" in "builtins": Native,
    BytesIterator = "bytes_iterator" in "builtins": Native,
    DictKeyIterator = "dict_keyiterator" in "builtins": Native,
    DictValueIterator = "dict_valueiterator" in "builtins": Native,
    DictItemIterator = "dict_itemiterator" in "builtins": Native,
    DictReverseKeyIterator = "dict_reversekeyiterator" in "builtins": Native,
    DictReverseValueIterator = "dict_reversevalueiterator" in "builtins": Native,
    DictReverseItemIterator = "dict_reverseitemiterator" in "builtins": Native,
    OdictIterator = "odict_iterator" in "builtins": Native,
    SetIterator = "set_iterator" in "builtins": Native,
    DequeIterator = "_deque_iterator" in "collections": Native,
    CallableIterator = "callable_iterator" in "builtins": Native,
    Enumerate = "enumerate" in "builtins": Native,
    Zip = "zip" in "builtins": Native,
    Map = "map" in "builtins": Native,
    Filter = "filter" in "builtins": Native,
    Reversed = "reversed" in "builtins": Native,
}

impl Type {
    /// All types of built-in iterators.
    pub const ITERATORS: &[Self] = &[
        Self::Iterator,
        Self::ListIterator,
        Self::ListReverseIterator,
        Self::TupleIterator,
        Self::RangeIterator,
        Self::StrAsciiIterator,
        Self::StrIterator,
        Self::BytesIterator,
        Self::DictKeyIterator,
        Self::DictValueIterator,
        Self::DictItemIterator,
        Self::DictReverseKeyIterator,
        Self::DictReverseValueIterator,
        Self::DictReverseItemIterator,
        Self::OdictIterator,
        Self::SetIterator,
        Self::DequeIterator,
        Self::CallableIterator,
        Self::Enumerate,
        Self::Zip,
        Self::Map,
        Self::Filter,
        Self::Reversed,
    ];

    /// The type of a built-in iterator by its name.
    pub fn iterator(name: &str) -> Self {
        match name {
            "list_iterator" => Self::ListIterator,
            "list_reverseiterator" => Self::ListReverseIterator,
            "tuple_iterator" => Self::TupleIterator,
            "range_iterator" => Self::RangeIterator,
            "str_ascii_iterator" => Self::StrAsciiIterator,
            "str_iterator" => Self::StrIterator,
            "bytes_iterator" => Self::BytesIterator,
            "dict_keyiterator" => Self::DictKeyIterator,
            "dict_valueiterator" => Self::DictValueIterator,
            "dict_itemiterator" => Self::DictItemIterator,
            "dict_reversekeyiterator" => Self::DictReverseKeyIterator,
            "dict_reversevalueiterator" => Self::DictReverseValueIterator,
            "dict_reverseitemiterator" => Self::DictReverseItemIterator,
            "odict_iterator" => Self::OdictIterator,
            "set_iterator" => Self::SetIterator,
            "_deque_iterator" => Self::DequeIterator,
            "callable_iterator" => Self::CallableIterator,
            "enumerate" => Self::Enumerate,
            "zip" => Self::Zip,
            "map" => Self::Map,
            "filter" => Self::Filter,
            "reversed" => Self::Reversed,
            _ => Self::Iterator,
        }
    }

    /// The type that a generator of the prelude stands for, by the name of its function.
    pub fn prelude_generator(function: &str) -> Self {
        match function {
            "_enumerate_steps" => Self::Enumerate,
            "_zip_steps" => Self::Zip,
            "_map_steps" | "_map_many_steps" => Self::Map,
            "_filter_steps" => Self::Filter,
            "_seq_reversed_steps" => Self::Reversed,
            "_call_iter" => Self::CallableIterator,
            _ => Self::Iterator,
        }
    }
}

/// The built-in classes of one interpreter.
#[derive(Debug)]
pub struct Types {
    builtin: Vec<Rc<Class>>,
    exceptions: Vec<Rc<Class>>,
    /// Source of class versions.
    pub versions: Rc<Cell<u32>>,
    /// Where what needs Python to die goes.
    pub finalizers: Rc<Finalizers>,
    next_id: Cell<u32>,
}

impl std::ops::Index<Type> for Types {
    type Output = Rc<Class>;

    fn index(&self, which: Type) -> &Rc<Class> {
        &self.builtin[which as usize]
    }
}

impl std::ops::Index<Exc> for Types {
    type Output = Rc<Class>;

    fn index(&self, which: Exc) -> &Rc<Class> {
        &self.exceptions[which as usize]
    }
}

/// What a new class is made of.
#[derive(Debug)]
pub struct ClassSpec {
    /// `__name__`.
    pub name: Rc<Str>,
    /// `__qualname__`.
    pub qualname: Rc<Str>,
    /// `__module__`.
    pub module: Rc<str>,
    /// Direct bases.
    pub bases: Vec<Rc<Class>>,
    /// Bases in resolution order, without the class itself.
    pub mro: Vec<Rc<Class>>,
    /// Its attributes.
    pub attrs: Attrs,
    /// Its metaclass, if not `type`.
    pub metaclass: Option<Rc<Class>>,
    /// Makes instances.
    pub new: NewFn,
    /// Defined in Python.
    pub heap: bool,
    /// What instances are made of.
    pub layout: Layout,
}

impl Types {
    /// All built-in classes, still without methods.
    pub fn new(constructor: fn(Type) -> NewFn, exception_new: NewFn) -> Self {
        let mut types = Self {
            builtin: Vec::new(),
            exceptions: Vec::new(),
            versions: Rc::new(Cell::new(0)),
            finalizers: Rc::default(),
            next_id: Cell::new(1),
        };
        for (i, &(which, name, module, layout)) in TABLE.iter().enumerate() {
            let base = match which {
                Type::Bool => Type::Int,
                Type::OdictKeys => Type::DictKeys,
                Type::OdictValues => Type::DictValues,
                Type::OdictItems => Type::DictItems,
                _ => Type::Object,
            };
            let bases = if i == 0 { Vec::new() } else { vec![types[base].clone()] };
            let class = types.builtin_class(name, module, bases, constructor(which), layout);
            types.builtin.push(class);
        }
        for &exc in Exc::ALL {
            let base = if exc == Exc::BaseException {
                types.builtin[0].clone()
            } else {
                types.exceptions[exc.base() as usize].clone()
            };
            let mut bases = vec![base];
            if exc == Exc::ExceptionGroup {
                bases.push(types.exceptions[Exc::Exception as usize].clone());
            }
            let class = types.builtin_class(exc.name(), "builtins", bases, exception_new, Layout::Exception);
            types.exceptions.push(class);
        }
        types
    }

    /// The same types of other objects, for a copy of the heap.
    pub fn copied(
        &self,
        versions: Rc<Cell<u32>>,
        finalizers: Rc<Finalizers>,
        mut copy: impl FnMut(&Rc<Class>) -> Rc<Class>,
    ) -> Self {
        let Self { builtin, exceptions, versions: _, finalizers: _, next_id } = self;
        Self {
            builtin: builtin.iter().map(&mut copy).collect(),
            exceptions: exceptions.iter().map(&mut copy).collect(),
            versions,
            finalizers,
            next_id: next_id.clone(),
        }
    }

    fn builtin_class(&self, name: &str, module: &str, bases: Vec<Rc<Class>>, new: NewFn, layout: Layout) -> Rc<Class> {
        let mut mro = bases.clone();
        // Of several bases the last has all that the others derive from.
        if let Some(base) = bases.last() {
            mro.extend(base.mro.iter().cloned());
        }
        let name = Str::new(name);
        let near = bases.last().map(|base| base.module.borrow().clone());
        self.make(ClassSpec {
            qualname: name.clone(),
            name,
            module: near.filter(|near| **near == *module).unwrap_or_else(|| module.into()),
            bases,
            mro,
            attrs: IndexMap::default(),
            metaclass: None,
            new,
            heap: false,
            layout,
        })
    }

    /// A new class.
    pub fn make(&self, spec: ClassSpec) -> Rc<Class> {
        let id = self.next_id.get();
        self.next_id.set(id + 1);
        let version = self.versions.get() + 1;
        self.versions.set(version);
        let class = Rc::new(Class {
            name: RefCell::new(spec.name),
            qualname: RefCell::new(spec.qualname),
            module: RefCell::new(spec.module),
            id,
            bases: spec.bases,
            mro: spec.mro,
            attrs: RefCell::new(spec.attrs),
            metaclass: spec.metaclass,
            new: Cell::new(spec.new),
            heap: spec.heap,
            keys: RefCell::default(),
            subclasses: RefCell::default(),
            version: Cell::new(version),
            versions: self.versions.clone(),
            cached_traits: Cell::new(None),
            layout: spec.layout,
            init: RefCell::default(),
            itself: RefCell::default(),
            finalizers: self.finalizers.clone(),
        });
        for base in &class.bases {
            base.subclasses.borrow_mut().push(Rc::downgrade(&class));
        }
        class
    }

    /// The built-in class of this name that lives in this module.
    pub fn named(&self, module: &str, name: &str) -> Option<Rc<Class>> {
        let found = TABLE.iter().find(|(_, other, home, _)| *other == name && *home == module);
        found.filter(|_| module != "builtins").map(|(which, ..)| self[*which].clone())
    }

    /// Hangs methods on a built-in class.
    pub fn add_methods(&self, which: Type, symbols: &mut Symbols, methods: &'static [Builtin]) {
        let class = &self[which];
        for method in methods {
            class.attrs.borrow_mut().insert(symbols.intern(method.name), Value::Builtin(method));
        }
    }

    /// Hangs methods on a built-in exception class.
    pub fn add_exception_methods(&self, which: Exc, symbols: &mut Symbols, methods: &'static [Builtin]) {
        for method in methods {
            self[which].attrs.borrow_mut().insert(symbols.intern(method.name), Value::Builtin(method));
        }
    }
}
