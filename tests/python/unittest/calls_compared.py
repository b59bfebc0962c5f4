"""Lists of calls compared with lists of expected ones, and what a wrong expectation shows."""

from unittest import mock

th = mock.MagicMock()
th(target=1).start()
c = th.mock_calls
e = [mock.call(target=1), mock.call().start()]
print(c == e, e == c, list(c) == e, c != e, list.__eq__(c, e))
print([c[0]] == [e[0]], [c[1]] == [e[1]], [c[0], c[1]] == [e[0], e[1]], [c[0], c[1]] == e, [c[1], c[0]] == [e[1], e[0]])
x = [mock.call(1), mock.call(2)]
print(x == x, x == [mock.call(1), mock.call(2)], x == [mock.call(1), mock.call(3)])
import unittest


class Case(unittest.TestCase):
    def test_called(self):
        f = mock.Mock(name='f')
        f(1)
        f.assert_called_once_with(2)

    def test_never(self):
        mock.Mock().assert_called_once()

    def test_with(self):
        mock.Mock().assert_called_with(1)


class Quiet:
    def write(self, s):
        print(s.replace(s[s.find(' in 0.') : s.find('s\n', s.find(' in 0.'))], ' in') if ' in 0.' in s else s, end='')

    def flush(self):
        pass


unittest.main(testRunner=unittest.TextTestRunner(Quiet()), exit=False)
