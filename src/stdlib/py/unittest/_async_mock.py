"""Mocks of async functions: a call gives a coroutine, and what was awaited is written down beside what was called."""

from asyncio import coroutines

from ._calls import DEFAULT, _Call, _CallList
from ._magic import MagicMixin
from .mock import Base, Mock, _callable, _delegating, _is_exception, _iscoroutinefunction, _not_found, _problem


class AsyncMockMixin(Base):
    __module__ = 'unittest.mock'
    await_count = _delegating('await_count')
    await_args = _delegating('await_args')
    await_args_list = _delegating('await_args_list')

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = self.__dict__
        own['_is_coroutine'] = coroutines._is_coroutine  # asyncio and inspect ask for it
        own['_mock_await_count'] = 0
        own['_mock_await_args'] = None
        own['_mock_await_args_list'] = _CallList()
        own['__name__'] = 'AsyncMock'
        own['__defaults__'] = ()
        own['__kwdefaults__'] = {}
        own['__annotations__'] = None

    async def _execute_mock_call(self, /, *args, **kwargs):
        made = _Call((args, kwargs), two=True)
        self.await_count += 1
        self.await_args = made
        self.await_args_list.append(made)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not _callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    raise StopAsyncIteration
                if _is_exception(result):
                    raise result
            else:
                result = effect(*args, **kwargs)
                if _iscoroutinefunction(effect):
                    result = await result
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT:
            return self.return_value
        if self._mock_wraps is not None:
            result = self._mock_wraps(*args, **kwargs)
            return await result if _iscoroutinefunction(self._mock_wraps) else result
        return self.return_value

    def assert_awaited(self):
        if self.await_count == 0:
            raise AssertionError(f'Expected {self._name_or_mock()} to have been awaited.')

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(f'Expected {self._name_or_mock()} to have been awaited once. '
                                 f'Awaited {self.await_count} times.')

    def assert_awaited_with(self, /, *args, **kwargs):
        if self.await_args is None:
            raise AssertionError(f'Expected await: {self._format_mock_call_signature(args, kwargs)}\nNot awaited')
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        if self._call_matcher(self.await_args) != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(self._format_mock_failure_message(args, kwargs, 'await')) from cause

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self.assert_awaited_once()
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        self._assert_any(args, kwargs, self.await_args_list, 'await')

    def assert_has_awaits(self, calls, any_order=False):
        expected = [self._call_matcher(each) for each in calls]
        cause = next((each for each in expected if isinstance(each, Exception)), None)
        made = _CallList(self._call_matcher(each) for each in self.await_args_list)
        if not any_order:
            if expected not in made:
                raise AssertionError(f'{_problem(expected, cause, "await")}\nExpected: {_CallList(calls)}\n'
                                     f'Actual: {self.await_args_list}') from cause
            return
        missing = _not_found(expected, made)
        if missing:
            raise AssertionError(f'{tuple(missing)!r} not all found in await list') from cause

    def assert_not_awaited(self):
        if self.await_count != 0:
            raise AssertionError(f'Expected {self._name_or_mock()} to not have been awaited. '
                                 f'Awaited {self.await_count} times.')

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self.await_count = 0
        self.await_args = None
        self.await_args_list = _CallList()


class AsyncMock(AsyncMockMixin, MagicMixin, Mock):
    """A mock whose calls are awaited."""

    __module__ = 'unittest.mock'
