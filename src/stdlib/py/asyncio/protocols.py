"""What a transport tells: a connection began, data came, the other side said it all, the connection is over."""

__all__ = ('BaseProtocol', 'Protocol', 'DatagramProtocol', 'SubprocessProtocol', 'BufferedProtocol')


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


class BufferedProtocol(BaseProtocol):
    """For streams whose bytes go straight into memory of the protocol."""

    __slots__ = ()

    def get_buffer(self, sizehint):
        """Where the next bytes go; -1 asks for any size."""

    def buffer_updated(self, nbytes):
        """So many bytes have come into the buffer."""

    def eof_received(self):
        pass


class DatagramProtocol(BaseProtocol):
    """For single messages; no transport of this library uses it."""

    __slots__ = ()

    def datagram_received(self, data, addr):
        pass

    def error_received(self, exc):
        pass


class SubprocessProtocol(BaseProtocol):
    """For the pipes of another program; no transport of this library uses it."""

    __slots__ = ()

    def pipe_data_received(self, fd, data):
        pass

    def pipe_connection_lost(self, fd, exc):
        pass

    def process_exited(self):
        pass


def _feed_data_to_buffered_proto(proto, data):
    """Give a buffered protocol bytes that are here already, in as many pieces as its buffers take."""
    while data:
        buffer = proto.get_buffer(len(data))
        room = len(buffer)
        if not room:
            raise RuntimeError('get_buffer() returned an empty buffer')
        part, data = data[:room], data[room:]
        buffer[:len(part)] = part
        proto.buffer_updated(len(part))
