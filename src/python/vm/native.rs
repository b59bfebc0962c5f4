//! What CPython says of wrong arguments to its C functions, which are Python here (`Python/getargs.c`).

use std::rc::Rc;

use super::suggest::hint;
use super::symbol::sym;
use crate::python::object::{Function, Str, Value};

/// The C modules behind modules of another name.
const MODULES: [&str; 2] = ["operator", "heapq"];

/// What is wrong with so many positional and these named arguments, if anything is.
pub(super) fn refusal(f: &Function, given: usize, kwargs: &[(Rc<Str>, Value)]) -> Option<String> {
    let def = &f.code.def;
    let method = def.argcount > 0 && matches!(&*def.locals[0], "self" | "cls");
    let hidden = usize::from(method);
    let names = &def.locals[hidden..(def.argcount + def.kwonlyargcount) as usize];
    let (positional, only) = (def.argcount as usize - hidden, (def.posonlyargcount as usize).saturating_sub(hidden));
    let given = given.checked_sub(hidden)?;
    let meta = f.meta.borrow();
    let defaults = meta.defaults.as_ref().map_or(0, |d| d.items.len());
    let least = positional.saturating_sub(defaults);
    let (owner, name) = def.qualname.rsplit_once('.').unwrap_or(("", &def.qualname));
    let made = matches!(name, "__init__" | "__new__");
    let name = if made { owner } else { name };
    let full = || match owner {
        _ if made => name.to_owned(),
        "" => format!("{}.{name}", module(f)),
        _ => format!("{owner}.{name}"),
    };
    let unexpected = |key: &str| {
        let hint = hint(key, names[only..].iter().map(|n| &**n));
        format!("{name}() got an unexpected keyword argument '{key}'{hint}")
    };
    let s = |n: usize| if n == 1 { "" } else { "s" };
    if only == names.len() {
        if !kwargs.is_empty() && !def.varkeywords {
            return Some(format!("{}() takes no keyword arguments", full()));
        }
        let (few, many) = (given < least, given > positional && !def.varargs);
        if !few && !many {
            return None;
        }
        return Some(match (positional, least) {
            _ if def.varargs && !made => format!("{name} expected at least {least} argument{}, got {given}", s(least)),
            (0, _) => format!("{}() takes no arguments ({given} given)", full()),
            (1, 1) if !made => format!("{}() takes exactly one argument ({given} given)", full()),
            (most, least) if most == least => format!("{name} expected {most} argument{}, got {given}", s(most)),
            _ if few => format!("{name} expected at least {least} argument{}, got {given}", s(least)),
            (most, _) => format!("{name} expected at most {most} argument{}, got {given}", s(most)),
        });
    }
    if def.varkeywords {
        return None;
    }
    if def.varargs {
        let wrong = kwargs.iter().find(|(key, _)| !names.iter().any(|n| **n == *key.as_str()))?;
        return Some(unexpected(wrong.0.as_str()));
    }
    let total = given + kwargs.len();
    if total > names.len() {
        let kind = if given == 0 { "keyword " } else { "" };
        let text = format!("{name}() takes at most {} {kind}argument{} ({total} given)", names.len(), s(names.len()));
        return Some(text);
    }
    if given > positional {
        return Some(match positional {
            0 => format!("{name}() takes no positional arguments"),
            most => {
                let how = if least < most { "at most" } else { "exactly" };
                format!("{name}() takes {how} {most} positional argument{} ({given} given)", s(most))
            }
        });
    }
    let few = least.min(only);
    if given < few {
        let how = if few < positional { "at least" } else { "exactly" };
        return Some(format!("{name}() takes {how} {few} positional argument{} ({given} given)", s(few)));
    }
    let named = |name: &str| kwargs.iter().any(|(key, _)| key.as_str() == name);
    if let Some(at) = (given..least).find(|&at| !named(&names[at])) {
        return Some(format!("{name}() missing required argument '{}' (pos {})", names[at], at + 1));
    }
    for (key, _) in kwargs {
        match names.iter().position(|n| **n == *key.as_str()) {
            Some(at) if at < given => {
                let text = format!("argument for {name}() given by name ('{}') and position ({})", names[at], at + 1);
                return Some(text);
            }
            Some(at) if at >= only => {}
            _ => return Some(unexpected(key.as_str())),
        }
    }
    None
}

/// The C module that CPython has the function in.
fn module(f: &Function) -> String {
    let name = f.globals.get(sym::__name__).unwrap_or_default();
    let name = name.as_str().unwrap_or_default();
    if MODULES.contains(&name) { format!("_{name}") } else { name.to_owned() }
}
