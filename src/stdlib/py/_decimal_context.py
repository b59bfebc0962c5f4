"""The part of `decimal` about contexts: signals, rounding modes, and how a result is made to fit."""

import contextlib
import contextvars

MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)
ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR = 'ROUND_UP', 'ROUND_DOWN', 'ROUND_CEILING', 'ROUND_FLOOR'
ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN = 'ROUND_HALF_UP', 'ROUND_HALF_DOWN', 'ROUND_HALF_EVEN'
ROUND_05UP = 'ROUND_05UP'
_MODES = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
          ROUND_05UP)


def _signal_class(name, *bases):
    return type(name, bases, {'__module__': 'decimal'})


DecimalException = _signal_class('DecimalException', ArithmeticError)
Clamped = _signal_class('Clamped', DecimalException)
InvalidOperation = _signal_class('InvalidOperation', DecimalException)
ConversionSyntax = _signal_class('ConversionSyntax', InvalidOperation)
DivisionByZero = _signal_class('DivisionByZero', DecimalException, ZeroDivisionError)
DivisionImpossible = _signal_class('DivisionImpossible', InvalidOperation)
DivisionUndefined = _signal_class('DivisionUndefined', InvalidOperation, ZeroDivisionError)
Inexact = _signal_class('Inexact', DecimalException)
InvalidContext = _signal_class('InvalidContext', InvalidOperation)
Rounded = _signal_class('Rounded', DecimalException)
Subnormal = _signal_class('Subnormal', DecimalException)
Overflow = _signal_class('Overflow', Inexact, Rounded)
Underflow = _signal_class('Underflow', Inexact, Rounded, Subnormal)
FloatOperation = _signal_class('FloatOperation', DecimalException, TypeError)
# In the order in which CPython shows them.
_SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Rounded, Inexact,
            Clamped)
_SHOWN = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow)


def _signals(given, old=None):
    """A dict of all signals from a dict or a list."""
    if given is None:
        return dict(old) if old else dict.fromkeys(_SIGNALS, False)
    if isinstance(given, dict):
        return {signal: bool(given.get(signal, False)) for signal in _SIGNALS}
    for signal in given:
        if signal not in _SIGNALS:
            raise TypeError('values in list must be signals')
    return {signal: signal in given for signal in _SIGNALS}


class Context:
    """Precision, rounding and what becomes of special cases."""

    __module__ = 'decimal'

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                 traps=None):
        base = globals().get('DefaultContext')
        own = self.__dict__
        for name, value, default in (('prec', prec, 28), ('rounding', rounding, ROUND_HALF_EVEN),
                                     ('Emin', Emin, -999999), ('Emax', Emax, 999999), ('capitals', capitals, 1),
                                     ('clamp', clamp, 0)):
            if value is None:
                own[name] = getattr(base, name, default)
            else:
                setattr(self, name, value)
        own['flags'] = _signals(flags)
        own['traps'] = _signals(traps, base.traps if base else None)

    def __setattr__(self, name, value):
        if name == 'rounding':
            if value not in _MODES:
                raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, "
                                "ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        elif name in ('flags', 'traps'):
            value = _signals(value)
        elif name in ('prec', 'Emin', 'Emax', 'capitals', 'clamp'):
            low, high, words = {'prec': (1, MAX_PREC, '[1, MAX_PREC]'), 'Emin': (MIN_EMIN, 0, '[MIN_EMIN, 0]'),
                                'Emax': (0, MAX_EMAX, '[0, MAX_EMAX]'), 'capitals': (0, 1, '[0, 1]'),
                                'clamp': (0, 1, '[0, 1]')}[name]
            if not isinstance(value, int):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
            if not low <= value <= high:
                raise ValueError(f'valid values for {name} are {words}' if name in ('capitals', 'clamp') else
                                 f'valid range for {name} is {words}')
        else:
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
        self.__dict__[name] = value

    def __repr__(self):
        flags = ', '.join([signal.__name__ for signal in _SHOWN if self.flags[signal]])
        traps = ', '.join([signal.__name__ for signal in _SHOWN if self.traps[signal]])
        return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, '
                f'capitals={self.capitals}, clamp={self.clamp}, flags=[{flags}], traps=[{traps}])')

    def copy(self):
        other = Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp)
        other.__dict__['flags'] = dict(self.flags)
        other.__dict__['traps'] = dict(self.traps)
        return other

    __copy__ = copy

    def __reduce__(self):
        flags = [signal for signal in _SIGNALS if self.flags[signal]]
        traps = [signal for signal in _SIGNALS if self.traps[signal]]
        return Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, flags, traps)

    def clear_flags(self):
        self.__dict__['flags'] = dict.fromkeys(_SIGNALS, False)

    def clear_traps(self):
        self.__dict__['traps'] = dict.fromkeys(_SIGNALS, False)

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def _signal(self, condition, result):
        """Note a condition; raise it if it is trapped, else go on with a result."""
        error = condition
        for signal in (InvalidOperation,) if issubclass(condition, InvalidOperation) else (condition,):
            self.flags[signal] = True
            error = signal
        for extra in {Overflow: (Inexact, Rounded), Underflow: (Inexact, Rounded, Subnormal)}.get(condition, ()):
            self.flags[extra] = True
        if self.traps[error]:
            raise error([condition])
        return result

    def __getattr__(self, name):
        # Most operations are those of the number: ctx.sqrt(x) is x.sqrt(ctx).
        if name in _OPERATIONS:
            return lambda x, *args: _run(self, _OPERATIONS[name], x, args)
        if name in _BINARY:
            return lambda x, y: _within(self, _BINARY[name], x, y)
        raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")

    def create_decimal(self, num='0', /):
        from decimal import Decimal
        return Decimal(num)._fit(self)

    def create_decimal_from_float(self, f, /):
        from decimal import Decimal
        return Decimal.from_float(f)._fit(self)


_OPERATIONS = {name: name for name in (
    'sqrt', 'exp', 'ln', 'log10', 'quantize', 'normalize', 'compare', 'max', 'min', 'to_integral_value',
    'to_integral_exact', 'remainder_near', 'fma', 'is_nan', 'is_zero', 'is_infinite', 'is_finite', 'is_signed', 'scaleb',
    'to_eng_string', 'same_quantum', 'copy_sign', 'copy_abs', 'copy_negate', 'logb')}
_OPERATIONS['to_sci_string'] = '__str__'
_BINARY = {'add': '__add__', 'subtract': '__sub__', 'multiply': '__mul__', 'divide': '__truediv__',
           'divide_int': '__floordiv__', 'remainder': '__mod__', 'divmod': '__divmod__', 'power': '__pow__'}
_NO_CONTEXT = ('is_nan', 'is_zero', 'is_infinite', 'is_finite', 'is_signed', 'same_quantum', 'copy_sign', 'copy_abs',
               'copy_negate', '__str__')


def _run(ctx, name, x, args):
    from decimal import Decimal
    x = Decimal(x) if isinstance(x, int) else x
    method = getattr(x, name)
    if name in _NO_CONTEXT:
        return method(*args)
    return method(*args, context=ctx)


def _within(ctx, name, x, y):
    from decimal import Decimal
    x = Decimal(x) if isinstance(x, int) else x
    return x._operate(name, y, ctx)


DefaultContext = Context()
DefaultContext.traps = [InvalidOperation, DivisionByZero, Overflow]
BasicContext = Context(9, ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow, Underflow, Clamped])
ExtendedContext = Context(9, ROUND_HALF_EVEN, traps=[])
_current = contextvars.ContextVar('decimal_context')


def getcontext():
    """The context of this thread or task."""
    ctx = _current.get(None)
    if ctx is None:
        ctx = DefaultContext.copy()
        ctx.clear_flags()
        _current.set(ctx)
    return ctx


def setcontext(context, /):
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current.set(context)


@contextlib.contextmanager
def _local(context):
    saved = getcontext()
    setcontext(context)
    try:
        yield context
    finally:
        setcontext(saved)


def localcontext(ctx=None, **changes):
    """For `with`: a copy of a context, in force inside."""
    context = (getcontext() if ctx is None else ctx).copy()
    for name, value in changes.items():
        if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
            raise TypeError(f"localcontext() got an unexpected keyword argument '{name}'")
        setattr(context, name, value)
    return _local(context)


def round_up(mode, sign, quotient, rest, unit):
    """Whether a quotient with this rest (of `unit`) is to be rounded away from zero."""
    if not rest:
        return False
    if mode == ROUND_DOWN:
        return False
    if mode == ROUND_UP:
        return True
    if mode == ROUND_CEILING:
        return not sign
    if mode == ROUND_FLOOR:
        return bool(sign)
    if mode == ROUND_05UP:
        return quotient % 5 == 0
    if rest * 2 != unit:
        return rest * 2 > unit
    return mode == ROUND_HALF_UP or (mode == ROUND_HALF_EVEN and quotient % 2 == 1)
