import logging
import logging.handlers
import queue
import threading
import sys
import time
import io


class ContextFilter(logging.Filter):
    def filter(self, record):
        record.user = getattr(threading.current_thread(), "user", "-")
        return "secret" not in record.getMessage()


class JsonFormatter(logging.Formatter):
    def format(self, record):
        import json
        d = {"lvl": record.levelname, "msg": record.getMessage(), "thread": record.threadName, "user": record.user}
        if record.exc_info:
            d["exc"] = self.formatException(record.exc_info).splitlines()[-1]
        return json.dumps(d, sort_keys=True)


q = queue.Queue()
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(JsonFormatter())
root = logging.getLogger()
qh = logging.handlers.QueueHandler(q)
qh.addFilter(ContextFilter())
root.addHandler(qh)
root.setLevel(logging.INFO)
listener = logging.handlers.QueueListener(q, handler, respect_handler_level=True)
listener.start()


def worker(n):
    threading.current_thread().user = f"u{n}"
    logging.info("hello from %d", n)
    logging.info("this is secret")
    try:
        [][n]
    except IndexError:
        logging.error("index", exc_info=True)


for n in range(2):
    t = threading.Thread(target=worker, args=(n,), name=f"T{n}")
    t.start()
    t.join()
adapter = logging.LoggerAdapter(logging.getLogger("web"), {"ip": "1.2.3.4"})
adapter.warning("adapted %s", "text")
listener.stop()
stream = io.StringIO()
h = logging.StreamHandler(stream)
h.terminator = "|"
lg = logging.getLogger("s"); lg.propagate = False; lg.addHandler(h)
lg.warning("a"); lg.error("b %s %s", 1, 2)
print(stream.getvalue())
print(logging.getLogger("web").handlers, h, logging.NullHandler())
lg.removeHandler(h)
logging.basicConfig(level=logging.DEBUG, force=True, format="%(asctime)s %(message)s", datefmt="%Y")
logging.debug("year only")
f = logging.Formatter("%(asctime)s.%(msecs)03d %(message)s", datefmt="%H:%M:%S", defaults={"x": 1})
rec = logging.makeLogRecord({"msg": "made %s", "args": ("here",), "created": 0.0, "msecs": 5})
f.converter = time.gmtime
print(f.format(rec), rec)
logging.captureWarnings(True)
import warnings
warnings.warn("captured")
logging.disable(logging.CRITICAL)
logging.critical("disabled")
