"""Records of many threads and processes through a queue to one listener; a memory handler; dictConfig; rotation."""
import logging
import logging.config
import logging.handlers
import multiprocessing
import os
import queue
import sys
import threading

CONFIG = {
    'version': 1,
    'disable_existing_loggers': False,
    'formatters': {'brief': {'format': '%(levelname)s <%(name)s> %(message)s'},
                   'plain': {'format': '%(message)s'}},
    'filters': {'short': {'()': '__main__.Short', 'limit': 12}},
    'handlers': {
        'screen': {'class': 'logging.StreamHandler', 'formatter': 'brief', 'level': 'INFO',
                   'stream': 'ext://sys.stdout', 'filters': ['short']},
        'file': {'class': 'logging.handlers.RotatingFileHandler', 'formatter': 'plain', 'filename': 'app.log',
                 'maxBytes': 60, 'backupCount': 2},
    },
    'loggers': {'app': {'handlers': ['screen', 'file'], 'level': 'DEBUG', 'propagate': False}},
    'root': {'level': 'ERROR'},
}


class Short(logging.Filter):
    def __init__(self, limit):
        super().__init__()
        self.limit = limit

    def filter(self, record):
        return len(record.getMessage()) <= self.limit


def child(q, n):
    log = logging.getLogger(f'child.{n}')
    log.addHandler(logging.handlers.QueueHandler(q))
    log.setLevel(logging.INFO)
    log.info('process %d says %s', n, {'n': n})


def main():
    logging.config.dictConfig(CONFIG)
    log = logging.getLogger('app')
    for n in range(6):
        log.info('line %d%s', n, ' which is long' if n % 2 else '')
    log.debug('only in the file')
    for h in log.handlers:
        h.flush()
    for name in sorted(f for f in os.listdir() if f.startswith('app.log')):
        with open(name) as file:
            print(name, file.read().splitlines())

    q = queue.Queue(-1)
    out = logging.StreamHandler(sys.stdout)
    out.setFormatter(logging.Formatter('%(threadName)s %(processName)s %(levelname)s: %(message)s'))
    listener = logging.handlers.QueueListener(q, out, respect_handler_level=True)
    listener.start()
    threaded = logging.getLogger('threaded')
    threaded.setLevel(logging.DEBUG)
    threaded.addHandler(logging.handlers.QueueHandler(q))
    threaded.propagate = False
    for n in range(2):
        t = threading.Thread(target=threaded.warning, args=('thread %d', n), name=f'T{n}')
        t.start()
        t.join()
    listener.stop()

    between = multiprocessing.Queue()
    children = [multiprocessing.Process(target=child, args=(between, n), name=f'P{n}') for n in range(2)]
    for c in children:
        c.start()
    for c in children:
        c.join()
    records = sorted((between.get() for _ in children), key=lambda r: r.name)
    for record in records:
        print(record.processName, record.name, record.levelname, record.getMessage(), record.args)

    memory = logging.handlers.MemoryHandler(10, flushLevel=logging.ERROR, target=out)
    buffered = logging.getLogger('buffered')
    buffered.setLevel(logging.DEBUG)
    buffered.propagate = False
    buffered.addHandler(memory)
    buffered.debug('held back')
    print('nothing so far', len(memory.buffer))
    buffered.error('now all of it')
    print(len(memory.buffer))


if __name__ == '__main__':
    main()
