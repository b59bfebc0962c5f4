//! `_deflate`: compression by deflate (RFC 1951) for the library's `zlib`.
//!
//! What [`deflate`] writes is valid and differs from what zlib writes: one block with the fixed codes. Start there and
//! at [`Inflater::run`].

use std::collections::HashMap;

use crate::kernel::api::Syscall;
use crate::python::builtins::Builtin;
use crate::python::builtins::bytes::view;
use crate::python::object::{Bytes, Value};
use crate::python::vm::control::{After, Args, Ctl, Res};
use crate::python::vm::interp::Interp;

/// Symbols 257 to 285: the shortest length of each and how many bits say how much more (section 3.2.5).
const LENGTHS: [(u16, u8); 29] = steps(3, [8, 4, 4, 4, 4, 4, 0, 0, 0, 0, 0, 0, 0, 0], (258, 0));
/// The same for distances.
const DISTANCES: [(u16, u8); 30] = steps(1, [4, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2], (24_577, 13));
/// The order of the code lengths of code lengths.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// `count[bits]` symbols with so many extra bits; the last symbol is given.
const fn steps<const N: usize>(first: u16, count: [u8; 14], last: (u16, u8)) -> [(u16, u8); N] {
    let mut table = [last; N];
    let (mut base, mut at, mut bits) = (first, 0, 0);
    while bits < 14 {
        let mut left = count[bits];
        while left > 0 && at + 1 < N {
            table[at] = (base, bits as u8);
            base += 1 << bits;
            at += 1;
            left -= 1;
        }
        bits += 1;
    }
    table
}

/// Lengths of the fixed codes for literals and lengths (section 3.2.6).
fn fixed() -> Vec<u8> {
    [vec![8; 144], vec![9; 112], vec![7; 24], vec![8; 8]].concat()
}

/// The canonical code of each symbol, its first bit lowest (section 3.2.2).
fn codes(lengths: &[u8]) -> Vec<u16> {
    let mut found = vec![0; lengths.len()];
    let mut code: u16 = 0;
    for size in 1..=15 {
        for (symbol, _) in lengths.iter().enumerate().filter(|(_, length)| **length == size) {
            found[symbol] = code.reverse_bits() >> (16 - size);
            code = code.wrapping_add(1);
        }
        code <<= 1;
    }
    found
}

/// Which symbol stands for a length or distance.
fn symbol(table: &[(u16, u8)], value: usize) -> usize {
    table.partition_point(|(base, _)| usize::from(*base) <= value) - 1
}

/// Bits, the first lowest.
#[derive(Default)]
struct Writer {
    out: Vec<u8>,
    bits: u64,
    count: u32,
}

impl Writer {
    fn put(&mut self, bits: u64, count: u8) {
        self.bits |= bits << self.count;
        self.count += u32::from(count);
        while self.count >= 8 {
            self.out.push(self.bits as u8);
            self.bits >>= 8;
            self.count -= 8;
        }
    }
}

/// The data as a deflate stream; stored as it is at level 0.
fn deflate(data: &[u8], level: i64) -> Vec<u8> {
    let mut writer = Writer::default();
    if level == 0 {
        let parts = data.chunks(65_535).count().max(1);
        for at in 0..parts {
            let part = data.chunks(65_535).nth(at).unwrap_or_default();
            writer.put(u64::from(at + 1 == parts), 8);
            writer.put(part.len() as u64, 16);
            writer.put(!part.len() as u64 & 0xffff, 16);
            for &byte in part {
                writer.put(byte.into(), 8);
            }
        }
        return writer.out;
    }
    let lengths = fixed();
    let (literals, distances) = (codes(&lengths), codes(&[5; 30]));
    let mut seen: HashMap<[u8; 3], usize> = HashMap::new();
    writer.put(3, 3);
    let mut at = 0;
    while at < data.len() {
        let mut length = 1;
        let key = data[at..].first_chunk::<3>().copied();
        let before = key.and_then(|key| seen.insert(key, at)).filter(|before| at - before <= 32_768);
        if let Some(before) = before {
            length = data[before..].iter().zip(&data[at..]).take(258).take_while(|(a, b)| a == b).count();
            let found = symbol(&LENGTHS, length);
            let (base, extra) = LENGTHS[found];
            writer.put(literals[257 + found].into(), lengths[257 + found]);
            writer.put((length - usize::from(base)) as u64, extra);
            let found = symbol(&DISTANCES, at - before);
            let (base, extra) = DISTANCES[found];
            writer.put(distances[found].into(), 5);
            writer.put((at - before - usize::from(base)) as u64, extra);
        } else {
            let byte = usize::from(data[at]);
            writer.put(literals[byte].into(), lengths[byte]);
        }
        at += length;
    }
    writer.put(0, 7);
    let rest = (8 - writer.count) % 8;
    writer.put(0, rest as u8);
    writer.out
}

/// What is wrong with a stream; `None`: it ends too early.
type Fault = Option<&'static str>;

/// Symbols by length and code.
type Decoder = HashMap<(u8, u16), u16>;

fn decoder(lengths: &[u8]) -> Decoder {
    let used = lengths.iter().zip(codes(lengths)).enumerate().filter(|(_, (length, _))| **length > 0);
    used.map(|(symbol, (length, code))| ((*length, code), symbol as u16)).collect()
}

struct Inflater<'a> {
    data: &'a [u8],
    at: usize,
    bits: u32,
    count: u8,
    out: Vec<u8>,
}

impl Inflater<'_> {
    fn take(&mut self, size: u8) -> Result<u16, Fault> {
        while self.count < size {
            self.bits |= u32::from(*self.data.get(self.at).ok_or(None)?) << self.count;
            self.at += 1;
            self.count += 8;
        }
        let value = self.bits & ((1 << size) - 1);
        self.bits >>= size;
        self.count -= size;
        Ok(value as u16)
    }

    fn symbol(&mut self, table: &Decoder) -> Result<u16, Fault> {
        let mut code = 0;
        for size in 1..=15 {
            code |= self.take(1)? << (size - 1);
            if let Some(&found) = table.get(&(size, code)) {
                return Ok(found);
            }
        }
        Err(Some("invalid code"))
    }

    fn run(&mut self, most: usize) -> Result<(), Fault> {
        loop {
            let (last, kind) = (self.take(1)?, self.take(2)?);
            match kind {
                0 => self.stored()?,
                1 => self.block(&decoder(&fixed()), &decoder(&[5; 30]), most)?,
                2 => {
                    let (literals, distances) = self.tables()?;
                    self.block(&literals, &distances, most)?;
                }
                _ => return Err(Some("invalid block type")),
            }
            if last == 1 {
                return Ok(());
            }
        }
    }

    fn stored(&mut self) -> Result<(), Fault> {
        (self.bits, self.count) = (0, 0);
        let (size, check) = (self.take(16)?, self.take(16)?);
        if size != !check {
            return Err(Some("invalid stored block lengths"));
        }
        let part = self.data.get(self.at..self.at + usize::from(size)).ok_or(None)?;
        self.out.extend_from_slice(part);
        self.at += part.len();
        Ok(())
    }

    fn tables(&mut self) -> Result<(Decoder, Decoder), Fault> {
        let (many, more, some) = (self.take(5)? + 257, self.take(5)? + 1, self.take(4)? + 4);
        let mut lengths = vec![0; 19];
        for &place in &ORDER[..usize::from(some)] {
            lengths[place] = self.take(3)? as u8;
        }
        let table = decoder(&lengths);
        let mut lengths: Vec<u8> = Vec::new();
        while lengths.len() < usize::from(many + more) {
            let (length, times) = match self.symbol(&table)? {
                16 => (*lengths.last().ok_or(Some("invalid bit length repeat"))?, self.take(2)? + 3),
                17 => (0, self.take(3)? + 3),
                18 => (0, self.take(7)? + 11),
                length => (length as u8, 1),
            };
            lengths.extend(std::iter::repeat_n(length, times.into()));
        }
        let (literals, distances) = lengths.split_at(many.into());
        Ok((decoder(literals), decoder(distances)))
    }

    fn block(&mut self, literals: &Decoder, distances: &Decoder, most: usize) -> Result<(), Fault> {
        loop {
            if self.out.len() > most {
                return Err(Some("too much data"));
            }
            match self.symbol(literals)? {
                256 => return Ok(()),
                byte @ 0..256 => self.out.push(byte as u8),
                found => {
                    let &(base, extra) = LENGTHS.get(usize::from(found) - 257).ok_or(Some("invalid code"))?;
                    let length = base + self.take(extra)?;
                    let found = usize::from(self.symbol(distances)?);
                    let &(base, extra) = DISTANCES.get(found).ok_or(Some("invalid code"))?;
                    let distance = usize::from(base) + usize::from(self.take(extra)?);
                    let start = self.out.len().checked_sub(distance).ok_or(Some("invalid distance too far back"))?;
                    for at in start..start + usize::from(length) {
                        self.out.push(self.out[at]);
                    }
                }
            }
        }
    }
}

/// The answer after the time for it, without the GIL.
fn after(ns: u64, value: Value) -> Res {
    let then = |_: &mut Interp, _, value: Value| Ok(value);
    Err(Box::new(Ctl::Syscall(Syscall::Compute { ns, releases_gil: true }, After::Then(then, value))))
}

/// `deflate(data, level)`: 25 ns a byte, as zlib takes for text at its usual level.
fn compress(interp: &mut Interp, args: Args<'_>) -> Res {
    let [data, Value::Int(level)] = args.exact::<2>(interp, "deflate", false)? else { return Ok(Value::None) };
    let data = view(data).unwrap_or_default();
    after(2_000 + data.len() as u64 * 25, Value::Bytes(Bytes::new(deflate(&data, *level))))
}

/// `inflate(data, start)`: what the stream stands for and where it ends; None if it is too short, and a text about what
/// is wrong with it. 4 ns a byte.
fn decompress(interp: &mut Interp, args: Args<'_>) -> Res {
    let [data, Value::Int(start)] = args.exact::<2>(interp, "inflate", false)? else { return Ok(Value::None) };
    let data = view(data).unwrap_or_default();
    let mut inflater = Inflater { data: &data, at: *start as usize, bits: 0, count: 0, out: Vec::new() };
    match inflater.run(interp.settings.memory_limit as usize) {
        Ok(()) => {
            let end = inflater.at - usize::from(inflater.count / 8);
            let ns = 1_000 + inflater.out.len() as u64 * 4;
            after(ns, Value::tuple(vec![Value::Bytes(Bytes::new(inflater.out)), Value::Int(end as i64)]))
        }
        Err(None) => Ok(Value::None),
        Err(Some(text)) => Ok(Value::str(text)),
    }
}

/// `adler32(data, start)` (RFC 1950).
fn adler32(interp: &mut Interp, args: Args<'_>) -> Res {
    let [data, Value::Int(start)] = args.exact::<2>(interp, "adler32", false)? else { return Ok(Value::None) };
    let (mut a, mut b) = (start & 0xffff, start >> 16 & 0xffff);
    for byte in view(data).unwrap_or_default() {
        a = (a + i64::from(byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    Ok(Value::Int(b << 16 | a))
}

/// Functions of `_deflate`.
pub static FUNCTIONS: &[Builtin] = &[
    Builtin::function("deflate", compress),
    Builtin::function("inflate", decompress),
    Builtin::function("adler32", adler32).costing(200),
];
