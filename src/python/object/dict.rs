//! [`Dict`]: a hash table that keeps insertion order.
//!
//! Works on hashed keys and native equality. Keys whose `__hash__` or `__eq__` is written in Python are compared by
//! the prelude, which finds candidates by hash here.

use std::cell::RefCell;
use std::rc::Rc;

use hashbrown::HashTable;

use super::Value;
use super::hash::{NoHash, hash_of, hash_of_copy, native_eq, needs_python_eq};
use crate::base::order::sort;

/// A `dict`.
#[derive(Debug, Default)]
pub struct Dict {
    /// The table. Never keep a borrow across a call that could run Python.
    pub table: RefCell<DictTable>,
}

/// Keys, values and the index over them.
#[derive(Clone, Debug, Default)]
pub struct DictTable {
    entries: Vec<Entry>,
    index: HashTable<u32>,
    /// How many entries fit in before it grows and closes its gaps.
    usable: u32,
    /// Not all keys are texts.
    general: bool,
    /// Of an `OrderedDict`: how often its order changed.
    pub moves: Option<u32>,
    /// Its size does not follow from its keys: some went, it was merged, or it holds an instance's attributes.
    pub odd: bool,
}

#[derive(Clone, Debug)]
struct Entry {
    hash: u64,
    /// Null where the entry was deleted.
    key: Value,
    value: Value,
}

impl Dict {
    /// An empty `dict`.
    pub fn new() -> Rc<Self> {
        Rc::new(Self::default())
    }

    /// A `dict` of string keys.
    pub fn from_strs<'a>(pairs: impl IntoIterator<Item = (&'a str, Value)>) -> Rc<Self> {
        let dict = Self::new();
        for (key, value) in pairs {
            dict.table.borrow_mut().insert_str(key, value);
        }
        dict
    }
}

impl DictTable {
    /// Number of keys.
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether it has no key.
    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// The position of a key with this hash, for [`DictTable::entry`]. Positions stay valid until it changes.
    pub fn find(&self, hash: u64, key: &Value) -> Option<usize> {
        self.index
            .find(hash, |&at| {
                let entry = &self.entries[at as usize];
                entry.hash == hash && native_eq(&entry.key, key)
            })
            .map(|&at| at as usize)
    }

    /// As [`DictTable::find`], but an error where a key with this hash has an `__eq__` written in Python.
    pub fn lookup(&self, hash: u64, key: &Value) -> Result<Option<usize>, NoHash> {
        let found = self.find(hash, key);
        if found.is_none() && self.index.iter_hash(hash).any(|&at| self.conflicts(at, hash, key)) {
            return Err(NoHash::Python);
        }
        Ok(found)
    }

    fn conflicts(&self, at: u32, hash: u64, key: &Value) -> bool {
        let entry = &self.entries[at as usize];
        entry.hash == hash && needs_python_eq(&entry.key, key)
    }

    /// Positions of all keys with this hash, for equality written in Python.
    pub fn candidates(&self, hash: u64) -> Vec<usize> {
        let mut found: Vec<usize> =
            self.index.iter_hash(hash).map(|&at| at as usize).filter(|&at| self.entries[at].hash == hash).collect();
        sort(&mut found);
        found
    }

    /// Key and value at a position; `None` where it was deleted or past the end.
    pub fn entry(&self, at: usize) -> Option<(&Value, &Value)> {
        self.entries.get(at).filter(|e| !e.key.is_null()).map(|e| (&e.key, &e.value))
    }

    /// Positions run from 0 to this, deleted ones included.
    pub fn positions(&self) -> usize {
        self.entries.len()
    }

    /// The value of a key whose hash is known.
    pub fn get(&self, hash: u64, key: &Value) -> Option<&Value> {
        self.find(hash, key).map(|at| &self.entries[at].value)
    }

    /// Sets a key whose hash is known; returns the old value.
    pub fn insert(&mut self, hash: u64, key: Value, value: Value) -> Option<Value> {
        if let Some(at) = self.find(hash, &key) {
            return Some(std::mem::replace(&mut self.entries[at].value, value));
        }
        self.push(hash, key, value);
        None
    }

    /// Adds a key that is known to be absent.
    pub fn push(&mut self, hash: u64, key: Value, value: Value) {
        let text = matches!(key, Value::Str(_));
        if self.usable == 0 || !(text || self.general) {
            self.grow();
        }
        self.usable -= 1;
        self.general |= !text;
        self.moved();
        let at = self.entries.len() as u32;
        self.entries.push(Entry { hash, key, value });
        let entries = &self.entries;
        self.index.insert_unique(hash, at, |&at| entries[at as usize].hash);
    }

    /// Replaces the value at a position.
    pub fn set_at(&mut self, at: usize, value: Value) -> Value {
        std::mem::replace(&mut self.entries[at].value, value)
    }

    /// Removes the entry at a position.
    pub fn remove_at(&mut self, at: usize) -> (Value, Value) {
        self.odd = true;
        let hash = self.entries[at].hash;
        if let Ok(slot) = self.index.find_entry(hash, |&i| i as usize == at) {
            slot.remove();
        }
        let entry = &mut self.entries[at];
        let gone = (std::mem::take(&mut entry.key), std::mem::take(&mut entry.value));
        // Who iterates an OrderedDict hears of every change; another dict is compared by its gaps.
        if self.moves.is_some() && self.entries.len() > 16 && self.entries.len() > 2 * self.index.len() + 8 {
            self.compact();
        }
        self.moved();
        gone
    }

    /// Removes the last entry.
    pub fn pop(&mut self) -> Option<(Value, Value)> {
        let at = self.entries.iter().rposition(|entry| !entry.key.is_null())?;
        let gone = self.remove_at(at);
        self.entries.truncate(at);
        Some(gone)
    }

    fn moved(&mut self) {
        if let Some(moves) = &mut self.moves {
            *moves += 1;
        }
    }

    /// What differs after a change that an iterator must not miss.
    pub fn stamp(&self) -> usize {
        self.moves.map_or(self.len(), |moves| moves as usize)
    }

    /// A copy of a dict: without gaps if there are many.
    pub fn twin(&self) -> Self {
        let mut twin = Self { moves: None, ..self.clone() };
        if twin.len() < twin.entries.len() * 2 / 3 {
            twin.grow();
        }
        twin
    }

    /// Makes room: three times as much as there is, of which two thirds are used.
    fn grow(&mut self) {
        let used = self.len();
        if used < self.entries.len() {
            self.compact();
        }
        self.usable = ((used * 3).next_power_of_two().max(8) * 2 / 3 - used) as u32;
    }

    /// Removes a key whose hash is known.
    pub fn remove(&mut self, hash: u64, key: &Value) -> Option<Value> {
        self.find(hash, key).map(|at| self.remove_at(at).1)
    }

    /// Removes everything.
    pub fn clear(&mut self) -> Self {
        std::mem::replace(self, Self { moves: self.moves.map(|moves| moves + 1), ..Self::default() })
    }

    /// Keys and values in insertion order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Value, &Value)> {
        self.entries.iter().filter(|e| !e.key.is_null()).map(|e| (&e.key, &e.value))
    }

    /// Hash, key and value in insertion order.
    pub fn iter_hashed(&self) -> impl DoubleEndedIterator<Item = (u64, &Value, &Value)> {
        self.entries.iter().filter(|e| !e.key.is_null()).map(|e| (e.hash, &e.key, &e.value))
    }

    /// The value of a string key.
    pub fn get_str(&self, key: &str) -> Option<&Value> {
        let key = Value::str(key);
        self.get(hash_of(&key).ok()?, &key)
    }

    /// Sets a string key.
    pub fn insert_str(&mut self, key: &str, value: Value) {
        let key = Value::str(key);
        if let Ok(hash) = hash_of(&key) {
            self.insert(hash, key, value);
        }
    }

    /// The same table of other objects, for a copy of the heap.
    pub fn copied(&self, mut copy: impl FnMut(&Value) -> Value) -> Self {
        let entry = |old: &Entry| {
            let (key, value) = (copy(&old.key), copy(&old.value));
            Entry { hash: hash_of_copy(old.hash, &old.key, &key), key, value }
        };
        let entries = self.entries.iter().map(entry).collect();
        let mut table = Self { entries, index: HashTable::new(), ..*self };
        table.index_again();
        table
    }

    fn compact(&mut self) {
        self.entries.retain(|e| !e.key.is_null());
        self.index.clear();
        self.index_again();
    }

    fn index_again(&mut self) {
        let entries = &self.entries;
        for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.key.is_null()) {
            self.index.insert_unique(entry.hash, at as u32, |&i| entries[i as usize].hash);
        }
    }
}
