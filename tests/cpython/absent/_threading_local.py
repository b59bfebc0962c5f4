"""Not in gilscope: the Python twin of what `_thread` has. Its tests do not apply."""

from _thread import _local as local
