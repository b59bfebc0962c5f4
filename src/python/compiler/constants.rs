//! The constants of a unit, each once.

use crate::python::bytecode::Const;

/// Constants in the order of their first use.
#[derive(Debug, Default)]
pub(super) struct Constants {
    pub(super) all: Vec<Const>,
}

impl Constants {
    /// Index of a constant, which is added if it is new.
    pub(super) fn index(&mut self, value: Const) -> u32 {
        let at = self.all.iter().position(|old| same(old, &value)).unwrap_or_else(|| {
            self.all.push(value);
            self.all.len() - 1
        });
        at as u32
    }
}

/// Equal in kind and to the last bit: `0.0` and `-0.0` are two constants.
fn same(a: &Const, b: &Const) -> bool {
    match (a, b) {
        (Const::Float(a), Const::Float(b)) | (Const::Imaginary(a), Const::Imaginary(b)) => a.to_bits() == b.to_bits(),
        (Const::Tuple(a), Const::Tuple(b)) | (Const::FrozenSet(a), Const::FrozenSet(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Const::Code(_), _) | (_, Const::Code(_)) => false,
        (a, b) => a == b,
    }
}
