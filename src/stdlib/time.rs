//! `time` on the virtual clock (`Modules/timemodule.c`).

use std::rc::Rc;

use super::functions;
use crate::base::{Ns, SEC};
use crate::kernel::api::Syscall;
use crate::python::builtins::Builtin;
use crate::python::object::{Namespace, Value};
use crate::python::vm::control::{After, Args, Ctl, Res};
use crate::python::vm::interp::Interp;

/// Where the wall clock stands when a run starts: 2026-01-01 00:00:00 UTC, in s. The machine knows no other day.
pub const EPOCH: i64 = 1_767_225_600;
/// Where the monotonic clock stands when a run starts, in ns.
const MONOTONIC: Ns = 1000 * SEC;

fn seconds(ns: Ns) -> Value {
    Value::Float(ns as f64 / 1e9)
}

fn time(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Float(EPOCH as f64 + interp.now as f64 / 1e9))
}

fn time_ns(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Int(EPOCH * SEC as i64 + interp.now as i64))
}

fn monotonic(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(seconds(MONOTONIC + interp.now))
}

fn monotonic_ns(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(Value::Int((MONOTONIC + interp.now) as i64))
}

/// A length of time given in seconds, as ns rounded up like CPython's `_PyTime_ROUND_TIMEOUT`.
pub fn duration(interp: &mut Interp, value: &Value) -> Res<Option<Ns>> {
    let negative = match value.unwrap_base() {
        Value::Int(n) => {
            if *n >= 0 {
                return Ok(Some((*n as u64).saturating_mul(SEC)));
            }
            true
        }
        Value::Bool(b) => return Ok(Some(u64::from(*b) * SEC)),
        Value::Float(x) if x.is_nan() => {
            return Err(interp.value_error("Invalid value NaN (not a number)"));
        }
        Value::Float(x) => {
            if *x >= 0.0 {
                return Ok(Some((*x * 1e9).ceil() as u64));
            }
            true
        }
        other => {
            let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(other));
            return Err(interp.type_error(text));
        }
    };
    let _ = negative;
    Ok(None)
}

fn sleep(interp: &mut Interp, args: Args<'_>) -> Res {
    let [secs] = args.exact::<1>(interp, "sleep", false)?;
    match duration(interp, secs)? {
        Some(ns) => Err(Box::new(Ctl::Syscall(Syscall::Sleep { ns }, After::None))),
        None => Err(interp.value_error("sleep length must be non-negative")),
    }
}

fn process_time(interp: &mut Interp, _: Args<'_>) -> Res {
    Ok(seconds(interp.cpu_time + (interp.now - interp.burst_start)))
}

/// Days since 1970-01-01 to year, month, day (Howard Hinnant's `civil_from_days`).
pub fn civil(days: i64) -> (i64, i64, i64) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let day = doy - (153 * mp + 2) / 5 + 1;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    (yoe + era * 400 + i64::from(month <= 2), month, day)
}

const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

fn clock(interp: &mut Interp, value: Option<&Value>) -> Res<i64> {
    match value {
        None | Some(Value::None) => Ok(EPOCH + (interp.now / SEC) as i64),
        Some(Value::Int(n)) => Ok(*n),
        Some(Value::Float(x)) => Ok(x.floor() as i64),
        Some(other) => {
            let text = format!("'{}' object cannot be interpreted as an integer", interp.type_name(other));
            Err(interp.type_error(text))
        }
    }
}

fn ctime(interp: &mut Interp, args: Args<'_>) -> Res {
    let at = clock(interp, args.pos.first())?;
    let (days, rest) = (at.div_euclid(86_400), at.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    let weekday = DAYS[(days + 3).rem_euclid(7) as usize];
    let month = MONTHS[(month - 1) as usize];
    Ok(Value::string(format!(
        "{weekday} {month} {day:2} {:02}:{:02}:{:02} {year}",
        rest / 3600,
        rest / 60 % 60,
        rest % 60
    )))
}

fn strftime(interp: &mut Interp, args: Args<'_>) -> Res {
    let given = args.between(interp, "strftime", 1, 2, false)?;
    if given.len() > 1 {
        return Err(interp.unsupported("time.strftime with a time tuple"));
    }
    let pattern = given[0].as_str().unwrap_or_default().to_owned();
    let at = clock(interp, None)?;
    let (days, rest) = (at.div_euclid(86_400), at.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    let mut out = String::new();
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        if c != '%' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('Y') => out.push_str(&year.to_string()),
            Some('m') => out.push_str(&format!("{month:02}")),
            Some('d') => out.push_str(&format!("{day:02}")),
            Some('H') => out.push_str(&format!("{:02}", rest / 3600)),
            Some('M') => out.push_str(&format!("{:02}", rest / 60 % 60)),
            Some('S') => out.push_str(&format!("{:02}", rest % 60)),
            Some('X' | 'T') => out.push_str(&format!("{:02}:{:02}:{:02}", rest / 3600, rest / 60 % 60, rest % 60)),
            Some('F') => out.push_str(&format!("{year}-{month:02}-{day:02}")),
            Some('a') => out.push_str(DAYS[(days + 3).rem_euclid(7) as usize]),
            Some('b') => out.push_str(MONTHS[(month - 1) as usize]),
            Some('%') => out.push('%'),
            other => {
                return Err(interp.unsupported(format!("%{} in time.strftime", other.unwrap_or_default())));
            }
        }
    }
    Ok(Value::string(out))
}

static FUNCTIONS: &[Builtin] = &[
    Builtin::function("time", time).costing(30),
    Builtin::function("time_ns", time_ns).costing(30),
    Builtin::function("monotonic", monotonic).costing(30),
    Builtin::function("monotonic_ns", monotonic_ns).costing(30),
    Builtin::function("perf_counter", monotonic).costing(30),
    Builtin::function("perf_counter_ns", monotonic_ns).costing(30),
    Builtin::function("sleep", sleep).costing(300),
    Builtin::function("process_time", process_time).costing(300),
    Builtin::function("ctime", ctime).costing(500),
    Builtin::function("strftime", strftime).costing(900),
];

/// The module's names.
pub fn fill(interp: &mut Interp, namespace: &Rc<Namespace>) {
    functions(interp, namespace, FUNCTIONS);
    interp.module_set(namespace, "timezone", Value::Int(0));
}
