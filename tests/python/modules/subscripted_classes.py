"""Classes of the library that can be subscripted, helper bases that nobody sees, and calls on the wrong objects."""
import array
import collections
import collections.abc
import contextlib
import contextvars
import dataclasses
import difflib
import fileinput
import functools
import io
import itertools
import logging
import logging.handlers
import multiprocessing.queues
import os
import queue
import statistics
import tempfile
import threading
import types
import typing
import weakref

for cls in (queue.Queue, queue.SimpleQueue, queue.LifoQueue, logging.StreamHandler, logging.FileHandler,
            logging.LoggerAdapter, logging.handlers.RotatingFileHandler, contextlib.AbstractContextManager,
            contextlib.AbstractAsyncContextManager, contextlib.ExitStack, contextlib.AsyncExitStack, contextlib.closing,
            contextlib.aclosing, contextlib.nullcontext, contextlib.suppress, contextlib.redirect_stdout,
            contextlib.chdir, functools.cached_property, functools.partial, functools.partialmethod, array.array,
            contextvars.Token, contextvars.ContextVar, tempfile.TemporaryDirectory, tempfile.SpooledTemporaryFile,
            collections.deque, collections.defaultdict, collections.OrderedDict, collections.Counter,
            collections.ChainMap, collections.UserDict, itertools.chain, os.DirEntry, dataclasses.Field,
            fileinput.FileInput, multiprocessing.queues.Queue, multiprocessing.queues.SimpleQueue,
            multiprocessing.queues.JoinableQueue, difflib.SequenceMatcher, types.MappingProxyType, staticmethod,
            classmethod, type, list, ExceptionGroup, int, str, threading.Thread, threading.Lock, property):
    try:
        print(cls[int])
    except TypeError as error:
        print(error)


class Numbers(list):
    pass


class Meta(type):
    pass


Index = collections.defaultdict[str, list[int]]
print(Numbers[int], Index(list, a=[1]), Index.__args__)
try:
    Meta[int]
except TypeError as error:
    print(error)


class Jobs(queue.Queue[int]):
    pass


print(Jobs.__mro__, Jobs.__orig_bases__)


class Board(collections.abc.Mapping):
    pass


class Ticks(itertools.count):
    pass


for cls in (Board, Ticks, io.StringIO, io.BufferedReader, io.TextIOWrapper, itertools.chain, typing.TypeVar,
            weakref.WeakKeyDictionary, collections.UserList, collections.abc.Iterable, collections.abc.Sequence, bool):
    print([base.__name__ for base in cls.__mro__], cls.__mro__ == tuple(cls.mro()), cls.__base__, len(cls.__bases__))

for call in (lambda: threading.Lock.acquire(5), lambda: threading.Lock.release(None), lambda: queue.SimpleQueue.get(5),
             lambda: queue.SimpleQueue.put("q", 1), lambda: str.upper(5), lambda: list.append(5, 1),
             lambda: collections.deque.append([], 1)):
    try:
        call()
    except TypeError as error:
        print(error)

union = typing.Union[int, str]
print(union.__name__, union.__qualname__, (int | None).__name__, type(union).__name__)

x, y = [1, 2, 3, 4, 5, 5], [5, 6, 7, 8, 7, 9]
print(statistics.correlation(x, y), statistics.correlation(x, y, method="ranked"))
try:
    statistics.correlation(x, y, method="other")
except ValueError as error:
    print(error)
