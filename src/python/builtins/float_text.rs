//! Text of a `float`: shortest digits, exact digits and the layouts `r`, `e`, `f`, `g` (`Python/dtoa.c`,
//! `PyOS_double_to_string`).
//!
//! Start with [`repr`] and [`layout`]. The digits themselves come from Rust's formatting, which is exact; signs,
//! padding and grouping are the business of [`super::format`].

/// Decimal digits of a finite magnitude: `0.DIGITS * 10**point`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digits {
    /// Without leading zeros, except `0` itself.
    pub digits: String,
    /// Position of the decimal point from the first digit.
    pub point: i32,
}

/// More decimals than any `float` has: beyond there are only zeros.
const ALL_DECIMALS: usize = 1100;

/// The shortest digits that read back as the same `float`.
pub fn shortest(x: f64) -> Digits {
    let found = parse_exponent(&format!("{:e}", x.abs()));
    // Halfway between two candidates, Rust goes up and CPython to the even digit. That takes a long expansion.
    if found.digits.len() >= 16 {
        let text = format!("{:.*e}", found.digits.len() - 1, x.abs());
        if text.parse::<f64>() == Ok(x.abs()) {
            return parse_exponent(&text);
        }
    }
    found
}

/// Exactly `count` significant digits (at least 1), correctly rounded, ties to even.
pub fn significant(x: f64, count: usize) -> Digits {
    let shown = count.clamp(1, ALL_DECIMALS);
    let mut found = parse_exponent(&format!("{:.*e}", shown - 1, x.abs()));
    found.digits.extend(std::iter::repeat_n('0', count.max(1) - shown));
    found
}

fn parse_exponent(text: &str) -> Digits {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let digits = mantissa.chars().filter(char::is_ascii_digit).collect();
    Digits { digits, point: exponent.parse::<i32>().unwrap_or(0) + 1 }
}

/// The magnitude with exactly `decimals` decimals, correctly rounded, ties to even.
pub fn fixed(x: f64, decimals: usize) -> String {
    let shown = decimals.min(ALL_DECIMALS);
    let mut text = format!("{:.*}", shown, x.abs());
    text.extend(std::iter::repeat_n('0', decimals - shown));
    text
}

/// Digits with a decimal point in place; no exponent.
fn plain(d: &Digits) -> String {
    let (len, point) = (d.digits.len() as i32, d.point);
    if point <= 0 {
        format!("0.{}{}", "0".repeat(-point as usize), d.digits)
    } else if point >= len {
        format!("{}{}", d.digits, "0".repeat((point - len) as usize))
    } else {
        let (whole, part) = d.digits.split_at(point as usize);
        format!("{whole}.{part}")
    }
}

/// Digits as `d.ddde+XX`.
fn scientific(d: &Digits, mark: char, always_point: bool) -> String {
    let (first, rest) = d.digits.split_at(1);
    let dot = if rest.is_empty() && !always_point { "" } else { "." };
    let exponent = d.point - 1;
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{first}{dot}{rest}{mark}{sign}{:02}", exponent.abs())
}

/// `repr(float)`.
pub fn repr(x: f64) -> String {
    let sign = if x.is_sign_negative() && !x.is_nan() { "-" } else { "" };
    format!("{sign}{}", layout(x, Layout::Repr, false, false))
}

/// How a `float` is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Shortest digits; exponent below 1e-4 and from 1e16.
    Repr,
    /// `e` with this many decimals.
    Exponent(usize),
    /// `f` with this many decimals.
    Fixed(usize),
    /// `g` with this many significant digits.
    General(usize),
    /// No presentation type but a precision: as `g`, at least one digit after the point.
    GeneralDot(usize),
}

/// The text of a magnitude; the sign is dropped. `alternate` keeps the point and trailing zeros (`#`).
pub fn layout(x: f64, how: Layout, upper: bool, alternate: bool) -> String {
    if !x.is_finite() {
        let text = if x.is_nan() { "nan" } else { "inf" };
        return if upper { text.to_uppercase() } else { text.to_owned() };
    }
    let mark = if upper { 'E' } else { 'e' };
    match how {
        Layout::Repr => {
            let d = if x == 0.0 { Digits { digits: "0".into(), point: 1 } } else { shortest(x) };
            if d.point > 16 || d.point <= -4 {
                return scientific(&d, mark, alternate);
            }
            let text = plain(&d);
            if text.contains('.') { text } else { text + ".0" }
        }
        Layout::Exponent(decimals) => scientific(&significant(x, decimals.saturating_add(1)), mark, alternate),
        Layout::Fixed(decimals) => {
            let text = fixed(x, decimals);
            if alternate && decimals == 0 { text + "." } else { text }
        }
        Layout::General(count) | Layout::GeneralDot(count) => {
            let with_dot = matches!(how, Layout::GeneralDot(_));
            let count = count.max(1);
            let mut d = significant(x, count);
            let point = if x == 0.0 { 1 } else { d.point };
            if !alternate {
                let kept = d.digits.trim_end_matches('0').len().max(1);
                d.digits.truncate(kept);
            }
            // One digit less than `g` where a `.0` has to follow.
            let limit = if with_dot { count as i64 - 1 } else { count as i64 };
            if i64::from(point) > limit || point <= -4 {
                return scientific(&d, mark, alternate);
            }
            let text = plain(&Digits { point, ..d });
            match (text.contains('.'), with_dot, alternate) {
                (false, true, _) => text + ".0",
                (false, _, true) => text + ".",
                _ => text,
            }
        }
    }
}

/// A `float` rounded to `digits` decimals, ties to even on the exact value (`float___round__`). Infinite if the
/// result is too large.
pub fn round_to(x: f64, digits: i64) -> f64 {
    if !x.is_finite() || digits > 323 {
        return x;
    }
    if digits < -308 {
        return 0.0_f64.copysign(x);
    }
    let text = if digits >= 0 {
        fixed(x, digits as usize)
    } else {
        // Rounding left of the point: the exact digits down to that place.
        let d = shortest(x);
        let keep = i64::from(d.point) + digits;
        if keep < 0 {
            return 0.0_f64.copysign(x);
        }
        if keep == 0 {
            // Half of the last place or less gives 0 (even); more gives one unit.
            let unit = format!("1e{}", -digits);
            let half = format!("5e{}", -digits - 1).parse::<f64>().unwrap_or(f64::INFINITY);
            if x.abs() > half { unit } else { "0".to_owned() }
        } else {
            let d = significant(x, keep as usize);
            format!("0.{}e{}", d.digits, d.point)
        }
    };
    text.parse::<f64>().unwrap_or(x).copysign(x)
}
