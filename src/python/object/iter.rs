//! [`Iter`]: built-in iterators that need no Python to advance.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use super::{Bytes, Dict, List, Native, Set, Str, Tuple, Value};

/// A built-in iterator.
#[derive(Debug)]
pub struct Iter {
    /// Where it stands.
    pub state: RefCell<IterState>,
}

/// Sources of built-in iteration.
#[derive(Debug)]
pub enum IterState {
    /// Over.
    Done,
    /// Numbers: next, how many are left, step.
    Range(i64, i64, i64),
    /// A list, seen live.
    List(Rc<List>, usize),
    /// A list backwards: next index plus one.
    ListReversed(Rc<List>, usize),
    /// A tuple.
    Tuple(Rc<Tuple>, usize),
    /// A string: byte offset.
    Str(Rc<Str>, usize),
    /// Bytes.
    Bytes(Rc<Bytes>, usize),
    /// A dict.
    Dict(DictWalk),
    /// A set: position, size at the start.
    Set(Rc<Set>, usize, usize),
    /// A deque, seen live: index, mutation counter at the start.
    Deque(Rc<Native>, usize, u64),
    /// `enumerate` over a built-in iterator.
    Enumerate(Rc<Iter>, i64),
    /// `zip` over built-in iterators; strict or not.
    Zip(Vec<Rc<Iter>>, bool),
    /// Values made beforehand.
    Items(VecDeque<Value>),
}

/// What iterating a dict gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DictPart {
    /// Keys.
    Keys,
    /// Values.
    Values,
    /// Pairs.
    Items,
}

/// An iterator over a dict.
#[derive(Debug)]
pub struct DictWalk {
    /// The dict.
    pub dict: Rc<Dict>,
    /// What to give.
    pub part: DictPart,
    /// From the end.
    pub back: bool,
    /// The next position; from the end, plus one.
    pub at: usize,
    /// Of the table, at the start.
    pub stamp: usize,
    /// How many items are to come.
    pub left: usize,
}

impl DictWalk {
    /// At the start.
    pub fn new(dict: &Rc<Dict>, part: DictPart, back: bool) -> Self {
        let table = dict.table.borrow();
        let at = if back { table.positions() } else { 0 };
        Self { dict: dict.clone(), part, back, at, stamp: table.stamp(), left: table.len() }
    }

    fn next(&mut self) -> Result<Option<Value>, IterError> {
        let table = self.dict.table.borrow();
        let ordered = table.moves.is_some();
        if ordered && self.left == 0 {
            return Ok(None);
        }
        if table.stamp() != self.stamp {
            let text = if ordered {
                "OrderedDict mutated during iteration"
            } else {
                "dictionary changed size during iteration"
            };
            return Err(IterError::Changed(text));
        }
        loop {
            let at = if self.back { self.at.wrapping_sub(1) } else { self.at };
            // An iterator from the end may begin behind the end of a table that has closed its gaps.
            if at >= table.positions() && !(self.back && self.at > 0) {
                return Ok(None);
            }
            if let Some((key, value)) = table.entry(at) {
                if self.left == 0 && !self.back {
                    return Err(IterError::Changed("dictionary keys changed during iteration"));
                }
                self.left = self.left.saturating_sub(1);
                self.at = if self.back { at } else { at + 1 };
                return Ok(Some(self.part.of(key, value)));
            }
            self.at = if self.back { at } else { at + 1 };
        }
    }
}

/// Why a step failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IterError {
    /// `RuntimeError`: the container changed.
    Changed(&'static str),
    /// `ValueError` of a strict `zip`.
    Strict(String),
}

impl Iter {
    /// A new iterator.
    pub fn new(state: IterState) -> Rc<Self> {
        Rc::new(Self { state: RefCell::new(state) })
    }

    /// The next item, `None` at the end.
    #[inline]
    pub fn next(&self) -> Result<Option<Value>, IterError> {
        let mut state = self.state.borrow_mut();
        if let IterState::Range(next, left, step) = &mut *state {
            if *left == 0 {
                return Ok(None);
            }
            let here = *next;
            *left -= 1;
            *next = here.wrapping_add(*step);
            return Ok(Some(Value::Int(here)));
        }
        state.next()
    }

    /// The next item, Null at the end; `None` where [`Iter::next`] must say, because there may be an error.
    #[inline]
    pub fn advance(&self) -> Option<Value> {
        let mut state = self.state.borrow_mut();
        match &mut *state {
            IterState::Range(next, left, step) => {
                if *left == 0 {
                    return Some(Value::Null);
                }
                let here = *next;
                *left -= 1;
                *next = here.wrapping_add(*step);
                Some(Value::Int(here))
            }
            IterState::List(list, at) => {
                let item = list.items.borrow().get(*at).cloned();
                *at += 1;
                if item.is_none() {
                    *state = IterState::Done;
                }
                Some(item.unwrap_or_default())
            }
            IterState::Zip(..) => None,
            other => other.next().ok().map(Option::unwrap_or_default),
        }
    }

    /// `type(iterator).__name__`.
    pub fn type_name(&self) -> &'static str {
        match &*self.state.borrow() {
            IterState::List(..) | IterState::Done => "list_iterator",
            IterState::ListReversed(..) => "list_reverseiterator",
            IterState::Tuple(..) => "tuple_iterator",
            IterState::Range(..) => "range_iterator",
            IterState::Str(s, _) if s.is_ascii() => "str_ascii_iterator",
            IterState::Str(..) => "str_iterator",
            IterState::Bytes(..) => "bytes_iterator",
            IterState::Dict(walk) if walk.dict.table.borrow().moves.is_some() => "odict_iterator",
            IterState::Dict(walk) => match (walk.part, walk.back) {
                (DictPart::Keys, false) => "dict_keyiterator",
                (DictPart::Values, false) => "dict_valueiterator",
                (DictPart::Items, false) => "dict_itemiterator",
                (DictPart::Keys, true) => "dict_reversekeyiterator",
                (DictPart::Values, true) => "dict_reversevalueiterator",
                (DictPart::Items, true) => "dict_reverseitemiterator",
            },
            IterState::Set(..) => "set_iterator",
            IterState::Deque(..) => "_deque_iterator",
            IterState::Enumerate(..) => "enumerate",
            IterState::Zip(..) => "zip",
            IterState::Items(..) => "reversed",
        }
    }
}

impl IterState {
    fn next(&mut self) -> Result<Option<Value>, IterError> {
        let item = match self {
            Self::Done | Self::Range(..) => None,
            Self::List(list, at) => {
                let item = list.items.borrow().get(*at).cloned();
                *at += 1;
                item
            }
            Self::ListReversed(list, at) => {
                *at = at.wrapping_sub(1);
                list.items.borrow().get(*at).cloned()
            }
            Self::Tuple(tuple, at) => {
                let item = tuple.items.get(*at).cloned();
                *at += 1;
                item
            }
            Self::Str(s, at) => s.as_str()[*at..].chars().next().map(|c| {
                *at += c.len_utf8();
                Value::str(c.encode_utf8(&mut [0; 4]))
            }),
            Self::Bytes(b, at) => {
                let item = b.data.get(*at).map(|&b| Value::Int(i64::from(b)));
                *at += 1;
                item
            }
            Self::Dict(walk) => walk.next()?,
            Self::Set(set, at, size) => {
                let table = set.table.borrow();
                if table.len() != *size {
                    return Err(IterError::Changed("Set changed size during iteration"));
                }
                loop {
                    if *at >= table.positions() {
                        break None;
                    }
                    *at += 1;
                    if let Some(key) = table.slot(*at - 1) {
                        break Some(key.clone());
                    }
                }
            }
            Self::Deque(deque, at, mutations) => {
                let item = deque.deque_item(*at, *mutations).map_err(IterError::Changed)?;
                *at += 1;
                item
            }
            Self::Enumerate(inner, count) => inner.next()?.map(|item| {
                *count += 1;
                Value::tuple(vec![Value::Int(*count - 1), item])
            }),
            Self::Zip(inner, strict) => zip_next(inner, *strict)?,
            Self::Items(items) => items.pop_front(),
        };
        if item.is_none() {
            *self = Self::Done;
        }
        Ok(item)
    }
}

fn zip_next(inner: &[Rc<Iter>], strict: bool) -> Result<Option<Value>, IterError> {
    let plural = |n: usize| if n == 1 { "argument 1".to_owned() } else { format!("arguments 1-{n}") };
    let mut row = Vec::with_capacity(inner.len());
    for (i, it) in inner.iter().enumerate() {
        match it.next()? {
            Some(item) => row.push(item),
            None if !strict => return Ok(None),
            None if i > 0 => {
                return Err(IterError::Strict(format!("zip() argument {} is shorter than {}", i + 1, plural(i))));
            }
            None => {
                for (j, other) in inner.iter().enumerate().skip(1) {
                    if other.next()?.is_some() {
                        let text = format!("zip() argument {} is longer than {}", j + 1, plural(j));
                        return Err(IterError::Strict(text));
                    }
                }
                return Ok(None);
            }
        }
    }
    Ok((!row.is_empty()).then(|| Value::tuple(row)))
}

impl DictPart {
    /// What this part of an entry is.
    pub fn of(self, key: &Value, value: &Value) -> Value {
        match self {
            Self::Keys => key.clone(),
            Self::Values => value.clone(),
            Self::Items => Value::tuple(vec![key.clone(), value.clone()]),
        }
    }
}
