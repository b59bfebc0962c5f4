"""The part of functools that CPython has in C: partial, reduce, the cache, cmp_to_key.

Frames of this file do not show in tracebacks.
"""


class _PlaceholderType:
    """Stands for a positional argument that a call of a partial fills in."""

    _one = None

    def __new__(cls):
        if cls._one is None:
            cls._one = object.__new__(cls)
        return cls._one

    def __repr__(self):
        return 'Placeholder'

    def __reduce__(self):
        return 'Placeholder'


_PlaceholderType.__module__ = 'functools'
Placeholder = _PlaceholderType()


def _holes(args):
    return sum([arg is Placeholder for arg in args])


def _filled(args, more):
    """Arguments with the first of `more` in place of the placeholders."""
    count = _holes(args)
    if not count:
        return args + more
    rest = iter(more[:count])
    return tuple([next(rest, Placeholder) if arg is Placeholder else arg for arg in args]) + more[count:]


class partial:
    """A call with some of its arguments filled in already."""

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        args = tuple(args)
        if not callable(func):
            raise TypeError('the first argument must be callable')
        if args and args[-1] is Placeholder:
            raise TypeError('trailing Placeholders are not allowed')
        if keywords and any([value is Placeholder for value in keywords.values()]):
            raise TypeError('Placeholder cannot be passed as a keyword argument')
        if isinstance(func, partial):
            # One layer is enough.
            args = _filled(func.args, args)
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        self._holes = _holes(args)
        return self

    def __call__(self, /, *args, **keywords):
        holes = self._holes
        if not holes:
            return self.func(*self.args, *args, **{**self.keywords, **keywords})
        if len(args) < holes:
            raise TypeError("missing positional arguments in 'partial' call; expected at least "
                            f'{holes}, got {len(args)}')
        return self.func(*_filled(self.args, args), **{**self.keywords, **keywords})

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return partial(self, instance)

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords or {}, None)

    def __setstate__(self, state):
        self.func, self.args, self.keywords, _ = state
        self._holes = _holes(self.args)

    def __repr__(self):
        parts = [repr(self.func)]
        parts += [repr(arg) for arg in self.args]
        parts += [f'{name}={value!r}' for name, value in self.keywords.items()]
        cls = type(self)
        return f'{cls.__module__}.{cls.__qualname__}({", ".join(parts)})'


partial.__module__ = 'functools'
_missing = object()


def reduce(function, iterable, /, initial=_missing):
    """Combine the items from left to right: function(function(a, b), c)."""
    try:
        it = iter(iterable)
    except TypeError:
        if hasattr(iterable, '__iter__'):
            raise
        raise TypeError('reduce() arg 2 must support iteration') from None
    if initial is _missing:
        for initial in it:
            break
        else:
            raise TypeError('reduce() of empty iterable with no initial value')
    for item in it:
        initial = function(initial, item)
    return initial


def cmp_to_key(mycmp):
    """Make a key function for sorted() from a function that compares two items."""

    class KeyWrapper:
        __hash__ = None

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0

        def __le__(self, other):
            return mycmp(self.obj, other.obj) <= 0

        def __ge__(self, other):
            return mycmp(self.obj, other.obj) >= 0

    return KeyWrapper


class _lru_cache_wrapper:
    """A function that remembers its results; cache_info() tells how well that works."""

    def __init__(self, function, maxsize, typed, cache_info_type):
        self._function = function
        self._maxsize = maxsize
        self._typed = typed
        self._info = cache_info_type
        self._cache = {}  # in order of last use, oldest first
        self._hits = self._misses = 0

    def __call__(self, /, *args, **kwargs):
        if self._maxsize == 0:
            self._misses += 1
            return self._function(*args, **kwargs)
        key = args
        if kwargs:
            key += (_missing, *kwargs.items())
        if self._typed:
            key += (_missing, *map(type, args), *map(type, kwargs.values()))
        elif len(key) == 1 and type(key[0]) in (int, str):
            key = key[0]
        cache = self._cache
        try:
            result = cache.get(key, _missing)
        except TypeError:
            try:
                hash(key)  # raises the plainer error
            except TypeError as e:
                e.__context__ = None
                raise
            raise
        if result is not _missing:
            self._hits += 1
            if self._maxsize is not None:
                # A key that is put in again goes to the end.
                cache.pop(key, None)
                cache[key] = result
            return result
        self._misses += 1
        result = self._function(*args, **kwargs)
        if key not in cache:
            if self._maxsize is not None and len(cache) >= self._maxsize:
                del cache[next(iter(cache))]
            cache[key] = result
        return result

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return _method(self, instance)

    def cache_info(self):
        """Hits, misses, maxsize and current size."""
        return self._info(self._hits, self._misses, self._maxsize, len(self._cache))

    def cache_clear(self):
        """Forget everything."""
        self._cache.clear()
        self._hits = self._misses = 0


_lru_cache_wrapper.__module__ = 'functools'
_method = type(_lru_cache_wrapper(None, None, None, None).cache_info)
