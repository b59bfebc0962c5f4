"""`dictConfig`: loggers, handlers and formatters as a dict. Files and sockets of settings are absent."""

import _gilscope
import logging
import queue
import sys

import logging.handlers

_CLASSES = {'logging': logging, 'logging.handlers': logging.handlers}


def _resolve(name):
    module, _, attribute = name.rpartition('.')
    if module == 'ext':
        module = sys
    found = _CLASSES.get(module) or sys.modules.get(module)
    if found is None:
        try:
            found = __import__(module.partition('.')[0])
            for part in module.split('.')[1:]:
                found = getattr(found, part)
        except ImportError as e:
            raise ValueError(f'Cannot resolve {name!r}: {e}') from e
    return getattr(found, attribute)


def _value(value, config):
    if isinstance(value, str):
        if value.startswith('ext://'):
            return _resolve(value[6:])
        if value.startswith('cfg://'):
            found = config
            for part in value[6:].split('.'):
                found = found[part]
            return found
    return value


def _formatter(spec):
    if '()' in spec:
        spec = dict(spec)
        make = spec.pop('()')
        make = _resolve(make) if isinstance(make, str) else make
        try:
            return make(**spec)
        except TypeError as te:
            if "'format'" not in str(te):
                raise
            spec['fmt'] = spec.pop('format')  # what Formatter calls it
            return make(**spec)
    cls = _resolve(spec['class']) if 'class' in spec else logging.Formatter
    extra = {'defaults': spec['defaults']} if spec.get('defaults') else {}
    return cls(spec.get('format'), spec.get('datefmt'), spec.get('style', '%'), spec.get('validate', True), **extra)


def _filter(spec):
    if '()' in spec:
        spec = dict(spec)
        make = spec.pop('()')
        return (_resolve(make) if isinstance(make, str) else make)(**spec)
    return logging.Filter(spec.get('name', ''))


def _handler(spec, config, parts):
    spec = {k: _value(v, config) for k, v in spec.items()}
    formatter = spec.pop('formatter', None)
    level = spec.pop('level', None)
    filters = spec.pop('filters', None)
    props = spec.pop('.', None)
    if '()' in spec:
        make = spec.pop('()')
        make = _resolve(make) if isinstance(make, str) else make
    else:
        make = spec.pop('class')
        make = _resolve(make) if isinstance(make, str) else make
        if issubclass(make, logging.handlers.MemoryHandler) and 'target' in spec:
            spec['target'] = _made(spec['target'], config, parts, 'target')
        if issubclass(make, logging.handlers.QueueHandler):
            make = _queue_handler(make, spec, config, parts)
    handler = make(**spec)
    if formatter is not None:
        handler.setFormatter(parts['formatters'][formatter])
    if level is not None:
        handler.setLevel(logging._checkLevel(level))
    for f in filters or ():
        handler.addFilter(parts['filters'][f] if isinstance(f, str) else f)
    for name, value in (props or {}).items():
        setattr(handler, name, value)
    return handler


class _Later(Exception):
    """A handler needs another one that is not made yet."""


def _made(name, config, parts, role):
    if name in parts['handlers']:
        return parts['handlers'][name]
    try:
        if not isinstance(config['handlers'][name], dict):
            raise TypeError(f'{role} not configured yet')
    except Exception as e:
        raise ValueError(f'Unable to set {role} handler {name!r}') from e
    raise _Later


def _queue_handler(cls, spec, config, parts):
    q = spec.pop('queue', queue.Queue)
    if isinstance(q, dict):
        q = {k: _value(v, config) for k, v in q.items()}
        make = q.pop('()')
        q = (_resolve(make) if isinstance(make, str) else make)(**q)
    elif isinstance(q, str | type):
        q = (_resolve(q) if isinstance(q, str) else q)()
    listener = spec.pop('listener', logging.handlers.QueueListener)
    if not isinstance(listener, str | type):
        _gilscope.unsupported('this listener of a QueueHandler in dictConfig')
    listener = _resolve(listener) if isinstance(listener, str) else listener
    rest = [_made(name, config, parts, 'required') for name in spec.pop('handlers', ())]
    listener = listener(q, *rest, respect_handler_level=spec.pop('respect_handler_level', False))

    def make(**kwargs):
        handler = cls(q, **kwargs)
        handler.listener = listener
        return handler

    return make


def _logger(logger, spec, parts):
    level = spec.get('level')
    if level is not None:
        logger.setLevel(logging._checkLevel(level))
    for h in logger.handlers[:]:
        logger.removeHandler(h)
    for name in spec.get('handlers') or ():
        try:
            logger.addHandler(parts['handlers'][name])
        except Exception as e:
            raise ValueError('Unable to add handler %r' % name) from e
    for f in spec.get('filters') or ():
        logger.addFilter(parts['filters'][f] if isinstance(f, str) else f)


def dictConfig(config):
    """Set logging up from a dict of version 1."""
    config = dict(config)
    if 'version' not in config:
        raise ValueError("dictionary doesn't specify a version")
    if config['version'] != 1:
        raise ValueError("Unsupported version: %s" % config['version'])
    if config.get('incremental'):
        _gilscope.unsupported('incremental logging.config')
    logging._handlers.clear()
    parts = {'formatters': {}, 'filters': {}, 'handlers': {}}
    for kind, make in (('formatters', _formatter), ('filters', _filter)):
        for name, spec in config.get(kind, {}).items():
            try:
                parts[kind][name] = make(spec)
            except Exception as e:
                raise ValueError('Unable to configure %s %r' % (kind[:-1], name)) from e
    names = sorted(config.get('handlers', {}))
    for name in names:
        try:
            handler = _handler(config['handlers'][name], config, parts)
            handler.name = name
            parts['handlers'][name] = handler
        except _Later:
            if names.count(name) > len(config['handlers']):
                raise ValueError('Unable to configure handler %r' % name)
            names.append(name)
        except Exception as e:
            raise ValueError('Unable to configure handler %r' % name) from e
    root = logging.root
    existing = [name for name, logger in root.manager.loggerDict.items() if isinstance(logger, logging.Logger)]
    named = config.get('loggers', {})
    for name in existing:
        if name not in named:
            below = any(name.startswith(n + '.') for n in named)
            logger = root.manager.loggerDict[name]
            if below:
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True
            else:
                logger.disabled = config.get('disable_existing_loggers', True)
    for name, spec in named.items():
        try:
            logger = logging.getLogger(name)
            _logger(logger, spec, parts)
            logger.disabled = False
            if spec.get('propagate') is not None:
                logger.propagate = spec['propagate']
        except Exception as e:
            raise ValueError('Unable to configure logger %r' % name) from e
    if config.get('root'):
        try:
            _logger(root, config['root'], parts)
        except Exception as e:
            raise ValueError('Unable to configure root logger') from e
