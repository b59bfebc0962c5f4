//! The syntax tree: Python's own `ast` in shape, without what the compiler has no use for.
//!
//! Start at [`Module`]. It leaves out contexts (load, store, delete: the compiler knows from where it stands), type
//! comments and the text of the program, except that an annotation keeps its text beside its expression.

use std::rc::Rc;

use crate::base::Span;
use crate::python::bytecode::{Const, op::BinaryOp};

/// An identifier.
pub type Name = Rc<str>;

/// Number of a node that opens a scope; 0 is the module.
pub type ScopeId = usize;

/// A parsed file.
#[derive(Debug)]
pub struct Module {
    /// Its statements.
    pub body: Vec<Stmt>,
    /// How many scopes there are: every [`ScopeId`] in the tree is below.
    pub scopes: usize,
    /// Scope of the annotations of its variables.
    pub annotations: ScopeId,
    /// `SyntaxWarning`s about its text: line and message.
    pub warnings: Vec<(u32, String)>,
}

/// A statement and its place.
#[derive(Debug)]
pub struct Stmt {
    /// From its first to its last character; decorators do not count.
    pub span: Span,
    /// Which statement.
    pub kind: StmtKind,
}

/// Statements, as in `Parser/Python.asdl`.
#[derive(Debug)]
#[allow(missing_docs)]
pub enum StmtKind {
    FunctionDef(Box<FunctionDef>),
    ClassDef(Box<ClassDef>),
    Return(Option<Expr>),
    Delete(Vec<Expr>),
    Assign { targets: Vec<Expr>, value: Expr },
    AugAssign { target: Expr, op: BinaryOp, value: Expr },
    AnnAssign { target: Expr, annotation: Annotation, value: Option<Expr>, simple: bool },
    For(Box<For>),
    While { test: Expr, body: Vec<Stmt>, orelse: Vec<Stmt> },
    If { test: Expr, body: Vec<Stmt>, orelse: Vec<Stmt> },
    With { items: Vec<WithItem>, body: Vec<Stmt>, is_async: bool },
    Match { subject: Expr, cases: Vec<MatchCase> },
    Raise { exc: Option<Expr>, cause: Option<Expr> },
    Try(Box<Try>),
    Assert { test: Expr, msg: Option<Expr> },
    Import(Vec<Alias>),
    ImportFrom { module: Name, names: Vec<Alias>, level: u32 },
    Global(Vec<Name>),
    Nonlocal(Vec<Name>),
    Expr(Expr),
    Pass,
    Break,
    Continue,
}

/// `def` and `async def`.
#[derive(Debug)]
pub struct FunctionDef {
    /// Its scope.
    pub scope: ScopeId,
    /// What it is bound to.
    pub name: Name,
    /// What it takes.
    pub params: Parameters,
    /// After `->`.
    pub returns: Option<Annotation>,
    /// Scope of its annotations.
    pub annotations: ScopeId,
    /// Outermost first.
    pub decorators: Vec<Expr>,
    /// Its statements.
    pub body: Vec<Stmt>,
    /// `async def`.
    pub is_async: bool,
}

/// Parameters of a function or lambda.
#[derive(Debug, Default)]
pub struct Parameters {
    /// Before `/`.
    pub posonly: Vec<Parameter>,
    /// Positional or keyword.
    pub args: Vec<Parameter>,
    /// `*args`.
    pub vararg: Option<Parameter>,
    /// After `*`.
    pub kwonly: Vec<Parameter>,
    /// `**kwargs`.
    pub kwarg: Option<Parameter>,
}

impl Parameters {
    /// All of them in the order of the local slots: positional, keyword-only, `*args`, `**kwargs`.
    pub fn slots(&self) -> impl Iterator<Item = &Parameter> {
        self.posonly.iter().chain(&self.args).chain(&self.kwonly).chain(&self.vararg).chain(&self.kwarg)
    }

    /// All of them as written.
    pub fn written(&self) -> impl Iterator<Item = &Parameter> {
        self.posonly.iter().chain(&self.args).chain(&self.vararg).chain(&self.kwonly).chain(&self.kwarg)
    }
}

/// An annotation.
#[derive(Debug)]
pub struct Annotation {
    /// Its source; of a string literal, what it says.
    pub text: Name,
    /// What it is, evaluated when somebody asks.
    pub expr: Expr,
}

/// One parameter.
#[derive(Debug)]
pub struct Parameter {
    /// Its name.
    pub name: Name,
    /// Its place, annotation included.
    pub span: Span,
    /// After `:`.
    pub annotation: Option<Annotation>,
    /// After `=`.
    pub default: Option<Expr>,
}

/// `class`.
#[derive(Debug)]
pub struct ClassDef {
    /// Its scope.
    pub scope: ScopeId,
    /// What it is bound to.
    pub name: Name,
    /// Scope of the annotations of its variables.
    pub annotations: ScopeId,
    /// Positional arguments.
    pub bases: Vec<Expr>,
    /// Keyword arguments.
    pub keywords: Vec<Keyword>,
    /// Outermost first.
    pub decorators: Vec<Expr>,
    /// Its statements.
    pub body: Vec<Stmt>,
}

/// `for` and `async for`.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct For {
    pub target: Expr,
    pub iter: Expr,
    pub body: Vec<Stmt>,
    pub orelse: Vec<Stmt>,
    pub is_async: bool,
}

/// `try`.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Try {
    pub body: Vec<Stmt>,
    pub handlers: Vec<ExceptHandler>,
    pub orelse: Vec<Stmt>,
    pub finalbody: Vec<Stmt>,
    /// `except*`.
    pub is_star: bool,
}

/// One `except`.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct ExceptHandler {
    pub span: Span,
    pub class: Option<Expr>,
    pub name: Option<Name>,
    pub body: Vec<Stmt>,
}

/// One item of `with`.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct WithItem {
    pub context: Expr,
    pub target: Option<Expr>,
}

/// One `case`.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct MatchCase {
    pub pattern: Pattern,
    pub guard: Option<Expr>,
    pub body: Vec<Stmt>,
}

/// A pattern and its place.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Pattern {
    pub span: Span,
    pub kind: PatternKind,
}

/// Patterns, as in `Parser/Python.asdl`.
#[derive(Debug)]
#[allow(missing_docs)]
pub enum PatternKind {
    Value(Expr),
    /// `None`, `True`, `False`.
    Singleton(Const),
    Sequence(Vec<Pattern>),
    Mapping {
        keys: Vec<Expr>,
        patterns: Vec<Pattern>,
        rest: Option<Name>,
    },
    Class {
        class: Expr,
        patterns: Vec<Pattern>,
        names: Vec<Name>,
        keywords: Vec<Pattern>,
    },
    Star(Option<Name>),
    As {
        pattern: Option<Box<Pattern>>,
        name: Option<Name>,
    },
    Or(Vec<Pattern>),
}

/// `name as asname` of an import.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Alias {
    pub span: Span,
    pub name: Name,
    pub asname: Option<Name>,
}

/// An expression and its place.
#[derive(Debug)]
pub struct Expr {
    /// From its first to its last character, without parentheses around it.
    pub span: Span,
    /// Which expression.
    pub kind: ExprKind,
}

impl Expr {
    /// `function(args…)`, for calls that no program wrote.
    pub fn call(span: Span, function: &str, args: Vec<Self>) -> Self {
        let func = Self { span, kind: ExprKind::Name(function.into()) };
        Self { span, kind: ExprKind::Call(Box::new(Call { func, args, keywords: Vec::new() })) }
    }

    /// A constant in such a call.
    pub fn constant(span: Span, value: Const) -> Self {
        Self { span, kind: ExprKind::Constant(value) }
    }

    /// A text in such a call.
    pub fn text(span: Span, text: &str) -> Self {
        Self::constant(span, Const::Str(text.into()))
    }
}

/// Expressions, as in `Parser/Python.asdl`.
#[derive(Debug)]
#[allow(missing_docs)]
pub enum ExprKind {
    Constant(Const),
    Name(Name),
    BoolOp {
        op: BoolOp,
        values: Vec<Expr>,
    },
    Named {
        target: Box<Expr>,
        value: Box<Expr>,
    },
    BinOp {
        left: Box<Expr>,
        op: BinaryOp,
        right: Box<Expr>,
    },
    UnaryOp {
        op: UnaryOp,
        operand: Box<Expr>,
    },
    Lambda(Box<Lambda>),
    IfExp {
        test: Box<Expr>,
        body: Box<Expr>,
        orelse: Box<Expr>,
    },
    /// A key of `None` is `**value`.
    Dict(Vec<(Option<Expr>, Expr)>),
    Set(Vec<Expr>),
    List(Vec<Expr>),
    Tuple(Vec<Expr>),
    Comprehension(Box<Comprehension>),
    Await(Box<Expr>),
    Yield(Option<Box<Expr>>),
    YieldFrom(Box<Expr>),
    Compare {
        left: Box<Expr>,
        ops: Vec<CmpOp>,
        comparators: Vec<Expr>,
    },
    Call(Box<Call>),
    /// An f-string with at least one field.
    JoinedStr(Vec<FStringPart>),
    Attribute {
        value: Box<Expr>,
        attr: Name,
    },
    Subscript {
        value: Box<Expr>,
        slice: Box<Expr>,
    },
    Starred(Box<Expr>),
    Slice {
        lower: Option<Box<Expr>>,
        upper: Option<Box<Expr>>,
        step: Option<Box<Expr>>,
    },
}

/// `lambda`.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Lambda {
    pub scope: ScopeId,
    pub params: Parameters,
    pub body: Expr,
}

/// A call.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Call {
    pub func: Expr,
    pub args: Vec<Expr>,
    pub keywords: Vec<Keyword>,
}

/// `arg=value`, or `**value` without a name.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Keyword {
    pub span: Span,
    pub arg: Option<Name>,
    pub value: Expr,
}

/// A list, set or dict comprehension or a generator expression.
#[derive(Debug)]
pub struct Comprehension {
    /// Its scope.
    pub scope: ScopeId,
    /// Which of them.
    pub kind: ComprehensionKind,
    /// The element; the key of a dict.
    pub element: Expr,
    /// The value of a dict.
    pub value: Option<Expr>,
    /// Its `for` clauses, at least one.
    pub generators: Vec<Generator>,
}

/// What a comprehension makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum ComprehensionKind {
    List,
    Set,
    Dict,
    Generator,
}

/// One `for` clause with its conditions.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Generator {
    pub target: Expr,
    pub iter: Expr,
    pub ifs: Vec<Expr>,
    pub is_async: bool,
}

/// A piece of an f-string.
#[derive(Debug)]
#[allow(missing_docs)]
pub enum FStringPart {
    Literal(Name),
    Field(Box<FStringField>),
}

/// `{value!conversion:spec}`; `{value=}` has become a literal and a field.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct FStringField {
    pub span: Span,
    pub value: Expr,
    /// 0: none, else the argument of `CONVERT_VALUE`.
    pub conversion: u32,
    pub spec: Option<Vec<FStringPart>>,
}

/// `and`, `or`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum BoolOp {
    And,
    Or,
}

/// Operators before their operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum UnaryOp {
    Invert,
    Not,
    Positive,
    Negative,
}

/// Comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum CmpOp {
    Eq,
    NotEq,
    Lt,
    LtE,
    Gt,
    GtE,
    Is,
    IsNot,
    In,
    NotIn,
}
