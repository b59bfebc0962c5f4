"""Years before 1000, the names of parameters in os.path, dialects of csv that contradict themselves, classes made by ABCMeta."""
import abc
import csv
import datetime
import io
import os.path
import time
import types
import typing

early = datetime.datetime(999, 1, 2, 3, 4, 5)
print(early.strftime("%Y %G %C %y|%F|%c|%x|%%Y %%%Y"), f"{early:%Y}")
print(datetime.date(1, 1, 1).strftime("%Y-%m-%d %G %F %C"), f"{datetime.date(1, 1, 1):%d.%m.%Y}")
print(time.strftime("%Y", (99, 1, 1, 0, 0, 0, 0, 1, 0)))

for call in ('basename(p="a/b")', 'commonprefix(m=["ab"])', 'commonprefix(["ab", "ac"])', 'dirname(p="a")',
             'isdir(s="q")', 'isdir(path="q")', 'isabs(s="/a")', 'join(a="x")', 'join("a", "b")', 'normcase(s="A")',
             'realpath(filename="/q")', 'split(p="a")', 'splitext(p="a.b")', 'splitdrive(p="a")', 'splitdrive("/a")'):
    try:
        print(call, eval("os.path." + call))
    except TypeError as error:
        print(error)

for options in ({"delimiter": '"'}, {"escapechar": ","}, {"escapechar": '"'}, {"lineterminator": '"'},
                {"lineterminator": ","}, {"escapechar": "!", "lineterminator": "\n!"}, {"quotechar": None},
                {"quotechar": ",", "quoting": csv.QUOTE_NONE}, {"escapechar": None, "quotechar": None, "quoting": 3}):
    for make in (csv.reader, csv.writer):
        try:
            make(io.StringIO("a,b"), **options)
            print(options, "fine")
        except (TypeError, ValueError) as error:
            print(options, type(error).__name__, error)

A = abc.ABCMeta("A", (), {})
B = type("B", (A,), {})
print(A, B, types.new_class("E", (A,)), type("G", (typing.Protocol,), {}), abc.ABCMeta("D", (), {"__module__": "mine"}))


class C(A):
    pass


print(C)
