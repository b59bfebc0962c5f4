//! `_time`: clocks and dates on the virtual clock (`Modules/timemodule.c`); `py/time.py` makes time tuples of them.

use std::rc::Rc;

use super::functions;
use crate::base::{Ns, SEC};
use crate::kernel::api::Syscall;
use crate::python::builtins::{Builtin, Exc};
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

/// A clock takes no arguments.
fn clock(interp: &mut Interp, args: Args<'_>) -> Res<()> {
    if args.pos.is_empty() && args.kwnames.is_empty() {
        return Ok(());
    }
    args.exact::<0>(interp, &format!("time.{}", interp.calling.name), false).map(|_| ())
}

fn time(interp: &mut Interp, args: Args<'_>) -> Res {
    clock(interp, args)?;
    Ok(Value::Float(EPOCH as f64 + interp.clock() as f64 / 1e9))
}

fn time_ns(interp: &mut Interp, args: Args<'_>) -> Res {
    clock(interp, args)?;
    Ok(Value::Int(EPOCH * SEC as i64 + interp.clock() as i64))
}

fn monotonic(interp: &mut Interp, args: Args<'_>) -> Res {
    clock(interp, args)?;
    Ok(seconds(MONOTONIC + interp.clock()))
}

fn monotonic_ns(interp: &mut Interp, args: Args<'_>) -> Res {
    clock(interp, args)?;
    Ok(Value::Int((MONOTONIC + interp.clock()) as i64))
}

/// A length of time given in seconds, as ns rounded up like CPython's `_PyTime_ROUND_TIMEOUT`.
pub fn duration(interp: &mut Interp, value: &Value) -> Res<Option<Ns>> {
    let negative = match value.unwrap_base() {
        Value::Int(n) => {
            if *n >= 0 {
                return in_range(interp, (*n as u64).saturating_mul(SEC));
            }
            true
        }
        Value::Bool(b) => return Ok(Some(u64::from(*b) * SEC)),
        Value::Float(x) if x.is_nan() => {
            return Err(interp.value_error("Invalid value NaN (not a number)"));
        }
        Value::Float(x) => {
            if *x >= 0.0 {
                return in_range(interp, (*x * 1e9).ceil() as u64);
            }
            true
        }
        other => {
            let text = format!("must be real number, not {}", interp.type_name(other));
            return Err(interp.type_error(text));
        }
    };
    let _ = negative;
    Ok(None)
}

/// A time that C has a number for (`_PyTime_FromSecondsObject`).
fn in_range(interp: &mut Interp, ns: Ns) -> Res<Option<Ns>> {
    if i64::try_from(ns).is_ok_and(|ns| ns < i64::MAX) {
        return Ok(Some(ns));
    }
    Err(interp.raise(Exc::OverflowError, "timestamp out of range for C PyTime_t"))
}

fn sleep(interp: &mut Interp, args: Args<'_>) -> Res {
    let [secs] = args.exact::<1>(interp, "time.sleep", false)?;
    match duration(interp, secs)? {
        Some(ns) => Err(Box::new(Ctl::Syscall(Syscall::Sleep { ns }, After::None))),
        None => Err(interp.value_error("sleep length must be non-negative")),
    }
}

/// `_nap(ns, releases_gil)`: C's `sleep`.
fn nap(interp: &mut Interp, args: Args<'_>) -> Res {
    let [length, releases] = args.exact::<2>(interp, "_nap", false)?;
    let ns = if let Value::Int(ns) = length { *ns as u64 } else { 0 };
    let call = Syscall::Nap { ns, releases_gil: matches!(releases, Value::Bool(true)) };
    Err(Box::new(Ctl::Syscall(call, After::None)))
}

/// CPU time of the process, in ns.
fn cpu(interp: &Interp) -> Ns {
    interp.cpu_time + (interp.now - interp.burst_start)
}

/// CPU time of the calling thread, in ns.
fn thread_cpu(interp: &Interp) -> Ns {
    interp.thread_cpu.get(interp.thread.index()).copied().unwrap_or_default() + (interp.now - interp.burst_start)
}

fn process_time(interp: &mut Interp, args: Args<'_>) -> Res {
    clock(interp, args)?;
    Ok(seconds(cpu(interp)))
}

fn process_time_ns(interp: &mut Interp, args: Args<'_>) -> Res {
    clock(interp, args)?;
    Ok(Value::Int(cpu(interp) as i64))
}

fn thread_time(interp: &mut Interp, args: Args<'_>) -> Res {
    clock(interp, args)?;
    Ok(seconds(thread_cpu(interp)))
}

fn thread_time_ns(interp: &mut Interp, args: Args<'_>) -> Res {
    clock(interp, args)?;
    Ok(Value::Int(thread_cpu(interp) as i64))
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

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Year, month, day, hour, minute, second, weekday (Monday is 0) and day of the year of a moment in s since 1970.
fn fields(at: i64) -> [i64; 8] {
    let (days, rest) = (at.div_euclid(86_400), at.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    let yday = days - days_from_civil(year, 1, 1) + 1;
    [year, month, day, rest / 3600, rest / 60 % 60, rest % 60, (days + 3).rem_euclid(7), yday]
}

/// Days since 1970-01-01 of a date (Howard Hinnant's `days_from_civil`).
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let doy = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
}

/// A moment in s since 1970, rounded down (`_PyTime_ObjectToTime_t`).
fn moment(interp: &mut Interp, value: &Value) -> Res<i64> {
    let limit = 67_768_036_191_676_799;
    let at = match value.unwrap_base() {
        Value::Int(n) => *n,
        Value::Bool(b) => i64::from(*b),
        Value::Float(x) if x.is_nan() => return Err(interp.value_error("Invalid value NaN (not a number)")),
        Value::Float(x) => x.floor() as i64,
        other => {
            let text = format!("must be real number, not {}", interp.type_name(other));
            return Err(interp.type_error(text));
        }
    };
    if (-limit..=limit).contains(&at) {
        return Ok(at);
    }
    Err(interp.raise(Exc::OverflowError, "timestamp out of range for platform time_t"))
}

fn whole_seconds(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "gmtime", false)?;
    moment(interp, value).map(Value::Int)
}

fn civil_of(interp: &mut Interp, args: Args<'_>) -> Res {
    let [value] = args.exact::<1>(interp, "gmtime", false)?;
    let parts = fields(moment(interp, value)?);
    Ok(Value::tuple(parts.into_iter().chain([0]).map(Value::Int).collect()))
}

/// The integers of a call; anything else counts as 0.
fn numbers(values: &[Value]) -> impl Iterator<Item = i64> {
    values.iter().map(|v| if let Value::Int(n) = v.unwrap_base() { *n } else { 0 })
}

fn days_of(_: &mut Interp, args: Args<'_>) -> Res {
    let mut given = numbers(args.pos);
    let mut next = || given.next().unwrap_or(1);
    let (year, month, day) = (next(), next(), next());
    Ok(Value::Int(days_from_civil(year, month, day)))
}

fn short(names: &[&str], at: i64) -> String {
    names.get(at as usize).map_or("?", |name| &name[..3]).to_owned()
}

fn asctime_text(t: &[i64]) -> String {
    let (month, weekday) = (short(&MONTHS, t[1] - 1), short(&DAYS, t[6]));
    format!("{weekday} {month} {:2} {:02}:{:02}:{:02} {}", t[2], t[3], t[4], t[5], t[0])
}

fn ctime(interp: &mut Interp, args: Args<'_>) -> Res {
    let at = match args.between(interp, "ctime", 0, 1, false)?.first() {
        None | Some(Value::None) => EPOCH + (interp.now / SEC) as i64,
        Some(value) => moment(interp, value)?,
    };
    Ok(Value::string(asctime_text(&fields(at))))
}

fn asctime(interp: &mut Interp, args: Args<'_>) -> Res {
    let [tuple] = args.exact::<1>(interp, "asctime", false)?;
    let Value::Tuple(tuple) = tuple.unwrap_base() else { return Err(interp.type_error("Tuple required")) };
    let parts: Vec<i64> = numbers(&tuple.items).chain([0; 9]).take(9).collect();
    Ok(Value::string(asctime_text(&parts)))
}

/// ISO 8601's year and week of a date.
fn iso_week(year: i64, weekday: i64, yday: i64) -> (i64, i64) {
    let thursday = days_from_civil(year, 1, 1) + yday - 1 - weekday + 3;
    let (of_year, ..) = civil(thursday);
    (of_year, (thursday - days_from_civil(of_year, 1, 1)) / 7 + 1)
}

/// One directive of `strftime`; `None` if there is no such.
fn directive(c: char, t: &[i64], zone: &str, offset: &str, micros: i64) -> Option<String> {
    let (year, month, hour, weekday, yday) = (t[0], t[1], t[3], t[6], t[7]);
    let twelve = (hour + 11).rem_euclid(12) + 1;
    let name = |names: &[&str], at: i64| names.get(at as usize).map_or("?", |n| *n).to_owned();
    let all = |format: &str| {
        let mut text = String::new();
        for c in format.chars() {
            text += &directive(c, t, zone, offset, micros).unwrap_or_else(|| c.to_string());
        }
        text
    };
    Some(match c {
        'Y' => year.to_string(),
        'C' => format!("{:02}", year.div_euclid(100)),
        'y' => format!("{:02}", year.rem_euclid(100)),
        'm' => format!("{month:02}"),
        'd' => format!("{:02}", t[2]),
        'e' => format!("{:2}", t[2]),
        'H' => format!("{hour:02}"),
        'k' => format!("{hour:2}"),
        'I' => format!("{twelve:02}"),
        'l' => format!("{twelve:2}"),
        'M' => format!("{:02}", t[4]),
        'S' => format!("{:02}", t[5]),
        'p' => (if hour < 12 { "AM" } else { "PM" }).to_owned(),
        'P' => (if hour < 12 { "am" } else { "pm" }).to_owned(),
        'j' => format!("{yday:03}"),
        'a' => short(&DAYS, weekday),
        'A' => name(&DAYS, weekday),
        'b' | 'h' => short(&MONTHS, month - 1),
        'B' => name(&MONTHS, month - 1),
        'w' => ((weekday + 1) % 7).to_string(),
        'u' => (weekday + 1).to_string(),
        'U' => format!("{:02}", (yday + 6 - (weekday + 1) % 7) / 7),
        'W' => format!("{:02}", (yday + 6 - weekday) / 7),
        'G' => iso_week(year, weekday, yday).0.to_string(),
        'g' => format!("{:02}", iso_week(year, weekday, yday).0 % 100),
        'V' => format!("{:02}", iso_week(year, weekday, yday).1),
        'X' | 'T' => all("H:M:S"),
        'R' => all("H:M"),
        'r' => all("I:M:S p"),
        'x' | 'D' => all("m/d/y"),
        'F' => all("Y-m-d"),
        'c' => asctime_text(t),
        's' => {
            let days = days_from_civil(year, month, t[2]);
            (days * 86_400 + hour * 3600 + t[4] * 60 + t[5]).to_string()
        }
        'Z' => zone.to_owned(),
        'z' => offset.to_owned(),
        'f' => format!("{micros:06}"),
        'n' => "\n".to_owned(),
        't' => "\t".to_owned(),
        '%' => "%".to_owned(),
        _ => return None,
    })
}

/// `_strftime(format, *time_tuple, zone, offset, microsecond)`.
fn strftime(_: &mut Interp, args: Args<'_>) -> Res {
    let text = |at: usize| args.pos.get(at).and_then(Value::as_str).unwrap_or_default();
    let (pattern, zone, offset) = (text(0), text(10), text(11));
    let t: Vec<i64> = numbers(args.pos.get(1..10).unwrap_or_default()).chain([0; 9]).take(9).collect();
    let micros = numbers(args.pos.get(12..).unwrap_or_default()).next().unwrap_or_default();
    let mut out = String::new();
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        if c != '%' {
            out.push(c);
            continue;
        }
        // glibc's flags: no padding, spaces, zeros, upper case.
        let mut rest = chars.clone();
        let flag = rest.next().filter(|c| "-_0^:".contains(*c));
        let next = if flag.is_some() { rest.next() } else { chars.clone().next() };
        let Some(found) = next.and_then(|c| directive(c, &t, zone, offset, micros)) else {
            out.push('%');
            continue;
        };
        if flag.is_some() {
            chars = rest;
        } else {
            chars.next();
        }
        match flag {
            Some('-') => {
                let short = found.trim_start_matches(['0', ' ']);
                out.push_str(if short.is_empty() { "0" } else { short });
            }
            Some('_') => {
                let short = found.trim_start_matches('0');
                out.push_str(&format!("{short:>width$}", width = found.len()));
            }
            Some('^') => out.push_str(&found.to_uppercase()),
            Some(':') if offset.len() >= 5 => out.push_str(&format!("{}:{}", &offset[..3], &offset[3..])),
            _ => out.push_str(&found),
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
    Builtin::function("_nap", nap).costing(300),
    Builtin::function("process_time", process_time).costing(300),
    Builtin::function("process_time_ns", process_time_ns).costing(300),
    Builtin::function("thread_time", thread_time).costing(300),
    Builtin::function("thread_time_ns", thread_time_ns).costing(300),
    Builtin::function("ctime", ctime).costing(500),
    Builtin::function("_asctime", asctime).costing(300),
    Builtin::function("_strftime", strftime).costing(900),
    Builtin::function("_civil", civil_of).costing(150),
    Builtin::function("_days", days_of),
    Builtin::function("_seconds", whole_seconds),
];

/// The module's names.
pub fn fill(interp: &mut Interp, namespace: &Rc<Namespace>) {
    functions(interp, namespace, FUNCTIONS);
}
