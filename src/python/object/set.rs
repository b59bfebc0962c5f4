//! [`Set`]: laid out as CPython lays sets out, so that sets of numbers iterate in the order a reader sees there.
//!
//! The table, the probing and the growth follow the description in `Objects/setobject.c`.

use std::cell::RefCell;
use std::rc::Rc;

use super::Value;
use super::hash::{NoHash, hash_of_copy, native_eq, needs_python_eq};

const LINEAR_PROBES: usize = 9;
const MIN_SIZE: usize = 8;

/// A `set` or `frozenset`.
#[derive(Debug)]
pub struct Set {
    /// A `frozenset`.
    pub frozen: bool,
    /// The table. Never keep a borrow across a call that could run Python.
    pub table: RefCell<SetTable>,
}

impl Set {
    /// A set with this table.
    pub fn new(table: SetTable, frozen: bool) -> Rc<Self> {
        Rc::new(Self { frozen, table: RefCell::new(table) })
    }
}

/// Open addressing: linear runs of nine slots, then a perturbed jump.
#[derive(Clone, Debug)]
pub struct SetTable {
    slots: Vec<Slot>,
    /// Living keys.
    used: usize,
    /// Living keys and dummies.
    fill: usize,
    /// Where `pop` goes on.
    finger: usize,
}

#[derive(Clone, Debug, Default)]
enum Slot {
    #[default]
    Empty,
    Dummy,
    Key(u64, Value),
}

impl Default for SetTable {
    fn default() -> Self {
        Self { slots: vec![Slot::Empty; MIN_SIZE], used: 0, fill: 0, finger: 0 }
    }
}

impl SetTable {
    /// Number of keys.
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether it has no key.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// Number of slots: positions for [`SetTable::slot`].
    pub fn positions(&self) -> usize {
        self.slots.len()
    }

    /// The key in a slot.
    pub fn slot(&self, at: usize) -> Option<&Value> {
        match self.slots.get(at) {
            Some(Slot::Key(_, key)) => Some(key),
            _ => None,
        }
    }

    /// Hashes and keys in table order, the order of iteration.
    pub fn iter(&self) -> impl Iterator<Item = (u64, &Value)> {
        self.slots.iter().filter_map(|slot| match slot {
            Slot::Key(hash, key) => Some((*hash, key)),
            _ => None,
        })
    }

    /// Keys with this hash, for equality written in Python.
    pub fn candidates(&self, hash: u64) -> Vec<Value> {
        self.iter().filter(|(h, _)| *h == hash).map(|(_, key)| key.clone()).collect()
    }

    /// Whether it has the key.
    pub fn contains(&self, hash: u64, key: &Value) -> bool {
        self.find(hash, key).is_some()
    }

    /// As [`SetTable::contains`], but an error where a key with this hash has an `__eq__` written in Python.
    pub fn lookup(&self, hash: u64, key: &Value) -> Result<bool, NoHash> {
        let mut probe = Probe::new(hash, self.slots.len() - 1);
        let mut conflict = false;
        loop {
            match &self.slots[probe.next()] {
                Slot::Empty if conflict => return Err(NoHash::Python),
                Slot::Empty => return Ok(false),
                Slot::Key(h, k) if *h == hash => {
                    if native_eq(k, key) {
                        return Ok(true);
                    }
                    conflict |= needs_python_eq(k, key);
                }
                _ => {}
            }
        }
    }

    /// Adds a key; `false` if it was there.
    pub fn insert(&mut self, hash: u64, key: Value) -> bool {
        if self.find(hash, &key).is_some() {
            return false;
        }
        self.insert_new(hash, key);
        true
    }

    /// Adds all keys of another, making room for both first (`set_merge`).
    pub fn merge(&mut self, other: &Self) {
        if other.used == 0 {
            return;
        }
        self.make_room(other.used);
        if self.fill == 0 && self.slots.len() == other.slots.len() && other.fill == other.used {
            (self.slots, self.used, self.fill) = (other.slots.clone(), other.used, other.fill);
            return;
        }
        for (hash, key) in other.iter() {
            self.insert(hash, key.clone());
        }
    }

    /// A copy as `set.copy` makes it: its size, and so its order, may differ.
    pub fn fresh_copy(&self) -> Self {
        let mut copy = Self::default();
        copy.merge(self);
        copy
    }

    /// The same table of other objects, for a copy of the heap.
    pub fn copied(&self, mut copy: impl FnMut(&Value) -> Value) -> Self {
        let mut same = true;
        let slot = |old: &Slot| match old {
            Slot::Empty => Slot::Empty,
            Slot::Dummy => Slot::Dummy,
            Slot::Key(hash, old) => {
                let new = copy(old);
                let after = hash_of_copy(*hash, old, &new);
                same &= after == *hash;
                Slot::Key(after, new)
            }
        };
        let slots: Vec<Slot> = self.slots.iter().map(slot).collect();
        if same {
            return Self { slots, ..*self };
        }
        let empty = vec![Slot::Empty; slots.len()];
        let mut table = Self { slots: empty, used: self.used, fill: self.used, finger: self.finger };
        for slot in slots {
            if let Slot::Key(hash, _) = slot {
                let at = table.free_slot(hash);
                table.slots[at] = slot;
            }
        }
        table
    }

    /// Adds a key that is known to be absent.
    pub fn insert_new(&mut self, hash: u64, key: Value) {
        let mask = self.slots.len() - 1;
        let at = self.free_slot(hash);
        let reused = matches!(self.slots[at], Slot::Dummy);
        self.slots[at] = Slot::Key(hash, key);
        self.used += 1;
        if reused {
            return;
        }
        self.fill += 1;
        if self.fill * 5 >= mask * 3 {
            let wanted = if self.used > 50_000 { self.used * 2 } else { self.used * 4 };
            self.resize(wanted);
        }
    }

    /// Grows once for `more` keys instead of step by step.
    pub fn make_room(&mut self, more: usize) {
        if (self.fill + more) * 5 >= (self.slots.len() - 1) * 3 {
            self.resize((self.used + more) * 2);
        }
    }

    /// Removes a key; `false` if it was not there.
    pub fn remove(&mut self, hash: u64, key: &Value) -> bool {
        let Some(at) = self.find(hash, key) else { return false };
        self.slots[at] = Slot::Dummy;
        self.used -= 1;
        true
    }

    /// Removes these keys, then sheds the dummies if there are many (`set_difference_update_internal`).
    pub fn subtract<'a>(&mut self, keys: impl Iterator<Item = (u64, &'a Value)>) {
        for (hash, key) in keys {
            self.remove(hash, key);
        }
        if self.fill - self.used > (self.slots.len() - 1) / 4 {
            self.resize(if self.used > 50_000 { self.used * 2 } else { self.used * 4 });
        }
    }

    /// Removes and returns the key that `set.pop` would.
    pub fn pop(&mut self) -> Option<Value> {
        if self.used == 0 {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut at = self.finger & mask;
        while !matches!(self.slots[at], Slot::Key(..)) {
            at = (at + 1) & mask;
        }
        let Slot::Key(_, key) = std::mem::replace(&mut self.slots[at], Slot::Dummy) else { return None };
        self.used -= 1;
        self.finger = at + 1;
        Some(key)
    }

    fn find(&self, hash: u64, key: &Value) -> Option<usize> {
        let mut probe = Probe::new(hash, self.slots.len() - 1);
        loop {
            let at = probe.next();
            match &self.slots[at] {
                Slot::Empty => return None,
                Slot::Key(h, k) if *h == hash && native_eq(k, key) => return Some(at),
                _ => {}
            }
        }
    }

    /// Where a new key goes: the last dummy on its way, or the empty slot at the end of it.
    fn free_slot(&self, hash: u64) -> usize {
        let mut probe = Probe::new(hash, self.slots.len() - 1);
        let mut dummy = None;
        loop {
            let at = probe.next();
            match self.slots[at] {
                Slot::Empty => return dummy.unwrap_or(at),
                Slot::Dummy => dummy = Some(at),
                Slot::Key(..) => {}
            }
        }
    }

    fn resize(&mut self, wanted: usize) {
        let mut size = MIN_SIZE;
        while size <= wanted {
            size *= 2;
        }
        let old = std::mem::replace(&mut self.slots, vec![Slot::Empty; size]);
        self.fill = self.used;
        for slot in old {
            if let Slot::Key(hash, _) = slot {
                let at = self.free_slot(hash);
                self.slots[at] = slot;
            }
        }
    }
}

/// The order in which slots are tried for a hash.
struct Probe {
    at: usize,
    run: usize,
    perturb: u64,
    mask: usize,
    base: usize,
    first: bool,
}

impl Probe {
    fn new(hash: u64, mask: usize) -> Self {
        let base = hash as usize & mask;
        Self { at: base, run: 0, perturb: hash, mask, base, first: true }
    }

    fn next(&mut self) -> usize {
        if self.first {
            self.first = false;
            self.run = if self.base + LINEAR_PROBES <= self.mask { LINEAR_PROBES } else { 0 };
            self.at = self.base;
            return self.at;
        }
        if self.run > 0 {
            self.run -= 1;
            self.at += 1;
            return self.at;
        }
        self.perturb >>= 5;
        let jump = self.base.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb as usize);
        self.base = jump & self.mask;
        self.first = true;
        self.next()
    }
}
