"""Iterators made of iterators. Each class here runs one generator, its `_run`, which says what it does.

CPython has this module in C, so frames of this file do not show in tracebacks.
"""

__all__ = ['accumulate', 'batched', 'chain', 'combinations', 'combinations_with_replacement', 'compress', 'count',
           'cycle', 'dropwhile', 'filterfalse', 'groupby', 'islice', 'pairwise', 'permutations', 'product', 'repeat',
           'starmap', 'takewhile', 'tee', 'zip_longest']


_FOREVER = object()


class _Iterator:
    """An iterator over what the generator method _run gives for the arguments."""
    _helper_ = True

    def __init__(self, *args):
        self._it = self._run(*args)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._it)


class count(_Iterator):
    def __init__(self, start=0, step=1):
        for value in (start, step):
            if not hasattr(value, '__add__') or isinstance(value, (str, list, tuple)):
                raise TypeError('a number is required')
        self._value, self._step = start, step

    def __next__(self):
        value = self._value
        self._value = value + self._step
        return value

    def __repr__(self):
        if type(self._step) is int and self._step == 1:
            return f'count({self._value!r})'
        return f'count({self._value!r}, {self._step!r})'


class repeat(_Iterator):
    def __init__(self, object, times=_FOREVER):
        self._object = object
        self._times = None
        if times is not _FOREVER:
            bin(times)
            self._times = max(times, 0)

    def __next__(self):
        if self._times is not None:
            if self._times == 0:
                raise StopIteration
            self._times -= 1
        return self._object

    def __length_hint__(self):
        if self._times is None:
            raise TypeError('len() of unsized object')
        return self._times

    def __repr__(self):
        if self._times is None:
            return f'repeat({self._object!r})'
        return f'repeat({self._object!r}, {self._times})'


class cycle(_Iterator):
    def __init__(self, iterable, /):
        self._it = self._run(iter(iterable))

    def _run(self, it):
        saved = []
        for item in it:
            saved.append(item)
            yield item
        while saved:
            yield from saved


class chain(_Iterator):
    def __init__(self, *iterables):
        self._it = self._run(iterables)

    @classmethod
    def from_iterable(cls, iterable, /):
        self = cls()
        self._it = self._run(iter(iterable))
        return self

    def _run(self, iterables):
        for iterable in iterables:
            yield from iter(iterable)


class accumulate(_Iterator):
    def __init__(self, iterable, func=None, *, initial=None):
        self._it = self._run(iter(iterable), func, initial)

    def _run(self, it, func, total):
        if total is None:
            for total in it:
                break
            else:
                return
        yield total
        for item in it:
            total = total + item if func is None else func(total, item)
            yield total


class islice(_Iterator):
    def __init__(self, /, *args):
        if not 2 <= len(args) <= 4:
            few = 'at least 2' if len(args) < 2 else 'at most 4'
            raise TypeError(f'islice expected {few} arguments, got {len(args)}')
        iterable, *args = args
        part = slice(*args)
        for value, what in ((part.stop, 'Stop argument'), (part.start, 'Indices')):
            if value is not None and (not isinstance(value, int) or value < 0):
                raise ValueError(f'{what} for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
        if part.step is not None and (not isinstance(part.step, int) or part.step < 1):
            raise ValueError('Step for islice() must be a positive integer or None.')
        self._it = self._run(iter(iterable), part.start or 0, part.stop, part.step or 1)

    def _run(self, it, start, stop, step):
        position = 0
        wanted = start
        while stop is None or wanted < stop:
            for item in it:
                position += 1
                if position > wanted:
                    break
            else:
                return
            yield item
            wanted += step
        # Items up to `stop` are used up too.
        while stop is not None and position < stop:
            for item in it:
                position += 1
                break
            else:
                return


class takewhile(_Iterator):
    def __init__(self, predicate, iterable, /):
        self._it = self._run(predicate, iter(iterable))

    def _run(self, predicate, it):
        for item in it:
            if not predicate(item):
                return
            yield item


class dropwhile(_Iterator):
    def __init__(self, predicate, iterable, /):
        self._it = self._run(predicate, iter(iterable))

    def _run(self, predicate, it):
        for item in it:
            if not predicate(item):
                yield item
                break
        yield from it


class filterfalse(_Iterator):
    def __init__(self, function, iterable, /):
        self._it = self._run(bool if function is None else function, iter(iterable))

    def _run(self, function, it):
        for item in it:
            if not function(item):
                yield item


class compress(_Iterator):
    def __init__(self, data, selectors):
        self._it = self._run(zip(data, selectors))

    def _run(self, pairs):
        for item, selected in pairs:
            if selected:
                yield item


class starmap(_Iterator):
    def __init__(self, function, iterable, /):
        self._it = self._run(function, iter(iterable))

    def _run(self, function, it):
        for args in it:
            yield function(*iter(args))


class pairwise(_Iterator):
    def __init__(self, iterable, /):
        self._it = self._run(iter(iterable))

    def _run(self, it):
        for before in it:
            break
        for item in it:
            yield before, item
            before = item


class batched(_Iterator):
    def __init__(self, iterable, n, *, strict=False):
        bin(n)  # which refuses what is no integer
        if n < 1:
            raise ValueError('n must be at least one')
        self._it = self._run(iter(iterable), n, strict)

    def _run(self, it, n, strict):
        while batch := tuple(islice(it, n)):
            if strict and len(batch) < n:
                raise ValueError('batched(): incomplete batch')
            yield batch


class zip_longest(_Iterator):
    def __init__(self, *iterables, fillvalue=None):
        self._it = self._run([iter(iterable) for iterable in iterables], fillvalue)

    def _run(self, its, fillvalue):
        alive = len(its)
        while alive:
            values = []
            for index, it in enumerate(its):
                for value in it:
                    break
                else:
                    alive -= 1
                    if not alive:
                        return
                    its[index] = repeat(fillvalue)
                    value = fillvalue
                values.append(value)
            yield tuple(values)


class groupby(_Iterator):
    def __init__(self, iterable, key=None):
        self._source = iter(iterable)
        self._key = key
        self._done = False
        self._group = None  # the group given out last
        self._ahead = []  # the next item and its key, once read

    def _read(self):
        for item in self._source:
            self._ahead = [item, item if self._key is None else self._key(item)]
            return
        self._ahead = []
        self._done = True

    def __next__(self):
        group = self._group
        if group is None:
            self._read()
        else:
            # Skip what is left of the group before.
            for _ in group:
                pass
            group._over = True
        if self._done:
            raise StopIteration
        self._group = _grouper(self, self._ahead[1])
        return self._ahead[1], self._group


class _grouper:
    def __init__(self, parent, key):
        self._parent = parent
        self._target = key
        self._over = False

    def __iter__(self):
        return self

    def __next__(self):
        parent = self._parent
        if self._over or parent._done or not parent._ahead[1] == self._target:
            self._over = True
            raise StopIteration
        item = parent._ahead[0]
        parent._read()
        return item


class product(_Iterator):
    def __init__(self, *iterables, repeat=1):
        if repeat < 0:
            raise ValueError('repeat argument cannot be negative')
        self._it = self._run([tuple(iterable) for iterable in iterables] * repeat)

    def _run(self, pools):
        if not all(pools):
            return
        places = [0] * len(pools)
        while True:
            yield tuple(pool[place] for pool, place in zip(pools, places))
            # Count up like an odometer: the last wheel turns fastest.
            for wheel in reversed(range(len(pools))):
                places[wheel] += 1
                if places[wheel] < len(pools[wheel]):
                    break
                places[wheel] = 0
            else:
                return


class permutations(_Iterator):
    def __init__(self, iterable, r=None):
        pool = tuple(iterable)
        if r is None:
            r = len(pool)
        elif not isinstance(r, int):
            raise TypeError('Expected int as r')
        if r < 0:
            raise ValueError('r must be non-negative')
        self._it = self._run(pool, r)

    def _run(self, pool, r):
        if r > len(pool):
            return
        rest = list(range(len(pool)))
        chosen = []
        yield from self._extend(pool, chosen, rest, r)

    def _extend(self, pool, chosen, rest, r):
        if len(chosen) == r:
            yield tuple(pool[place] for place in chosen)
            return
        for index, place in enumerate(rest):
            yield from self._extend(pool, chosen + [place], rest[:index] + rest[index + 1:], r)


class combinations(_Iterator):
    def __init__(self, iterable, r):
        bin(r)
        if r < 0:
            raise ValueError('r cannot be negative')
        self._it = self._run(tuple(iterable), r)

    def _run(self, pool, r):
        places = list(range(r))
        if r > len(pool):
            return
        while True:
            yield tuple(pool[place] for place in places)
            # Move on the last place that has room, and set those after it right behind.
            for i in reversed(range(r)):
                if places[i] < len(pool) - r + i:
                    break
            else:
                return
            places[i:] = range(places[i] + 1, places[i] + 1 + r - i)


class combinations_with_replacement(_Iterator):
    def __init__(self, iterable, r):
        bin(r)
        if r < 0:
            raise ValueError('r cannot be negative')
        self._it = self._run(tuple(iterable), r)

    def _run(self, pool, r):
        if not pool and r:
            return
        places = [0] * r
        while True:
            yield tuple(pool[place] for place in places)
            for i in reversed(range(r)):
                if places[i] < len(pool) - 1:
                    break
            else:
                return
            places[i:] = [places[i] + 1] * (r - i)


class _tee(_Iterator):
    def __init__(self, it, link):
        self._source = it
        self._link = link  # [value, next link], or [] where nobody has read yet

    def __next__(self):
        if not self._link:
            self._link.extend((next(self._source), []))
        value, self._link = self._link
        return value

    def __copy__(self):
        return _tee(self._source, self._link)


def tee(iterable, n=2, /):
    """n independent iterators over one; what one has read waits for the others."""
    bin(n)
    if n < 0:
        raise ValueError('n cannot be negative')
    if isinstance(iterable, _tee):
        first = iterable
    else:
        first = _tee(iter(iterable), [])
    return tuple(first if index == 0 and first is iterable else _tee(first._source, first._link) for index in range(n))
