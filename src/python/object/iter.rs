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
    /// A dict: what to give, position, size at the start.
    Dict(Rc<Dict>, DictPart, usize, usize),
    /// A dict backwards: position plus one.
    DictReversed(Rc<Dict>, DictPart, usize, usize),
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
            IterState::Dict(_, DictPart::Keys, ..) => "dict_keyiterator",
            IterState::Dict(_, DictPart::Values, ..) => "dict_valueiterator",
            IterState::Dict(_, DictPart::Items, ..) => "dict_itemiterator",
            IterState::DictReversed(_, DictPart::Keys, ..) => "dict_reversekeyiterator",
            IterState::DictReversed(_, DictPart::Values, ..) => "dict_reversevalueiterator",
            IterState::DictReversed(_, DictPart::Items, ..) => "dict_reverseitemiterator",
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
            Self::Dict(dict, part, at, size) => {
                let table = dict.table.borrow();
                if table.len() != *size {
                    return Err(IterError::Changed("dictionary changed size during iteration"));
                }
                loop {
                    if *at >= table.positions() {
                        break None;
                    }
                    *at += 1;
                    if let Some((key, value)) = table.entry(*at - 1) {
                        break Some(part.of(key, value));
                    }
                }
            }
            Self::DictReversed(dict, part, at, size) => {
                let table = dict.table.borrow();
                if table.len() != *size {
                    return Err(IterError::Changed("dictionary changed size during iteration"));
                }
                loop {
                    if *at == 0 {
                        break None;
                    }
                    *at -= 1;
                    if let Some((key, value)) = table.entry(*at) {
                        break Some(part.of(key, value));
                    }
                }
            }
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
