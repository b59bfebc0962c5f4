"""Mocks: what they answer, write down, and say when a call is missing."""
import asyncio
import io
import os
import re
from unittest import mock
from unittest.mock import ANY, AsyncMock, DEFAULT, MagicMock, Mock, NonCallableMock, PropertyMock, call, patch, sentinel


def shown(obj):
    return re.sub(r"id='\d+'", "id='…'", repr(obj))


def failing(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except Exception as exc:
        print(type(exc).__name__ + ':', re.sub(r"id='\d+'", "id='…'", str(exc)))
    else:
        print('no error')


print('# names and calls')
m = Mock(name='service')
print(shown(m), shown(m.a.b), shown(m.a(1).c), shown(Mock()), shown(Mock().x()))
m.a(1, key=2)
m.b.c('x').d()
print(m.mock_calls, m.method_calls, m.a.call_args_list)
print(m.a.call_count, m.a.called, m.a.call_args, m.a.call_args.args, m.a.call_args.kwargs)
print(m.mock_calls[0] == call.a(1), call.a(1) in m.mock_calls, call.b.c('x').d() in m.mock_calls)
print(call(1, b=2), call.x.y(3).z(), call.x.y(3).z().call_list(), call == call, call(1) == (1,), call(1) == ((1,), {}))
m.reset_mock()
print(m.mock_calls, m.a.called)

print('# assertions')
m = Mock()
failing(m.assert_called)
failing(m.assert_called_once)
failing(m.assert_called_with, 1)
m(1, x=2)
failing(m.assert_called)
failing(m.assert_called_with, 1)
failing(m.assert_called_with, 1, x=2)
failing(m.assert_called_with, ANY, x=ANY)
m(3)
failing(m.assert_called_once)
failing(m.assert_called_once_with, 3)
failing(m.assert_not_called)
failing(m.assert_any_call, 1, x=2)
failing(m.assert_any_call, 7)
failing(m.assert_has_calls, [call(1, x=2), call(3)])
failing(m.assert_has_calls, [call(3), call(1, x=2)])
failing(m.assert_has_calls, [call(3), call(1, x=2)], any_order=True)
failing(m.assert_has_calls, [call(8)], any_order=True)
failing(lambda: m.assret_called())
failing(lambda: m.called_once())

print('# answers')
m = Mock(return_value=5, **{'method.return_value': 6, 'other.side_effect': KeyError('k')})
print(m(), m.method())
failing(m.other)
m = Mock(side_effect=[1, ValueError('two'), 3])
print(m())
failing(m)
print(m())
failing(m)
m = Mock(side_effect=lambda x: DEFAULT if x else 'nothing', return_value='default')
print(m(1), m(0))
print(Mock(wraps=len)('abc'))

print('# patterns')


class Thing:
    """A thing."""
    level = 3

    def work(self, a, b=2):
        return a + b

    async def later(self):
        return 1


m = Mock(spec=Thing)
print(isinstance(m, Thing), shown(m), shown(m.work))
failing(lambda: m.missing)
m.extra = 1
strict = Mock(spec_set=['a', 'b'])
failing(setattr, strict, 'c', 1)
auto = mock.create_autospec(Thing)
instance = auto()
print(shown(auto), shown(instance))
instance.work.return_value = 9
print(instance.work(1), instance.work.mock_calls)
failing(instance.work)
failing(instance.work, 1, 2, 3)
failing(instance.work.assert_called_with, 1, b=3)


def function(a, *, key=None):
    return a


f = mock.create_autospec(function, return_value='made')
print(f(1, key=2), f.call_count if hasattr(f, 'call_count') else None, f.mock_calls)
failing(f)

print('# magic')
m = MagicMock()
print(len(m), bool(m), int(m), list(m), 3 in m, m == m, m == 1, m != m, float(m))
m.__getitem__.return_value = 'item'
print(m['k'], m.__getitem__.mock_calls)
m.__len__.return_value = 4
print(len(m))
m.__iter__.return_value = [1, 2]
print(list(m), list(m))
with m as inside:
    print(inside is m.__enter__.return_value)
print(m.mock_calls[-2:])
m.__str__.return_value = 'text'
print(str(m))
failing(lambda: Mock()[1])
failing(lambda: NonCallableMock()())
failing(lambda: m < 2)

print('# patch')
print(os.getcwd() == os.getcwd())
with patch('os.getcwd', return_value='/nowhere') as getcwd:
    print(os.getcwd(), getcwd.mock_calls)
print(os.getcwd() == '/nowhere')
with patch.object(Thing, 'level', 7) as value:
    print(Thing.level, value)
print(Thing.level)
failing(patch.object(Thing, 'nothing').start)
with patch.object(Thing, 'nothing', create=True) as made:
    print(shown(made))
print(hasattr(Thing, 'nothing'))
settings = {'a': 1}
with patch.dict(settings, {'b': 2}, clear=True, c=3):
    print(settings)
print(settings)
with patch.multiple(Thing, level=1, work=DEFAULT) as made:
    print(Thing.level, sorted(made), shown(Thing.work))


@patch('os.getpid')
@patch.object(Thing, 'work', autospec=True)
def decorated(work, getpid):
    getpid.return_value = 42
    thing = Thing()
    work.return_value = 'patched'
    print(os.getpid(), thing.work(1))
    failing(thing.work)


decorated()
with patch.object(Thing, 'level', new_callable=PropertyMock) as level:
    level.return_value = 'read'
    thing = Thing()
    print(thing.level)
    thing.level = 3
    print(level.mock_calls)
print(type(Thing.__dict__['later']).__name__)
with patch.object(Thing, 'later') as later:
    print(type(later).__name__)

print('# open')
with patch('__main__.open', mock.mock_open(read_data='one\ntwo\n'), create=True) as opened:
    with open('x') as file:
        print(file.read())
    with open('y') as file:
        print(list(file), file.readline())
    print(open('z').readlines())
print([each for each in opened.mock_calls if each[0] == ''])
handle = mock.mock_open()
handle('w').write('text')
print(handle.mock_calls)

print('# async')


async def main():
    m = AsyncMock(return_value=3)
    print(await m(1), m.await_count, m.await_args_list, asyncio.iscoroutine(c := m()))
    await c
    m.assert_awaited_with()
    failing(m.assert_awaited_once)
    failing(m.assert_any_await, 9)
    failing(m.assert_not_awaited)
    failing(m.assert_has_awaits, [call(2)])
    m.side_effect = [1, OSError('x')]
    print(await m())
    try:
        await m()
    except OSError as exc:
        print(exc)
    thing = MagicMock(Thing)
    print(type(thing.later).__name__, type(thing.work).__name__)
    async with MagicMock() as inside:
        print(type(inside).__name__)
    many = MagicMock()
    many.__aiter__.return_value = [1, 2]
    print([x async for x in many])


import warnings
warnings.simplefilter('ignore')
asyncio.run(main())

print('# sentinels and the rest')
print(sentinel.one, sentinel.one is sentinel.one, DEFAULT, ANY, ANY == 3)
m = MagicMock()
m.a.b.return_value = 1
mock.seal(m)
print(m.a.b())
failing(lambda: m.c)
failing(lambda: m.a.d)
parent = Mock()
parent.attach_mock(Mock(), 'child')
parent.child(3)
print(parent.mock_calls)
failing(Mock, spec=Mock())
del m.a
failing(lambda: m.a)
