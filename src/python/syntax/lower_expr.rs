//! The parser's expressions into ours.

use num_bigint::BigInt;
use num_traits::Num;
use ruff_python_ast as ruff;

use super::ast::*;
use super::lower::{Lower, binary_op, name};
use crate::base::Span;
use crate::python::bytecode::Const;

impl Lower<'_> {
    pub(super) fn exprs(&mut self, exprs: &[ruff::Expr]) -> Vec<Expr> {
        exprs.iter().map(|expr| self.expr(expr)).collect()
    }

    pub(super) fn opt(&mut self, expr: Option<&ruff::Expr>) -> Option<Expr> {
        expr.map(|expr| self.expr(expr))
    }

    fn boxed(&mut self, expr: &ruff::Expr) -> Box<Expr> {
        Box::new(self.expr(expr))
    }

    fn opt_boxed(&mut self, expr: Option<&ruff::Expr>) -> Option<Box<Expr>> {
        expr.map(|expr| self.boxed(expr))
    }

    pub(super) fn expr(&mut self, expr: &ruff::Expr) -> Expr {
        use ruff::Expr as R;
        let span = self.span(expr);
        let kind = match expr {
            R::BoolOp(node) => ExprKind::BoolOp {
                op: match node.op {
                    ruff::BoolOp::And => BoolOp::And,
                    ruff::BoolOp::Or => BoolOp::Or,
                },
                values: self.exprs(&node.values),
            },
            R::Named(node) => ExprKind::Named { target: self.boxed(&node.target), value: self.boxed(&node.value) },
            R::BinOp(node) => {
                ExprKind::BinOp { left: self.boxed(&node.left), op: binary_op(node.op), right: self.boxed(&node.right) }
            }
            R::UnaryOp(node) => ExprKind::UnaryOp {
                op: match node.op {
                    ruff::UnaryOp::Invert => UnaryOp::Invert,
                    ruff::UnaryOp::Not => UnaryOp::Not,
                    ruff::UnaryOp::UAdd => UnaryOp::Positive,
                    ruff::UnaryOp::USub => UnaryOp::Negative,
                },
                operand: self.boxed(&node.operand),
            },
            R::Lambda(node) => ExprKind::Lambda(Box::new(Lambda {
                scope: self.scope(),
                params: node.parameters.as_ref().map_or_else(Parameters::default, |params| self.parameters(params)),
                body: self.expr(&node.body),
            })),
            R::If(node) => ExprKind::IfExp {
                test: self.boxed(&node.test),
                body: self.boxed(&node.body),
                orelse: self.boxed(&node.orelse),
            },
            R::Dict(node) => ExprKind::Dict(
                node.items.iter().map(|item| (self.opt(item.key.as_ref()), self.expr(&item.value))).collect(),
            ),
            R::Set(node) => ExprKind::Set(self.exprs(&node.elts)),
            R::ListComp(node) => self.comprehension(ComprehensionKind::List, &node.elt, None, &node.generators),
            R::SetComp(node) => self.comprehension(ComprehensionKind::Set, &node.elt, None, &node.generators),
            R::DictComp(node) => match &node.key {
                Some(key) => self.comprehension(ComprehensionKind::Dict, key, Some(&node.value), &node.generators),
                None => self.unpacking_dict(&node.value, &node.generators),
            },
            R::Generator(node) => self.comprehension(ComprehensionKind::Generator, &node.elt, None, &node.generators),
            R::Await(node) => ExprKind::Await(self.boxed(&node.value)),
            R::Yield(node) => ExprKind::Yield(self.opt_boxed(node.value.as_deref())),
            R::YieldFrom(node) => ExprKind::YieldFrom(self.boxed(&node.value)),
            R::Compare(node) => ExprKind::Compare {
                left: self.boxed(&node.left),
                ops: node.ops.iter().map(|op| cmp_op(*op)).collect(),
                comparators: self.exprs(&node.comparators),
            },
            R::Call(node) => {
                let mut call = Call {
                    func: self.expr(&node.func),
                    args: self.exprs(&node.arguments.args),
                    keywords: self.keywords(&node.arguments.keywords),
                };
                // The parentheses of the call are also those of a generator expression alone in them.
                if let [R::Generator(generator)] = &*node.arguments.args
                    && !generator.parenthesized
                {
                    call.args[0].span = self.span(&node.arguments);
                }
                ExprKind::Call(Box::new(call))
            }
            R::FString(node) => self.fstring(&node.value),
            R::TString(node) => self.template(node).kind,
            R::StringLiteral(node) => {
                for part in node.value.iter().filter(|part| !part.flags.prefix().is_raw()) {
                    self.escapes(part, ESCAPES);
                }
                ExprKind::Constant(Const::Str(node.value.to_str().into()))
            }
            R::BytesLiteral(node) => {
                for part in node.value.iter().filter(|part| !part.flags.prefix().is_raw()) {
                    self.escapes(part, ESCAPES.trim_end_matches(['N', 'u', 'U']));
                }
                let bytes: Vec<u8> = node.value.iter().flat_map(|part| part.value.iter().copied()).collect();
                ExprKind::Constant(Const::Bytes(bytes.into()))
            }
            R::NumberLiteral(node) => ExprKind::Constant(match &node.value {
                ruff::Number::Int(int) => match int.as_i64() {
                    Some(small) => Const::Int(small),
                    None => big(self.text(node)),
                },
                ruff::Number::Float(float) => Const::Float(*float),
                ruff::Number::Complex { imag, .. } => Const::Imaginary(*imag),
            }),
            R::BooleanLiteral(node) => ExprKind::Constant(Const::Bool(node.value)),
            R::NoneLiteral(_) | R::IpyEscapeCommand(_) => ExprKind::Constant(Const::None),
            R::EllipsisLiteral(_) => ExprKind::Constant(Const::Ellipsis),
            R::Attribute(node) => ExprKind::Attribute { value: self.boxed(&node.value), attr: name(&node.attr) },
            R::Subscript(node) => {
                ExprKind::Subscript { value: self.boxed(&node.value), slice: self.boxed(&node.slice) }
            }
            R::Starred(node) => ExprKind::Starred(self.boxed(&node.value)),
            R::Name(node) => ExprKind::Name(self.meaning(node.id.as_str())),
            R::List(node) => ExprKind::List(self.exprs(&node.elts)),
            R::Tuple(node) => ExprKind::Tuple(self.exprs(&node.elts)),
            R::Slice(node) => ExprKind::Slice {
                lower: self.opt_boxed(node.lower.as_deref()),
                upper: self.opt_boxed(node.upper.as_deref()),
                step: self.opt_boxed(node.step.as_deref()),
            },
        };
        Expr { span, kind }
    }

    fn comprehension(
        &mut self,
        kind: ComprehensionKind,
        element: &ruff::Expr,
        value: Option<&ruff::Expr>,
        generators: &[ruff::Comprehension],
    ) -> ExprKind {
        let scope = self.scope();
        ExprKind::Comprehension(Box::new(Comprehension {
            scope,
            kind,
            element: self.expr(element),
            value: self.opt(value),
            generators: generators
                .iter()
                .map(|generator| Generator {
                    target: self.expr(&generator.target),
                    iter: self.expr(&generator.iter),
                    ifs: self.exprs(&generator.ifs),
                    is_async: generator.is_async,
                })
                .collect(),
        }))
    }

    /// `{**value for …}`: as an element with a star.
    fn unpacking_dict(&mut self, value: &ruff::Expr, generators: &[ruff::Comprehension]) -> ExprKind {
        let mut kind = self.comprehension(ComprehensionKind::Dict, value, None, generators);
        if let ExprKind::Comprehension(node) = &mut kind {
            let span = node.element.span;
            let none = Expr { span, kind: ExprKind::Constant(Const::None) };
            let value = std::mem::replace(&mut node.element, none);
            node.element.kind = ExprKind::Starred(Box::new(value));
        }
        kind
    }

    pub(super) fn keywords(&mut self, keywords: &[ruff::Keyword]) -> Vec<Keyword> {
        keywords
            .iter()
            .map(|keyword| Keyword {
                span: self.span(keyword),
                arg: keyword.arg.as_ref().map(name),
                value: self.expr(&keyword.value),
            })
            .collect()
    }

    pub(super) fn parameters(&mut self, params: &ruff::Parameters) -> Parameters {
        Parameters {
            posonly: params.posonlyargs.iter().map(|param| self.parameter_with_default(param)).collect(),
            args: params.args.iter().map(|param| self.parameter_with_default(param)).collect(),
            vararg: params.vararg.as_ref().map(|param| self.parameter(param)),
            kwonly: params.kwonlyargs.iter().map(|param| self.parameter_with_default(param)).collect(),
            kwarg: params.kwarg.as_ref().map(|param| self.parameter(param)),
        }
    }

    fn parameter_with_default(&mut self, param: &ruff::ParameterWithDefault) -> Parameter {
        let default = self.opt(param.default.as_deref());
        Parameter { default, ..self.parameter(&param.parameter) }
    }

    fn parameter(&mut self, param: &ruff::Parameter) -> Parameter {
        Parameter {
            name: name(&param.name),
            span: self.span(param),
            annotation: param.annotation.as_ref().map(|text| self.annotation(text)),
            default: None,
        }
    }

    /// Joins neighbouring literals; a text without fields becomes a constant.
    fn fstring(&mut self, value: &ruff::FStringValue) -> ExprKind {
        let mut parts = Vec::new();
        for part in value {
            match part {
                ruff::FStringPart::Literal(text) => {
                    if !text.flags.prefix().is_raw() {
                        self.escapes(text, ESCAPES);
                    }
                    push_literal(&mut parts, &text.value);
                }
                ruff::FStringPart::FString(fstring) => {
                    if !fstring.flags.prefix().is_raw() {
                        fstring.elements.literals().for_each(|text| self.escapes(text, ESCAPES));
                    }
                    self.elements(&fstring.elements, &mut parts);
                }
            }
        }
        joined(parts)
    }

    /// A t-string (PEP 750): a call of the library's `.template` with texts and the parts of interpolations.
    fn template(&mut self, node: &ruff::ExprTString) -> Expr {
        let span = self.span(node);
        let mut args = Vec::new();
        for element in node.value.iter().flat_map(|part| part.elements.iter()) {
            let field = match element {
                ruff::InterpolatedStringElement::Literal(text) => {
                    args.push(Expr::text(span, &text.value));
                    continue;
                }
                ruff::InterpolatedStringElement::Interpolation(field) => field,
            };
            let mut debug = "";
            if let Some(text) = &field.debug_text {
                args.push(Expr::text(span, text.as_str()));
                debug = if field.format_spec.is_some() { "" } else { "r" };
            }
            let conversion = field.conversion.to_char().map_or_else(|| debug.to_owned(), String::from);
            let mut spec = Vec::new();
            if let Some(inner) = &field.format_spec {
                self.elements(&inner.elements, &mut spec);
            }
            let parts = vec![
                self.expr(&field.expression),
                Expr::text(span, self.text(&*field.expression)),
                Expr::text(span, &conversion),
                Expr { span, kind: joined(spec) },
            ];
            args.push(Expr { span, kind: ExprKind::Tuple(parts) });
        }
        Expr::call(span, ".template", args)
    }

    fn elements(&mut self, elements: &ruff::InterpolatedStringElements, parts: &mut Vec<FStringPart>) {
        for element in elements {
            let field = match element {
                ruff::InterpolatedStringElement::Literal(text) => {
                    push_literal(parts, &text.value);
                    continue;
                }
                ruff::InterpolatedStringElement::Interpolation(field) => field,
            };
            let conversion = match field.conversion {
                ruff::ConversionFlag::None if field.debug_text.is_some() && field.format_spec.is_none() => 2,
                ruff::ConversionFlag::None => 0,
                ruff::ConversionFlag::Str => 1,
                ruff::ConversionFlag::Repr => 2,
                ruff::ConversionFlag::Ascii => 3,
            };
            if let Some(debug) = &field.debug_text {
                push_literal(parts, debug.as_str());
            }
            let spec = field.format_spec.as_ref().map(|spec| {
                let mut inner = Vec::new();
                self.elements(&spec.elements, &mut inner);
                inner
            });
            let span: Span = self.span(field);
            let value = self.expr(&field.expression);
            parts.push(FStringPart::Field(Box::new(FStringField { span, value, conversion, spec })));
        }
    }
}

fn joined(parts: Vec<FStringPart>) -> ExprKind {
    match parts.as_slice() {
        [] => ExprKind::Constant(Const::Str("".into())),
        [FStringPart::Literal(text)] => ExprKind::Constant(Const::Str(text.clone())),
        _ => ExprKind::JoinedStr(parts),
    }
}

/// What may follow a backslash; the last three in texts only.
const ESCAPES: &str = "\n\\'\"abfnrtvx01234567NuU";

fn push_literal(parts: &mut Vec<FStringPart>, text: &str) {
    match parts.last_mut() {
        _ if text.is_empty() => {}
        Some(FStringPart::Literal(last)) => *last = format!("{last}{text}").into(),
        _ => parts.push(FStringPart::Literal(text.into())),
    }
}

/// An integer literal too large for 64 bits.
fn big(text: &str) -> Const {
    let digits = text.replace('_', "").to_ascii_lowercase();
    let (digits, radix) = match digits.get(..2) {
        Some("0x") => (&digits[2..], 16),
        Some("0o") => (&digits[2..], 8),
        Some("0b") => (&digits[2..], 2),
        _ => (digits.as_str(), 10),
    };
    BigInt::from_str_radix(digits, radix).map_or(Const::Int(0), Const::Big)
}

fn cmp_op(op: ruff::CmpOp) -> CmpOp {
    match op {
        ruff::CmpOp::Eq => CmpOp::Eq,
        ruff::CmpOp::NotEq => CmpOp::NotEq,
        ruff::CmpOp::Lt => CmpOp::Lt,
        ruff::CmpOp::LtE => CmpOp::LtE,
        ruff::CmpOp::Gt => CmpOp::Gt,
        ruff::CmpOp::GtE => CmpOp::GtE,
        ruff::CmpOp::Is => CmpOp::Is,
        ruff::CmpOp::IsNot => CmpOp::IsNot,
        ruff::CmpOp::In => CmpOp::In,
        ruff::CmpOp::NotIn => CmpOp::NotIn,
    }
}
