"""The logger `asyncio`. Without the logging module it writes what logging's last resort would."""

import _aio

if _aio.available('logging'):
    import logging

    logger = logging.getLogger('asyncio')
else:
    import sys
    import traceback

    class _Logger:
        def _log(self, text, args, exc_info=None):
            text = (text % args if args else text) + '\n'
            if isinstance(exc_info, tuple):
                text += ''.join(traceback.format_exception(exc_info[1]))
            elif exc_info:
                text += ''.join(traceback.format_exception(sys.exception()))
            sys.stderr.write(text)

        def error(self, text, *args, exc_info=None):
            self._log(text, args, exc_info)

        def warning(self, text, *args, exc_info=None):
            self._log(text, args, exc_info)

        def info(self, text, *args):
            pass

        def debug(self, text, *args):
            pass

    logger = _Logger()
