"""What cannot be copied says so, and the traceback shows the way there."""
import copy
import queue
import sys
import threading
import traceback


class Account:
    def __init__(self):
        self.lock = threading.Lock()
        self.balance = 1


class Slotted:
    __slots__ = ("lock",)

    def __init__(self):
        self.lock = threading.Lock()


class Items(list):
    pass


class Names(dict):
    pass


class Refuses:
    def __deepcopy__(self, memo):
        raise ValueError("not me")

    __copy__ = __deepcopy__


class Reduced:
    def __reduce__(self):
        return Reduced, (threading.Lock(),)


class Exacting:
    def __reduce_ex__(self, protocol):
        raise ValueError(protocol)


class State:
    def __getstate__(self):
        return {"a": threading.Lock()}


class Set:
    def __getstate__(self):
        return {"a": 1}

    def __setstate__(self, state):
        raise ValueError(state)


def numbers():
    yield 1


makers = (Account, lambda: [Account()], lambda: {"k": threading.Lock()}, lambda: (1, threading.Lock()), Slotted,
          lambda: Items([threading.Lock()]), lambda: Names(a=threading.Lock()), Refuses, Reduced, Exacting, State, Set,
          numbers, lambda: ValueError(threading.Lock()), lambda: {threading.Lock(): 1}, lambda: {threading.Lock()},
          queue.Queue, queue.SimpleQueue)
for make in makers:
    for function in (copy.copy, copy.deepcopy):
        try:
            function(make())
        except Exception:
            traceback.print_exc()
for thing in (sys, memoryview(b""), staticmethod(print)):
    try:
        copy.copy(thing)
    except TypeError as error:
        print(error)

# What can be copied.
inner = [1, [2]]
both = (inner, inner, {"k": inner}, {3}, frozenset([4]), bytearray(b"x"))
again = copy.deepcopy(both)
print(again, again[0] is again[1] is again[2]["k"], again[0] is not inner, again[5] is not both[5])
loop = []
loop.append(loop)
twin = copy.deepcopy(loop)
print(twin[0] is twin, copy.deepcopy((1, "a")) == (1, "a"))


class Node:
    def __init__(self, value):
        self.value, self.next = value, None

    def act(self):
        return self.value


node = Node([1])
node.next = node
twin = copy.deepcopy(node)
print(twin.next is twin, twin.value == [1], twin.value is not node.value, copy.copy(node).value is node.value)
error = copy.deepcopy(OSError(2, "gone"))
print(repr(error), error.errno)
items = Items([[1]])
items.name = ["n"]
for one in (copy.copy(items), copy.deepcopy(items)):
    print(type(one).__name__, one, one.name, one[0] is items[0], one.name is items.name)
copy.deepcopy(Account())
# status: 1
