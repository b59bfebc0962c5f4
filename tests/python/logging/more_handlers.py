"""Handlers beyond the screen: files by time, buffers that forget, watched files, a formatter class in dictConfig, stacks."""
import logging
import logging.config
import logging.handlers
import os
import sys
import time

log = logging.getLogger('app')
log.setLevel(logging.DEBUG)
log.propagate = False

timed = logging.handlers.TimedRotatingFileHandler('timed.log', when='S', interval=1, backupCount=2)
timed.setFormatter(logging.Formatter('%(levelname)s %(message)s'))
log.addHandler(timed)
print(timed.suffix, timed.interval, timed.rolloverAt > time.time() - 1)
log.info('first')
time.sleep(1.1)
log.info('second')
time.sleep(1.1)
log.info('third')
log.removeHandler(timed)
timed.close()
files = sorted(name for name in os.listdir() if name.startswith('timed.log'))
print(len(files), files[0], [len(name) for name in files])
for name in files:
    with open(name) as file:
        print(file.read().splitlines())
for when in 'M', 'H', 'D', 'midnight', 'W2':
    h = logging.handlers.TimedRotatingFileHandler('x.log', when=when, interval=2, delay=True)
    print(when, h.interval, h.suffix, h.when)
for when in 'X', 'W', 'W9':
    try:
        logging.handlers.TimedRotatingFileHandler('x.log', when=when)
    except ValueError as error:
        print(error)
h = logging.handlers.TimedRotatingFileHandler('x.log', when='midnight', utc=True, delay=True)
print(h.computeRollover(1_700_000_000), h.computeRollover(1_700_006_400))
h = logging.handlers.TimedRotatingFileHandler('x.log', when='W0', utc=True, delay=True)
print(h.computeRollover(1_700_000_000), time.strftime('%a', time.gmtime(h.computeRollover(1_700_000_000) - 1)))

watched = logging.handlers.WatchedFileHandler('watched.log')
log.addHandler(watched)
log.info('one')
os.rename('watched.log', 'moved.log')
log.info('two')
log.removeHandler(watched)
watched.close()
for name in 'moved.log', 'watched.log':
    with open(name) as file:
        print(name, file.read().split())


class Last(logging.handlers.BufferingHandler):
    def flush(self):
        if self.buffer:
            print('flushed', [r.getMessage() for r in self.buffer])
        super().flush()


last = Last(3)
log.addHandler(last)
for n in range(5):
    log.debug('line %d', n)
print(len(last.buffer))
last.close()
log.removeHandler(last)
memory = logging.handlers.MemoryHandler(10, target=logging.StreamHandler(sys.stdout), flushOnClose=False)
log.addHandler(memory)
log.debug('forgotten')
super(logging.handlers.MemoryHandler, memory).flush()
log.debug('kept')
log.error('shown')
log.removeHandler(memory)
memory.close()


class Loud(logging.Formatter):
    def format(self, record):
        return super().format(record).replace('say', 'SAY')


logging.config.dictConfig({
    'version': 1,
    'formatters': {'loud': {'()': Loud, 'format': '%(name)s: %(message)s'}, 'plain': {'format': '%(message)s'}},
    'handlers': {'one': {'class': 'logging.StreamHandler', 'formatter': 'loud', 'stream': 'ext://sys.stdout'},
                 'two': {'class': 'logging.StreamHandler', 'formatter': 'plain', 'stream': 'ext://sys.stdout'}},
    'root': {'handlers': ['one', 'two'], 'level': 'INFO'},
})
logging.info('both say %s', 'it')


def deep():
    logging.warning('with a stack', stack_info=True)


deep()
