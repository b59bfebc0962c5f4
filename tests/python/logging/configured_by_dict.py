"""logging.config.dictConfig, filters, adapters, formatters, queue handlers."""
import logging, logging.config, logging.handlers, io, queue, sys, json, threading
class JsonFormatter(logging.Formatter):
    def format(self, record):
        d = {'level': record.levelname, 'msg': record.getMessage(), 'logger': record.name, 'thread': record.threadName}
        if record.exc_info: d['exc'] = record.exc_info[0].__name__
        if hasattr(record, 'user'): d['user'] = record.user
        return json.dumps(d, sort_keys=True)
class OnlyLevel(logging.Filter):
    def __init__(self, level): super().__init__(); self.level = getattr(logging, level)
    def filter(self, record): return record.levelno == self.level
CONFIG = {
    'version': 1, 'disable_existing_loggers': False,
    'formatters': {'brief': {'format': '%(levelname)-8s|%(name)s|%(message)s'},
                   'fancy': {'format': '{levelname:<8}{name:>10}: {message}', 'style': '{'},
                   'json': {'()': JsonFormatter}},
    'filters': {'warn': {'()': OnlyLevel, 'level': 'WARNING'}},
    'handlers': {'console': {'class': 'logging.StreamHandler', 'level': 'DEBUG', 'formatter': 'brief', 'stream': 'ext://sys.stdout'},
                 'warn': {'class': 'logging.StreamHandler', 'formatter': 'fancy', 'filters': ['warn'], 'stream': 'ext://sys.stdout'},
                 'js': {'class': 'logging.StreamHandler', 'formatter': 'json', 'stream': 'ext://sys.stdout'}},
    'loggers': {'app': {'level': 'DEBUG', 'handlers': ['console', 'warn'], 'propagate': False},
                'app.db': {'level': 'INFO', 'handlers': ['js']}},
    'root': {'level': 'ERROR', 'handlers': ['console']},
}
logging.config.dictConfig(CONFIG)
log = logging.getLogger('app'); db = logging.getLogger('app.db')
log.debug('debug %s %d', 'x', 3); log.warning('watch %(a)s', {'a': 1}); db.info('query', extra={'user': 'ann'}); db.debug('not shown')
try: 1 / 0
except ZeroDivisionError: db.exception('failed')
logging.getLogger('other').error('root %r', [1]); logging.getLogger('other').info('no')
print(log, db, logging.getLogger(), log.handlers, db.getEffectiveLevel(), logging.getLevelName(25), logging.getLevelName('INFO'))
class Adapter(logging.LoggerAdapter):
    def process(self, msg, kw): return f"[{self.extra['conn']}] {msg}", kw
Adapter(log, {'conn': 7}).error('dropped')
q = queue.Queue(); qh = logging.handlers.QueueHandler(q); s = io.StringIO()
out = logging.StreamHandler(s); out.setFormatter(logging.Formatter('%(threadName)s %(funcName)s %(lineno)d %(message)s'))
listener = logging.handlers.QueueListener(q, out, respect_handler_level=True)
ql = logging.getLogger('q'); ql.addHandler(qh); ql.propagate = False; ql.setLevel(5)
listener.start()
def work(n): ql.log(7, 'n=%d', n)
ts = [threading.Thread(target=work, args=(i,), name=f'w{i}') for i in range(3)]
for t in ts: t.start(); t.join()
listener.stop()
print(s.getvalue())
logging.addLevelName(7, 'TRACE'); print(logging.getLevelName(7), logging.getLevelNamesMapping())
mh = logging.handlers.MemoryHandler(3, flushLevel=logging.CRITICAL, target=logging.StreamHandler(sys.stdout))
m = logging.getLogger('mem'); m.addHandler(mh); m.propagate = False; m.setLevel(1)
m.info('a'); m.info('b'); print('before'); m.info('c'); m.critical('d')
try: logging.config.dictConfig({'version': 2})
except ValueError as e: print(e)
try: logging.config.dictConfig({'version': 1, 'handlers': {'h': {'class': 'nope.Nope'}}})
except ValueError as e: print(e, '|', repr(e.__cause__))
try: log.setLevel('LOUD')
except ValueError as e: print(e)
log.info('bad %d', 'x')
