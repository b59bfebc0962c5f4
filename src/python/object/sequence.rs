//! [`Tuple`], [`List`], [`Range`], [`Slice`]: built-in sequences and what cuts them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::Value;

/// A `tuple`.
#[derive(Debug)]
pub struct Tuple {
    /// The items.
    pub items: Box<[Value]>,
}

/// The last item dies first (`tuple_dealloc`).
impl Drop for Tuple {
    fn drop(&mut self) {
        drop_backwards(std::mem::take(&mut self.items).into_vec());
    }
}

/// Drops the last item first.
pub fn drop_backwards(mut items: Vec<Value>) {
    while items.pop().is_some() {}
}

impl Tuple {
    /// Takes over these items.
    pub fn new(items: Vec<Value>) -> Rc<Self> {
        Rc::new(Self { items: items.into_boxed_slice() })
    }
}

/// A `list`.
#[derive(Debug, Default)]
pub struct List {
    /// The items. Never keep a borrow across a call that could run Python.
    pub items: RefCell<Vec<Value>>,
    /// How many items CPython would have room for, and with how many items that was noted.
    room: Cell<(u32, u32)>,
}

/// The last item dies first (`list_dealloc`).
impl Drop for List {
    fn drop(&mut self) {
        drop_backwards(self.items.take());
    }
}

impl List {
    /// Takes over these items.
    pub fn new(items: Vec<Value>) -> Rc<Self> {
        Rc::new(Self { items: RefCell::new(items), room: Cell::default() })
    }

    /// A list with room for its items and no more, or for an even number of them.
    pub fn exact(items: Vec<Value>, even: bool) -> Rc<Self> {
        let list = Self::new(items);
        list.note_room(even);
        list
    }

    /// It has just been given room like that.
    pub fn note_room(&self, even: bool) {
        let len = self.items.borrow().len() as u32;
        self.room.set((if even { len.next_multiple_of(2) } else { len }, len));
    }

    /// Adds an item at the end, with more room if there is none left (`list_resize`).
    pub fn push(&self, item: Value) {
        let (room, len) = self.room.get();
        let mut items = self.items.borrow_mut();
        items.push(item);
        if len as usize + 1 == items.len() {
            let more = len + 1;
            self.room.set((if more <= room { room } else { (more + (more >> 3) + 6) & !3 }, more));
        }
    }

    /// How many items CPython would have room for, if that is known.
    pub fn room(&self) -> Option<usize> {
        let (room, len) = self.room.get();
        (len as usize == self.items.borrow().len()).then_some(room as usize)
    }

    /// Takes over what is known of another one's room.
    pub fn copy_room(&self, other: &Self) {
        self.room.set(other.room.get());
    }
}

/// A `range` within `i64`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// First number.
    pub start: i64,
    /// Never reached.
    pub stop: i64,
    /// Not 0.
    pub step: i64,
}

impl Range {
    /// How many numbers it has.
    pub fn len(&self) -> i64 {
        let (low, high, step) =
            if self.step > 0 { (self.start, self.stop, self.step) } else { (self.stop, self.start, -self.step) };
        if low >= high { 0 } else { (high - low - 1) / step + 1 }
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A `slice`.
#[derive(Debug)]
pub struct Slice {
    /// `None` or an index.
    pub start: Value,
    /// `None` or an index.
    pub stop: Value,
    /// `None` or a step.
    pub step: Value,
}

/// Start, stop and step of a slice of a sequence of `len` items, as `slice.indices` computes them
/// (`Objects/sliceobject.c`, `PySlice_AdjustIndices`). `step` is not 0.
pub fn adjust_slice(len: i64, start: Option<i64>, stop: Option<i64>, step: i64) -> (i64, i64, i64) {
    let clamp = |at: i64| {
        let at = if at < 0 { at.saturating_add(len) } else { at };
        if step < 0 { at.clamp(-1, len - 1) } else { at.clamp(0, len) }
    };
    let start = start.map_or(if step < 0 { len - 1 } else { 0 }, clamp);
    let stop = stop.map_or(if step < 0 { -1 } else { len }, clamp);
    (start, stop, step)
}

/// The indices that an adjusted slice selects, in order.
pub fn slice_indices(start: i64, stop: i64, step: i64) -> impl Iterator<Item = usize> {
    let mut at = start;
    std::iter::from_fn(move || {
        let more = if step > 0 { at < stop } else { at > stop };
        more.then(|| {
            let here = at as usize;
            at += step;
            here
        })
    })
}
