//! Loading, storing and deleting variables.

use super::Compiler;
use super::scope::{Access, mangle};
use crate::python::bytecode::Const;
use crate::python::bytecode::op::Op;
use crate::python::syntax::ast::Name;

impl Compiler<'_> {
    fn reach(&mut self, name: &Name) -> (Access, Name) {
        let name = mangle(self.private(), name);
        (self.access(&name), name)
    }

    pub(super) fn load_name(&mut self, name: &Name) {
        if &**name == "__debug__" {
            return self.constant(Const::Bool(true));
        }
        let (access, name) = self.reach(name);
        let (op, arg) = match access {
            Access::Fast => (Op::LoadFast, self.slot(&name)),
            Access::Deref => (Op::LoadDeref, self.slot(&name)),
            Access::ClassDeref => (Op::LoadFromClassOrDeref, self.slot(&name)),
            Access::Global => (Op::LoadGlobal, self.name_index(&name)),
            Access::Name => (Op::LoadName, self.name_index(&name)),
        };
        self.emit(op, arg);
    }

    pub(super) fn store_name(&mut self, name: &Name) {
        let (access, name) = self.reach(name);
        let (op, arg) = match access {
            Access::Fast => (Op::StoreFast, self.slot(&name)),
            Access::Deref | Access::ClassDeref => (Op::StoreDeref, self.slot(&name)),
            Access::Global => (Op::StoreGlobal, self.name_index(&name)),
            Access::Name => (Op::StoreName, self.name_index(&name)),
        };
        self.emit(op, arg);
    }

    pub(super) fn delete_name(&mut self, name: &Name) {
        let (access, name) = self.reach(name);
        let (op, arg) = match access {
            Access::Fast => (Op::DeleteFast, self.slot(&name)),
            Access::Deref | Access::ClassDeref => (Op::DeleteDeref, self.slot(&name)),
            Access::Global => (Op::DeleteGlobal, self.name_index(&name)),
            Access::Name => (Op::DeleteName, self.name_index(&name)),
        };
        self.emit(op, arg);
    }

    /// Index of an attribute's name, mangled as its class wants.
    pub(super) fn attribute(&mut self, name: &Name) -> u32 {
        let name = mangle(self.private(), name);
        self.name_index(&name)
    }
}
