"""ProcessPoolExecutor: calls pickled to worker processes, and a thread that looks after them.

`submit` files the call under a number and puts the number into a queue. The manager thread moves calls to the workers'
queue, never more than one beyond the number of workers, so that most can still be cancelled; it waits for results, for
wake-ups and for the end of a worker, which breaks the pool. A worker is started with a call while none is idle. The
order of operations is that of CPython's Lib/concurrent/futures/process.py.
"""

import itertools
import os
import queue
import threading
from functools import partial
from _weakref import ref
from traceback import format_exception
import multiprocessing as mp
from multiprocessing.connection import wait as _wait
from multiprocessing.queues import Queue
from concurrent.futures import _base

__author__ = 'Brian Quinlan (brian@sweetapp.com)'

_threads_wakeups = {}
_global_shutdown = False


class _ThreadWakeup:
    """A pipe that wakes the manager thread."""

    def __init__(self):
        self._closed = False
        self._lock = threading.Lock()
        self._reader, self._writer = mp.Pipe(duplex=False)

    def close(self):
        with self._lock:
            if not self._closed:
                self._closed = True
                self._writer.close()
                self._reader.close()

    def wakeup(self):
        with self._lock:
            if not self._closed:
                self._writer.send_bytes(b"")

    def clear(self):
        if self._closed:
            raise RuntimeError('operation on closed _ThreadWakeup')
        while self._reader.poll():
            self._reader.recv_bytes()


def _python_exit():
    global _global_shutdown
    _global_shutdown = True
    items = list(_threads_wakeups.items())
    for _, thread_wakeup in items:
        thread_wakeup.wakeup()
    for t, _ in items:
        t.join()


threading._register_atexit(_python_exit)

# Calls that wait beside those that run: a worker that is done finds the next one there.
EXTRA_QUEUED_CALLS = 1


def _check_system_limits():
    """Raises NotImplementedError on machines with few semaphores. This one has as many as are asked for."""


class _RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class _ExceptionWithTraceback:
    """An exception that takes its traceback along, as text."""

    def __init__(self, exc, tb):
        tb = ''.join(format_exception(type(exc), exc, tb))
        self.exc = exc
        self.exc.__traceback__ = None
        self.tb = '\n"""\n%s"""' % tb

    def __reduce__(self):
        return _rebuild_exc, (self.exc, self.tb)


def _rebuild_exc(exc, tb):
    exc.__cause__ = _RemoteTraceback(tb)
    return exc


class _WorkItem(object):
    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs


class _ResultItem(object):
    def __init__(self, work_id, exception=None, result=None, exit_pid=None):
        self.work_id = work_id
        self.exception = exception
        self.result = result
        self.exit_pid = exit_pid


class _CallItem(object):
    def __init__(self, work_id, fn, args, kwargs):
        self.work_id = work_id
        self.fn = fn
        self.args = args
        self.kwargs = kwargs


class _SafeQueue(Queue):
    """The workers' queue: a call that cannot be pickled fails its future."""

    def __init__(self, max_size=0, *, ctx, pending_work_items, thread_wakeup):
        self.pending_work_items = pending_work_items
        self.thread_wakeup = thread_wakeup
        super().__init__(max_size, ctx=ctx)

    def _on_queue_feeder_error(self, e, obj):
        if isinstance(obj, _CallItem):
            tb = format_exception(type(e), e, e.__traceback__)
            e.__cause__ = _RemoteTraceback('\n"""\n{}"""'.format(''.join(tb)))
            work_item = self.pending_work_items.pop(obj.work_id, None)
            self.thread_wakeup.wakeup()
            # It is None if the pool broke meanwhile.
            if work_item is not None:
                work_item.future.set_exception(e)
        else:
            super()._on_queue_feeder_error(e, obj)


def _process_chunk(fn, chunk):
    return [fn(*args) for args in chunk]


def _sendback_result(result_queue, work_id, result=None, exception=None, exit_pid=None):
    try:
        result_queue.put(_ResultItem(work_id, result=result,
                                     exception=exception, exit_pid=exit_pid))
    except BaseException as e:
        exc = _ExceptionWithTraceback(e, e.__traceback__)
        result_queue.put(_ResultItem(work_id, exception=exc, exit_pid=exit_pid))


def _process_worker(call_queue, result_queue, initializer, initargs, max_tasks=None):
    """What a worker does."""
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            _base.LOGGER.critical('Exception in initializer:', exc_info=True)
            # The manager thread notices that the process ends.
            return
    num_tasks = 0
    exit_pid = None
    while True:
        call_item = call_queue.get(block=True)
        if call_item is None:
            result_queue.put(os.getpid())
            return
        if max_tasks is not None:
            num_tasks += 1
            if num_tasks >= max_tasks:
                exit_pid = os.getpid()
        try:
            r = call_item.fn(*call_item.args, **call_item.kwargs)
        except BaseException as e:
            exc = _ExceptionWithTraceback(e, e.__traceback__)
            _sendback_result(result_queue, call_item.work_id, exception=exc, exit_pid=exit_pid)
        else:
            _sendback_result(result_queue, call_item.work_id, result=r, exit_pid=exit_pid)
            del r
        del call_item
        if exit_pid is not None:
            return


def _spawn_worker(mp_context, call_queue, result_queue, initializer, initargs, max_tasks_per_child, processes):
    p = mp_context.Process(target=_process_worker,
                           args=(call_queue, result_queue, initializer, initargs, max_tasks_per_child))
    p.start()
    processes[p.pid] = p


class _ExecutorManagerThread(threading.Thread):
    """Moves calls to the workers and results to the futures."""

    def __init__(self, executor):
        self.thread_wakeup = executor._executor_manager_thread_wakeup
        self.shutdown_lock = executor._shutdown_lock
        # At the executor's end the thread wakes up and sees that it is gone.
        self.executor_reference = ref(executor, lambda _, wakeup=self.thread_wakeup: wakeup.wakeup())
        self.processes = executor._processes
        self.call_queue = executor._call_queue
        self.result_queue = executor._result_queue
        self.work_ids_queue = executor._work_ids
        self.max_tasks_per_child = executor._max_tasks_per_child
        self.max_workers = executor._max_workers
        self.pending_work_items = executor._pending_work_items
        super().__init__()

    def run(self):
        while True:
            try:
                self.add_call_item_to_queue()
            except BaseException as exc:
                self.terminate_broken(format_exception(exc))
                return
            result_item, is_broken, cause = self.wait_result_broken_or_wakeup()
            if is_broken:
                self.terminate_broken(cause)
                return
            if result_item is not None:
                self.process_result_item(result_item)
                process_exited = result_item.exit_pid is not None
                if process_exited:
                    p = self.processes.pop(result_item.exit_pid)
                    p.join()
                del result_item
                if process_exited:
                    with self.shutdown_lock:
                        broken = self._replace_dead_worker()
                    if broken is not None:
                        self.terminate_broken(*broken)
                        return
                else:
                    executor = self.executor_reference()
                    if executor is not None:
                        executor._idle_worker_semaphore.release()
                    del executor
            if self.is_shutting_down():
                self.flag_executor_shutting_down()
                # Cancelled calls are taken out here.
                self.add_call_item_to_queue()
                if not self.pending_work_items:
                    self.join_executor_internals()
                    return

    def _replace_dead_worker(self):
        """After a worker that did its number of tasks. Why the pool cannot go on, if it cannot."""
        cause = None
        message = None
        executor = self.executor_reference()
        if executor is None:
            message = ('The ProcessPoolExecutor was garbage collected with work pending after its last worker process '
                       'exited upon reaching max_tasks_per_child; the pending work can never be run.')
        elif executor._force_shutting_down:
            message = ('A worker process exited while the pool was being forcefully shut down; work that was still '
                       'enqueued will not be run.')
        elif self.pending_work_items or not self.is_shutting_down():
            if len(self.processes) < self.max_workers:
                try:
                    _spawn_worker(executor._mp_context, self.call_queue, self.result_queue, executor._initializer,
                                  executor._initargs, self.max_tasks_per_child, self.processes)
                except Exception as exc:
                    cause = format_exception(exc)
                    message = ('A replacement worker process could not be started, leaving the pool without workers '
                               'to run the remaining work.')
        if not self.processes and (self.pending_work_items or cause is not None):
            return cause, message
        return None

    def add_call_item_to_queue(self):
        """Fill the workers' queue."""
        while True:
            if self.call_queue.full():
                return
            try:
                work_id = self.work_ids_queue.get(block=False)
            except queue.Empty:
                return
            work_item = self.pending_work_items[work_id]
            if work_item.future.set_running_or_notify_cancel():
                self.call_queue.put(_CallItem(work_id, work_item.fn, work_item.args, work_item.kwargs), block=True)
            else:
                del self.pending_work_items[work_id]

    def wait_result_broken_or_wakeup(self):
        """Wait for something to happen: a result, whether the pool is broken, and why."""
        result_reader = self.result_queue._reader
        wakeup_reader = self.thread_wakeup._reader
        worker_sentinels = [p.sentinel for p in list(self.processes.values())]
        ready = _wait([result_reader, wakeup_reader] + worker_sentinels)
        cause = None
        is_broken = True
        result_item = None
        if result_reader in ready:
            try:
                result_item = result_reader.recv()
                is_broken = False
            except BaseException as exc:
                cause = format_exception(exc)
        elif wakeup_reader in ready:
            is_broken = False
        self.thread_wakeup.clear()
        return result_item, is_broken, cause

    def process_result_item(self, result_item):
        # It is gone if the future was cancelled or the pool broke.
        work_item = self.pending_work_items.pop(result_item.work_id, None)
        if work_item is not None:
            if result_item.exception is not None:
                work_item.future.set_exception(result_item.exception)
            else:
                work_item.future.set_result(result_item.result)

    def is_shutting_down(self):
        executor = self.executor_reference()
        return _global_shutdown or executor is None or executor._shutdown_thread

    def _terminate_broken(self, cause, bpe_message=None):
        executor = self.executor_reference()
        if executor is not None:
            executor._broken = 'A child process terminated abruptly, the process pool is not usable anymore'
            executor._shutdown_thread = True
            executor = None
        cause_str = None
        if cause is not None:
            cause_str = ''.join(cause)
        else:
            errors = [f'Process {p.pid} terminated abruptly with exit code {p.exitcode}'
                      for p in self.processes.values() if p.exitcode is not None and p.exitcode != 0]
            if errors:
                cause_str = "\n".join(errors)
        cause_tb = f"\n'''\n{cause_str}'''" if cause_str else None
        if bpe_message is None:
            bpe_message = 'A process in the process pool was terminated abruptly while the future was running or pending.'
        for work_id, work_item in self.pending_work_items.items():
            bpe = BrokenProcessPool(bpe_message)
            if cause_tb is not None:
                bpe.__cause__ = _RemoteTraceback(cause_tb)
            try:
                work_item.future.set_exception(bpe)
            except _base.InvalidStateError:
                pass  # cancelled meanwhile
        self.pending_work_items.clear()
        for p in self.processes.values():
            p.terminate()
        self.call_queue._terminate_broken()
        self._join_executor_internals(broken=True)

    def terminate_broken(self, cause, bpe_message=None):
        with self.shutdown_lock:
            self._terminate_broken(cause, bpe_message)

    def flag_executor_shutting_down(self):
        executor = self.executor_reference()
        if executor is None:
            return
        executor._shutdown_thread = True
        if executor._cancel_pending_futures:
            # What could not be cancelled is running.
            self.pending_work_items = {work_id: work_item for work_id, work_item in self.pending_work_items.items()
                                       if not work_item.future.cancel()}
            while True:
                try:
                    self.work_ids_queue.get_nowait()
                except queue.Empty:
                    break
            executor._cancel_pending_futures = False

    def shutdown_workers(self):
        n_children_to_stop = self.get_n_children_alive()
        n_sentinels_sent = 0
        while n_sentinels_sent < n_children_to_stop and self.get_n_children_alive() > 0:
            for _ in range(n_children_to_stop - n_sentinels_sent):
                try:
                    self.call_queue.put_nowait(None)
                    n_sentinels_sent += 1
                except queue.Full:
                    break

    def join_executor_internals(self):
        with self.shutdown_lock:
            self._join_executor_internals()

    def _join_executor_internals(self, broken=False):
        if not broken:
            self.shutdown_workers()
        self.call_queue.close()
        self.call_queue.join_thread()
        self.thread_wakeup.close()
        for p in self.processes.values():
            if broken:
                p.terminate()
            p.join()

    def get_n_children_alive(self):
        return sum(p.is_alive() for p in self.processes.values())


def _chain_from_iterable_of_lists(iterable):
    for element in iterable:
        element.reverse()
        while element:
            yield element.pop()


class BrokenProcessPool(_base.BrokenExecutor):
    """Raised when a process in a ProcessPoolExecutor terminated abruptly while a future was in the running state."""


_TERMINATE = 'terminate'
_KILL = 'kill'


class ProcessPoolExecutor(_base.Executor):
    """Makes calls in a pool of processes."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        if max_workers is None:
            self._max_workers = os.process_cpu_count() or 1
        else:
            if max_workers <= 0:
                raise ValueError("max_workers must be greater than 0")
            self._max_workers = max_workers
        if mp_context is None:
            mp_context = mp.get_context('spawn') if max_tasks_per_child is not None else mp.get_context()
        self._mp_context = mp_context
        # After fork there must be no threads: then all workers are started with the first call.
        self._safe_to_dynamically_spawn_children = mp_context.get_start_method(allow_none=False) != 'fork'
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._initializer = initializer
        self._initargs = initargs
        if max_tasks_per_child is not None:
            if not isinstance(max_tasks_per_child, int):
                raise TypeError("max_tasks_per_child must be an integer")
            if max_tasks_per_child <= 0:
                raise ValueError("max_tasks_per_child must be >= 1")
            if mp_context.get_start_method(allow_none=False) == 'fork':
                raise ValueError("max_tasks_per_child is incompatible with the 'fork' multiprocessing start method;"
                                 ' supply a different mp_context.')
        self._max_tasks_per_child = max_tasks_per_child
        self._executor_manager_thread = None
        self._processes = {}
        self._shutdown_thread = False
        self._shutdown_lock = threading.Lock()
        self._idle_worker_semaphore = threading.Semaphore(0)
        self._broken = False
        self._queue_count = 0
        self._pending_work_items = {}
        self._cancel_pending_futures = False
        self._force_shutting_down = False
        self._executor_manager_thread_wakeup = _ThreadWakeup()
        self._call_queue = _SafeQueue(max_size=self._max_workers + EXTRA_QUEUED_CALLS, ctx=mp_context,
                                      pending_work_items=self._pending_work_items,
                                      thread_wakeup=self._executor_manager_thread_wakeup)
        # A worker that was killed leaves calls in the pipe that nobody reads.
        self._call_queue._ignore_epipe = True
        self._result_queue = mp_context.SimpleQueue()
        self._work_ids = queue.Queue()

    def _start_executor_manager_thread(self):
        if self._executor_manager_thread is None:
            if not self._safe_to_dynamically_spawn_children:
                self._launch_processes()
            self._executor_manager_thread = _ExecutorManagerThread(self)
            self._executor_manager_thread.start()
            _threads_wakeups[self._executor_manager_thread] = self._executor_manager_thread_wakeup

    def _adjust_process_count(self):
        if self._processes is None or self._force_shutting_down:
            return
        # An idle worker will take the call.
        if self._idle_worker_semaphore.acquire(blocking=False):
            return
        if len(self._processes) < self._max_workers:
            self._spawn_process()

    def _launch_processes(self):
        for _ in range(len(self._processes), self._max_workers):
            self._spawn_process()

    def _spawn_process(self):
        _spawn_worker(self._mp_context, self._call_queue,
                      self._result_queue, self._initializer,
                      self._initargs, self._max_tasks_per_child,
                      self._processes)

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock:
            if self._broken:
                raise BrokenProcessPool(self._broken)
            if self._shutdown_thread:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _global_shutdown:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            f = _base.Future()
            w = _WorkItem(f, fn, args, kwargs)
            self._pending_work_items[self._queue_count] = w
            self._work_ids.put(self._queue_count)
            self._queue_count += 1
            self._executor_manager_thread_wakeup.wakeup()
            if self._safe_to_dynamically_spawn_children:
                self._adjust_process_count()
            self._start_executor_manager_thread()
            return f

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        results = super().map(partial(_process_chunk, fn),
                              itertools.batched(zip(*iterables), chunksize),
                              timeout=timeout,
                              buffersize=buffersize)
        return _chain_from_iterable_of_lists(results)

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._cancel_pending_futures = cancel_futures
            self._shutdown_thread = True
            if self._executor_manager_thread_wakeup is not None:
                self._executor_manager_thread_wakeup.wakeup()
        if self._executor_manager_thread is not None and wait:
            self._executor_manager_thread.join()
        self._executor_manager_thread = None
        self._call_queue = None
        if self._result_queue is not None and wait:
            self._result_queue.close()
        self._result_queue = None
        self._processes = None
        self._executor_manager_thread_wakeup = None

    def _force_shutdown(self, operation):
        if operation not in (_TERMINATE, _KILL):
            raise ValueError(f"Unsupported operation: {operation!r}")
        with self._shutdown_lock:
            self._force_shutting_down = True
        processes = self._processes.copy() if self._processes else {}
        self.shutdown(wait=False, cancel_futures=True)
        for proc in processes.values():
            try:
                if proc.is_alive():
                    proc.kill() if operation == _KILL else proc.terminate()
            except (ValueError, ProcessLookupError):
                continue

    def terminate_workers(self):
        """End the workers with SIGTERM; the pool is broken afterwards."""
        return self._force_shutdown(operation=_TERMINATE)

    def kill_workers(self):
        """End the workers with SIGKILL; the pool is broken afterwards."""
        return self._force_shutdown(operation=_KILL)
