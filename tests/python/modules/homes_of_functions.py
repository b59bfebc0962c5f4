"""The module of a built-in function."""
import builtins
import math
import time

for function in (time.sleep, len, print, math.sqrt, time.perf_counter, isinstance):
    print(function.__name__, function.__module__, function.__self__, function.__self__ is builtins)
