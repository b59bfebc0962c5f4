//! The linker: turns what the compiler made into [`Code`] of one interpreter and, when it runs, of one module.

use std::cell::OnceCell;
use std::rc::Rc;

use super::compiled::{is_name, numbers};
use super::cost;
use super::fuse::fuse;
use super::interp::Interp;
use super::symbol::Sym;
use crate::base::Ns;
use crate::python::bytecode::op::Op;
use crate::python::bytecode::{CodeDef, CodeKind, Const};
use crate::python::object::{
    Body, Bytes, Cache, Code, Function, LinkedInstr, Namespace, Native, Set, SetTable, Str, Value,
};

/// Links a code object; its instructions are linked when it first runs.
pub fn link(interp: &mut Interp, def: &Rc<CodeDef>, filename: &Rc<str>, hidden: bool) -> Rc<Code> {
    let params = def.argcount + def.kwonlyargcount + u32::from(def.varargs) + u32::from(def.varkeywords);
    let simple = !def.varargs && !def.varkeywords && def.kwonlyargcount == 0 && def.kind != CodeKind::Class;
    Rc::new(Code {
        def: def.clone(),
        filename: filename.clone(),
        body: OnceCell::new(),
        locals: match numbers(interp, def) {
            Some(numbers) => numbers.locals.clone(),
            None => def.locals.iter().map(|n| interp.intern(n)).collect(),
        },
        params,
        framesize: def.locals.len() as u32 + def.stacksize + 4,
        simple,
        hidden,
    })
}

/// What is executed of a function.
#[inline(always)]
#[allow(clippy::inline_always)] // A comparison at each entry of a frame; linking is out of line.
pub fn body<'a>(interp: &mut Interp, func: &'a Function) -> &'a Body {
    match func.code.body.get() {
        Some(body) => body,
        None => first(interp, func),
    }
}

#[cold]
#[inline(never)]
fn first<'a>(interp: &mut Interp, func: &'a Function) -> &'a Body {
    func.code.body.get_or_init(|| link_body(interp, &func.code, &func.globals))
}

fn link_body(interp: &mut Interp, code: &Code, module: &Namespace) -> Body {
    let (def, hidden) = (&*code.def, code.hidden);
    let numbers = numbers(interp, def);
    let text = |at: usize| numbers?.texts[at].clone();
    let made = |(at, c)| text(at).map_or_else(|| constant(interp, c, code), Value::Str);
    let mut consts: Vec<Value> = def.consts.iter().enumerate().map(made).collect();
    let names: Rc<[Sym]> = match numbers {
        Some(numbers) => numbers.names.clone(),
        None => def.names.iter().map(|n| interp.intern(n)).collect(),
    };
    let mut caches = 0u16;
    let mut instrs = Vec::with_capacity(def.code.len() + 1);
    // Prices are summed up first, so that small ones are not rounded away.
    let (mut sum, mut before) = (0, 0);
    for instr in &def.code {
        let mut arg = instr.arg;
        let mut cache = 0;
        match instr.op {
            Op::LoadGlobal | Op::StoreGlobal | Op::DeleteGlobal | Op::LoadName | Op::StoreName | Op::DeleteName => {
                let sym = names[arg as usize];
                let builtin = || interp.builtins.get(&sym).filter(|_| module.dict.get().is_none());
                arg = module.slot(sym, || builtin().cloned().unwrap_or_default());
            }
            Op::LoadAttr | Op::LoadMethod | Op::StoreAttr if caches < u16::MAX => {
                caches += 1;
                cache = caches;
            }
            _ => {}
        }
        let full = cost::of(instr.op, instr.arg);
        let cost = if hidden { full / 2 } else { full };
        // A module body's names are its globals.
        let op = match instr.op {
            Op::LoadName if def.kind == CodeKind::Module => Op::LoadGlobal,
            Op::StoreName if def.kind == CodeKind::Module => Op::StoreGlobal,
            Op::DeleteName if def.kind == CodeKind::Module => Op::DeleteGlobal,
            op => op,
        };
        let op = if op == Op::StoreGlobal && module.dict.get().is_some() { Op::StoreInDict } else { op };
        instrs.push(LinkedInstr { op, kind: 0, cache, arg, extra: 0, before });
        sum += Ns::from(cost);
        before = interp.paced(sum) as u32;
    }
    instrs.push(LinkedInstr { op: Op::Nop, kind: 0, cache: 0, arg: 0, extra: 0, before });
    // The bodies of the library's modules and classes run once: fusing them would take longer than it saves.
    let once = numbers.is_some() && matches!(def.kind, CodeKind::Module | CodeKind::Class);
    let fused = if once { Vec::new() } else { fuse(&instrs, &mut consts) };
    Body {
        plain: instrs.into(),
        fused: fused.into(),
        consts: consts.into(),
        names,
        caches: (0..=caches).map(|_| Cache::default()).collect(),
    }
}

fn constant(interp: &mut Interp, c: &Const, code: &Code) -> Value {
    match c {
        Const::None => Value::None,
        Const::Ellipsis => Value::Ellipsis,
        Const::Bool(b) => Value::Bool(*b),
        Const::Int(n) => Value::Int(*n),
        Const::Big(n) => Value::Big(Rc::new(n.clone())),
        Const::Float(x) => Value::Float(*x),
        Const::Imaginary(x) => interp.native(Native::Complex(0.0, *x)),
        Const::Str(s) => {
            if is_name(s) {
                Value::Str(interp.symbols_text(s))
            } else {
                Value::Str(Str::new(s))
            }
        }
        Const::Bytes(b) => Value::Bytes(Bytes::new(b.to_vec())),
        Const::Tuple(items) => Value::tuple(items.iter().map(|i| constant(interp, i, code)).collect()),
        Const::FrozenSet(items) => {
            let mut table = SetTable::default();
            for item in items {
                let value = constant(interp, item, code);
                if let Ok(hash) = crate::python::object::hash::hash_of(&value) {
                    table.insert(hash, value);
                }
            }
            Value::Set(Set::new(table, true))
        }
        Const::Code(def) => Value::Code(link(interp, def, &code.filename, code.hidden)),
    }
}
