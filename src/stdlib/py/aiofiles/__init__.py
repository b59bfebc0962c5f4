"""Files for asyncio: each call runs in a thread of the loop's pool."""

import asyncio
import builtins

import _gilscope

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


async def _open(args):
    return _File(await asyncio.get_running_loop().run_in_executor(None, lambda: builtins.open(*args)))


class AiofilesContextManager:
    """What open() returns: awaited or entered."""

    __module__ = 'aiofiles.base'

    def __init__(self, args):
        self._coroutine = _open(args)
        self._opened = None

    def __await__(self):
        return self._coroutine.__await__()

    async def __aenter__(self):
        self._opened = await self._coroutine
        return self._opened

    async def __aexit__(self, *args):
        await self._opened.close()


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None, *,
         loop=None, executor=None):
    return AiofilesContextManager((file, mode, buffering, encoding, errors, newline, closefd, opener))


def __getattr__(name):
    if name in ('base', 'stderr', 'stderr_bytes', 'stdin', 'stdin_bytes', 'stdout', 'stdout_bytes', 'tempfile',
                'threadpool'):
        _gilscope.unsupported(f'aiofiles.{name}')
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
