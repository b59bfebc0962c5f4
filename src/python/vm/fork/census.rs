//! [`garbage`]: what lives only because it refers to itself. The copier knows every reference of the heap, so what it
//! copies is counted here; the copy is thrown away.

use std::rc::Rc;

use super::{Copier, Known};
use crate::base::ThreadId;
use crate::python::object::{Base, InstanceAttrs, Namespace, Native, SetTable, Value};
use crate::python::vm::interp::Interp;
use crate::python::vm::traceback::Kept;

/// References by the address of what they lead to.
#[derive(Debug, Default)]
pub(super) struct Census {
    refs: Known,
    met: Vec<Node>,
}

/// What can be part of a circle.
#[derive(Clone, Debug)]
enum Node {
    Value(Value),
    Namespace(Rc<Namespace>),
    Kept(Kept),
}

impl Node {
    fn address(&self) -> usize {
        match self {
            Self::Value(value) => value.address().unwrap_or_default(),
            Self::Namespace(namespace) => Rc::as_ptr(namespace).addr(),
            Self::Kept(kept) => Rc::as_ptr(kept).addr(),
        }
    }

    fn holders(&self) -> usize {
        match self {
            Self::Value(value) => value.holders(),
            Self::Namespace(namespace) => Rc::strong_count(namespace),
            Self::Kept(kept) => Rc::strong_count(kept),
        }
    }
}

impl Census {
    /// Counts all references from what these lead to, and one to each of these. What the names of `living` modules lead
    /// to is left out.
    fn of(interp: &Interp, nodes: &[Node], living: &[Rc<Namespace>]) -> Self {
        let mut copier = Copier::new(interp.world.clone(), ThreadId(0), ThreadId(0), interp.types.versions.get());
        copier.whole = true;
        copier.finalizers.close();
        copier.census = Some(Self::default());
        copier.namespaces.extend(living.iter().map(|module| (Rc::as_ptr(module).addr(), Rc::default())));
        for node in nodes {
            match node {
                Node::Value(value) => drop(copier.value(value)),
                Node::Namespace(namespace) => drop(copier.namespace(namespace)),
                Node::Kept(kept) => drop(copier.maybe_kept(Some(kept))),
            }
        }
        copier.finish();
        // Long chains would need as much stack when they die.
        copier.known.values().for_each(empty);
        copier.census.unwrap_or_default()
    }

    fn count(&self, address: usize) -> i64 {
        match self.refs.get(&address) {
            Some(Value::Int(count)) => *count,
            _ => 0,
        }
    }

    fn meet(&mut self, node: impl FnOnce() -> Node, address: usize) {
        let count = self.count(address);
        self.refs.insert(address, Value::Int(count + 1));
        if count == 0 {
            self.met.push(node());
        }
    }

    pub(super) fn value(&mut self, value: &Value, address: usize) {
        if value.holders() < usize::MAX {
            self.meet(|| Node::Value(value.clone()), address);
        }
    }

    pub(super) fn namespace(&mut self, namespace: &Rc<Namespace>) {
        self.meet(|| Node::Namespace(namespace.clone()), Rc::as_ptr(namespace).addr());
    }

    pub(super) fn kept(&mut self, kept: &Kept) {
        self.meet(|| Node::Kept(kept.clone()), Rc::as_ptr(kept).addr());
    }
}

/// What among these and what they lead to nothing else leads to, in the order in which it was made or found
/// (`deduce_unreachable`). The list must be the only one that holds these.
pub fn garbage(interp: &Interp, among: Vec<Value>) -> Vec<Value> {
    let among: Vec<Node> = among.into_iter().map(Node::Value).collect();
    // What is imported lives with all that it leads to: nearly everything. Nobody needs to look through it, and what it
    // refers to has a holder that is not met.
    let mut living: Vec<_> = interp.modules.all().iter().map(|(_, module)| module.namespace.clone()).collect();
    living.push(interp.prelude.clone());
    let all = Census::of(interp, &among, &living);
    // What has been met is held once more.
    let outside = |node: &&Node| node.holders() as i64 != all.count(node.address()) + 1;
    let held: Vec<Node> = all.met.iter().filter(outside).cloned().collect();
    let reached = Census::of(interp, &held, &living);
    let lost = all.met.into_iter().filter(|node| reached.count(node.address()) == 0);
    let values = lost.filter_map(|node| match node {
        Node::Value(value) => Some(value),
        _ => None,
    });
    values.collect()
}

/// The places of what a namespace leads to, in the order in which CPython's collector meets it and keeps it from then on.
pub fn places(interp: &Interp, namespace: &Rc<Namespace>) -> Known {
    let met = Census::of(interp, &[Node::Namespace(namespace.clone())], &[]).met;
    met.iter().enumerate().map(|(place, node)| (node.address(), Value::Int(place as i64))).collect()
}

/// Takes away what an object refers to, where that can be changed (`tp_clear`).
pub fn empty(value: &Value) {
    match value {
        Value::List(list) => drop(list.items.take()),
        Value::Dict(dict) => drop(dict.table.take()),
        Value::Set(set) if !set.frozen => drop(set.table.replace(SetTable::default())),
        Value::Cell(cell) => drop(cell.value.take()),
        Value::Function(function) => drop(function.meta.take()),
        Value::Class(class) => drop((class.attrs.take(), class.itself.take())),
        Value::Generator(generator) => drop(generator.frame.take()),
        Value::Iter(iter) => drop(iter.state.replace(crate::python::object::IterState::Done)),
        Value::Object(object) => {
            drop(object.attrs.replace(InstanceAttrs::Slots(Vec::new())));
            match &object.base {
                Base::Exc(data) => drop(data.take()),
                Base::Value(value) => empty(value),
                Base::None => {}
            }
        }
        Value::Native(native) => match &**native {
            Native::Deque(deque) => drop(deque.items.take()),
            Native::SimpleQueue { items, .. } => drop(items.take()),
            Native::Local { dicts, .. } => drop(dicts.take()),
            _ => {}
        },
        _ => {}
    }
}
