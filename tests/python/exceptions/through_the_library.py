"""Errors in functions of the library: which calls a traceback shows, and which of them with their text."""
import base64
import collections.abc
import configparser
import copy
import functools
import hashlib
import os
import pathlib
import random
import shutil
import threading
import traceback


class Twice(collections.abc.MutableSequence):
    def __init__(self):
        self.items = []

    def __getitem__(self, at):
        return self.items[at]

    def __setitem__(self, at, item):
        self.items[at] = item

    def __delitem__(self, at):
        del self.items[at]

    def __len__(self):
        return len(self.items)

    def insert(self, at, item):
        self.items.insert(at, item)


@functools.lru_cache
def cached(key):
    return key


def attempt(what):
    try:
        what()
    except Exception:
        print(traceback.format_exc(), end='')


attempt(lambda: os.environ['NO_SUCH_NAME'])
attempt(lambda: os.environ.__setitem__('level', 3))
attempt(lambda: os.makedirs('.'))
attempt(lambda: os.stat('missing.txt'))
attempt(lambda: os.listdir('missing'))
attempt(lambda: os.path.getsize('missing.txt'))
attempt(lambda: os.path.join('logs', 3))
attempt(lambda: os.path.exists([]))
attempt(lambda: os.fspath(3))
attempt(lambda: pathlib.Path('missing.txt').read_text())
attempt(lambda: pathlib.Path('missing').stat())
attempt(lambda: list(pathlib.Path('missing').iterdir()))
attempt(lambda: pathlib.Path('a').relative_to('b'))
attempt(lambda: shutil.copy('missing.txt', 'there.txt'))
attempt(lambda: Twice().pop())
attempt(lambda: cached([]))
attempt(lambda: hashlib.md5('text'))
attempt(lambda: copy.deepcopy(threading.Lock()))
attempt(lambda: base64.b64encode('text'))
attempt(lambda: random.choices([]))
attempt(lambda: configparser.ConfigParser().get('db', 'host'))
attempt(lambda: super(int, 'a'))
attempt(lambda: super(int, str))
try:
    Twice().pop()
except IndexError as e:
    for call in traceback.extract_tb(e.__traceback__)[::2]:
        print(call.name, repr(call.line), call.lineno == call.end_lineno, call.colno, call.end_colno)
