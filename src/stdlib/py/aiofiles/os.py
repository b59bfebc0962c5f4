"""`aiofiles.os`: functions of `os`, each run in a thread of the loop's pool."""

import asyncio
import os as _os
import types


def _wrap(function):
    async def call(*args, **kwargs):
        return await asyncio.get_running_loop().run_in_executor(None, lambda: function(*args, **kwargs))
    call.__name__ = function.__name__
    return call


for _name in ('access', 'getcwd', 'listdir', 'makedirs', 'mkdir', 'remove', 'removedirs', 'rename', 'renames',
              'replace', 'rmdir', 'scandir', 'stat', 'unlink'):
    if hasattr(_os, _name):
        globals()[_name] = _wrap(getattr(_os, _name))
path = types.SimpleNamespace(**{name: _wrap(getattr(_os.path, name)) for name in (
    'abspath', 'exists', 'getatime', 'getctime', 'getmtime', 'getsize', 'isdir', 'isfile', 'islink', 'samefile')})
del _name
