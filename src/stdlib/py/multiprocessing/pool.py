"""`Pool`: workers that take tasks from one pipe and put results into another, and three threads that look after them.

`_handle_tasks` feeds the workers, `_handle_results` hands results to whoever waits for them, `_handle_workers`
replaces workers that have ended.
"""

import _collections as collections
import itertools
import os
import queue
import threading
import time
import traceback
import types
import warnings
from multiprocessing import TimeoutError, get_context, util
from multiprocessing.connection import wait

__all__ = ['Pool', 'ThreadPool']

INIT = 'INIT'
RUN = 'RUN'
CLOSE = 'CLOSE'
TERMINATE = 'TERMINATE'

job_counter = itertools.count()


def mapstar(args):
    return list(map(*args))


def starmapstar(args):
    return list(itertools.starmap(args[0], args[1]))


class RemoteTraceback(Exception):
    """The traceback of another process, as text: the cause of an exception that comes from there."""

    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class ExceptionWithTraceback:
    """An exception that takes its traceback along to another process."""

    def __init__(self, exc, tb):
        tb = ''.join(traceback.format_exception(type(exc), exc, tb))
        self.exc = exc
        self.tb = '\n"""\n%s"""' % tb

    def __reduce__(self):
        return rebuild_exc, (self.exc, self.tb)


def rebuild_exc(exc, tb):
    exc.__cause__ = RemoteTraceback(tb)
    return exc


class MaybeEncodingError(Exception):
    """A result could not be pickled."""

    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return "Error sending result: '%s'. Reason: '%s'" % (self.value, self.exc)

    def __repr__(self):
        return "<%s: %s>" % (self.__class__.__name__, self)


def worker(inqueue, outqueue, initializer=None, initargs=(), maxtasks=None, wrap_exception=False):
    """What a worker does: task after task, until it is told to stop or has done enough."""
    if maxtasks is not None and not (isinstance(maxtasks, int) and maxtasks >= 1):
        raise AssertionError("Maxtasks {!r} is not valid".format(maxtasks))
    put = outqueue.put
    get = inqueue.get
    if hasattr(inqueue, '_writer'):
        inqueue._writer.close()
        outqueue._reader.close()
    if initializer is not None:
        initializer(*initargs)
    completed = 0
    while maxtasks is None or completed < maxtasks:
        try:
            task = get()
        except (EOFError, OSError):
            util.debug('worker got EOFError or OSError -- exiting')
            break
        if task is None:
            util.debug('worker got sentinel -- exiting')
            break
        job, i, func, args, kwds = task
        try:
            result = (True, func(*args, **kwds))
        except Exception as e:
            if wrap_exception and func is not _helper_reraises_exception:
                e = ExceptionWithTraceback(e, e.__traceback__)
            result = (False, e)
        try:
            put((job, i, result))
        except Exception as e:
            put((job, i, (False, MaybeEncodingError(e, result[1]))))
        task = job = result = func = args = kwds = None
        completed += 1
    util.debug('worker exiting after %d tasks' % completed)


def _helper_reraises_exception(ex):
    raise ex


class _PoolCache(dict):
    """Results that are waited for, by job; says so when there are none."""

    def __init__(self, /, *args, notifier=None, **kwds):
        self.notifier = notifier
        super().__init__(*args, **kwds)

    def __delitem__(self, item):
        super().__delitem__(item)
        if not self:
            self.notifier.put(None)


class Pool(object):
    """Processes that calls can be given to."""

    _wrap_exception = True

    @staticmethod
    def Process(ctx, *args, **kwds):
        return ctx.Process(*args, **kwds)

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        self._pool = []
        self._state = INIT
        self._ctx = context or get_context()
        self._setup_queues()
        self._taskqueue = queue.SimpleQueue()
        # Wakes the thread that looks after the workers.
        self._change_notifier = self._ctx.SimpleQueue()
        self._cache = _PoolCache(notifier=self._change_notifier)
        self._maxtasksperchild = maxtasksperchild
        self._initializer = initializer
        self._initargs = initargs
        if processes is None:
            processes = os.process_cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if maxtasksperchild is not None and (not isinstance(maxtasksperchild, int) or maxtasksperchild <= 0):
            raise ValueError("maxtasksperchild must be a positive int or None")
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._processes = processes
        try:
            self._repopulate_pool()
        except Exception:
            for p in self._pool:
                if p.exitcode is None:
                    p.terminate()
            for p in self._pool:
                p.join()
            raise
        self._worker_handler = self._start_handler(self._handle_workers)
        self._task_handler = self._start_handler(self._handle_tasks)
        self._result_handler = self._start_handler(self._handle_results)
        self._terminate = util.Finalize(None, self._terminate_pool, exitpriority=15)
        self._state = RUN

    def _start_handler(self, target):
        thread = threading.Thread(target=target)
        thread.daemon = True
        thread._state = RUN
        thread.start()
        return thread

    def __repr__(self):
        cls = self.__class__
        return f'<{cls.__module__}.{cls.__qualname__} state={self._state} pool_size={len(self._pool)}>'

    def _get_sentinels(self):
        return [self._outqueue._reader, self._change_notifier._reader]

    def _get_worker_sentinels(self):
        return [worker.sentinel for worker in self._pool if hasattr(worker, 'sentinel')]

    def _join_exited_workers(self):
        """Drop workers that have ended; whether there were any."""
        cleaned = False
        for i in reversed(range(len(self._pool))):
            worker = self._pool[i]
            if worker.exitcode is not None:
                util.debug('cleaning up worker %d' % i)
                worker.join()
                cleaned = True
                del self._pool[i]
        return cleaned

    def _repopulate_pool(self):
        for _ in range(self._processes - len(self._pool)):
            w = self.Process(self._ctx, target=worker,
                             args=(self._inqueue, self._outqueue, self._initializer, self._initargs,
                                   self._maxtasksperchild, self._wrap_exception))
            w.name = w.name.replace('Process', 'PoolWorker')
            w.daemon = True
            w.start()
            self._pool.append(w)
            util.debug('added worker')

    def _maintain_pool(self):
        if self._join_exited_workers():
            self._repopulate_pool()

    def _setup_queues(self):
        self._inqueue = self._ctx.SimpleQueue()
        self._outqueue = self._ctx.SimpleQueue()
        self._quick_put = self._inqueue._writer.send
        self._quick_get = self._outqueue._reader.recv

    def _check_running(self):
        if self._state != RUN:
            raise ValueError("Pool not running")

    def apply(self, func, args=(), kwds={}):
        """Call the function in a worker and wait for its result."""
        return self.apply_async(func, args, kwds).get()

    def map(self, func, iterable, chunksize=None):
        """The results of the function for all items, in their order."""
        return self._map_async(func, iterable, mapstar, chunksize).get()

    def starmap(self, func, iterable, chunksize=None):
        """As map(), for items that are the arguments."""
        return self._map_async(func, iterable, starmapstar, chunksize).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, starmapstar, chunksize, callback, error_callback)

    def _guarded_task_generation(self, result_job, func, iterable):
        # An iterable that fails becomes a task that fails.
        try:
            i = -1
            for i, x in enumerate(iterable):
                yield (result_job, i, func, (x,), {})
        except Exception as e:
            yield (result_job, i + 1, _helper_reraises_exception, (e,), {})

    def _imap(self, kind, func, iterable, chunksize):
        self._check_running()
        if chunksize < 1:
            raise ValueError('Chunksize must be 1+, not {0}'.format(chunksize))
        result = kind(self)
        if chunksize == 1:
            tasks = self._guarded_task_generation(result._job, func, iterable)
        else:
            batches = Pool._get_tasks(func, iterable, chunksize)
            tasks = self._guarded_task_generation(result._job, mapstar, batches)
        self._taskqueue.put((tasks, result._set_length))
        return result if chunksize == 1 else (item for chunk in result for item in chunk)

    def imap(self, func, iterable, chunksize=1):
        """As map(), but an iterator that gives each result as soon as it and those before it are there."""
        return self._imap(IMapIterator, func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        """As imap(), in the order in which results come."""
        return self._imap(IMapUnorderedIterator, func, iterable, chunksize)

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        result = ApplyResult(self, callback, error_callback)
        self._taskqueue.put(([(result._job, 0, func, args, kwds)], None))
        return result

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, mapstar, chunksize, callback, error_callback)

    def _map_async(self, func, iterable, mapper, chunksize=None, callback=None, error_callback=None):
        self._check_running()
        if not hasattr(iterable, '__len__'):
            iterable = list(iterable)
        if chunksize is None:
            # Four chunks a worker, of all there should be: here one that has done enough is gone sooner.
            chunksize, extra = divmod(len(iterable), self._processes * 4)
            if extra:
                chunksize += 1
        if len(iterable) == 0:
            chunksize = 0
        batches = Pool._get_tasks(func, iterable, chunksize)
        result = MapResult(self, chunksize, len(iterable), callback, error_callback=error_callback)
        self._taskqueue.put((self._guarded_task_generation(result._job, mapper, batches), None))
        return result

    def _wait_for_updates(self):
        wait([*self._get_worker_sentinels(), *self._get_sentinels()])
        while not self._change_notifier.empty():
            self._change_notifier.get()

    def _handle_workers(self):
        thread = threading.current_thread()
        # Until closed, and while results are waited for unless terminated.
        while thread._state == RUN or (self._cache and thread._state != TERMINATE):
            self._maintain_pool()
            self._wait_for_updates()
        self._taskqueue.put(None)
        util.debug('worker handler exiting')

    def _handle_tasks(self):
        thread = threading.current_thread()
        put = self._quick_put
        for taskseq, set_length in iter(self._taskqueue.get, None):
            task = None
            for task in taskseq:
                if thread._state != RUN:
                    util.debug('task handler found thread._state != RUN')
                    break
                try:
                    put(task)
                except Exception as e:
                    job, idx = task[:2]
                    try:
                        self._cache[job]._set(idx, (False, e))
                    except KeyError:
                        pass
            else:
                if set_length:
                    set_length((task[1] if task else -1) + 1)
                continue
            break
        try:
            self._outqueue.put(None)
            for p in self._pool:
                self._quick_put(None)
        except OSError:
            util.debug('task handler got OSError when sending sentinels')
        util.debug('task handler exiting')

    def _handle_results(self):
        thread = threading.current_thread()
        cache = self._cache
        ended = False
        while not ended or (cache and thread._state != TERMINATE):
            try:
                task = self._quick_get()
            except (OSError, EOFError):
                util.debug('result handler got EOFError/OSError -- exiting')
                return
            if not ended and thread._state != RUN:
                break
            if task is None:
                ended = True
                continue
            job, i, obj = task
            try:
                cache[job]._set(i, obj)
            except KeyError:
                pass
            task = job = obj = None
        if hasattr(self._outqueue, '_reader'):
            # Workers that are stuck in a write can go on and find out that it is over.
            try:
                for _ in range(10):
                    if not self._outqueue._reader.poll():
                        break
                    self._quick_get()
            except (OSError, EOFError):
                pass
        util.debug('result handler exiting: len(cache)=%s, thread._state=%s', len(self._cache), thread._state)

    @staticmethod
    def _get_tasks(func, it, size):
        it = iter(it)
        while True:
            x = tuple(itertools.islice(it, size))
            if not x:
                return
            yield (func, x)

    def __reduce__(self):
        raise NotImplementedError('pool objects cannot be passed between processes or pickled')

    def close(self):
        """Take no more tasks; the workers end when all is done."""
        if self._state == RUN:
            self._state = CLOSE
            self._worker_handler._state = CLOSE
            self._change_notifier.put(None)

    def terminate(self):
        """End the workers now."""
        self._state = TERMINATE
        self._terminate()

    def join(self):
        """After close() or terminate(): wait until the workers have ended."""
        if self._state == RUN:
            raise ValueError("Pool is still running")
        elif self._state not in (CLOSE, TERMINATE):
            raise ValueError("In unknown state")
        self._worker_handler.join()
        self._task_handler.join()
        self._result_handler.join()
        for p in self._pool:
            p.join()

    def _help_stuff_finish(self):
        # The task handler may be stuck in a write to the workers' pipe.
        self._inqueue._rlock.acquire()
        while self._task_handler.is_alive() and self._inqueue._reader.poll():
            self._inqueue._reader.recv()
            time.sleep(0)

    def _terminate_pool(self):
        self._worker_handler._state = TERMINATE
        self._change_notifier.put(None)
        self._task_handler._state = TERMINATE
        self._help_stuff_finish()
        if not self._result_handler.is_alive() and len(self._cache) != 0:
            raise AssertionError(
                "Cannot have cache with result_handler not alive")
        self._result_handler._state = TERMINATE
        self._change_notifier.put(None)
        self._outqueue.put(None)
        if threading.current_thread() is not self._worker_handler:
            self._worker_handler.join()
        processes = self._pool and hasattr(self._pool[0], 'terminate')
        if processes:
            for p in self._pool:
                if p.exitcode is None:
                    p.terminate()
        if threading.current_thread() is not self._task_handler:
            self._task_handler.join()
        if threading.current_thread() is not self._result_handler:
            self._result_handler.join()
        if processes:
            for p in self._pool:
                if p.is_alive():
                    p.join()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()


class ApplyResult(object):
    """The result of a call that is to come."""

    def __init__(self, pool, callback, error_callback):
        self._pool = pool
        self._event = threading.Event()
        self._job = next(job_counter)
        self._cache = pool._cache
        self._callback = callback
        self._error_callback = error_callback
        self._cache[self._job] = self

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if not self.ready():
            raise ValueError("{0!r} not ready".format(self))
        return self._success

    def wait(self, timeout=None):
        self._event.wait(timeout)

    def get(self, timeout=None):
        """Wait for the result; raises what the call raised."""
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        else:
            raise self._value

    def _set(self, i, obj):
        self._success, self._value = obj
        if self._callback and self._success:
            self._callback(self._value)
        if self._error_callback and not self._success:
            self._error_callback(self._value)
        self._event.set()
        del self._cache[self._job]
        self._pool = None


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    """The results of a map that are to come, chunk by chunk."""

    def __init__(self, pool, chunksize, length, callback, error_callback):
        ApplyResult.__init__(self, pool, callback, error_callback=error_callback)
        self._success = True
        self._value = [None] * length
        self._chunksize = chunksize
        if chunksize <= 0:
            self._number_left = 0
            self._event.set()
            del self._cache[self._job]
        else:
            self._number_left = length // chunksize + bool(length % chunksize)

    def _set(self, i, success_result):
        self._number_left -= 1
        success, result = success_result
        if success and self._success:
            self._value[i * self._chunksize:(i + 1) * self._chunksize] = result
        elif not success and self._success:
            # The first exception is the result; the other chunks are waited for all the same.
            self._success = False
            self._value = result
        if self._number_left == 0:
            if self._success:
                if self._callback:
                    self._callback(self._value)
            elif self._error_callback:
                self._error_callback(self._value)
            del self._cache[self._job]
            self._event.set()
            self._pool = None


class IMapIterator(object):
    """Gives results in the order of the tasks."""

    def __init__(self, pool):
        self._pool = pool
        self._cond = threading.Condition(threading.Lock())
        self._job = next(job_counter)
        self._cache = pool._cache
        self._items = collections.deque()
        self._index = 0
        self._length = None
        self._unsorted = {}
        self._cache[self._job] = self

    def __iter__(self):
        return self

    def next(self, timeout=None):
        with self._cond:
            if not self._items and self._index != self._length:
                self._cond.wait(timeout)
            if not self._items:
                if self._index == self._length:
                    self._pool = None
                    raise StopIteration from None
                raise TimeoutError from None
            success, value = self._items.popleft()
        if success:
            return value
        raise value

    __next__ = next

    def _set(self, i, obj):
        with self._cond:
            if self._index == i:
                self._items.append(obj)
                self._index += 1
                while self._index in self._unsorted:
                    self._items.append(self._unsorted.pop(self._index))
                    self._index += 1
                self._cond.notify()
            else:
                self._unsorted[i] = obj
            self._end()

    def _end(self):
        if self._index == self._length:
            del self._cache[self._job]
            self._pool = None

    def _set_length(self, length):
        with self._cond:
            self._length = length
            if self._index == length:
                self._cond.notify()
                self._end()


class IMapUnorderedIterator(IMapIterator):
    """Gives results as they come."""

    def _set(self, i, obj):
        with self._cond:
            self._items.append(obj)
            self._index += 1
            self._cond.notify()
            self._end()


class ThreadPool(Pool):
    """The same with threads."""

    _wrap_exception = False

    @staticmethod
    def Process(ctx, *args, **kwds):
        from multiprocessing.dummy import Process
        return Process(*args, **kwds)

    def __init__(self, processes=None, initializer=None, initargs=()):
        Pool.__init__(self, processes, initializer, initargs)

    def _setup_queues(self):
        self._inqueue = queue.SimpleQueue()
        self._outqueue = queue.SimpleQueue()
        self._quick_put = self._inqueue.put
        self._quick_get = self._outqueue.get

    def _get_sentinels(self):
        return [self._change_notifier._reader]

    def _get_worker_sentinels(self):
        return []

    def _help_stuff_finish(self):
        # Workers get one sentinel each, and nothing else any more.
        try:
            while True:
                self._inqueue.get(block=False)
        except queue.Empty:
            pass
        for _ in range(len(self._pool)):
            self._inqueue.put(None)
