"""A heap in a list: heap[k] <= heap[2*k+1] and heap[k] <= heap[2*k+2].

CPython compares in one certain order, which programs with comparisons that raise or print can see; this keeps it.
"""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'merge', 'nlargest', 'nsmallest', 'heappushpop',
           'heappush_max', 'heappop_max', 'heapify_max', 'heapreplace_max', 'heappushpop_max']


def _up(heap, start, pos):
    """Move the item at `pos` towards the root, down to `start`, until its parent is not larger."""
    item = heap[pos]
    while pos > start:
        parent = (pos - 1) >> 1
        if not item < heap[parent]:
            break
        heap[pos] = heap[parent]
        pos = parent
    heap[pos] = item


def _down(heap, pos):
    """Sink the hole at `pos` to a leaf along the smaller children, then move its item up to where it belongs."""
    start, end, item = pos, len(heap), heap[pos]
    child = 2 * pos + 1
    while child < end:
        if child + 1 < end and not heap[child] < heap[child + 1]:
            child += 1
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _up(heap, start, pos)


def _check(heap, function):
    if not isinstance(heap, list):
        raise TypeError(f'{function} must be list, not {"None" if heap is None else type(heap).__name__}')


def heappush(heap, item, /):
    """Add `item` to the heap."""
    try:
        heap.append(item)
    except AttributeError:
        _check(heap, 'heappush() argument 1')
        raise
    _up(heap, 0, len(heap) - 1)


def heappop(heap, /):
    """Take the smallest item off the heap."""
    if not heap:
        _check(heap, 'heappop() argument')
        raise IndexError('index out of range')
    try:
        last = heap.pop()
    except AttributeError:
        _check(heap, 'heappop() argument')
        raise
    if not heap:
        return last
    smallest, heap[0] = heap[0], last
    _down(heap, 0)
    return smallest


def heapreplace(heap, item, /):
    """Take the smallest item, then add `item`."""
    _check(heap, 'heapreplace() argument 1')
    if not heap:
        raise IndexError('index out of range')
    smallest, heap[0] = heap[0], item
    _down(heap, 0)
    return smallest


def heappushpop(heap, item, /):
    """Add `item`, then take the smallest."""
    _check(heap, 'heappushpop() argument 1')
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _down(heap, 0)
    return item


def heapify(x, /):
    """Turn a list into a heap, in place."""
    _check(x, 'heapify() argument')
    for pos in reversed(range(len(x) // 2)):
        _down(x, pos)


class _Reversed:
    """Wraps an item so that it compares the other way round."""

    def __init__(self, item):
        self.item = item

    def __lt__(self, other):
        return other.item < self.item


def _reversed(function, place, heap, *item):
    _check(heap, f'{function.__name__}_max() argument{place}')
    # The wrapped items live only during the call; the caller's list keeps plain ones.
    wrapped = [_Reversed(value) for value in heap]
    result = function(wrapped, *[_Reversed(value) for value in item])
    heap[:] = [value.item for value in wrapped]
    return None if result is None else result.item


def heappush_max(heap, item, /): return _reversed(heappush, ' 1', heap, item)
def heappop_max(heap, /): return _reversed(heappop, '', heap)
def heapify_max(heap, /): return _reversed(heapify, '', heap)
def heapreplace_max(heap, item, /): return _reversed(heapreplace, ' 1', heap, item)
def heappushpop_max(heap, item, /): return _reversed(heappushpop, ' 1', heap, item)


def merge(*iterables, key=None, reverse=False):
    """Merge sorted inputs into one sorted stream."""
    heap = []
    for order, it in enumerate(map(iter, iterables)):
        for value in it:
            heap.append(_Entry(value, key, order, it, reverse))
            break
    heapify(heap)
    while heap:
        entry = heap[0]
        yield entry.value
        for value in entry.it:
            heapreplace(heap, _Entry(value, key, entry.order, entry.it, reverse))
            break
        else:
            heappop(heap)


class _Entry:
    """The next value of one input of merge(); equal values come in the order of the inputs."""

    def __init__(self, value, key, order, it, reverse):
        self.value, self.order, self.it, self.reverse = value, order, it, reverse
        self.key = value if key is None else key(value)

    def __lt__(self, other):
        mine, theirs = (other.key, self.key) if self.reverse else (self.key, other.key)
        if mine < theirs:
            return True
        if theirs < mine:
            return False
        return self.order < other.order


def nsmallest(n, iterable, key=None):
    """The n smallest items, smallest first."""
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    """The n largest items, largest first."""
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
