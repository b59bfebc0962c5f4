//! Python objects as data: values and what they refer to. Behaviour lives in `builtins` and `vm`.
//!
//! Start with [`Value`].

pub mod class;
pub mod dict;
pub mod finalizer;
pub mod function;
pub mod generator;
pub mod hash;
pub mod iter;
pub mod module;
pub mod native;
pub mod sequence;
pub mod set;
pub mod str;
pub mod value;
pub mod weak;

pub use class::{Base, Class, InstanceAttrs, Layout, Object, Traits};
pub use dict::{Dict, DictTable};
pub use finalizer::{Finalizer, Finalizers};
pub use function::{Body, Cache, Cell, Code, Function, FunctionMeta, LinkedInstr, Method};
pub use generator::{
    AsyncStep, Asynchronous, Generator, GeneratorKind, GeneratorState, Locals, StepKind, StepState, SuspendedFrame,
};
pub use iter::{DictPart, DictWalk, Iter, IterError, IterState};
pub use module::{Module, Modules, Namespace};
pub use native::{DequeState, LockState, Native, RLockState, SemLockState};
pub use sequence::{List, Range, Slice, Tuple};
pub use set::{Set, SetTable};
pub use str::{Bytes, Str};
pub use value::Value;
