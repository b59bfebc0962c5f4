"""Managers: a server process that keeps objects, and proxies that call their methods from anywhere.

A proxy sends (number of the object, method, arguments) and waits for the answer; each thread has a connection of its
own, which a thread of the server serves. Objects live as long as the server: proxies are not counted.
"""

import array
import collections.abc
import itertools
import sys
import threading
import types
from traceback import format_exc
import _gilscope
import _processes
from multiprocessing import connection, context, get_context, process, reduction, util
from multiprocessing.context import ProcessError

__all__ = ['BaseManager', 'SyncManager', 'BaseProxy', 'Token', 'SharedMemoryManager']


def _rebuild_as_list(view):
    return list, (list(view),)


def _rebuild_iterator(iterator):
    return iter, (list(iterator),)


for _view in ({}.keys(), {}.values(), {}.items()):
    reduction.register(type(_view), _rebuild_as_list)
for _view in (reversed([]), reversed({}), iter(set())):
    reduction.register(type(_view), _rebuild_iterator)


class Token(object):
    """What a proxy needs to find its object: type, place of the server, number."""

    def __init__(self, typeid, address, id):
        self.typeid, self.address, self.id = typeid, address, id

    def __repr__(self):
        return '%s(typeid=%r, address=%r, id=%r)' % (self.__class__.__name__, self.typeid, self.address, self.id)


class RemoteError(Exception):
    """An error of the server itself, with its traceback."""

    def __str__(self):
        return ('\n' + '-'*75 + '\n' + str(self.args[0]) + '-'*75)


def convert_to_error(kind, result):
    if kind == '#ERROR':
        return result
    if kind in ('#TRACEBACK', '#UNSERIALIZABLE'):
        return RemoteError(result if kind == '#TRACEBACK' else 'Unserializable message: %s\n' % result)
    return ValueError('Unrecognized message type {!r}'.format(kind))


def public_methods(obj):
    return [name for name in dir(obj) if name[0] != '_' and callable(getattr(obj, name))]


_keys = {}  # of servers at addresses of their own
_tls = util.ForkAwareLocal()  # a child made by fork makes connections of its own


def _connected(address):
    """This thread's connection to a server."""
    connections = getattr(_tls, 'connections', None)
    if connections is None:
        connections = _tls.connections = {}
    conn = connections.get(address)
    if conn is None:
        if isinstance(address, int):
            conn = connection.Connection(_processes.connect(address))
        else:
            conn = connection.Client(address, authkey=_keys.get(address, process.current_process().authkey))
        connections[address] = conn
    return conn


def dispatch(c, id, methodname, args=(), kwds={}):
    """Have the server do something and return the result."""
    c.send((id, methodname, args, kwds))
    kind, result = c.recv()
    if kind == '#RETURN':
        return result
    raise convert_to_error(kind, result)


class Server(object):
    """Keeps the objects."""

    public = ['shutdown', 'create', 'get_methods', 'dummy']

    def __init__(self, registry, address=None, authkey=None):
        self.registry = registry
        self._listens = address is not None
        if self._listens:
            self._listener = connection.Listener(address, backlog=128, authkey=authkey)
            self.address = self._listener.address
        else:
            self._listener, self.address = _processes.listen()
        self.id_to_obj = {}
        self._counter = itertools.count(1)
        self.mutex = threading.Lock()
        self.stop_event = threading.Event()

    def serve_forever(self):
        process.current_process()._manager_server = self
        accepter = threading.Thread(target=self.accepter)
        accepter.daemon = True
        accepter.start()
        try:
            self.stop_event.wait()
        except KeyboardInterrupt:
            pass
        sys.exit(0)

    def accepter(self):
        while True:
            if self._listens:
                try:
                    conn = self._listener.accept()
                except (OSError, ProcessError):
                    continue
            else:
                ticket = int.from_bytes(_processes.read(self._listener, 4), 'little')
                conn = connection.Connection(_processes.unpack(ticket))
            t = threading.Thread(target=self.serve_client, args=(conn,))
            t.daemon = True
            t.start()

    def _handle_request(self, c, funcname, args, kwds):
        try:
            assert funcname in self.public, '%r unrecognized' % funcname
            func = getattr(self, funcname)
        except Exception:
            return '#TRACEBACK', format_exc()
        try:
            result = func(c, *args, **kwds)
        except Exception:
            return '#TRACEBACK', format_exc()
        return '#RETURN', result

    def serve_client(self, conn):
        recv = conn.recv
        send = conn.send
        id_to_obj = self.id_to_obj
        while not self.stop_event.is_set():
            try:
                methodname = obj = None
                ident, methodname, args, kwds = recv()
                if ident is None:
                    msg = self._handle_request(conn, methodname, args, kwds)
                else:
                    obj, exposed, gettypeid = id_to_obj[ident]
                    if methodname not in exposed:
                        raise AttributeError(
                            'method %r of %r object is not in exposed=%r' %
                            (methodname, type(obj), exposed)
                            )
                    function = getattr(obj, methodname)
                    try:
                        res = function(*args, **kwds)
                    except Exception as e:
                        msg = ('#ERROR', e)
                    else:
                        typeid = gettypeid and gettypeid.get(methodname, None)
                        if typeid:
                            rident, rexposed = self.create(conn, typeid, res)
                            msg = ('#PROXY', (rexposed, Token(typeid, self.address, rident)))
                        else:
                            msg = ('#RETURN', res)
            except AttributeError:
                if methodname is None:
                    msg = ('#TRACEBACK', format_exc())
                else:
                    try:
                        fallback_func = self.fallback_mapping[methodname]
                        result = fallback_func(self, conn, ident, obj, *args, **kwds)
                        msg = ('#RETURN', result)
                    except Exception:
                        msg = ('#TRACEBACK', format_exc())
            except EOFError:
                sys.exit(0)
            except Exception:
                msg = ('#TRACEBACK', format_exc())
            try:
                send(msg)
            except Exception:
                send(('#UNSERIALIZABLE', format_exc()))

    def fallback_getvalue(self, conn, ident, obj):
        return obj

    def fallback_str(self, conn, ident, obj):
        return str(obj)

    def fallback_repr(self, conn, ident, obj):
        return repr(obj)

    fallback_mapping = {'__str__': fallback_str, '__repr__': fallback_repr, '#GETVALUE': fallback_getvalue}

    def dummy(self, c):
        pass

    def shutdown(self, c):
        self.stop_event.set()

    def create(self, c, typeid, /, *args, **kwds):
        with self.mutex:
            callable, exposed, method_to_typeid, proxytype = self.registry[typeid]
            if callable is None:
                if kwds or (len(args) != 1):
                    raise ValueError(
                        "Without callable, must have one non-keyword argument")
                obj = args[0]
            else:
                obj = callable(*args, **kwds)
            if exposed is None:
                exposed = public_methods(obj)
            if method_to_typeid is not None:
                if not isinstance(method_to_typeid, dict):
                    raise TypeError(
                        "Method_to_typeid {0!r}: type {1!s}, not dict".format(
                            method_to_typeid, type(method_to_typeid)))
                exposed = list(exposed) + list(method_to_typeid)
            ident = '%x' % next(self._counter)
            self.id_to_obj[ident] = (obj, set(exposed), method_to_typeid)
        return ident, tuple(exposed)

    def get_methods(self, c, token):
        return tuple(self.id_to_obj[token.id][1])


class State(object):
    INITIAL, STARTED, SHUTDOWN = range(3)

    def __init__(self):
        self.value = State.INITIAL


class BaseManager(object):
    """Starts the server and makes proxies. Types of objects are registered with the class."""

    _registry = {}
    _Server = Server

    def __init__(self, address=None, authkey=None, serializer='pickle', ctx=None, *, shutdown_timeout=1.0):
        if serializer != 'pickle':
            if serializer == 'xmlrpclib':
                _gilscope.unsupported('managers that talk XML')
            raise KeyError(serializer)
        self._address = address
        self._authkey = process.AuthenticationString(
            process.current_process().authkey if authkey is None else authkey)
        self._state = State()
        self._serializer = serializer
        self._ctx = ctx or get_context()
        self._shutdown_timeout = shutdown_timeout

    def _check_initial(self):
        if self._state.value != State.INITIAL:
            if self._state.value == State.STARTED:
                raise ProcessError("Already started server")
            elif self._state.value == State.SHUTDOWN:
                raise ProcessError("Manager has shut down")
            else:
                raise ProcessError(
                    "Unknown state {!r}".format(self._state.value))

    def start(self, initializer=None, initargs=()):
        """Start the server process."""
        self._check_initial()
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        reader, writer = connection.Pipe(duplex=False)
        self._process = self._ctx.Process(target=type(self)._run_server,
                                          args=(self._registry, self._address, self._authkey, self._serializer, writer,
                                                initializer, initargs))
        ident = ':'.join(str(i) for i in self._process._identity)
        self._process.name = type(self).__name__ + '-' + ident
        self._process.start()
        writer.close()
        self._address = reader.recv()
        reader.close()
        _keys[self._address] = self._authkey
        self._state.value = State.STARTED
        self.shutdown = util.Finalize(None, type(self)._finalize_manager,
                                      args=(self._process, self._address, self._state, self._shutdown_timeout),
                                      exitpriority=0)
        self._started()

    def _started(self):
        pass

    @classmethod
    def _run_server(cls, registry, address, authkey, serializer, writer, initializer=None, initargs=()):
        if initializer is not None:
            initializer(*initargs)
        server = cls._Server(registry, address, authkey)
        writer.send(server.address)
        writer.close()
        server.serve_forever()

    def _create(self, typeid, /, *args, **kwds):
        assert self._state.value == State.STARTED, 'server not yet started'
        conn = _connected(self._address)
        id, exposed = dispatch(conn, None, 'create', (typeid,)+args, kwds)
        return Token(typeid, self._address, id), exposed

    def get_server(self):
        """The server, to be run by this process."""
        self._check_initial()
        if self._address is None:
            _gilscope.unsupported('get_server() of managers without an address')
        return self._Server(self._registry, self._address, self._authkey)

    def connect(self):
        """Use a server that somebody else has started."""
        Client = connection.Client
        conn = Client(self._address, authkey=self._authkey)
        _keys[self._address] = self._authkey
        if getattr(_tls, 'connections', None) is None:
            _tls.connections = {}
        _tls.connections[self._address] = conn
        dispatch(conn, None, 'dummy')
        self._state.value = State.STARTED

    def join(self, timeout=None):
        if self._process is not None:
            self._process.join(timeout)

    @property
    def address(self):
        return self._address

    def __enter__(self):
        if self._state.value == State.INITIAL:
            self.start()
        if self._state.value != State.STARTED:
            if self._state.value == State.INITIAL:
                raise ProcessError("Unable to start server")
            elif self._state.value == State.SHUTDOWN:
                raise ProcessError("Manager has shut down")
            else:
                raise ProcessError(
                    "Unknown state {!r}".format(self._state.value))
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown()

    @staticmethod
    def _finalize_manager(process, address, state, shutdown_timeout):
        if process.is_alive():
            try:
                dispatch(_connected(address), None, 'shutdown')
            except Exception:
                pass
            process.join(timeout=shutdown_timeout)
            if process.is_alive():
                process.terminate()
                process.join(timeout=shutdown_timeout)
        state.value = State.SHUTDOWN

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None, create_method=True):
        """Let managers of this class keep objects of one more type."""
        if '_registry' not in cls.__dict__:
            cls._registry = cls._registry.copy()
        if proxytype is None:
            proxytype = AutoProxy
        exposed = exposed or getattr(proxytype, '_exposed_', None)
        method_to_typeid = method_to_typeid or getattr(proxytype, '_method_to_typeid_', None)
        if method_to_typeid:
            for key, value in list(method_to_typeid.items()):
                assert type(key) is str, '%r is not a string' % key
                assert type(value) is str, '%r is not a string' % value
        cls._registry[typeid] = (callable, exposed, method_to_typeid, proxytype)
        if create_method:
            def temp(self, /, *args, **kwds):
                token, exp = self._create(typeid, *args, **kwds)
                return proxytype(token, self._serializer, manager=self, authkey=self._authkey, exposed=exp)
            temp.__name__ = typeid
            setattr(cls, typeid, temp)
