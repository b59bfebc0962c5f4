"""Asserts, fixtures, skips, subtests: what the runner prints."""
# status: 1
import logging
import sys
import unittest
import warnings


class Stream:
    """Standard output without the time that changes."""
    def write(self, text):
        if text.startswith('Ran '):
            text = text.rpartition(' in ')[0] + ' in ?s'
        sys.stdout.write(text)

    def flush(self):
        pass


class Texts(unittest.TestCase):
    def test_equal(self):
        self.assertEqual(1, 2)

    def test_equal_msg(self):
        self.assertEqual('a', 'b', 'own words')

    def test_lines(self):
        self.assertEqual('one\ntwo\nthree\n', 'one\ntoo\nthree\nfour')

    def test_list(self):
        self.assertEqual([1, 2, 3], [1, 5, 3, 4])

    def test_tuple_long(self):
        self.assertEqual(tuple(range(60)), tuple(range(1, 60)))

    def test_dict(self):
        self.assertEqual({'a': 1, 'b': [1, 2]}, {'a': 1, 'b': [1, 3]})

    def test_set(self):
        self.assertEqual({1, 2}, {2, 3})

    def test_count(self):
        self.assertCountEqual([1, 1, 2], [2, 2, 1])

    def test_count_unhashable(self):
        self.assertCountEqual([[1], [1], [2]], [[2], [2], [3]])

    def test_raises(self):
        with self.assertRaises(ValueError):
            pass

    def test_raises_call(self):
        self.assertRaises(KeyError, {}.get, 1)

    def test_raises_regex(self):
        with self.assertRaisesRegex(ValueError, 'x+'):
            raise ValueError('abc')

    def test_raises_other(self):
        with self.assertRaises(ValueError):
            {}['k']

    def test_almost(self):
        self.assertAlmostEqual(1.0, 1.1)

    def test_in(self):
        self.assertIn(3, [1, 2])

    def test_is(self):
        self.assertIsNone(3)

    def test_instance(self):
        self.assertIsInstance(3, (str, list))

    def test_regex(self):
        self.assertRegex('abc', 'd')

    def test_starts(self):
        self.assertStartsWith('abc', 'b')

    def test_warns(self):
        with self.assertWarns(UserWarning):
            pass

    def test_chain(self):
        try:
            1 / 0
        except ZeroDivisionError as exc:
            raise RuntimeError('later') from exc

    def test_helper(self):
        self.helper(3)

    def helper(self, x):
        self.assertTrue(x == 4)


class Parts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print('setUpClass')
        cls.addClassCleanup(print, 'class cleanup')

    @classmethod
    def tearDownClass(cls):
        print('tearDownClass')

    def setUp(self):
        print('setUp', self.id())
        self.addCleanup(print, 'cleanup')

    def tearDown(self):
        print('tearDown')

    def test_ok(self):
        """What a test is about."""
        print('body')

    @unittest.skip('not now')
    def test_skip(self):
        pass

    @unittest.skipIf(sys.version_info < (3,), 'old')
    def test_skip_if(self):
        with self.assertLogs() as logs:
            logging.warning('hello %s', 'x')
        print(logs.output)

    def test_skip_inside(self):
        self.skipTest('changed my mind')

    @unittest.expectedFailure
    def test_expected(self):
        self.fail('yes')

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_subtests(self):
        for i in range(4):
            with self.subTest(i=i, kind='a'):
                if i == 2:
                    raise KeyError(i)
                self.assertNotEqual(i, 1)
        with self.subTest('named'):
            self.skipTest('sub')

    def test_warns(self):
        with self.assertWarnsRegex(UserWarning, 'be') as caught:
            warnings.warn('beware')
        print(caught.warning, caught.lineno)


class Broken(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise OSError('no database')

    def test_never(self):
        pass


@unittest.skip('whole class')
class Skipped(unittest.TestCase):
    def test_a(self):
        pass


class Async(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        print('async set up')

    async def test_await(self):
        import asyncio
        await asyncio.sleep(0.001)
        self.assertEqual(1, 1)


if __name__ == '__main__':
    for verbosity in (1, 2):
        program = unittest.main(exit=False, verbosity=verbosity,
                                testRunner=unittest.TextTestRunner(stream=Stream(), verbosity=verbosity))
        print(program.result)
    suite = unittest.defaultTestLoader.loadTestsFromName('Parts.test_ok', sys.modules['__main__'])
    print(suite.countTestCases(), suite)
    unittest.main(argv=['x', 'Parts.test_ok', 'Texts.test_in', '-q', '-f'], testRunner=unittest.TextTestRunner(Stream()))
