"""HTTP/1.1 over asyncio streams, for the client libraries here."""

import asyncio


class Connection:
    """Both directions of a connection."""

    def __init__(self, reader, writer):
        self.reader = reader
        self.writer = writer
        self.closed = False

    def close(self):
        if not self.closed:
            self.closed = True
            self.writer.close()


class Answer:
    """An answer whose body is still to come."""

    def __init__(self, connection, status, reason, headers, method, timeout):
        self.connection = connection
        self.status = status
        self.reason = reason
        self.headers = headers
        self._timeout = timeout
        names = {key.lower(): value for key, value in headers}
        self.chunked = names.get('transfer-encoding', '').lower() == 'chunked'
        self.keep = 'close' not in names.get('connection', '').lower()
        length = names.get('content-length', '')
        self.left = int(length) if length.isdigit() and not self.chunked else None
        if method == 'HEAD' or status in (204, 304):
            self.left = 0
            self.chunked = False
        if self.left is None and not self.chunked:
            self.keep = False
        self.done = self.left == 0
        self._chunk = 0

    async def some(self, most=65536):
        """The next bytes; empty at the end."""
        if self.done:
            return b''
        reader = self.connection.reader
        async with asyncio.timeout(self._timeout):
            if self.chunked:
                if self._chunk == 0:
                    self._chunk = int((await reader.readline()).split(b';')[0], 16)
                    if self._chunk == 0:
                        while (await reader.readline()) not in (b'\r\n', b'\n', b''):
                            pass
                        self.done = True
                        return b''
                data = await reader.read(min(most, self._chunk))
                self._chunk -= len(data)
                if self._chunk == 0:
                    await reader.readline()
            else:
                data = await reader.read(most if self.left is None else min(most, self.left))
                if self.left is not None:
                    self.left -= len(data)
                    self.done = self.left == 0
        if not data:
            if self.left:
                raise EOFError('the answer ended early')
            self.done = True
        return data

    async def read(self):
        parts = []
        while part := await self.some():
            parts.append(part)
        return b''.join(parts)


async def connect(host, port, tls, timeout):
    async with asyncio.timeout(timeout):
        reader, writer = await asyncio.open_connection(host, port)
    return Connection(reader, writer)


async def exchange(connection, method, target, host, port, headers, body, timeout):
    """Sends a request and reads the head of its answer."""
    lines = [f'{method} {target} HTTP/1.1', f'Host: {host}' if port in (80, 443) else f'Host: {host}:{port}']
    lines += [f'{key}: {value}' for key, value in headers if key.lower() != 'host']
    connection.writer.write('\r\n'.join(lines + ['', '']).encode('latin-1') + (body or b''))
    await connection.writer.drain()
    async with asyncio.timeout(timeout):
        while True:
            line = (await connection.reader.readline()).decode('latin-1')
            if not line:
                raise EOFError('no answer')
            _, status, *reason = line.strip().split(' ', 2)
            pairs = []
            while (line := await connection.reader.readline()) not in (b'\r\n', b'\n', b''):
                key, _, value = line.decode('latin-1').partition(':')
                pairs.append((key.strip(), value.strip()))
            if status != '100':
                break
    return Answer(connection, int(status), reason[0] if reason else '', pairs, method, timeout)
