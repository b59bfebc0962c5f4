//! The instruction set: CPython 3.14's names and stack effects (`Python/bytecodes.c`), one 32-bit argument each.
//!
//! Written `( before -- after )`, top of stack rightmost, as in CPython. Differences: no `EXTENDED_ARG` and no inline
//! cache units; jump arguments are absolute instruction indices; `LOAD_GLOBAL` and `LOAD_ATTR` keep their flags in
//! instructions of their own (`PUSH_NULL`, `LOAD_METHOD`).

#![allow(clippy::doc_markdown)] // Stack effects are written as CPython's own comments write them.

macro_rules! ops {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// One operation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Op { $($(#[$doc])* $name,)* }

        impl Op {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// CPython's name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

ops! {
    // === Stack ===
    /// ( -- )
    Nop = "NOP",
    /// ( value -- )
    PopTop = "POP_TOP",
    /// ( -- NULL ); the empty `self` slot below the arguments of a call
    PushNull = "PUSH_NULL",
    /// ( bottom, unused[oparg-1] -- bottom, unused[oparg-1], bottom )
    Copy = "COPY",
    /// ( bottom, unused[oparg-2], top -- top, unused[oparg-2], bottom )
    Swap = "SWAP",

    // === Constants and variables ===
    /// ( -- consts[oparg] )
    LoadConst = "LOAD_CONST",
    /// ( -- oparg ); an integer 0..=255
    LoadSmallInt = "LOAD_SMALL_INT",
    /// ( -- AssertionError )
    LoadAssertionError = "LOAD_COMMON_CONSTANT",
    /// ( -- local ); known to be bound
    LoadFast = "LOAD_FAST",
    /// ( -- local ); UnboundLocalError if empty
    LoadFastCheck = "LOAD_FAST_CHECK",
    /// ( -- local or NULL ) and empties it; saves a name around an inlined comprehension
    LoadFastAndClear = "LOAD_FAST_AND_CLEAR",
    /// ( value -- )
    StoreFast = "STORE_FAST",
    /// ( -- ); UnboundLocalError if empty
    DeleteFast = "DELETE_FAST",
    /// Turns local oparg into a cell that holds its value. ( -- )
    MakeCell = "MAKE_CELL",
    /// Copies the closure's oparg cells to the end of the locals. First in every function with free variables.
    CopyFreeVars = "COPY_FREE_VARS",
    /// ( -- value ) of the cell in local oparg
    LoadDeref = "LOAD_DEREF",
    /// ( value -- )
    StoreDeref = "STORE_DEREF",
    /// ( -- )
    DeleteDeref = "DELETE_DEREF",
    /// Class bodies: ( -- value ) names looked up in the class first, then in the cell of local oparg
    LoadFromClassOrDeref = "LOAD_FROM_DICT_OR_DEREF",
    /// ( -- value ) of the module's name, else the builtin
    LoadGlobal = "LOAD_GLOBAL",
    /// ( value -- )
    StoreGlobal = "STORE_GLOBAL",
    /// ( -- )
    DeleteGlobal = "DELETE_GLOBAL",
    /// Module and class bodies: ( -- value ); class namespace, then global, then builtin
    LoadName = "LOAD_NAME",
    /// ( value -- )
    StoreName = "STORE_NAME",
    /// ( -- )
    DeleteName = "DELETE_NAME",
    /// ( -- class namespace as a dict )
    LoadLocals = "LOAD_LOCALS",
    /// Makes `__annotations__` in the current namespace if it is missing. ( -- )
    SetupAnnotations = "SETUP_ANNOTATIONS",

    // === Attributes and items ===
    /// ( owner -- owner.names[oparg] )
    LoadAttr = "LOAD_ATTR",
    /// ( owner -- callable, self-or-NULL ) of method names[oparg], for a call that follows (CPython: LOAD_ATTR with its low bit set)
    LoadMethod = "LOAD_ATTR (method)",
    /// ( value, owner -- )
    StoreAttr = "STORE_ATTR",
    /// ( owner -- )
    DeleteAttr = "DELETE_ATTR",
    /// ( container, start, stop -- container[start:stop] )
    BinarySlice = "BINARY_SLICE",
    /// ( value, container, start, stop -- )
    StoreSlice = "STORE_SLICE",
    /// ( value, container, key -- )
    StoreSubscr = "STORE_SUBSCR",
    /// ( container, key -- )
    DeleteSubscr = "DELETE_SUBSCR",
    /// ( start, stop -- slice ), or with a step below the top when oparg is 3
    BuildSlice = "BUILD_SLICE",

    // === Operators ===
    /// ( left, right -- result ); oparg is a [`BinaryOp`], with [`IN_PLACE`] added for augmented assignment
    BinaryOp = "BINARY_OP",
    /// ( left, right -- result ); oparg is a [`CompareOp`]
    CompareOp = "COMPARE_OP",
    /// ( left, right -- bool ); oparg 1: `is not`
    IsOp = "IS_OP",
    /// ( left, right -- bool ) `left in right`; oparg 1: `not in`
    ContainsOp = "CONTAINS_OP",
    /// ( value -- -value )
    UnaryNegative = "UNARY_NEGATIVE",
    /// ( value -- +value )
    UnaryPositive = "CALL_INTRINSIC_1 (UNARY_POSITIVE)",
    /// ( value -- ~value )
    UnaryInvert = "UNARY_INVERT",
    /// ( bool -- not bool ); the operand is a bool already
    UnaryNot = "UNARY_NOT",
    /// ( value -- bool )
    ToBool = "TO_BOOL",

    // === Building ===
    /// ( items[oparg] -- tuple )
    BuildTuple = "BUILD_TUPLE",
    /// ( items[oparg] -- list )
    BuildList = "BUILD_LIST",
    /// ( items[oparg] -- set )
    BuildSet = "BUILD_SET",
    /// ( key, value, ... 2*oparg -- dict )
    BuildMap = "BUILD_MAP",
    /// ( strings[oparg] -- string )
    BuildString = "BUILD_STRING",
    /// ( list, unused[oparg-1], item -- list, unused[oparg-1] )
    ListAppend = "LIST_APPEND",
    /// ( set, unused[oparg-1], item -- set, unused[oparg-1] )
    SetAdd = "SET_ADD",
    /// ( dict, unused[oparg-1], key, value -- dict, unused[oparg-1] )
    MapAdd = "MAP_ADD",
    /// ( list, unused[oparg-1], iterable -- list, unused[oparg-1] )
    ListExtend = "LIST_EXTEND",
    /// ( set, unused[oparg-1], iterable -- set, unused[oparg-1] )
    SetUpdate = "SET_UPDATE",
    /// ( dict, unused[oparg-1], mapping -- dict, unused[oparg-1] )
    DictUpdate = "DICT_UPDATE",
    /// ( callable, unused, unused, dict, unused[oparg-1], mapping -- ... dict, unused[oparg-1] ) for `**` in a call: a duplicate key or a non-mapping is a TypeError that names the callable
    DictMerge = "DICT_MERGE",
    /// ( list -- tuple )
    ListToTuple = "CALL_INTRINSIC_1 (LIST_TO_TUPLE)",
    /// ( sequence -- items[oparg] ), first item on top
    UnpackSequence = "UNPACK_SEQUENCE",
    /// ( sequence -- before[oparg & 0xFF], list, after[oparg >> 8] ), first item on top
    UnpackEx = "UNPACK_EX",
    /// ( value -- value ); oparg 1: str, 2: repr, 3: ascii
    ConvertValue = "CONVERT_VALUE",
    /// ( value -- format(value) )
    FormatSimple = "FORMAT_SIMPLE",
    /// ( value, spec -- format(value, spec) )
    FormatWithSpec = "FORMAT_WITH_SPEC",

    // === Control flow ===
    /// Jumps forward. ( -- )
    JumpForward = "JUMP_FORWARD",
    /// Jumps back; the eval breaker is checked here. ( -- )
    JumpBackward = "JUMP_BACKWARD",
    /// Jumps back without a check (inside `yield from` and `await`). ( -- )
    JumpBackwardNoInterrupt = "JUMP_BACKWARD_NO_INTERRUPT",
    /// ( bool -- )
    PopJumpIfFalse = "POP_JUMP_IF_FALSE",
    /// ( bool -- )
    PopJumpIfTrue = "POP_JUMP_IF_TRUE",
    /// ( value -- )
    PopJumpIfNone = "POP_JUMP_IF_NONE",
    /// ( value -- )
    PopJumpIfNotNone = "POP_JUMP_IF_NOT_NONE",
    /// ( iterable -- iterator )
    GetIter = "GET_ITER",
    /// ( iterator -- iterator, item ), or at the end ( iterator -- iterator ) and jumps to oparg, where POP_ITER stands
    ForIter = "FOR_ITER",
    /// ( iterator -- )
    PopIter = "POP_ITER",

    // === Calls ===
    /// ( callable, self-or-NULL, args[oparg] -- result )
    Call = "CALL",
    /// ( callable, self-or-NULL, args[oparg], names -- result ); names is a tuple of keyword names for the last args
    CallKw = "CALL_KW",
    /// ( callable, NULL, tuple, dict-or-NULL -- result )
    CallFunctionEx = "CALL_FUNCTION_EX",
    /// ( code -- function )
    MakeFunction = "MAKE_FUNCTION",
    /// ( attribute, function -- function ); oparg is a [`FunctionAttr`]
    SetFunctionAttribute = "SET_FUNCTION_ATTRIBUTE",
    /// ( -- __build_class__ )
    LoadBuildClass = "LOAD_BUILD_CLASS",
    /// Entry of every function (0) and after every yield (1), yield from (2), await (3); the eval breaker is checked here for 0 and 1. ( -- )
    Resume = "RESUME",
    /// ( value -- ) leaves the frame
    ReturnValue = "RETURN_VALUE",
    /// First in a generator's or coroutine's code: makes the object from the frame and returns it to the caller. On the first resumption the value sent (None) is on the stack: ( -- value )
    ReturnGenerator = "RETURN_GENERATOR",
    /// ( value -- sent )
    YieldValue = "YIELD_VALUE",
    /// ( iterable -- iterator ) for `yield from`
    GetYieldFromIter = "GET_YIELD_FROM_ITER",
    /// ( awaitable -- iterator ) for `await`; oparg 1: from `__aenter__`, 2: from `__aexit__`
    GetAwaitable = "GET_AWAITABLE",
    /// ( aiterable -- aiterator )
    GetAiter = "GET_AITER",
    /// ( aiterator -- aiterator, awaitable )
    GetAnext = "GET_ANEXT",
    /// ( receiver, value -- receiver, yielded ), or when the receiver returned ( receiver, value -- receiver, result ) and jumps to oparg, where END_SEND stands
    Send = "SEND",
    /// ( receiver, value -- value )
    EndSend = "END_SEND",
    /// ( aiterator, exception -- ) after StopAsyncIteration; else re-raises
    EndAsyncFor = "END_ASYNC_FOR",
    /// ( sub_iter, last_sent, exception -- none, value ) after an exception thrown into `yield from`; StopIteration gives its value, else re-raises
    CleanupThrow = "CLEANUP_THROW",
    /// ( value -- wrapped ) before `yield` in an asynchronous generator
    AsyncGenWrap = "CALL_INTRINSIC_1 (ASYNC_GEN_WRAP)",
    /// ( exception -- exception ); turns StopIteration leaving a generator into RuntimeError
    StopIterationError = "CALL_INTRINSIC_1 (STOPITERATION_ERROR)",

    // === Exceptions and with ===
    /// ( exceptions[oparg] -- ); 0: re-raise the handled one, 1: raise, 2: raise from
    RaiseVarargs = "RAISE_VARARGS",
    /// ( [lasti, unused[oparg-1],] exception -- ); raises it again keeping its traceback; oparg not 0: lasti, that many operands below, becomes the frame's position
    Reraise = "RERAISE",
    /// ( exception -- previous, exception ) and makes it the handled one
    PushExcInfo = "PUSH_EXC_INFO",
    /// ( previous -- ) and makes it the handled one again
    PopExcept = "POP_EXCEPT",
    /// ( exception, type -- exception, bool )
    CheckExcMatch = "CHECK_EXC_MATCH",
    /// ( exception, type -- rest, match ) for `except*`
    CheckEgMatch = "CHECK_EG_MATCH",
    /// ( manager -- method, self ); oparg is a [`Special`]
    LoadSpecial = "LOAD_SPECIAL",
    /// ( module -- ) `from module import *`
    ImportStar = "CALL_INTRINSIC_1 (IMPORT_STAR)",
    /// ( original, exceptions -- exception-or-None ) what is left to raise after the clauses of `except*`
    PrepReraiseStar = "CALL_INTRINSIC_2 (PREP_RERAISE_STAR)",
    /// ( exit, exit_self, lasti, unused, exception -- exit, exit_self, lasti, unused, exception, result )
    WithExceptStart = "WITH_EXCEPT_START",

    // === Patterns ===
    /// ( subject -- subject, bool ) a sequence that is no string
    MatchSequence = "MATCH_SEQUENCE",
    /// ( subject -- subject, bool )
    MatchMapping = "MATCH_MAPPING",
    /// ( subject -- subject, len(subject) )
    GetLen = "GET_LEN",
    /// ( subject, keys -- subject, keys, values-or-None ); both are tuples
    MatchKeys = "MATCH_KEYS",
    /// ( subject, type, names -- attributes-or-None ); oparg is the number of positional patterns, names those of the keyword patterns
    MatchClass = "MATCH_CLASS",

    // === Imports ===
    /// ( level, fromlist -- module )
    ImportName = "IMPORT_NAME",
    /// ( module -- module, attribute )
    ImportFrom = "IMPORT_FROM",

    // === Several in one ===
    // Made by the linker, never by the compiler. F is a local, C a constant, S the stack: the two operands.
    /// LOAD_FAST, LOAD_FAST, BINARY_OP
    BinaryFF = "BINARY_OP (F, F)",
    /// LOAD_FAST, LOAD_CONST, BINARY_OP
    BinaryFC = "BINARY_OP (F, C)",
    /// LOAD_FAST, BINARY_OP
    BinarySF = "BINARY_OP (S, F)",
    /// LOAD_CONST, BINARY_OP
    BinarySC = "BINARY_OP (S, C)",
    /// LOAD_FAST, LOAD_FAST, BINARY_OP, STORE_FAST
    BinaryFFStore = "BINARY_OP (F, F), STORE_FAST",
    /// LOAD_FAST, LOAD_CONST, BINARY_OP, STORE_FAST
    BinaryFCStore = "BINARY_OP (F, C), STORE_FAST",
    /// LOAD_FAST, BINARY_OP, STORE_FAST
    BinarySFStore = "BINARY_OP (S, F), STORE_FAST",
    /// LOAD_CONST, BINARY_OP, STORE_FAST
    BinarySCStore = "BINARY_OP (S, C), STORE_FAST",
    /// BINARY_OP, STORE_FAST
    BinarySSStore = "BINARY_OP (S, S), STORE_FAST",
    /// LOAD_FAST, LOAD_FAST, COMPARE_OP, POP_JUMP_IF_...
    CompareFF = "COMPARE_OP (F, F), POP_JUMP",
    /// LOAD_FAST, LOAD_CONST, COMPARE_OP, POP_JUMP_IF_...
    CompareFC = "COMPARE_OP (F, C), POP_JUMP",
    /// LOAD_FAST, COMPARE_OP, POP_JUMP_IF_...
    CompareSF = "COMPARE_OP (S, F), POP_JUMP",
    /// LOAD_CONST, COMPARE_OP, POP_JUMP_IF_...
    CompareSC = "COMPARE_OP (S, C), POP_JUMP",
    /// COMPARE_OP, POP_JUMP_IF_...
    CompareSS = "COMPARE_OP (S, S), POP_JUMP",
    /// TO_BOOL, POP_JUMP_IF_...
    BoolJump = "TO_BOOL, POP_JUMP",
    /// CONTAINS_OP, POP_JUMP_IF_...
    ContainsJump = "CONTAINS_OP, POP_JUMP",
    /// FOR_ITER, STORE_FAST
    ForIterStore = "FOR_ITER, STORE_FAST",
    /// LOAD_FAST, LOAD_FAST
    LoadFast2 = "LOAD_FAST, LOAD_FAST",
    /// LOAD_FAST, LOAD_ATTR
    LoadFastAttr = "LOAD_FAST, LOAD_ATTR",
    /// LOAD_FAST, LOAD_ATTR (method)
    LoadFastMethod = "LOAD_FAST, LOAD_ATTR (method)",
    /// LOAD_FAST, STORE_ATTR
    StoreFastAttr = "LOAD_FAST, STORE_ATTR",
    /// STORE_GLOBAL of code whose globals are a dict
    StoreInDict = "STORE_GLOBAL (dict)",
    /// LOAD_GLOBAL, PUSH_NULL
    LoadGlobalNull = "LOAD_GLOBAL, PUSH_NULL",
    /// LOAD_FAST, RETURN_VALUE
    ReturnFast = "LOAD_FAST, RETURN_VALUE",
    /// LOAD_CONST, RETURN_VALUE
    ReturnConst = "LOAD_CONST, RETURN_VALUE",
}

/// Added to a [`BinaryOp`] argument for augmented assignment.
pub const IN_PLACE: u32 = 32;

impl Op {
    /// Whether its argument is the place where control may go on.
    pub fn jumps(self) -> bool {
        matches!(
            self,
            Self::JumpForward
                | Self::JumpBackward
                | Self::JumpBackwardNoInterrupt
                | Self::PopJumpIfFalse
                | Self::PopJumpIfTrue
                | Self::PopJumpIfNone
                | Self::PopJumpIfNotNone
                | Self::ForIter
                | Self::Send
        )
    }
}

/// Argument of [`Op::BinaryOp`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum BinaryOp {
    Add,
    Subtract,
    Multiply,
    TrueDivide,
    FloorDivide,
    Remainder,
    Power,
    MatrixMultiply,
    LeftShift,
    RightShift,
    And,
    Or,
    Xor,
    /// `left[right]` (CPython 3.14's `NB_SUBSCR`); never in place
    Subscript,
}

impl BinaryOp {
    /// All, in the order of their numbers.
    pub const ALL: [Self; 14] = [
        Self::Add,
        Self::Subtract,
        Self::Multiply,
        Self::TrueDivide,
        Self::FloorDivide,
        Self::Remainder,
        Self::Power,
        Self::MatrixMultiply,
        Self::LeftShift,
        Self::RightShift,
        Self::And,
        Self::Or,
        Self::Xor,
        Self::Subscript,
    ];

    /// The operator as written.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::TrueDivide => "/",
            Self::FloorDivide => "//",
            Self::Remainder => "%",
            Self::Power => "**",
            Self::MatrixMultiply => "@",
            Self::LeftShift => "<<",
            Self::RightShift => ">>",
            Self::And => "&",
            Self::Or => "|",
            Self::Xor => "^",
            Self::Subscript => "[]",
        }
    }
}

/// Argument of [`Op::CompareOp`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum CompareOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

impl CompareOp {
    /// All, in the order of their numbers.
    pub const ALL: [Self; 6] = [Self::Lt, Self::Le, Self::Eq, Self::Ne, Self::Gt, Self::Ge];

    /// The operator as written.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Lt => "<",
            Self::Le => "<=",
            Self::Eq => "==",
            Self::Ne => "!=",
            Self::Gt => ">",
            Self::Ge => ">=",
        }
    }
}

/// Argument of [`Op::SetFunctionAttribute`], CPython's bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum FunctionAttr {
    /// A tuple of defaults for the positional parameters.
    Defaults = 1,
    /// A dict of defaults for the keyword-only parameters.
    KwDefaults = 2,
    /// A dict of annotations, as text.
    Annotations = 4,
    /// A tuple of cells.
    Closure = 8,
    /// The function that makes the annotations.
    Annotate = 16,
    /// Of such a function: the namespace of the class around it. (CPython has a cell for it.)
    Scope = 32,
}

/// Argument of [`Op::LoadSpecial`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Special {
    Enter,
    Exit,
    Aenter,
    Aexit,
}
