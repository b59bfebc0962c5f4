//! A regular expression as a tree.

use crate::python::builtins::characters;

/// `re.IGNORECASE` and the others, with CPython's values.
pub(super) mod flag {
    /// `re.I`
    pub(crate) const IGNORECASE: u32 = 2;
    /// `re.L`
    pub(crate) const LOCALE: u32 = 4;
    /// `re.M`
    pub(crate) const MULTILINE: u32 = 8;
    /// `re.S`
    pub(crate) const DOTALL: u32 = 16;
    /// `re.U`
    pub(crate) const UNICODE: u32 = 32;
    /// `re.X`
    pub(crate) const VERBOSE: u32 = 64;
    /// `re.A`
    pub(crate) const ASCII: u32 = 256;
}

/// Without a limit.
pub(super) const MANY: u32 = u32::MAX;

/// A kind of character: `\d`, `\w`, `\s`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `\d`
    Digit,
    /// `\w`
    Word,
    /// `\s`
    Space,
}

impl Kind {
    /// Whether a character is of this kind; with `ascii` only ASCII characters can be.
    pub(super) fn holds(self, c: char, ascii: bool) -> bool {
        if ascii && !c.is_ascii() {
            return false;
        }
        match self {
            Self::Digit => characters::decimal(c).is_some(),
            Self::Word => characters::is_alnum(c) || c == '_',
            Self::Space => characters::is_space(c) && !(ascii && ('\x1c'..='\x1f').contains(&c)),
        }
    }
}

/// What one character may be.
#[derive(Clone, Debug)]
pub(super) enum One {
    /// This one.
    Char(char),
    /// Anything but a line feed.
    NotLine,
    /// Anything.
    Any,
    /// Any of these, or (`negate`) none of them.
    Set {
        /// Parts of the set.
        items: Vec<Item>,
        /// `[^…]`.
        negate: bool,
    },
}

/// A part of a set.
#[derive(Clone, Copy, Debug)]
pub(super) enum Item {
    /// From one character to another.
    Range(char, char),
    /// A kind, or what is not of the kind.
    Kind(Kind, bool),
}

/// A condition between characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// `\A`, `^`
    Start,
    /// `^` with MULTILINE
    LineStart,
    /// `$`
    End,
    /// `$` with MULTILINE
    LineEnd,
    /// `\Z`, `\z`
    VeryEnd,
    /// `\b`
    Boundary,
    /// `\B`
    NotBoundary,
}

/// A part of a pattern.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// One character, and the flags in force.
    One(One, u32),
    /// A condition, and the flags in force.
    Place(Place, u32),
    /// One after another.
    Seq(Vec<Node>),
    /// One or the other.
    Alt(Vec<Node>),
    /// `{least,most}`; possessive ones are wrapped in `Atomic`.
    Repeat(Box<Node>, u32, u32, bool),
    /// A numbered group.
    Group(usize, Box<Node>),
    /// What a group matched, and the flags in force.
    Back(usize, u32),
    /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`: the width to go back for the latter two, and whether it is negated.
    Look(Box<Node>, Option<usize>, bool),
    /// `(?>…)`
    Atomic(Box<Node>),
    /// `(?(1)…|…)`
    If(usize, Box<Node>, Box<Node>),
}

/// What is wrong, and where; `None` for errors that name no place.
pub(super) type Wrong = (String, Option<usize>);

/// A parsed pattern.
#[derive(Debug)]
pub(super) struct Tree {
    /// The whole.
    pub node: Node,
    /// Flags after those inside the pattern were added.
    pub flags: u32,
    /// Number of groups.
    pub groups: usize,
    /// Names of groups, in order.
    pub names: Vec<(String, usize)>,
}
