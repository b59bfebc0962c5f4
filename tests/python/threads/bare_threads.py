"""_thread.start_new_thread, threads that the threading module did not make."""
import _thread
import threading
import time

done = _thread.allocate_lock()
done.acquire()


def work(a, b=2):
    t = threading.current_thread()
    print(a, b, t.name, t.daemon, type(t).__name__, t.is_alive())
    try:
        t.join()
    except RuntimeError as e:
        print(e)
    done.release()


_thread.start_new_thread(work, (1,), {'b': 3})
done.acquire()
time.sleep(0.01)


def leave():
    print('leaving')
    done.release()
    _thread.exit()
    print('not here')


_thread.start_new_thread(leave, ())
done.acquire()
time.sleep(0.01)
print(threading.active_count())
