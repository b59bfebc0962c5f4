"""Enumerations: classes whose attributes are their only instances. Start reading at `EnumType.__new__`.

Members are collected while the class body runs (`_Body`), so that auto() has its value there at once.
"""

__all__ = ['EnumType', 'EnumMeta', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum', 'auto', 'unique',
           'property', 'member', 'nonmember', 'verify', 'CONTINUOUS', 'NAMED_FLAGS', 'UNIQUE', 'FlagBoundary',
           'STRICT', 'CONFORM', 'EJECT', 'KEEP']

import sys

_property = property


class property(_property):
    """A property of members, which cannot be set."""

    def __set_name__(self, owner, name):
        self.clsname = owner.__name__
        self.name = name

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f'<enum {self.clsname!r}> cannot set attribute {self.name!r}')
        self.fset(instance, value)


class auto:
    """Stands for "the next value"."""

    def __init__(self, value=None):
        self.value = value

    def __repr__(self):
        return f'auto({self.value!r})'


class member:
    """Marks what would not be a member (a function) as one."""

    def __init__(self, value):
        self.value = value


class nonmember(member):
    """Marks what would be a member as a plain attribute."""


def _is_member(name, value):
    if isinstance(value, member):
        return not isinstance(value, nonmember)
    if name.startswith('_') and name.endswith('_'):
        return False
    if isinstance(value, (classmethod, staticmethod, _property)):
        return False
    return not any(hasattr(type(value), special) for special in ('__get__', '__set__', '__delete__'))


class _Body(dict):
    """The namespace of a class body: gives auto() its values and refuses names that come twice."""

    def __init__(self, cls, generate):
        self._cls = cls
        self._generate = generate
        self._members = self._member_names = {}
        self._last_values = []
        self._ignored = ()

    def __setitem__(self, name, value):
        if name == '_ignore_':
            self._ignored = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
        elif name == '_generate_next_value_':
            if self._last_values:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate = value.__func__ if isinstance(value, staticmethod) else value
        elif name in self._members:
            raise TypeError(f'{name!r} already defined as {self[name]!r}')
        elif name in self._ignored:
            pass
        elif _is_member(name, value) and not name.startswith(f'_{self._cls}__'):
            if name in self:
                raise TypeError(f'{name!r} already defined as {self[name]!r}')
            inner = value.value if isinstance(value, member) else value
            if isinstance(inner, auto):
                inner = self._resolve(name, inner)
            elif type(inner) is tuple and any(isinstance(one, auto) for one in inner):
                inner = tuple([self._resolve(name, one) if isinstance(one, auto) else one for one in inner])
            value = member(inner) if isinstance(value, member) else inner
            self._members[name] = None
            self._last_values.append(inner)
        dict.__setitem__(self, name, value)

    def _resolve(self, name, value):
        if value.value is None:
            value.value = self._generate(name, 1, len(self._last_values), self._last_values[:])
        return value.value


class EnumType(type):
    """The metaclass: makes the members, and gives the class its length, iteration, items and calls."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        if Enum is None:
            return {}
        for base in bases:
            if isinstance(base, EnumType) and base._member_map_:
                raise TypeError(f'<enum {cls!r}> cannot extend {base!r}')
        return _Body(cls, bases[-1]._generate_next_value_ if bases else None)

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if Enum is not None:
            member_names = classdict._member_names
        ignore = classdict.get('_ignore_', ())
        if isinstance(ignore, str):
            ignore = ignore.replace(',', ' ').split()
        order = classdict.get('_order_')
        members = {}
        namespace = {}
        private = f'_{cls}__'
        for name, value in classdict.items():
            if name in ignore or name in ('_ignore_', '_order_'):
                continue
            if name == 'mro':
                raise ValueError('invalid enum member name(s) \'mro\'')
            if Enum is not None and _is_member(name, value) and not name.startswith(private):
                members[name] = value.value if isinstance(value, member) else value
            else:
                namespace[name] = value.value if isinstance(value, nonmember) else value
        for base in bases:
            if isinstance(base, EnumType) and base._member_map_:
                raise TypeError(f'<enum {cls!r}> cannot extend {base!r}')
        namespace.setdefault('__doc__', None)
        namespace['_member_map_'] = {}
        namespace['_member_names_'] = []
        namespace['_value2member_map_'] = {}
        if Enum is not None and '__new__' in namespace:
            # Members come from it; a call of the finished class looks one up.
            namespace['__new_member__'] = namespace.pop('__new__')
        enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        if Enum is None:
            return enum_class
        enum_class._member_type_ = data_type = _data_type(enum_class)
        # The other type comes first among the bases, but how a member shows is the enumeration's matter.
        for name in ('__repr__', '__str__', '__format__'):
            if name not in namespace and getattr(enum_class, name) in (getattr(data_type, name), getattr(object, name)):
                type.__setattr__(enum_class, name, getattr(bases[-1], name))
        if boundary is not None:
            enum_class._boundary_ = boundary
        make = getattr(enum_class, '__new_member__', None)
        last_values = []
        for name, value in members.items():
            value = enum_class._auto_value(name, value, last_values)
            args = value if isinstance(value, tuple) else (value,)
            if data_type is tuple:
                args = (args,)
            if make is not None:
                new = make(enum_class, *args)
            elif data_type is object:
                new = object.__new__(enum_class)
            else:
                new = data_type.__new__(enum_class, *args)
            if not hasattr(new, '_value_'):
                if data_type is object:
                    new._value_ = value
                else:
                    new._value_ = data_type(*args)
            new._name_ = name
            new.__objclass__ = enum_class
            init = getattr(enum_class, '__init__', None)
            if init is not object.__init__ and (init is not data_type.__init__ or data_type.__module__ != 'builtins'):
                new.__init__(*args)
            value = new._value_
            last_values.append(value)
            for other in enum_class._member_map_.values():
                if other._value_ == value and type(other._value_) is type(value):
                    new = other  # the same value again: another name for the member
                    break
            else:
                new._sort_order_ = len(enum_class._member_names_)
                if not _is_flag(enum_class) or _single_bit(value):
                    enum_class._member_names_.append(name)
            enum_class._member_map_[name] = new
            type.__setattr__(enum_class, name, new)
            try:
                enum_class._value2member_map_.setdefault(value, new)
            except TypeError:
                pass  # a value that cannot be a key; lookups compare instead
        if order is not None:
            names = order.replace(',', ' ').split() if isinstance(order, str) else list(order)
            real = enum_class._member_names_
            names = [name for name in names if name in real or name not in enum_class._member_map_]
            if names != real:
                raise TypeError(f'member order does not match _order_:\n  {real!r}\n  {names!r}')
        if data_type is not object:
            type.__setattr__(enum_class, '__new__', Enum.__new__)
        return enum_class

    def __init__(cls, *args, **kwds):
        pass

    def __call__(cls, value=_property, names=None, *values, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        if value is _property:
            raise TypeError("EnumType.__call__() missing 1 required positional argument: 'value'")
        if cls._member_map_ or (names is None and type is None):
            if names is not None:
                value = (value, names) + values
            return cls.__new__(cls, value)
        return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start)

    def __dir__(cls):
        shown = {'__class__', '__contains__', '__doc__', '__getitem__', '__iter__', '__len__', '__members__', '__module__',
                 '__name__', '__qualname__'}
        shown.update(cls._member_map_ if Flag is not None and issubclass(cls, Flag) else cls._member_names_)
        if cls.__dict__.get('__new_member__') is not None or cls._member_type_ is not object:
            shown.add('__new__')
        if cls.__init_subclass__ is not object.__init_subclass__:
            shown.add('__init_subclass__')
        if cls._member_type_ is not object:
            shown.update(dir(cls._member_type_))
        return sorted(shown)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1):
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        bases = (cls,) if type is None else (type, cls)
        classdict = cls.__class__.__prepare__(class_name, bases)
        last_values = []
        for item in names.items() if isinstance(names, dict) else names:
            if isinstance(item, str):
                name, value = item, cls._generate_next_value_(item, start, len(last_values), last_values[:])
            else:
                name, value = item
            last_values.append(value)
            classdict[name] = value
        classdict['__module__'] = module or sys._getframemodulename(2) or '__main__'
        if qualname is not None:
            classdict['__qualname__'] = qualname
        return cls.__class__(class_name, bases, classdict)

    def _auto_value(cls, name, value, last_values):
        def resolve(item):
            if isinstance(item, auto):
                if item.value is None:
                    item.value = cls._generate_next_value_(name, 1, len(last_values), last_values[:])
                return item.value
            return item
        if type(value) is tuple:
            return tuple(map(resolve, value))
        return resolve(value)

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            Enum.__new__(cls, value)
        except (ValueError, TypeError):
            return False
        return True

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        type.__setattr__(cls, name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'{cls.__name__!r} cannot delete member {name!r}.')
        type.__delattr__(cls, name)

    def __repr__(cls):
        if _is_flag(cls):
            return f"<flag '{cls.__name__}'>"
        return f"<enum '{cls.__name__}'>"

    @_property
    def __members__(cls):
        from types import MappingProxyType
        return MappingProxyType(cls._member_map_)


EnumMeta = EnumType
Enum = Flag = None


def _data_type(enum_class):
    """The type that the members are besides: int for an IntEnum."""
    for base in enum_class.__mro__[1:]:
        if base is object or isinstance(base, EnumType):
            continue
        if base.__module__ == 'builtins' or '__new__' in base.__dict__ or hasattr(base, '__dataclass_fields__'):
            return base
    return object


def _is_flag(cls):
    return Flag is not None and issubclass(cls, Flag)


def _single_bit(value):
    return isinstance(value, int) and value > 0 and value & (value - 1) == 0


class Enum(metaclass=EnumType):
    """Base of enumerations."""

    def __new__(cls, value):
        """The member that has the value, for a call of the class."""
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for found in cls._member_map_.values():
                if found._value_ == value:
                    return found
        exc = result = None
        try:
            result = cls._missing_(value)
        except Exception as e:
            exc = e
        if isinstance(result, cls) or result is not None and _is_flag(cls):
            return result
        ve_exc = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        try:
            if exc is None:
                if result is None:
                    raise ve_exc
                exc = TypeError(
                    f'error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member')
            if not isinstance(exc, ValueError):
                exc.__context__ = ve_exc
            raise exc
        finally:
            exc = ve_exc = None

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return max(last_values) + 1
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __repr__(self):
        value = self._value_
        fields = getattr(self.__class__, '__dataclass_fields__', None)
        shown = repr(value) if fields is None else ', '.join(
            f'{name}={getattr(value, name)!r}' for name, field in fields.items() if field.repr)
        return f'<{self.__class__.__name__}.{self._name_}: {shown}>'

    def __str__(self):
        return f'{self.__class__.__name__}.{self._name_}'

    def _add_alias_(self, name):
        """Another name for this member."""
        found = self.__class__._member_map_.get(name)
        if found is not None:
            if found is not self:
                raise NameError(f'{name!r} is already bound: {found!r}')
            return
        self.__class__._member_map_[name] = self
        type.__setattr__(self.__class__, name, self)

    def _add_value_alias_(self, value):
        """Another value that leads to this member."""
        cls = self.__class__
        found = cls._value2member_map_.setdefault(value, self)
        if found is not self:
            raise ValueError(f'{value!r} is already bound: {found!r}')

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __eq__(self, other):
        return self is other if self._member_type_ is object else NotImplemented

    def __dir__(self):
        kind = type(self)
        shown = set(object.__dir__(self)) if kind._member_type_ is not object else set()
        members = kind._member_map_
        shown.update(name for name in vars(self) if name[0] != '_' and name not in members)
        for cls in kind.__mro__[:-1]:
            if cls.__module__ != 'builtins':
                shown.update(name for name in vars(cls) if name[0] != '_' and name not in members)
        return sorted(shown | {'__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value'})

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)


class ReprEnum(Enum):
    """Only the repr is the enumeration's; str and format are those of the other type."""


class IntEnum(int, ReprEnum):
    """Members are ints too."""

    __eq__ = int.__eq__
    __hash__ = int.__hash__
    __str__ = int.__repr__
    __format__ = int.__format__


class StrEnum(str, ReprEnum):
    """Members are strs too; auto() gives the name in lower case."""

    __eq__ = str.__eq__
    __hash__ = str.__hash__
    __str__ = str.__str__
    __format__ = str.__format__

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """What a flag does with bits that no member has."""
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum):
    """Members are bits that can be combined with | & ^ ~."""

    _boundary_ = STRICT

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        return 2 ** max(last_values).bit_length()

    @classmethod
    def _missing_(cls, value):
        """Make the member that stands for a combination."""
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        mask = 0
        for single in cls._member_map_.values():
            mask |= single._value_
        every = 2 ** mask.bit_length() - 1
        if not ~every <= value <= every or value & (every ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())

                def bits(number):
                    sign = '1' if number < 0 else '0'
                    return f'0b{sign} {number & (1 << width) - 1:0{width}b}'
                raise ValueError(f'{cls!r} invalid value {value!r}\n    given {bits(value)}\n'
                                 f'  allowed {bits(mask)}')
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value += max(every + 1, 2 ** value.bit_length())
        if value < 0:
            value += every + 1
        if value in cls._value2member_map_:
            return cls._value2member_map_[value]
        if cls._member_type_ is object:
            new = object.__new__(cls)
        else:
            new = cls._member_type_.__new__(cls, value)
        new._value_ = value
        names = [single._name_ for single in cls if single._value_ & value]
        unknown = value & ~mask
        new._name_ = '|'.join(names + ([str(unknown)] if unknown else [])) if names else None
        return cls._value2member_map_.setdefault(value, new)

    def __repr__(self):
        name = self.__class__.__name__
        if self._name_ is None:
            return f'<{name}: {self._value_!r}>'
        return f'<{name}.{self._name_}: {self._value_!r}>'

    def __str__(self):
        name = self.__class__.__name__
        if self._name_ is None:
            return f'{name}({self._value_!r})'
        return f'{name}.{self._name_}'

    def __bool__(self):
        return bool(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __iter__(self):
        return (single for single in self.__class__ if single._value_ & self._value_)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': "
                            f"{type(other).__qualname__!r} and {self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def _other(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return NotImplemented

    def __or__(self, other):
        value = self._other(other)
        return NotImplemented if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other(other)
        return NotImplemented if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other(other)
        return NotImplemented if value is NotImplemented else self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        mask = 0
        for single in self.__class__._member_map_.values():
            mask |= single._value_
        return self.__class__(mask & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints too."""

    __eq__ = int.__eq__
    __hash__ = int.__hash__
    __str__ = int.__repr__
    __format__ = int.__format__
    __repr__ = Flag.__repr__
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__
    __bool__ = Flag.__bool__


def unique(enumeration):
    """Class decorator: no two names for one value."""
    aliases = _aliases(enumeration)
    if aliases:
        raise ValueError(f'duplicate values found in {enumeration!r}: {aliases}')
    return enumeration


def _aliases(enumeration):
    return ', '.join(f'{name} -> {one.name}' for name, one in enumeration.__members__.items() if name != one.name)


CONTINUOUS, NAMED_FLAGS, UNIQUE = 'no skipped integer values', 'multi-flag aliases may not contain unnamed flags', \
    'one name per value'


class verify:
    """Class decorator: checks the values of an enumeration."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                aliases = _aliases(enumeration)
                if aliases:
                    raise ValueError(f'aliases found in {enumeration!r}: {aliases}')
            elif check is CONTINUOUS:
                _check_continuous(enumeration)
            elif check is NAMED_FLAGS:
                _check_named(enumeration)
        return enumeration


def _check_continuous(enumeration):
    values = {member.value for member in enumeration}
    if len(values) < 2:
        return
    if _is_flag(enumeration):
        between = (2 ** n for n in range(min(values).bit_length(), max(values).bit_length() - 1))
    else:
        between = range(min(values) + 1, max(values))
    if missing := [value for value in between if value not in values]:
        kind = 'flag' if _is_flag(enumeration) else 'enum'
        text = f'invalid {kind} {enumeration.__name__!r}: missing values {", ".join(map(str, missing))}'
        raise ValueError(text[:256])


def _check_named(enumeration):
    singles = [member.value for member in enumeration]
    names, lacking = [], 0
    for name, alias in enumeration._member_map_.items():
        if name in enumeration._member_names_ or alias.value < 0:
            continue
        missed = [bit for n in range(alias.value.bit_length()) if (bit := alias.value & 1 << n) and bit not in singles]
        if missed:
            names.append(name)
            for bit in missed:
                lacking |= bit
    if names:
        who = f'alias {names[0]} is' if len(names) == 1 else f'aliases {", ".join(names[:-1])} and {names[-1]} are'
        what = f'value 0x{lacking:x}' if lacking.bit_count() == 1 else f'combined values of 0x{lacking:x}'
        raise ValueError(f'invalid Flag {enumeration.__name__!r}: {who} missing {what} '
                         '[use enum.show_flag_values(value) for details]')
