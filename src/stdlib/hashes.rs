//! `_hashes`: digests (RFC 1321, FIPS 180-4, RFC 7693) and checksums, for `py/hashlib.py`.

use std::sync::OnceLock;

use crate::base::Ns;
use crate::kernel::api::Syscall;
use crate::python::builtins::Builtin;
use crate::python::object::{Bytes, Value};
use crate::python::vm::control::{After, Args, Ctl, Res};
use crate::python::vm::interp::Interp;

/// Longest data hashed with the GIL held, in bytes (`HASHLIB_GIL_MINSIZE`).
const WITH_GIL: u64 = 2047;

/// Pads as MD5, SHA-1 and SHA-2 do: a one bit, zeros, the length in bits.
fn padded(data: &[u8], block: usize, little: bool) -> Vec<u8> {
    let length = block / 8;
    let mut all = data.to_vec();
    all.push(0x80);
    while all.len() % block != block - length {
        all.push(0);
    }
    let bits = (data.len() as u128) * 8;
    if little {
        all.extend_from_slice(&bits.to_le_bytes()[..length]);
    } else {
        all.extend_from_slice(&bits.to_be_bytes()[16 - length..]);
    }
    all
}

fn word(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes([bytes[4 * at], bytes[4 * at + 1], bytes[4 * at + 2], bytes[4 * at + 3]])
}

fn long(bytes: &[u8], at: usize) -> u64 {
    u64::from(word(bytes, 2 * at)) << 32 | u64::from(word(bytes, 2 * at + 1))
}

fn md5(data: &[u8]) -> Vec<u8> {
    const SHIFTS: [[u32; 4]; 4] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
    let table: Vec<u32> = (1..=64).map(|i| (libm::sin(f64::from(i)).abs() * 4_294_967_296.0) as u32).collect();
    let mut state = [0x6745_2301u32, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476];
    for block in padded(data, 64, true).chunks(64) {
        let [mut a, mut b, mut c, mut d] = state;
        for i in 0..64 {
            let (f, g) = match i / 16 {
                0 => (b & c | !b & d, i),
                1 => (d & b | !d & c, (5 * i + 1) % 16),
                2 => (b ^ c ^ d, (3 * i + 5) % 16),
                _ => (c ^ (b | !d), (7 * i) % 16),
            };
            let mixed = a.wrapping_add(f).wrapping_add(table[i]).wrapping_add(word(block, g).swap_bytes());
            (a, d, c) = (d, c, b);
            b = b.wrapping_add(mixed.rotate_left(SHIFTS[i / 16][i % 4]));
        }
        for (s, x) in state.iter_mut().zip([a, b, c, d]) {
            *s = s.wrapping_add(x);
        }
    }
    state.iter().flat_map(|s| s.to_le_bytes()).collect()
}

fn sha1(data: &[u8]) -> Vec<u8> {
    let mut state = [0x6745_2301u32, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0];
    for block in padded(data, 64, false).chunks(64) {
        let mut w: Vec<u32> = (0..16).map(|i| word(block, i)).collect();
        for i in 16..80 {
            w.push((w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16]).rotate_left(1));
        }
        let [mut a, mut b, mut c, mut d, mut e] = state;
        for (i, w) in w.iter().enumerate() {
            let (f, k) = match i / 20 {
                0 => (b & c | !b & d, 0x5a82_7999),
                1 => (b ^ c ^ d, 0x6ed9_eba1),
                2 => (b & c | b & d | c & d, 0x8f1b_bcdc),
                _ => (b ^ c ^ d, 0xca62_c1d6u32),
            };
            let next = a.rotate_left(5).wrapping_add(f).wrapping_add(e).wrapping_add(k).wrapping_add(*w);
            (e, d, c, b, a) = (d, c, b.rotate_left(30), a, next);
        }
        for (s, x) in state.iter_mut().zip([a, b, c, d, e]) {
            *s = s.wrapping_add(x);
        }
    }
    state.iter().flat_map(|s| s.to_be_bytes()).collect()
}

/// The first primes: SHA-2's constants are the fractions of their roots.
fn primes(count: usize) -> Vec<u128> {
    let mut found: Vec<u128> = Vec::new();
    let mut n = 2;
    while found.len() < count {
        if found.iter().all(|p| n % p != 0) {
            found.push(n);
        }
        n += 1;
    }
    found
}

/// The first 64 bits after the point of a prime's square (`power` 2) or cube root.
fn root(prime: u128, power: u32) -> u64 {
    // Largest x with x^power ≤ prime · 2^(64·power), bit by bit; fits because x < 2^69.
    let fits = |x: u128| {
        let (high, low) = (x >> 64, x & u128::from(u64::MAX));
        // Compares (high·2^64 + low)^power with prime·2^(64·power) in 192 bits or more, by hand.
        let mut digits = vec![1u64];
        for _ in 0..power {
            let mut next = vec![0u64; digits.len() + 2];
            for (i, &d) in digits.iter().enumerate() {
                for (j, part) in [low, high].into_iter().enumerate() {
                    let mut carry = u128::from(d) * part;
                    let mut at = i + j;
                    while carry > 0 {
                        let sum = u128::from(next[at]) + (carry & u128::from(u64::MAX));
                        next[at] = sum as u64;
                        carry = (carry >> 64) + (sum >> 64);
                        at += 1;
                    }
                }
            }
            digits = next;
        }
        let whole = u128::from(digits[power as usize]);
        let beyond = digits.iter().skip(power as usize + 1).any(|&d| d > 0);
        let exact = digits[..power as usize].iter().all(|&d| d == 0);
        !beyond && (whole < prime || whole == prime && exact)
    };
    let mut x = 0u128;
    for bit in (0..69).rev() {
        if fits(x | 1 << bit) {
            x |= 1 << bit;
        }
    }
    x as u64
}

fn sha256(data: &[u8], start: [u32; 8]) -> Vec<u8> {
    let keys: Vec<u32> = cube_roots()[..64].iter().map(|k| (k >> 32) as u32).collect();
    let mut state = start;
    for block in padded(data, 64, false).chunks(64) {
        let mut w: Vec<u32> = (0..16).map(|i| word(block, i)).collect();
        for i in 16..64 {
            let (x, y) = (w[i - 15], w[i - 2]);
            let a = x.rotate_right(7) ^ x.rotate_right(18) ^ x >> 3;
            let b = y.rotate_right(17) ^ y.rotate_right(19) ^ y >> 10;
            w.push(w[i - 16].wrapping_add(a).wrapping_add(w[i - 7]).wrapping_add(b));
        }
        let mut s = state;
        for i in 0..64 {
            let e = s[4].rotate_right(6) ^ s[4].rotate_right(11) ^ s[4].rotate_right(25);
            let choice = s[4] & s[5] ^ !s[4] & s[6];
            let t1 = s[7].wrapping_add(e).wrapping_add(choice).wrapping_add(keys[i]).wrapping_add(w[i]);
            let a = s[0].rotate_right(2) ^ s[0].rotate_right(13) ^ s[0].rotate_right(22);
            let t2 = a.wrapping_add(s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2]);
            s = [t1.wrapping_add(t2), s[0], s[1], s[2], s[3].wrapping_add(t1), s[4], s[5], s[6]];
        }
        for (total, x) in state.iter_mut().zip(s) {
            *total = total.wrapping_add(x);
        }
    }
    state.iter().flat_map(|s| s.to_be_bytes()).collect()
}

fn sha512(data: &[u8], start: [u64; 8]) -> Vec<u8> {
    let keys = cube_roots();
    let mut state = start;
    for block in padded(data, 128, false).chunks(128) {
        let mut w: Vec<u64> = (0..16).map(|i| long(block, i)).collect();
        for i in 16..80 {
            let (x, y) = (w[i - 15], w[i - 2]);
            let a = x.rotate_right(1) ^ x.rotate_right(8) ^ x >> 7;
            let b = y.rotate_right(19) ^ y.rotate_right(61) ^ y >> 6;
            w.push(w[i - 16].wrapping_add(a).wrapping_add(w[i - 7]).wrapping_add(b));
        }
        let mut s = state;
        for i in 0..80 {
            let e = s[4].rotate_right(14) ^ s[4].rotate_right(18) ^ s[4].rotate_right(41);
            let choice = s[4] & s[5] ^ !s[4] & s[6];
            let t1 = s[7].wrapping_add(e).wrapping_add(choice).wrapping_add(keys[i]).wrapping_add(w[i]);
            let a = s[0].rotate_right(28) ^ s[0].rotate_right(34) ^ s[0].rotate_right(39);
            let t2 = a.wrapping_add(s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2]);
            s = [t1.wrapping_add(t2), s[0], s[1], s[2], s[3].wrapping_add(t1), s[4], s[5], s[6]];
        }
        for (total, x) in state.iter_mut().zip(s) {
            *total = total.wrapping_add(x);
        }
    }
    state.iter().flat_map(|s| s.to_be_bytes()).collect()
}

/// SHA-2's constants, worked out once: what does not depend on data.
fn cube_roots() -> &'static [u64] {
    static ROOTS: OnceLock<Vec<u64>> = OnceLock::new();
    ROOTS.get_or_init(|| primes(80).into_iter().map(|p| root(p, 3)).collect())
}

fn square_roots(from: usize) -> [u64; 8] {
    static ROOTS: OnceLock<Vec<u64>> = OnceLock::new();
    let all = ROOTS.get_or_init(|| primes(16).into_iter().map(|p| root(p, 2)).collect());
    std::array::from_fn(|i| all[from + i])
}

/// RFC 7693.
fn blake2b(data: &[u8], size: usize, key: &[u8]) -> Vec<u8> {
    const SIGMA: [[usize; 16]; 10] = [
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
        [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
        [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4],
        [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
        [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13],
        [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
        [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11],
        [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
        [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5],
        [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0],
    ];
    let start = square_roots(0);
    let mut state = start;
    state[0] ^= 0x0101_0000 ^ (key.len() as u64) << 8 ^ size as u64;
    let mut all = Vec::new();
    if !key.is_empty() {
        all.extend_from_slice(key);
        all.resize(128, 0);
    }
    all.extend_from_slice(data);
    let total = all.len();
    all.resize(total.div_ceil(128).max(1) * 128, 0);
    let blocks = all.len() / 128;
    for (n, block) in all.chunks(128).enumerate() {
        let m: Vec<u64> = (0..16).map(|i| long(block, i).swap_bytes()).collect();
        let mut v: Vec<u64> = state.iter().chain(&start).copied().collect();
        let last = n + 1 == blocks;
        v[12] ^= if last { total as u64 } else { 128 * (n as u64 + 1) };
        if last {
            v[14] = !v[14];
        }
        for round in 0..12 {
            let s = &SIGMA[round % 10];
            for i in 0..8 {
                // Columns first, then diagonals.
                let (turn, a) = (usize::from(i >= 4), i % 4);
                let (b, c, d) = (4 + (a + turn) % 4, 8 + (a + 2 * turn) % 4, 12 + (a + 3 * turn) % 4);
                v[a] = v[a].wrapping_add(v[b]).wrapping_add(m[s[2 * i]]);
                v[d] = (v[d] ^ v[a]).rotate_right(32);
                v[c] = v[c].wrapping_add(v[d]);
                v[b] = (v[b] ^ v[c]).rotate_right(24);
                v[a] = v[a].wrapping_add(v[b]).wrapping_add(m[s[2 * i + 1]]);
                v[d] = (v[d] ^ v[a]).rotate_right(16);
                v[c] = v[c].wrapping_add(v[d]);
                v[b] = (v[b] ^ v[c]).rotate_right(63);
            }
        }
        for i in 0..8 {
            state[i] ^= v[i] ^ v[i + 8];
        }
    }
    state.iter().flat_map(|s| s.to_le_bytes()).take(size).collect()
}

/// The digest of this name; `None` if there is no such.
fn hash(name: &str, data: &[u8], size: usize, key: &[u8]) -> Option<Vec<u8>> {
    let high = |words: [u64; 8]| words.map(|w| (w >> 32) as u32);
    Some(match name {
        "md5" => md5(data),
        "sha1" => sha1(data),
        // SHA-224 starts from the second halves of what SHA-384 starts from.
        "sha224" => sha256(data, square_roots(8).map(|w| w as u32))[..28].to_vec(),
        "sha256" => sha256(data, high(square_roots(0))),
        "sha384" => sha512(data, square_roots(8))[..48].to_vec(),
        "sha512" => sha512(data, square_roots(0)),
        "blake2b" => blake2b(data, size, key),
        _ => return None,
    })
}

fn bytes(value: &Value) -> &[u8] {
    match value.unwrap_base() {
        Value::Bytes(b) => &b.data,
        _ => &[],
    }
}

fn integer(value: &Value) -> u64 {
    if let Value::Int(n) = value.unwrap_base() { (*n).max(0) as u64 } else { 0 }
}

/// Time to hash one byte, in hundredths of a ns (OpenSSL on a current core).
fn speed(name: &str) -> Ns {
    match name {
        "md5" => 150,
        "sha1" | "sha224" | "sha256" => 60,
        "sha384" | "sha512" => 130,
        _ => 100,
    }
}

/// `work(name, length)`: takes the time to hash so many bytes; without the GIL if they are many.
fn work(_: &mut Interp, args: Args<'_>) -> Res {
    let (name, length) =
        (args.pos.first().and_then(Value::as_str).unwrap_or_default(), args.pos.get(1).map_or(0, integer));
    let ns = 200 + length * speed(name) / 100;
    Err(Box::new(Ctl::Syscall(Syscall::Compute { ns, releases_gil: length > WITH_GIL }, After::None)))
}

fn digest(interp: &mut Interp, args: Args<'_>) -> Res {
    let [name, data, size, key] = args.exact::<4>(interp, "digest", false)?;
    let name = name.as_str().unwrap_or_default();
    match hash(name, bytes(data), integer(size) as usize, bytes(key)) {
        Some(found) => Ok(Value::Bytes(Bytes::new(found))),
        None => Err(interp.unsupported(format!("hashlib.{name}"))),
    }
}

fn crc32(_: &mut Interp, args: Args<'_>) -> Res {
    let start = args.pos.get(1).map_or(0, integer) as u32;
    let mut crc = !start;
    for byte in args.pos.first().map_or(&[][..], bytes) {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = crc >> 1 ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
        }
    }
    Ok(Value::Int(i64::from(!crc)))
}

/// `pbkdf2(name, password, salt, iterations, length)` (RFC 8018), without the GIL.
fn pbkdf2(interp: &mut Interp, args: Args<'_>) -> Res {
    let [name, password, salt, rounds, length] = args.exact::<5>(interp, "pbkdf2", false)?;
    let (name, rounds, length) = (name.as_str().unwrap_or_default(), integer(rounds), integer(length) as usize);
    // Simulating many rounds costs the host as much as it would cost the program.
    if rounds > 20_000 {
        return Err(interp.unsupported("hashlib.pbkdf2_hmac with more than 20000 iterations"));
    }
    let block = if matches!(name, "sha384" | "sha512" | "blake2b") { 128 } else { 64 };
    let once = |data: &[u8]| hash(name, data, 64, &[]).unwrap_or_default();
    let mut key = bytes(password).to_vec();
    if key.len() > block {
        key = once(&key);
    }
    key.resize(block, 0);
    let hmac = |message: &[u8]| {
        let inner: Vec<u8> = key.iter().map(|b| b ^ 0x36).chain(message.iter().copied()).collect();
        let outer: Vec<u8> = key.iter().map(|b| b ^ 0x5c).chain(once(&inner)).collect();
        once(&outer)
    };
    let mut out = Vec::new();
    let mut n = 0u32;
    while out.len() < length {
        n += 1;
        let mut part = hmac(&[bytes(salt), &n.to_be_bytes()].concat());
        let mut sum = part.clone();
        for _ in 1..rounds {
            part = hmac(&part);
            for (s, p) in sum.iter_mut().zip(&part) {
                *s ^= p;
            }
        }
        out.extend(sum);
    }
    out.truncate(length);
    let ns = rounds * u64::from(n) * 600;
    let made = Value::Bytes(Bytes::new(out));
    let after = |_: &mut Interp, _, made: Value| Ok(made);
    Err(Box::new(Ctl::Syscall(Syscall::Compute { ns, releases_gil: true }, After::Then(after, made))))
}

/// Functions of `_hashes`.
pub static FUNCTIONS: &[Builtin] = &[
    Builtin::function("work", work),
    Builtin::function("digest", digest).costing(300),
    Builtin::function("crc32", crc32).costing(100),
    Builtin::function("pbkdf2", pbkdf2),
];
