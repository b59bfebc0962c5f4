//! Code as text, in the manner of Python's `dis`.
//!
//! Start at [`dis`]. Unlike Python's, it names the slots, prints constants in one short form and numbers no offsets,
//! so that a listing changes only where the code does.

use std::fmt::Write;

use litemap::LiteMap;

use super::op::{BinaryOp, CompareOp, IN_PLACE, Op};
use super::{CodeDef, Const, Instr};
use crate::base::order::sort;

/// The listing of a code object and, after it, of those inside it.
pub fn dis(code: &CodeDef) -> String {
    let mut out = String::new();
    write_code(code, &mut out);
    out
}

fn write_code(code: &CodeDef, out: &mut String) {
    let _ = writeln!(out, "Disassembly of {} ({:?}, stack {}):", code.qualname, code.kind, code.stacksize);
    let labels = labels(code);
    let mut last = u32::MAX;
    for (at, (instr, span)) in code.code.iter().zip(&code.spans).enumerate() {
        let line = match span.line {
            line if line == last => String::new(),
            0 => "--".into(),
            line => line.to_string(),
        };
        if !line.is_empty() && at > 0 {
            out.push('\n');
        }
        last = span.line;
        let label = labels.get(&(at as u32)).map_or_else(String::new, |label| format!("L{label}:"));
        let text = format!("{line:>4} {label:>5} {:<26}{}", instr.op.name(), argument(code, *instr, &labels));
        out.push_str(text.trim_end());
        out.push('\n');
    }
    if !code.handlers.is_empty() {
        out.push_str("ExceptionTable:\n");
    }
    for handler in &code.handlers {
        let lasti = if handler.lasti { " lasti" } else { "" };
        let _ = writeln!(
            out,
            "  L{} to L{} -> L{} [{}]{lasti}",
            labels[&handler.start], labels[&handler.end], labels[&handler.target], handler.depth
        );
    }
    for inner in &code.consts {
        if let Const::Code(inner) = inner {
            out.push('\n');
            write_code(inner, out);
        }
    }
}

/// One instruction: its name and argument; jumps say the line they lead to.
pub fn instruction(code: &CodeDef, at: usize) -> String {
    let instr = code.code[at];
    let argument = if instr.op.jumps() {
        let line = code.spans.get(instr.arg as usize).map_or(0, |span| span.line);
        format!("(to line {line})")
    } else {
        argument(code, instr, &LiteMap::new())
    };
    format!("{:<22}{argument}", instr.op.name()).trim_end().to_owned()
}

/// Whether CPython 3.10 and newer look at the eval breaker there: backward jumps, function entry, after calls into C.
pub fn checks(instr: Instr) -> bool {
    match instr.op {
        Op::JumpBackward | Op::Call | Op::CallKw | Op::CallFunctionEx => true,
        Op::Resume => instr.arg < 2,
        _ => false,
    }
}

/// Numbers for the places that jumps and handlers name, in order.
fn labels(code: &CodeDef) -> LiteMap<u32, usize> {
    let mut places: Vec<u32> = code.code.iter().filter(|instr| instr.op.jumps()).map(|instr| instr.arg).collect();
    places.extend(code.handlers.iter().flat_map(|handler| [handler.start, handler.end, handler.target]));
    sort(&mut places);
    places.dedup();
    places.into_iter().enumerate().map(|(label, place)| (place, label + 1)).collect()
}

fn argument(code: &CodeDef, Instr { op, arg }: Instr, labels: &LiteMap<u32, usize>) -> String {
    let at = arg as usize;
    match op {
        _ if op.jumps() => format!("(to L{})", labels[&arg]),
        Op::LoadConst => format!("{arg} ({})", repr(&code.consts[at])),
        Op::LoadFast
        | Op::LoadFastCheck
        | Op::LoadFastAndClear
        | Op::StoreFast
        | Op::DeleteFast
        | Op::MakeCell
        | Op::LoadDeref
        | Op::StoreDeref
        | Op::DeleteDeref
        | Op::LoadFromClassOrDeref => format!("{arg} ({})", code.locals[at]),
        Op::LoadGlobal
        | Op::StoreGlobal
        | Op::DeleteGlobal
        | Op::LoadName
        | Op::StoreName
        | Op::DeleteName
        | Op::LoadAttr
        | Op::LoadMethod
        | Op::StoreAttr
        | Op::DeleteAttr
        | Op::ImportName
        | Op::ImportFrom => format!("{arg} ({})", code.names[at]),
        Op::BinaryOp => {
            let in_place = if arg >= IN_PLACE { "=" } else { "" };
            format!("{arg} ({}{in_place})", BinaryOp::ALL[(arg % IN_PLACE) as usize].symbol())
        }
        Op::CompareOp => format!("{arg} ({})", CompareOp::ALL[at].symbol()),
        Op::IsOp => format!("{arg} ({})", ["is", "is not"][at]),
        Op::ContainsOp => format!("{arg} ({})", ["in", "not in"][at]),
        Op::ConvertValue => format!("{arg} ({})", ["", "str", "repr", "ascii"][at]),
        Op::LoadSpecial => format!("{arg} ({})", ["__enter__", "__exit__", "__aenter__", "__aexit__"][at]),
        Op::SetFunctionAttribute => {
            let name = match arg {
                1 => "defaults",
                2 => "kwdefaults",
                4 => "annotations",
                16 => "annotate",
                32 => "scope",
                _ => "closure",
            };
            format!("{arg} ({name})")
        }
        Op::LoadAssertionError => "0 (AssertionError)".into(),
        Op::CopyFreeVars
        | Op::LoadSmallInt
        | Op::Copy
        | Op::Swap
        | Op::BuildSlice
        | Op::BuildTuple
        | Op::BuildList
        | Op::BuildSet
        | Op::BuildMap
        | Op::BuildString
        | Op::ListAppend
        | Op::SetAdd
        | Op::MapAdd
        | Op::ListExtend
        | Op::SetUpdate
        | Op::DictUpdate
        | Op::DictMerge
        | Op::UnpackSequence
        | Op::UnpackEx
        | Op::Call
        | Op::CallKw
        | Op::Resume
        | Op::YieldValue
        | Op::GetAwaitable
        | Op::MatchClass
        | Op::RaiseVarargs
        | Op::Reraise => arg.to_string(),
        _ => String::new(),
    }
}

/// A constant in one short form, Python's but for quotes.
pub fn repr(value: &Const) -> String {
    let list = |items: &[Const]| items.iter().map(repr).collect::<Vec<_>>().join(", ");
    match value {
        Const::None => "None".into(),
        Const::Ellipsis => "Ellipsis".into(),
        Const::Bool(true) => "True".into(),
        Const::Bool(false) => "False".into(),
        Const::Int(value) => value.to_string(),
        Const::Big(value) => value.to_string(),
        Const::Float(value) => format!("{value:?}"),
        Const::Imaginary(value) => format!("{value:?}j"),
        Const::Str(text) => format!("{text:?}"),
        Const::Bytes(bytes) => format!("b\"{}\"", bytes.escape_ascii()),
        Const::Tuple(items) if items.len() == 1 => format!("({},)", list(items)),
        Const::Tuple(items) => format!("({})", list(items)),
        Const::FrozenSet(items) => format!("frozenset({{{}}})", list(items)),
        Const::Code(code) => format!("<code object {}>", code.name),
    }
}
