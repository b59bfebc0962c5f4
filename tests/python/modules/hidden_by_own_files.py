"""Modules of the program with the names of others, and modules that import each other."""
import os
import sys

FILES = {
    'queue.py': 'depth = 3\n',
    'heapq.py': 'import heapq\nheapq.heapify([])\n',
    'first.py': 'import second\ndef go(): pass\n',
    'second.py': 'import first\nsay(lambda: first.go)\ndef take():\n    from first import go\nsay(take)\n',
    'parts/__init__.py': '',
    'parts/left.py': 'import parts.right\nwidth = 1\n',
    'parts/right.py': 'import parts.left as left\nsay(lambda: left.width)\nfrom parts.left import width\n',
    'select/__init__.py': '',
}


def say(act):
    try:
        act()
    except Exception as error:
        print(type(error).__name__, str(error).replace(os.getcwd(), '.'))


def load(name):
    __import__(name)


import builtins
builtins.say = say
for path, text in FILES.items():
    os.makedirs(os.path.dirname(path) or '.', exist_ok=True)
    with open(path, 'w') as file:
        file.write(text)
for name in 'queue', 'heapq':
    sys.modules.pop(name, None)

import queue
say(lambda: queue.Queue)
say(lambda: queue.depht)


def from_queue():
    from queue import SimpleQueue


say(from_queue)
say(lambda: load('heapq'))
say(lambda: load('first'))
say(lambda: load('parts.left'))
