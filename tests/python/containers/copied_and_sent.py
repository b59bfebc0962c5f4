"""Copying and pickling of what is no plain container; what cannot be pickled says so."""
import contextvars
import copy
import logging
import pickle
import random
import re
from collections import UserString, defaultdict
from functools import partial

data = bytearray(b'xyz')
print(copy.copy(data), copy.deepcopy(data), copy.deepcopy([data, {'k': data}]))
print(pickle.loads(pickle.dumps([data, 1j, 2.5 - 3j])))
numbers = random.Random(3)
numbers.gauss(0, 1)
for other in pickle.loads(pickle.dumps(numbers)), copy.copy(numbers), copy.deepcopy(numbers):
    state = numbers.getstate()
    print(other.gauss(0, 1) == numbers.gauss(0, 1), other.random() == numbers.random())
    numbers.setstate(state)
for thing in re.match('a', 'a'), contextvars.ContextVar('v'), contextvars.copy_context():
    try:
        print(pickle.dumps(thing))
    except TypeError as e:
        print(e)


def show(function):
    try:
        print(function())
    except TypeError as e:
        print(e)


show(lambda: list(re.match('a', 'a')))
show(lambda: len(partial(print)))
show(lambda: defaultdict(list) + 1)
show(lambda: 1 in partial(print))
show(lambda: re.compile('a')[0])
print(repr(UserString), logging.Formatter(), logging.Formatter('%(name)s'))
