"""What cannot be done with a thread."""
import threading


def attempt(what, function):
    try:
        print(what, "->", function())
    except Exception as e:
        print(f"{what}: {type(e).__name__}: {e}")


t = threading.Thread(target=print, args=("hello",))
attempt("join before start", t.join)
t.start()
t.join()
attempt("start twice", t.start)
attempt("join again", t.join)
attempt("join with negative timeout", lambda: t.join(-1))
attempt("join oneself", threading.current_thread().join)
attempt("group", lambda: threading.Thread("group"))
attempt("unknown keyword", lambda: threading.Thread(nope=1))
attempt("daemon of the main thread", lambda: setattr(threading.main_thread(), "daemon", True))
attempt("no such attribute", lambda: t.stop)
attempt("lock over-release", lambda: threading.Lock().release())
attempt("bad timeout", lambda: threading.Lock().acquire(timeout=-5))
attempt("timeout without blocking", lambda: threading.Lock().acquire(False, 1))
attempt("rlock over-release", lambda: threading.RLock().release())


def join_self():
    attempt("join from inside", me.join)


me = threading.Thread(target=join_self)
me.start()
me.join()
