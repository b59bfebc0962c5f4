"""Handlers of `dictConfig` that refer to others: queues with their listeners, memory with its target."""
import logging
import logging.config
import logging.handlers
import sys

cfg = {'version': 1, 'formatters': {'f': {'format': 'DC %(levelname)s %(message)s'}},
 'handlers': {'a_queue': {'class': 'logging.handlers.QueueHandler', 'handlers': ['out', 'z'], 'respect_handler_level': True, 'level': 'INFO'},
   'mem': {'class': 'logging.handlers.MemoryHandler', 'capacity': 2, 'target': 'out'},
   'out': {'class': 'logging.StreamHandler', 'stream': 'ext://sys.stdout', 'formatter': 'f'},
   'z': {'class': 'logging.StreamHandler', 'stream': 'ext://sys.stdout', 'level': 'ERROR'}},
 'root': {'level': 'DEBUG', 'handlers': ['a_queue']}, 'loggers': {'m': {'handlers': ['mem'], 'propagate': False}}}
logging.config.dictConfig(cfg)
h = logging.getHandlerByName('a_queue')
print(type(h).__name__, type(h.queue).__name__, [x.name for x in h.listener.handlers], h.listener.respect_handler_level)
h.listener.start()
logging.info('one'); logging.error('two'); logging.debug('no')
h.listener.stop()
logging.getLogger('m').info('1'); print('-'); logging.getLogger('m').info('2')
for bad in ({'version': 1, 'handlers': {'q': {'class': 'logging.handlers.QueueHandler', 'handlers': ['nope']}}}, {'version': 1, 'handlers': {'q': {'class': 'logging.handlers.MemoryHandler', 'capacity': 1, 'target': 'nope'}}}, 5,
  {'version': 1, 'handlers': {'q': {'class': 'logging.handlers.QueueHandler', 'queue': 'queue.LifoQueue', 'listener': 'logging.handlers.QueueListener'}}}, {'version': 1, 'handlers': {'q': {'class': 'logging.handlers.QueueHandler', 'queue': {'()': 'queue.Queue', 'maxsize': 3}}}}):
    try: logging.config.dictConfig(bad); print('ok', logging.getHandlerByName('q').queue.maxsize, type(logging.getHandlerByName('q').queue))
    except Exception as e: print(type(e).__name__, e, '|', repr(e.__cause__))
