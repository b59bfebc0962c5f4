"""What modules, functions in C, weak references, members and metadata say they are; warnings of old ways."""
import array
import abc
import asyncio
import bisect
import collections
import csv
import datetime
import heapq
import io
import json
import math
import operator
import os
import sys
import threading
import time
import warnings
import weakref
from dataclasses import dataclass, field, fields
from enum import Enum

for module in (abc, array, asyncio, collections, heapq, io, json, math, os, os.path, sys, threading,
               time):
    print(module)
print(os.stat, os.listdir, heapq.heappush, bisect.insort, operator.add, time.sleep, len)
print(repr(os.makedirs)[:19], repr(os.path.join)[:14])


class Node:
    pass


def call():
    pass


def shown(reference):
    return ' '.join(word for word in repr(reference).split() if not word.startswith('0x'))


node = Node()
for target in (node, Node, call, threading):
    print(shown(weakref.ref(target)))


class Colour(Enum):
    RED = 1
    ROUGE = 1


@dataclass
class Job:
    name: str = field(metadata={'unit': 'm'})
    size: int = 0


print(Colour.__members__, repr(Colour.__members__), Colour.__members__['ROUGE'], len(Colour.__members__))
print(repr(fields(Job)[0].metadata), fields(Job)[0].metadata['unit'], fields(Job)[1], len(fields(Job)[1].metadata))
for change in (Colour.__members__, fields(Job)[0].metadata):
    try:
        change['new'] = 1
    except TypeError as e:
        print(e)
print(list(csv.reader(['a  b "c d"'], delimiter=' ', skipinitialspace=True)))
print(datetime.datetime.fromtimestamp(0, datetime.UTC))
for old in (lambda: datetime.datetime.utcfromtimestamp(0), lambda: ~True, lambda: ~(1 > 2)):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter('always')
        print(old(), *[f'{w.category.__name__} {w.message}' for w in told])
names = {}
exec('from math import *', names)
print(names['gamma'](5), names['erf'](0), names['pi'])
for module, name in (('os', 'nothing'), ('threading', 'Lok'), ('os.path', 'joyn'), ('math', 'sqroot')):
    try:
        exec(f'from {module} import {name}')
    except ImportError as e:
        print(e)
