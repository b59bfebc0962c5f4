"""Logging as programs set it up: formats in three styles, filters, adapters, levels, handlers, child loggers, stack."""
import io
import logging
import sys
import threading
from logging import Formatter, StreamHandler, getLogger

root = getLogger()
root.setLevel(logging.DEBUG)


def handler(**kwargs):
    h = StreamHandler(sys.stdout)
    h.setFormatter(Formatter(**kwargs))
    return h


class Redact(logging.Filter):
    def filter(self, record):
        record.msg = str(record.msg).replace('secret', '******')
        record.thread_kind = 'main' if record.threadName == 'MainThread' else 'helper'
        return 'drop' not in record.msg


class Colour(Formatter):
    MARKS = {logging.DEBUG: '.', logging.INFO: 'i', logging.WARNING: '!', logging.ERROR: 'E', logging.CRITICAL: 'X'}

    def format(self, record):
        return f'{self.MARKS[record.levelno]}| {super().format(record)}'


class Context(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f'[{self.extra["request"]}] {msg}', kwargs


first = handler(fmt='%(levelname)-8s %(name)s:%(lineno)d %(funcName)s %(message)s')
root.addHandler(first)


def work():
    getLogger('app.db').info('connected to %s on port %d', 'host', 5432)
    getLogger('app').warning('a %(kind)s warning', {'kind': 'named'})


work()
root.removeHandler(first)

second = handler(fmt='{levelname:>8} {threadName} {thread_kind} {message}', style='{')
second.addFilter(Redact())
root.addHandler(second)
logger = getLogger('app.net')
logger.debug('the secret is out')
logger.info('drop this')
t = threading.Thread(target=logger.error, args=('from %s', 'a thread'), name='helper-1')
t.start()
t.join()
root.removeHandler(second)

third = StreamHandler(sys.stdout)
third.setFormatter(Colour('$name $message', style='$'))
third.setLevel(logging.WARNING)
root.addHandler(third)
for level in logging.DEBUG, logging.WARNING, logging.CRITICAL:
    logger.log(level, 'at %s', logging.getLevelName(level))
Context(logger, {'request': 'r-17'}).error('failed')
try:
    1 / 0
except ZeroDivisionError:
    logger.exception('division')
logger.setLevel(logging.ERROR)
logger.warning('too low')
print(logger.isEnabledFor(logging.WARNING), logger.getEffectiveLevel(), getLogger('app').getEffectiveLevel())
print(logger, logger.parent, logger.hasHandlers(), root)
root.removeHandler(third)

logging.addLevelName(25, 'NOTICE')
stream = io.StringIO()
quiet = getLogger('quiet')
quiet.propagate = False
quiet.addHandler(StreamHandler(stream))
quiet.log(25, 'kept for later')
quiet.info('one %s', 1, stacklevel=1, extra={'who': 'me'})
print(repr(stream.getvalue()), logging.getLevelName(25), logging.getLevelName('NOTICE'))
logging.disable(logging.CRITICAL)
quiet.critical('nobody hears')
logging.disable(logging.NOTSET)
print(stream.getvalue().count('\n'), logging.getLevelNamesMapping()['WARN'])
bare = getLogger('bare')
bare.propagate = False
bare.warning('the last resort')
bare.error('bad arguments %d', 'x') if False else None
