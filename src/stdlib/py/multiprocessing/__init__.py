"""Processes that look like threads: the package that programs import.

Everything here is a method of the default context (`context.DefaultContext`), which uses the start method that was
set, or forkserver. Start reading at `process.BaseProcess.start`; what crosses from one process to another does so as
pickles, through pipes (`connection`).
"""

import sys
from multiprocessing import context
from multiprocessing.context import AuthenticationError, BufferTooShort, Process, ProcessError, TimeoutError
from multiprocessing import process
from multiprocessing import reduction as reducer
import _processes

_default = context._default_context

active_children = _default.active_children
current_process = _default.current_process
parent_process = _default.parent_process
Array = _default.Array
Barrier = _default.Barrier
BoundedSemaphore = _default.BoundedSemaphore
Condition = _default.Condition
Event = _default.Event
JoinableQueue = _default.JoinableQueue
Lock = _default.Lock
Manager = _default.Manager
Pipe = _default.Pipe
Pool = _default.Pool
Queue = _default.Queue
RLock = _default.RLock
RawArray = _default.RawArray
RawValue = _default.RawValue
Semaphore = _default.Semaphore
SimpleQueue = _default.SimpleQueue
Value = _default.Value
allow_connection_pickling = _default.allow_connection_pickling
cpu_count = _default.cpu_count
freeze_support = _default.freeze_support
get_all_start_methods = _default.get_all_start_methods
get_context = _default.get_context
get_logger = _default.get_logger
get_start_method = _default.get_start_method
log_to_stderr = _default.log_to_stderr
set_executable = _default.set_executable
set_forkserver_preload = _default.set_forkserver_preload
set_start_method = _default.set_start_method

__all__ = ['Array', 'AuthenticationError', 'Barrier', 'BoundedSemaphore', 'BufferTooShort', 'Condition', 'Event',
           'JoinableQueue', 'Lock', 'Manager', 'Pipe', 'Pool', 'Process', 'ProcessError', 'Queue', 'RLock', 'RawArray',
           'RawValue', 'Semaphore', 'SimpleQueue', 'TimeoutError', 'Value', 'active_children',
           'allow_connection_pickling', 'cpu_count', 'current_process', 'freeze_support', 'get_all_start_methods',
           'get_context', 'get_logger', 'get_start_method', 'log_to_stderr', 'parent_process', 'reducer',
           'set_executable', 'set_forkserver_preload', 'set_start_method']

SUBDEBUG = 5
SUBWARNING = 25

# A child calls its main module __mp_main__; what it sends back by name must be found here.
_processes.alias_main('__mp_main__')
