"""A loop that waits with a selector."""

__all__ = ('BaseSelectorEventLoop',)

from asyncio import base_events
from _asyncio import _EpollSelector


class BaseSelectorEventLoop(base_events.BaseEventLoop):
    """Events come from `_selector.select(timeout)`; `_write_to_self` wakes it from another thread."""

    _thread_id = None

    def __init__(self, selector=None):
        super().__init__()
        if selector is None:
            selector = _EpollSelector()
        self._selector = selector

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self.is_closed():
            return
        super().close()
        if self._selector is not None:
            self._selector.close()
            self._selector = None

    def _write_to_self(self):
        selector = self._selector
        if selector is not None:
            selector.wake()

    def _process_events(self, event_list):
        for event in event_list:
            self._add_callback(event)
