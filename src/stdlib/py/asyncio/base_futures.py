"""What can be said about a future without knowing its class: whether it is one, and how it is shown."""

import _aio
from asyncio import format_helpers

_PENDING = 'PENDING'
_CANCELLED = 'CANCELLED'
_FINISHED = 'FINISHED'


# Whether an object is a future, or claims to be by `_asyncio_future_blocking`.
isfuture = _aio.isfuture


def _format_callbacks(callbacks):
    texts = [format_helpers._format_callback_source(callback, ()) for callback, _ in callbacks]
    if len(texts) > 2:
        texts = [texts[0], f'<{len(texts) - 2} more>', texts[-1]]
    return f'cb=[{", ".join(texts)}]'


def _future_repr_info(future):
    info = [future._state.lower()]
    if future._state == _FINISHED:
        if future._exception is not None:
            info.append(f'exception={future._exception!r}')
        else:
            info.append(f'result={format_helpers._short_repr(future._result)}')
    if future._callbacks:
        info.append(_format_callbacks(future._callbacks))
    if future._source_traceback:
        place = future._source_traceback[-1]
        info.append(f'created at {place[0]}:{place[1]}')
    return info


_shown = set()  # futures whose repr is being made, so that one that contains itself ends


def _guarded(future, info):
    key = id(future)
    if key in _shown:
        return '...'
    _shown.add(key)
    try:
        return f'<{future.__class__.__name__} {" ".join(info(future))}>'
    finally:
        _shown.discard(key)


def _future_repr(future):
    return _guarded(future, _future_repr_info)
