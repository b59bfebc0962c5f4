"""Files for asyncio: each call runs in a thread of the loop's pool."""

import asyncio
import builtins

__version__ = '25.1.0'


class _File:
    """A file whose methods are awaited."""

    def __init__(self, file):
        self._file = file

    @property
    def closed(self):
        return self._file.closed

    @property
    def name(self):
        return self._file.name

    @property
    def mode(self):
        return self._file.mode

    async def _run(self, method, *args):
        return await asyncio.get_running_loop().run_in_executor(None, method, *args)

    async def read(self, *args):
        return await self._run(self._file.read, *args)

    async def readline(self, *args):
        return await self._run(self._file.readline, *args)

    async def readlines(self, *args):
        return await self._run(self._file.readlines, *args)

    async def readall(self):
        return await self._run(self._file.read)

    async def write(self, data):
        return await self._run(self._file.write, data)

    async def writelines(self, lines):
        return await self._run(self._file.writelines, lines)

    async def flush(self):
        return await self._run(self._file.flush)

    async def seek(self, *args):
        return await self._run(self._file.seek, *args)

    async def tell(self):
        return await self._run(self._file.tell)

    async def truncate(self, *args):
        return await self._run(self._file.truncate, *args)

    async def close(self):
        return await self._run(self._file.close)

    def fileno(self):
        return self._file.fileno()

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await self.close()


class _Open:
    """What open() returns: awaited or entered."""

    def __init__(self, args, kwargs):
        self._args = args
        self._kwargs = kwargs
        self._opened = None

    async def _open(self):
        loop = asyncio.get_running_loop()
        args, kwargs = self._args, self._kwargs
        self._opened = _File(await loop.run_in_executor(None, lambda: builtins.open(*args, **kwargs)))
        return self._opened

    def __await__(self):
        return self._open().__await__()

    async def __aenter__(self):
        return await self._open()

    async def __aexit__(self, *args):
        await self._opened.close()


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None, *,
         loop=None, executor=None):
    return _Open((file, mode, buffering, encoding, errors, newline, closefd, opener), {})
