import threading
import logging
import sys

logging.basicConfig(level=logging.DEBUG, format="(%(threadName)-10s) %(message)s", stream=sys.stdout)


class RequestContext(threading.local):
    user = "anonymous"

    def __init__(self, request_id=0):
        super().__init__()
        logging.debug("initializing %r", self.__class__.__name__)
        self.request_id = request_id
        self.trail = []

    def note(self, text):
        self.trail.append(text)


ctx = RequestContext(7)


def show(value):
    try:
        val = value.missing
    except AttributeError as exc:
        logging.debug("No value yet: %s", exc)
    else:
        logging.debug("value=%s", val)


def handler(n):
    ctx.user = f"user{n}"
    ctx.note("start")
    show(ctx)
    ctx.missing = n * 10
    show(ctx)
    ctx.note("end")
    logging.debug("%s %s %s", ctx.user, ctx.request_id, ctx.trail)
    logging.debug(sorted(ctx.__dict__))


for i in range(2):
    t = threading.Thread(target=handler, args=(i,), name=f"req-{i}")
    t.start()
    t.join()
show(ctx)
print(ctx.user, ctx.request_id, ctx.trail)
plain = threading.local()
plain.x = 1
print(hasattr(plain, "x"), vars(plain))
del plain.x
try:
    del plain.x
except AttributeError as e:
    print(type(e).__name__, e)
try:
    threading.local(3)
except TypeError as e:
    print(e)
print(repr(plain).startswith("<_thread._local object at 0x"))
