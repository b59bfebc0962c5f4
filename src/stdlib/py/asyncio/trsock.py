"""`TransportSocket`: what a transport shows of its socket."""


class TransportSocket:
    """A socket that its transport reads and writes: it can be asked, not used."""

    __slots__ = ('_sock',)

    def __init__(self, sock):
        self._sock = sock

    def __repr__(self):
        text = f'<asyncio.TransportSocket fd={self.fileno()}, family={self.family!s}, type={self.type!s}, ' \
               f'proto={self.proto}'
        for name, ask in ('laddr', self.getsockname), ('raddr', self.getpeername):
            try:
                address = self.fileno() != -1 and ask()
            except OSError:
                continue
            if address:
                text += f', {name}={address}'
        return text + '>'

    def __getstate__(self):
        raise TypeError('Cannot serialize asyncio.TransportSocket object')

    def settimeout(self, value):
        if value != 0:
            raise ValueError('settimeout(): only 0 timeout is allowed on transport sockets')

    def gettimeout(self):
        return 0

    def setblocking(self, flag):
        if flag:
            raise ValueError('setblocking(): transport sockets cannot be blocking')


def _same(name):
    return lambda self, *args, **kwargs: getattr(self._sock, name)(*args, **kwargs)


for _name in ('fileno', 'dup', 'get_inheritable', 'shutdown', 'getsockopt', 'setsockopt', 'getpeername', 'getsockname',
              'getsockbyname'):
    setattr(TransportSocket, _name, _same(_name))
for _name in 'family', 'type', 'proto':
    setattr(TransportSocket, _name, property(lambda self, _name=_name: getattr(self._sock, _name)))
