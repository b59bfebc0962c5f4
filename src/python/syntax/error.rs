//! What can be wrong with a program before it runs.

use crate::base::Span;

/// Why a text is no program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// CPython's words, without the name of the exception.
    pub message: String,
    /// Where.
    pub span: Span,
    /// Which exception.
    pub kind: SyntaxErrorKind,
    /// What the writer may have meant, in a sentence, where CPython's message does not say it.
    pub hint: Option<String>,
    /// A keyword that was probably meant, and where the word stands: where CPython prints the error it says so.
    pub typo: Option<(&'static str, Span)>,
}

/// The exception that CPython raises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyntaxErrorKind {
    /// `SyntaxError`.
    Syntax,
    /// `IndentationError`.
    Indentation,
    /// `TabError`.
    Tab,
    /// None: Python has it and we do not.
    Unsupported,
}

impl SyntaxErrorKind {
    /// Name of the exception; what we do not support is reported as a `SyntaxError`.
    pub fn exception(self) -> &'static str {
        match self {
            Self::Syntax | Self::Unsupported => "SyntaxError",
            Self::Indentation => "IndentationError",
            Self::Tab => "TabError",
        }
    }
}

impl SyntaxError {
    /// A plain `SyntaxError`.
    pub fn new(message: impl Into<String>, span: Span) -> Self {
        Self { message: message.into(), span, kind: SyntaxErrorKind::Syntax, hint: None, typo: None }
    }

    /// An `IndentationError`.
    pub fn indentation(message: impl Into<String>, span: Span) -> Self {
        Self { kind: SyntaxErrorKind::Indentation, ..Self::new(message, span) }
    }

    /// Something that Python has and we do not; `what` is plural: "match statements".
    pub fn unsupported(what: &str, span: Span) -> Self {
        Self {
            message: format!("gilscope does not support {what} yet (line {})", span.line),
            span,
            kind: SyntaxErrorKind::Unsupported,
            hint: None,
            typo: None,
        }
    }
}
