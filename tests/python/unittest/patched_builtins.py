from unittest.mock import patch, mock_open, MagicMock, AsyncMock, call
import builtins, asyncio
def read(p):
    with open(p) as f: return f.read()
with patch('builtins.open', mock_open(read_data='hello\nworld')) as m:
    print(read('x.txt')); m.assert_called_once_with('x.txt')
    with open('y', 'w') as f: f.write('data')
    m().write.assert_called_once_with('data'); print(m.mock_calls[:2])
with patch('builtins.print') as p: print('hidden')
print(p.call_args)
with patch('builtins.input', side_effect=['a', 'b']): print(input('>'), input())
with patch('time.sleep') as s: import time; time.sleep(100); print(s.call_args, time.sleep is s)
am = AsyncMock(return_value=3); print(asyncio.run(am(1)), am.await_count, am.await_args)
def my_print(*a): builtins._old(*a, '!')
builtins._old = print; builtins.print = my_print; print('patched'); builtins.print = builtins._old; print('normal')
def use(): return len([1, 2])
builtins.len = lambda x: 42; print(use()); del builtins.len
try: use()
except NameError as e: print(e)
builtins.custom = 'everywhere'; print(custom)
