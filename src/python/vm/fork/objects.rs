//! How each kind of object is copied: [`Copier::make`] its unchangeable part, [`Copier::fill`] the rest.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use super::Copier;
use crate::python::builtins::frame::FrameView;
use crate::python::object::native::View;
use crate::python::object::{
    self, AsyncStep, Asynchronous, Base, Body, Cache, Class, Code, DequeState, Dict, DictWalk, Function, FunctionMeta,
    Generator, InstanceAttrs, Iter, IterState, List, Locals, LockState, Method, Module, Native, Object, RLockState,
    SemLockState, Set, SetTable, Slice, StepKind, SuspendedFrame, Tuple, Value,
};

impl Copier {
    /// The copy of an object that was not met before. What can change is left for [`Copier::fill`].
    pub(super) fn make(&mut self, old: &Value) -> Value {
        let new = match old {
            Value::Null
            | Value::None
            | Value::NotImplemented
            | Value::Ellipsis
            | Value::Bool(_)
            | Value::Int(_)
            | Value::Float(_)
            | Value::Big(_)
            | Value::Str(_)
            | Value::Bytes(_)
            | Value::Range(_)
            | Value::Builtin(_) => return old.clone(),
            Value::Tuple(tuple) => {
                let Tuple { items } = &**tuple;
                return Value::tuple(self.values(items));
            }
            Value::Slice(slice) => {
                let Slice { start, stop, step } = &**slice;
                let (start, stop, step) = (self.value(start), self.value(stop), self.value(step));
                return Value::Slice(Rc::new(Slice { start, stop, step }));
            }
            Value::Method(method) => {
                let Method { func, this } = &**method;
                let (func, this) = (self.value(func), self.value(this));
                return Value::Method(Rc::new(Method { func, this }));
            }
            Value::Module(module) => {
                let Module { name, namespace } = &**module;
                let namespace = self.namespace(namespace);
                return Value::Module(Rc::new(Module { name: name.clone(), namespace }));
            }
            Value::Code(code) => {
                let new = Value::Code(Rc::new(self.make_code(code)));
                if self.census.is_none() {
                    return new;
                }
                new
            }
            Value::Set(set) if set.frozen => {
                let table = set.table.borrow().copied(|key| self.value(key));
                return Value::Set(Set::new(table, true));
            }
            Value::List(_) => Value::List(Rc::default()),
            Value::Dict(_) => Value::Dict(Rc::default()),
            Value::Set(_) => Value::Set(Set::new(SetTable::default(), false)),
            Value::Cell(_) => Value::Cell(Rc::default()),
            Value::Iter(_) => Value::Iter(Iter::new(IterState::Done)),
            Value::Function(function) => Value::Function(Rc::new(self.make_function(function))),
            Value::Class(class) => Value::Class(Rc::new(self.make_class(class))),
            Value::Object(object) => Value::Object(Rc::new(self.make_object(object))),
            Value::Generator(generator) => Value::Generator(Rc::new(self.make_generator(generator))),
            Value::Native(native) => Value::Native(Rc::new(self.make_native(native))),
        };
        self.empty.push_back((old.clone(), new.clone()));
        new
    }

    fn make_code(&mut self, old: &Code) -> Code {
        let Code { def, filename, body, locals, params, framesize, simple, hidden } = old;
        let body = body.get().map(|Body { plain, fused, consts, names, caches }| Body {
            plain: plain.clone(),
            fused: fused.clone(),
            consts: self.values(consts).into(),
            names: names.clone(),
            caches: caches.iter().map(|_| Cache::default()).collect(),
        });
        Code {
            def: def.clone(),
            filename: filename.clone(),
            body: body.map_or_else(OnceCell::new, OnceCell::from),
            locals: locals.clone(),
            params: *params,
            framesize: *framesize,
            simple: *simple,
            hidden: *hidden,
        }
    }

    fn make_function(&mut self, old: &Function) -> Function {
        let Function { code, globals, closure, meta: _ } = old;
        let cell = |cell: &Rc<object::Cell>| match self.value(&Value::Cell(cell.clone())) {
            Value::Cell(cell) => cell,
            _ => unreachable!("a copy is of the same kind"),
        };
        let closure = closure.iter().map(cell).collect();
        Function { code: self.code(code), globals: self.namespace(globals), closure, meta: RefCell::default() }
    }

    fn make_class(&mut self, old: &Class) -> Class {
        // Known before its attributes are copied: whatever hashes or drops an instance until then asks for them.
        let traits = old.traits();
        let Class {
            name,
            qualname,
            module,
            id,
            bases,
            mro,
            attrs: _,
            metaclass,
            new,
            heap,
            keys,
            subclasses: _,
            version,
            versions: _,
            cached_traits: _,
            layout,
            init: _,
            itself: _,
            finalizers: _,
        } = old;
        Class {
            name: Self::text(name),
            qualname: Self::text(qualname),
            module: RefCell::new(module.borrow().clone()),
            id: *id,
            bases: bases.iter().map(|base| self.class(base)).collect(),
            mro: mro.iter().map(|base| self.class(base)).collect(),
            attrs: RefCell::default(),
            metaclass: metaclass.as_ref().map(|class| self.class(class)),
            new: new.clone(),
            heap: *heap,
            keys: keys.clone(),
            subclasses: RefCell::default(),
            version: version.clone(),
            versions: self.versions.clone(),
            cached_traits: Cell::new(Some(traits)),
            layout: *layout,
            init: RefCell::default(),
            itself: RefCell::default(),
            finalizers: self.finalizers.clone(),
        }
    }

    fn make_object(&mut self, old: &Object) -> Object {
        let Object { class, id, attrs: _, base, finalized, watched } = old;
        let base = match base {
            Base::None => Base::None,
            Base::Value(value) => Base::Value(self.value(value)),
            Base::Exc(_) => Base::Exc(Box::default()),
        };
        let attrs = RefCell::new(InstanceAttrs::Slots(Vec::new()));
        Object {
            class: self.class(class),
            id: *id,
            attrs,
            base,
            finalized: finalized.clone(),
            watched: watched.clone(),
        }
    }

    fn make_generator(&mut self, old: &Generator) -> Generator {
        let Generator {
            kind,
            name,
            qualname,
            id,
            state,
            frame: _,
            func,
            finalizers: _,
            watched,
            awaitable,
            origin,
            asynchronous,
        } = old;
        Generator {
            kind: *kind,
            name: Self::text(name),
            qualname: Self::text(qualname),
            id: *id,
            state: state.clone(),
            frame: RefCell::default(),
            func: self.function(func),
            finalizers: self.finalizers.clone(),
            watched: watched.clone(),
            awaitable: *awaitable,
            origin: self.value(origin),
            asynchronous: asynchronous.as_ref().map(|_| Box::default()),
        }
    }

    fn make_native(&mut self, old: &Native) -> Native {
        match old {
            Native::Property { get, set, del, doc } => Native::Property {
                get: self.value(get),
                set: self.value(set),
                del: self.value(del),
                doc: self.value(doc),
            },
            Native::StaticMethod(value) => Native::StaticMethod(self.value(value)),
            Native::ClassMethod(value) => Native::ClassMethod(self.value(value)),
            Native::Super { class, this, this_class } => {
                Native::Super { class: self.class(class), this: self.value(this), this_class: self.class(this_class) }
            }
            Native::BuiltinMethod(method, this) => Native::BuiltinMethod(method, self.value(this)),
            Native::DictView(dict, part) => Native::DictView(self.dict(dict), *part),
            Native::ClassDict(class) => Native::ClassDict(self.class(class)),
            Native::MappingProxy(value) => Native::MappingProxy(self.value(value)),
            Native::Globals(namespace) => Native::Globals(self.namespace(namespace)),
            Native::Lock(LockState { id, held }) => {
                Native::Lock(LockState { id: self.lock(*id, held.get()), held: held.clone() })
            }
            Native::RLock(RLockState { id, owner, count }) => {
                let id = self.lock(*id, count.get() > 0);
                Native::RLock(RLockState { id, owner: self.maybe_thread(owner), count: count.clone() })
            }
            Native::SimpleQueue { items: _, wait } => {
                Native::SimpleQueue { items: RefCell::default(), wait: self.queue(*wait) }
            }
            Native::Local { id, dicts: _, init } => {
                Native::Local { id: *id, dicts: RefCell::default(), init: self.value(init) }
            }
            Native::ThreadHandle(thread) => Native::ThreadHandle(self.maybe_thread(thread)),
            Native::Deque(DequeState { items: _, maxlen, mutations }) => Native::Deque(DequeState {
                items: RefCell::default(),
                maxlen: maxlen.clone(),
                mutations: mutations.clone(),
            }),
            Native::Random(twister) => Native::Random(twister.clone()),
            Native::Stream(number) => Native::Stream(*number),
            Native::WeakRef(weak) => Native::WeakRef(self.weak_value(weak)),
            // Others may share these.
            Native::Traceback(entries) if self.census.is_some() && Rc::strong_count(entries) > 1 => {
                Native::Traceback(entries.clone())
            }
            Native::Traceback(entries) => {
                Native::Traceback(Rc::new(entries.iter().map(|entry| self.entry(entry)).collect()))
            }
            Native::Complex(real, imaginary) => Native::Complex(*real, *imaginary),
            Native::Opaque(pattern) => Native::Opaque(pattern.clone()),
            Native::Frame(FrameView { code, at, place, globals, kept }) => Native::Frame(FrameView {
                code: self.code(code),
                at: *at,
                place: place.map(|(thread, at)| (self.thread(thread), at)),
                globals: globals.as_ref().map(|globals| self.namespace(globals)),
                kept: self.maybe_kept(kept.as_ref()),
            }),
            Native::CoroutineWrapper(generator) => Native::CoroutineWrapper(self.generator(generator)),
            Native::AsyncStep(AsyncStep { generator, kind, state }) => {
                let kind = match kind {
                    StepKind::Send(value) => StepKind::Send(self.value(value)),
                    StepKind::Throw(value) => StepKind::Throw(self.value(value)),
                    StepKind::Close => StepKind::Close,
                };
                Native::AsyncStep(AsyncStep { generator: self.generator(generator), kind, state: state.clone() })
            }
            Native::FutureIter(future) => Native::FutureIter(RefCell::new(self.value(&future.borrow()))),
            Native::AsyncValue(value) => Native::AsyncValue(self.value(value)),
            Native::GeneratorFrame(generator) => Native::GeneratorFrame(self.generator(generator)),
            Native::ByteArray(bytes) => Native::ByteArray(bytes.borrow().clone().into()),
            Native::View(view) => {
                let View { held, start, step, len, size, .. } = view;
                let (base, is_held) = (self.value(&view.base), held.get());
                let copy = View { base, held: Cell::default(), start: *start, step: *step, len: *len, size: *size };
                copy.hold(is_held);
                Native::View(copy)
            }
            Native::SemLock(SemLockState { handle, recursive, most, count, owner }) => Native::SemLock(SemLockState {
                handle: *handle,
                recursive: *recursive,
                most: *most,
                count: count.clone(),
                owner: self.maybe_thread(owner),
            }),
            Native::Private(state) => {
                if self.whole
                    && let Some(state) = state.copied(self)
                {
                    return Native::Private(state);
                }
                self.problem = Some("fork from a callback of a native function");
                Native::Stream(0)
            }
        }
    }

    fn maybe_thread(&self, old: &Cell<Option<crate::base::ThreadId>>) -> Cell<Option<crate::base::ThreadId>> {
        Cell::new(old.get().map(|thread| self.thread(thread)))
    }

    /// Copies what can change from one object into its copy.
    pub(super) fn fill(&mut self, old: &Value, new: &Value) {
        match (old, new) {
            (Value::List(old), Value::List(new)) => {
                // `list_traverse` begins with the last; what the census copies is thrown away.
                let items = if self.census.is_some() {
                    self.values(old.items.borrow().iter().rev())
                } else {
                    self.values(old.items.borrow().iter())
                };
                new.items.replace(items);
                new.copy_room(old);
            }
            (Value::Dict(old), Value::Dict(new)) => {
                let Dict { table } = &**old;
                let table = table.borrow().copied(|value| self.value(value));
                new.table.replace(table);
            }
            (Value::Set(old), Value::Set(new)) => {
                let Set { table, frozen: _ } = &**old;
                let table = table.borrow().copied(|key| self.value(key));
                new.table.replace(table);
            }
            (Value::Cell(old), Value::Cell(new)) => {
                let object::Cell { value } = &**old;
                let value = self.value(&value.borrow());
                new.value.replace(value);
            }
            (Value::Iter(old), Value::Iter(new)) => {
                let Iter { state } = &**old;
                let state = self.iteration(&state.borrow());
                new.state.replace(state);
            }
            (Value::Function(old), Value::Function(new)) => {
                let meta = self.function_meta(&old.meta.borrow());
                new.meta.replace(meta);
            }
            (Value::Class(old), Value::Class(new)) => {
                if self.census.is_some()
                    && let Some(init) = &old.init.borrow().1
                {
                    self.function(init);
                }
                let attrs = old.attrs.borrow().iter().map(|(name, value)| (*name, self.value(value))).collect();
                new.attrs.replace(attrs);
                let subclasses = old.subclasses.borrow().iter().map(|class| self.weak(class, Self::class)).collect();
                new.subclasses.replace(subclasses);
                new.itself.replace(old.itself.borrow().as_ref().map(|class| self.class(class)));
            }
            (Value::Object(old), Value::Object(new)) => {
                let attrs = match &*old.attrs.borrow() {
                    InstanceAttrs::Slots(slots) => InstanceAttrs::Slots(self.values(slots)),
                    InstanceAttrs::Dict(dict, apart) => {
                        let dict = self.dict(dict);
                        InstanceAttrs::Dict(
                            dict,
                            apart.iter().map(|(name, value)| (*name, self.value(value))).collect(),
                        )
                    }
                };
                new.attrs.replace(attrs);
                if let (Some(old), Some(new)) = (old.exc(), new.exc()) {
                    let data = self.exception(&old.borrow());
                    new.replace(data);
                }
            }
            // These are not copied, but refer to something.
            (Value::Code(old), _) => {
                let caches = old.body.get().into_iter().flat_map(|body| &body.caches);
                self.values(&caches.map(|cache| cache.value.borrow().clone()).collect::<Vec<_>>());
            }
            (Value::Generator(old), Value::Generator(new)) => self.fill_generator(old, new),
            (Value::Native(old), Value::Native(new)) => self.fill_native(old, new),
            _ => {}
        }
    }

    fn function_meta(&mut self, old: &FunctionMeta) -> FunctionMeta {
        let FunctionMeta {
            defaults,
            kwdefaults,
            annotations,
            annotate,
            scope,
            name,
            qualname,
            doc,
            unknown_doc,
            module,
            awaitable,
            dict,
        } = old;
        FunctionMeta {
            defaults: defaults.as_ref().map(|defaults| self.tuple(defaults)),
            kwdefaults: self.optional_dict(kwdefaults.as_ref()),
            annotations: self.optional_dict(annotations.as_ref()),
            annotate: self.option(annotate.as_ref()),
            scope: self.optional_dict(scope.as_ref()),
            name: name.clone(),
            qualname: qualname.clone(),
            doc: self.option(doc.as_ref()),
            unknown_doc: *unknown_doc,
            module: self.option(module.as_ref()),
            awaitable: *awaitable,
            dict: self.optional_dict(dict.as_ref()),
        }
    }

    fn fill_generator(&mut self, old: &Generator, new: &Generator) {
        if let Some(frame) = &*old.frame.borrow() {
            let SuspendedFrame { ip, stack, handled, extra } = &**frame;
            let frame = SuspendedFrame {
                ip: *ip,
                stack: Locals(self.values(stack.0.iter())),
                handled: self.value(handled),
                extra: extra.as_ref().map(|extra| Box::new(self.frame_extra(extra))),
            };
            new.frame.replace(Some(Box::new(frame)));
        }
        if let (Some(old), Some(new)) = (&old.asynchronous, &new.asynchronous) {
            let Asynchronous { running, closed, hooked, finalizer } = &**old;
            new.running.set(running.get());
            new.closed.set(closed.get());
            new.hooked.set(hooked.get());
            let finalizer = self.value(&finalizer.borrow());
            new.finalizer.replace(finalizer);
        }
    }

    fn fill_native(&mut self, old: &Native, new: &Native) {
        match (old, new) {
            (Native::SimpleQueue { items: old, .. }, Native::SimpleQueue { items: new, .. }) => {
                let items = self.values(old.borrow().iter()).into();
                new.replace(items);
            }
            (Native::Deque(old), Native::Deque(new)) => {
                let items: VecDeque<Value> = self.values(old.items.borrow().iter()).into();
                new.items.replace(items);
            }
            (Native::Local { dicts: old, .. }, Native::Local { dicts: new, .. }) => {
                let old = old.borrow();
                let own = old.iter().filter(|(thread, _)| self.whole || *thread == self.parent);
                let own = own.map(|(thread, dict)| (self.thread(*thread), dict.clone())).collect::<Vec<_>>();
                new.replace(own.iter().map(|(thread, dict)| (*thread, self.dict(dict))).collect());
            }
            _ => {}
        }
    }

    fn iteration(&mut self, old: &IterState) -> IterState {
        let list = |copier: &mut Self, list: &Rc<List>| match copier.value(&Value::List(list.clone())) {
            Value::List(list) => list,
            _ => unreachable!("a copy is of the same kind"),
        };
        match old {
            IterState::Done => IterState::Done,
            IterState::Range(next, left, step) => IterState::Range(*next, *left, *step),
            IterState::List(of, at) => IterState::List(list(self, of), *at),
            IterState::ListReversed(of, at) => IterState::ListReversed(list(self, of), *at),
            IterState::Tuple(tuple, at) => IterState::Tuple(self.tuple(tuple), *at),
            IterState::Str(text, at) => IterState::Str(text.clone(), *at),
            IterState::Bytes(bytes, at) => IterState::Bytes(bytes.clone(), *at),
            IterState::Dict(walk) => IterState::Dict(DictWalk { dict: self.dict(&walk.dict), ..*walk }),
            IterState::Set(set, at, size) => match self.value(&Value::Set(set.clone())) {
                Value::Set(set) => IterState::Set(set, *at, *size),
                _ => unreachable!("a copy is of the same kind"),
            },
            IterState::Deque(deque, at, mutations) => IterState::Deque(self.native(deque), *at, *mutations),
            IterState::Enumerate(inner, count) => IterState::Enumerate(self.iterator(inner), *count),
            IterState::Zip(inner, strict) => {
                IterState::Zip(inner.iter().map(|inner| self.iterator(inner)).collect(), *strict)
            }
            IterState::Items(items) => IterState::Items(self.values(items).into()),
        }
    }
}
