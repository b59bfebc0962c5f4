"""The queues between interpreters, under the name that CPython gives their module."""

from . import Queue, QueueEmpty, QueueFull, create_queue as create
