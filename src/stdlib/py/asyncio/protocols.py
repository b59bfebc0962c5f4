"""What a transport tells: a connection began, data came, the other side said it all, the connection is over."""

__all__ = ('BaseProtocol', 'Protocol')


class BaseProtocol:
    """For all transports."""

    __slots__ = ()

    def connection_made(self, transport):
        pass

    def connection_lost(self, exc):
        pass

    def pause_writing(self):
        pass

    def resume_writing(self):
        pass


class Protocol(BaseProtocol):
    """For streams of bytes."""

    __slots__ = ()

    def data_received(self, data):
        pass

    def eof_received(self):
        pass
