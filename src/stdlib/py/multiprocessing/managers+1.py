# Proxies, and the managers of what they stand for. Start at `BaseProxy._callmethod`.

class BaseProxy(object):
    """Stands for an object in the server."""

    def __init__(self, token, serializer, manager=None, authkey=None, exposed=None, incref=True, manager_owned=False):
        self._token = token
        self._id = self._token.id
        self._manager = manager
        self._serializer = serializer
        self._authkey = process.current_process().authkey if authkey is None else authkey
        util.register_after_fork(self, BaseProxy._after_fork)

    def _callmethod(self, methodname, args=(), kwds={}):
        """Call a method of the object and return its result, or a proxy of it."""
        conn = _connected(self._token.address)
        conn.send((self._id, methodname, args, kwds))
        kind, result = conn.recv()
        if kind == '#RETURN':
            return result
        elif kind == '#PROXY':
            exposed, token = result
            # Only the process that made the proxy knows the manager.
            proxytype = self._manager._registry[token.typeid][-1]
            return proxytype(token, self._serializer, manager=self._manager, authkey=self._authkey, exposed=exposed)
        try:
            raise convert_to_error(kind, result)
        finally:
            del result

    def _getvalue(self):
        """A copy of the object."""
        return self._callmethod('#GETVALUE')

    def _after_fork(self):
        self._manager = None

    def __reduce__(self):
        kwds = {}
        if not isinstance(self._token.address, int) and context.get_spawning_popen() is not None:
            kwds['authkey'] = self._authkey
        if getattr(self, '_isauto', False):
            kwds['exposed'] = self._exposed_
            return RebuildProxy, (AutoProxy, self._token, self._serializer, kwds)
        return RebuildProxy, (type(self), self._token, self._serializer, kwds)

    def __deepcopy__(self, memo):
        return self._getvalue()

    def __repr__(self):
        return '<%s object, typeid %r at %#x>' % (type(self).__name__, self._token.typeid, id(self))

    def __str__(self):
        try:
            return self._callmethod('__repr__')
        except Exception:
            return repr(self)[:-1] + "; '__str__()' failed>"


def RebuildProxy(func, token, serializer, kwds):
    """A proxy that has come from another process."""
    if 'authkey' in kwds:
        _keys[token.address] = kwds['authkey']
    return func(token, serializer, **kwds)


def MakeProxyType(name, exposed, _cache={}):
    """A class of proxies with these methods, which tracebacks show as code without a text."""
    exposed = tuple(exposed)
    try:
        return _cache[(name, exposed)]
    except KeyError:
        pass
    dic = {}
    for meth in exposed:
        exec('''def %s(self, /, *args, **kwds):
        return self._callmethod(%r, args, kwds)''' % (meth, meth), dic)
    dic['__module__'] = __name__
    ProxyType = type(name, (BaseProxy,), dic)
    ProxyType._exposed_ = exposed
    _cache[(name, exposed)] = ProxyType
    return ProxyType


def AutoProxy(token, serializer, manager=None, authkey=None, exposed=None, incref=True, manager_owned=False):
    """A proxy with the public methods of its object."""
    if exposed is None:
        exposed = dispatch(_connected(token.address), None, 'get_methods', (token,))
    ProxyType = MakeProxyType('AutoProxy[%s]' % token.typeid, exposed)
    proxy = ProxyType(token, serializer, manager=manager, authkey=authkey, incref=incref, manager_owned=manager_owned)
    proxy._isauto = True
    return proxy


class IteratorProxy(BaseProxy):
    _exposed_ = ('__next__', 'send', 'throw', 'close')

    def __iter__(self):
        return self

    def __next__(self, *args):
        return self._callmethod('__next__', args)

    def send(self, *args):
        return self._callmethod('send', args)

    def throw(self, *args):
        return self._callmethod('throw', args)

    def close(self, *args):
        return self._callmethod('close', args)


class AcquirerProxy(BaseProxy):
    _exposed_ = ('acquire', 'release', 'locked')

    def acquire(self, blocking=True, timeout=None):
        args = (blocking,) if timeout is None else (blocking, timeout)
        return self._callmethod('acquire', args)

    def release(self):
        return self._callmethod('release')

    def locked(self):
        return self._callmethod('locked')

    def __enter__(self):
        return self._callmethod('acquire')

    def __exit__(self, exc_type, exc_val, exc_tb):
        return self._callmethod('release')


class ConditionProxy(AcquirerProxy):
    _exposed_ = ('acquire', 'release', 'locked', 'wait', 'notify', 'notify_all')

    def wait(self, timeout=None):
        return self._callmethod('wait', (timeout,))

    def notify(self, n=1):
        return self._callmethod('notify', (n,))

    def notify_all(self):
        return self._callmethod('notify_all')

    def wait_for(self, predicate, timeout=None):
        import time
        result = predicate()
        deadline = None if timeout is None else time.monotonic() + timeout
        while not result:
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result


class EventProxy(BaseProxy):
    _exposed_ = ('is_set', 'set', 'clear', 'wait')

    def is_set(self):
        return self._callmethod('is_set')

    def set(self):
        return self._callmethod('set')

    def clear(self):
        return self._callmethod('clear')

    def wait(self, timeout=None):
        return self._callmethod('wait', (timeout,))


class BarrierProxy(BaseProxy):
    _exposed_ = ('__getattribute__', 'wait', 'abort', 'reset')

    def wait(self, timeout=None):
        return self._callmethod('wait', (timeout,))

    def abort(self):
        return self._callmethod('abort')

    def reset(self):
        return self._callmethod('reset')

    @property
    def parties(self):
        return self._callmethod('__getattribute__', ('parties',))

    @property
    def n_waiting(self):
        return self._callmethod('__getattribute__', ('n_waiting',))

    @property
    def broken(self):
        return self._callmethod('__getattribute__', ('broken',))


class Namespace(object):
    """An object for attributes."""

    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        items = ['%s=%r' % (name, value) for name, value in self.__dict__.items() if not name.startswith('_')]
        return '%s(%s)' % (self.__class__.__name__, ', '.join(sorted(items)))


class NamespaceProxy(BaseProxy):
    _exposed_ = ('__getattribute__', '__setattr__', '__delattr__')

    def __getattr__(self, key):
        if key[0] == '_':
            return object.__getattribute__(self, key)
        callmethod = object.__getattribute__(self, '_callmethod')
        return callmethod('__getattribute__', (key,))

    def __setattr__(self, key, value):
        if key[0] == '_':
            return object.__setattr__(self, key, value)
        callmethod = object.__getattribute__(self, '_callmethod')
        return callmethod('__setattr__', (key, value))

    def __delattr__(self, key):
        if key[0] == '_':
            return object.__delattr__(self, key)
        callmethod = object.__getattribute__(self, '_callmethod')
        return callmethod('__delattr__', (key,))


class Value(object):
    def __init__(self, typecode, value, lock=True):
        self._typecode = typecode
        self._value = value

    def get(self):
        return self._value

    def set(self, value):
        self._value = value

    def __repr__(self):
        return '%s(%r, %r)' % (type(self).__name__, self._typecode, self._value)

    value = property(get, set)


class ValueProxy(BaseProxy):
    _exposed_ = ('get', 'set')

    def get(self):
        return self._callmethod('get')

    def set(self, value):
        return self._callmethod('set', (value,))

    value = property(get, set)
    __class_getitem__ = classmethod(types.GenericAlias)


def Array(typecode, sequence, lock=True):
    return array.array(typecode, sequence)


_LIST = ('__add__', '__contains__', '__delitem__', '__getitem__', '__imul__', '__len__', '__mul__', '__reversed__',
         '__rmul__', '__setitem__', 'append', 'clear', 'copy', 'count', 'extend', 'index', 'insert', 'pop', 'remove',
         'reverse', 'sort')
_DICT = ('__contains__', '__delitem__', '__getitem__', '__ior__', '__iter__', '__len__', '__or__', '__reversed__',
         '__ror__', '__setitem__', 'clear', 'copy', 'fromkeys', 'get', 'items', 'keys', 'pop', 'popitem',
         'setdefault', 'update', 'values')
_POOL = ('apply', 'apply_async', 'close', 'imap', 'imap_unordered', 'join', 'map', 'map_async', 'starmap',
         'starmap_async', 'terminate')
_SET = ('__and__', '__class_getitem__', '__contains__', '__iand__', '__ior__', '__isub__', '__iter__', '__ixor__',
        '__len__', '__or__', '__rand__', '__ror__', '__rsub__', '__rxor__', '__sub__', '__xor__', '__ge__', '__gt__',
        '__le__', '__lt__', 'add', 'clear', 'copy', 'difference', 'difference_update', 'discard', 'intersection',
        'intersection_update', 'isdisjoint', 'issubset', 'issuperset', 'pop', 'remove', 'symmetric_difference',
        'symmetric_difference_update', 'union', 'update')

BaseListProxy = MakeProxyType('BaseListProxy', _LIST)
_BaseDictProxy = MakeProxyType('_BaseDictProxy', _DICT)
_BaseDictProxy._method_to_typeid_ = {'__iter__': 'Iterator'}
_BaseSetProxy = MakeProxyType('_BaseSetProxy', _SET)
ArrayProxy = MakeProxyType('ArrayProxy', ('__len__', '__getitem__', '__setitem__'))
BasePoolProxy = MakeProxyType('PoolProxy', _POOL)
BasePoolProxy._method_to_typeid_ = {
    'apply_async': 'AsyncResult', 'map_async': 'AsyncResult', 'starmap_async': 'AsyncResult', 'imap': 'Iterator',
    'imap_unordered': 'Iterator'}


class ListProxy(BaseListProxy):
    def __iadd__(self, value):
        self._callmethod('extend', (value,))
        return self

    def __imul__(self, value):
        self._callmethod('__imul__', (value,))
        return self

    __class_getitem__ = classmethod(types.GenericAlias)


class DictProxy(_BaseDictProxy):
    def __ior__(self, value):
        self._callmethod('__ior__', (value,))
        return self

    __class_getitem__ = classmethod(types.GenericAlias)


class SetProxy(_BaseSetProxy):
    def __ior__(self, value):
        self._callmethod('__ior__', (value,))
        return self

    def __iand__(self, value):
        self._callmethod('__iand__', (value,))
        return self

    def __ixor__(self, value):
        self._callmethod('__ixor__', (value,))
        return self

    def __isub__(self, value):
        self._callmethod('__isub__', (value,))
        return self

    __class_getitem__ = classmethod(types.GenericAlias)


collections.abc.MutableSequence.register(BaseListProxy)
collections.abc.MutableMapping.register(_BaseDictProxy)
collections.abc.MutableMapping.register(_BaseSetProxy)


class PoolProxy(BasePoolProxy):
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()


class SyncManager(BaseManager):
    """A manager that knows the usual types."""


def _pool(*args, **kwds):
    from multiprocessing.pool import Pool
    return Pool(*args, **kwds)


def _register():
    import queue
    register = SyncManager.register
    register('Queue', queue.Queue)
    register('JoinableQueue', queue.Queue)
    register('Event', threading.Event, EventProxy)
    register('Lock', threading.Lock, AcquirerProxy)
    register('RLock', threading.RLock, AcquirerProxy)
    register('Semaphore', threading.Semaphore, AcquirerProxy)
    register('BoundedSemaphore', threading.BoundedSemaphore, AcquirerProxy)
    register('Condition', threading.Condition, ConditionProxy)
    register('Barrier', threading.Barrier, BarrierProxy)
    register('Pool', _pool, PoolProxy)
    register('list', list, ListProxy)
    register('dict', dict, DictProxy)
    register('set', set, SetProxy)
    register('Value', Value, ValueProxy)
    register('Array', Array, ArrayProxy)
    register('Namespace', Namespace, NamespaceProxy)
    register('Iterator', proxytype=IteratorProxy, create_method=False)
    register('AsyncResult', create_method=False)


_register()


class SharedMemoryManager(BaseManager):
    """Makes blocks of shared memory and removes them when it shuts down."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._blocks = []

    def _started(self):
        self._stop, self.shutdown = self.shutdown, self._end

    def _end(self):
        while self._blocks:
            block = self._blocks.pop()
            block.close()
            block.unlink()
        self._stop()

    def SharedMemory(self, size):
        from multiprocessing.shared_memory import SharedMemory
        return self._keep(SharedMemory(create=True, size=size))

    def ShareableList(self, sequence):
        from multiprocessing.shared_memory import ShareableList
        made = ShareableList(sequence)
        self._keep(made.shm)
        return made

    def _keep(self, block):
        self._blocks.append(block)
        return block
