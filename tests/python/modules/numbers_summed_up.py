"""`statistics` over exact numbers; what `datetime`, `time` and `json` say of odd arguments."""
import datetime as dt
import json
import statistics as st
import time
from collections import UserDict, deque
from decimal import Decimal as D
from fractions import Fraction as F


def attempt(run):
    try:
        print(run())
    except Exception as error:
        print(type(error).__name__, error)


print(st.mean([F(1, 2), F(1, 3)]), st.mean([D('1.5'), D('2.5')]), st.median([F(1, 2), F(3, 2)]), st.variance([D(1), D(2), D(4)]),
      st.stdev([F(1, 2), F(3, 2), F(7, 2)]), st.pstdev([D('1.5'), D('2.5')]), st.mean([1, F(1, 2)]), st.mean([1, D('2.5')]))
print(st.median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), st.median_grouped([1, 3, 3, 5, 7], interval=2))
print(st.linear_regression([1, 2, 3], [2, 4.1, 5.9]), st.linear_regression([1, 2, 3], [2, 4, 6], proportional=True))
attempt(lambda: st.mean([1, F(1, 2), D(1)]))
attempt(lambda: st.linear_regression([1], [1]))
attempt(lambda: st.linear_regression([1, 1], [1, 2]))
attempt(lambda: st.median_grouped([]))

for bad in (lambda: dt.date(2020), lambda: dt.date(), lambda: dt.datetime(2020, 1), lambda: dt.timedelta(days=1e10),
            lambda: dt.timedelta.max + dt.timedelta(1), lambda: dt.timezone(), lambda: time.strptime('05', '%d'),
            lambda: dt.datetime.strptime('05 Jan', '%d %b'), lambda: dt.datetime.strptime('10:30', '%H:%M'),
            lambda: time.strftime('%Y', (1,)), lambda: time.mktime((1, 2)), lambda: time.gmtime(0).tm_zone):
    attempt(bad)

encode = json.JSONEncoder(indent=1).iterencode
print(list(encode({'a': [1, {}, [], 'x'], 'b': {'c': None, 1: True}})), list(json.JSONEncoder().iterencode([1, 'a', [[2]]])))


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


print(Upper(a=1) | {'b': 2}, {'b': 2} | Upper(a=1), Upper.fromkeys('xy', 0))
up = Upper(a=1)
up |= {'c': 3}
print(up, deque([1, 2]) < deque([1, 3]), deque('ab') >= deque('ab'), sorted([deque([2]), deque([1, 5])]))
attempt(lambda: deque([1]) < [1])
