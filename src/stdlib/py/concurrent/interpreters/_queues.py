"""Queues between interpreters."""

import queue
import _gilscope
import _interpreters
from _interpreters import QueueError, QueueNotFoundError

__all__ = ['UNBOUND', 'UNBOUND_ERROR', 'UNBOUND_REMOVE', 'create', 'list_all', 'Queue', 'QueueError',
           'QueueNotFoundError', 'QueueEmpty', 'QueueFull', 'ItemInterpreterDestroyed']


class QueueEmpty(QueueError, queue.Empty):
    """The queue is empty."""


class QueueFull(QueueError, queue.Full):
    """The queue is full."""


class ItemInterpreterDestroyed(QueueError):
    """What was put is gone with its interpreter."""


class UnboundQueueItem:
    """Stands for what an interpreter had put that is gone."""

    __slots__ = ()

    def __repr__(self):
        return f'{__name__}.UNBOUND'


UNBOUND = UnboundQueueItem()
UNBOUND_ERROR = object()
UNBOUND_REMOVE = object()


def _number(unbound):
    if unbound is UNBOUND_REMOVE:
        _gilscope.unsupported('UNBOUND_REMOVE')
    if unbound is UNBOUND_ERROR:
        return 2
    if unbound is UNBOUND:
        return 3
    raise NotImplementedError(f'unsupported unbound replacement op {unbound!r}')


def create(maxsize=0, *, unbounditems=UNBOUND):
    """Make a queue that can be sent to other interpreters."""
    return Queue(_interpreters.create_queue(maxsize, _number(unbounditems)).id)


def list_all():
    """All queues that this interpreter knows."""
    return [Queue(id) for id in sorted(_interpreters.queues)]


_known_queues = {}


def _rebuild(id, *parts):
    if id not in _interpreters.queues:
        _interpreters.Parts(id, *parts)
    return Queue(id)


class Queue:
    """A queue between interpreters."""

    def __new__(cls, id, /):
        if not isinstance(id, int):
            raise TypeError(f'id must be an int, got {id!r}')
        self = _known_queues.get(id)
        if self is None:
            if id not in _interpreters.queues:
                raise QueueNotFoundError(f'queue {id} not found')
            self = _known_queues[id] = super().__new__(cls)
            self._id = id
            self._parts = _interpreters.queues[id]
        return self

    def __reduce__(self):
        parts = self._parts
        return _rebuild, (self._id, parts.maxsize, parts.unbound, parts.handles)

    def __repr__(self):
        return f'{type(self).__name__}({self.id})'

    def __hash__(self):
        return hash(self._id)

    @property
    def id(self):
        return self._id

    @property
    def unbounditems(self):
        return UNBOUND if self._parts.unbound == 3 else UNBOUND_ERROR

    @property
    def maxsize(self):
        return self._parts.maxsize

    def empty(self):
        return self.qsize() == 0

    def full(self):
        return 0 < self._parts.maxsize <= self.qsize()

    def qsize(self):
        return self._parts.items._get_value()

    def put(self, obj, block=True, timeout=None, *, unbounditems=None, _delay=10 / 1000):
        """Put an object, waiting for room if need be; times are whole seconds, as in CPython."""
        data = _interpreters.queue_message(self._parts, obj, -1 if unbounditems is None else _number(unbounditems))
        if block and timeout is not None:
            timeout = int(timeout)
            if timeout < 0:
                raise ValueError('timeout value must be non-negative')
        if not self._parts.room.acquire(block, timeout):
            raise QueueFull(f'queue {self._id} is full')
        _interpreters.send(self._parts, data)

    def put_nowait(self, obj, *, unbounditems=None):
        return self.put(obj, False, unbounditems=unbounditems)

    def get(self, block=True, timeout=None, *, _delay=10 / 1000):
        """Wait for an object."""
        if block and timeout is not None:
            timeout = int(timeout)
            if timeout < 0:
                raise ValueError('timeout value must be non-negative')
        if not self._parts.items.acquire(block, timeout):
            raise QueueEmpty(f'queue {self._id} is empty')
        obj, unbound = _interpreters.receive(self._parts)
        if unbound == 2:
            raise ItemInterpreterDestroyed("item's original interpreter destroyed")
        return obj if unbound is None else UNBOUND

    def get_nowait(self):
        return self.get(False)
