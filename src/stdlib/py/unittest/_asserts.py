"""What a test can assert: the methods of `TestCase` from assertEqual to assertLogs, as a base class of it.

Each failure raises `failureException` with a text that shows both sides; `_formatMessage` adds the test's own words.
"""

import re
import types

from ._contexts import NotWarns, Raises, Warns
from .util import _common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable, safe_repr

_EQUALITY = {
    dict: 'assertDictEqual',
    list: 'assertListEqual',
    tuple: 'assertTupleEqual',
    set: 'assertSetEqual',
    frozenset: 'assertSetEqual',
    str: 'assertMultiLineEqual',
}


def _attribute_owner(obj):
    if isinstance(obj, types.ModuleType):
        return f'module {obj.__name__!r}'
    if isinstance(obj, type):
        return f'type object {obj.__name__!r}'
    return f'{type(obj).__name__!r} object'


def _first_match(test, candidates):
    """The member of a tuple that fits, or what is no tuple."""
    if isinstance(candidates, tuple):
        return next((each for each in candidates if test(each)), candidates)
    return candidates


class Asserts:
    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16  # longer texts are not compared line by line
    _type_equality_funcs = _EQUALITY

    def fail(self, msg=None):
        """Fail with this message."""
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else f'{standardMsg} : {msg}'

    def _fail(self, msg, standardMsg):
        raise self.failureException(self._formatMessage(msg, standardMsg))

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, f'{safe_repr(expr)} is not false')

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, f'{safe_repr(expr)} is not true')

    # Exceptions, warnings and logs.

    def assertRaises(self, expected_exception, *args, **kwargs):
        """The call, or the with block, must raise an exception of this class."""
        return Raises(expected_exception, self).handle('assertRaises', args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """The same, and its text must match."""
        return Raises(expected_exception, self, expected_regex).handle('assertRaisesRegex', args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        """The call, or the with block, must warn with this category."""
        return Warns(expected_warning, self).handle('assertWarns', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """The same, and the text of the warning must match."""
        return Warns(expected_warning, self, expected_regex).handle('assertWarnsRegex', args, kwargs)

    def _assertNotWarns(self, expected_warning, *args, **kwargs):
        return NotWarns(expected_warning, self).handle('_assertNotWarns', args, kwargs)

    def assertLogs(self, logger=None, level=None, formatter=None):
        """A with block that must log at this level or above; its records are in what `as` names."""
        from ._log import AssertLogs
        return AssertLogs(self, logger, level, False, formatter)

    def assertNoLogs(self, logger=None, level=None):
        """A with block that must not log."""
        from ._log import AssertLogs
        return AssertLogs(self, logger, level, True)

    # Equality.

    def addTypeEqualityFunc(self, typeobj, function):
        """Have assertEqual() use this function for two objects of exactly this type."""
        self._type_equality_funcs = self._type_equality_funcs | {typeobj: function}

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, str) else function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self._fail(msg, '%s != %s' % _common_shorten_repr(first, second))

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, f'{safe_repr(first)} == {safe_repr(second)}')

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Equal, or apart by no more than delta, or equal when the difference is rounded (to 7 places)."""
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            if diff <= delta:
                return
            within = f'{safe_repr(delta)} delta'
        else:
            places = 7 if places is None else places
            if round(diff, places) == 0:
                return
            within = f'{places!r} places'
        self._fail(msg, f'{safe_repr(first)} != {safe_repr(second)} within {within} ({safe_repr(diff)} difference)')

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            if not first == second and diff > delta:
                return
            within = f'{safe_repr(delta)} delta ({safe_repr(diff)} difference)'
        else:
            places = 7 if places is None else places
            if not first == second and round(diff, places) != 0:
                return
            within = f'{places!r} places'
        self._fail(msg, f'{safe_repr(first)} == {safe_repr(second)} within {within}')

    def _diff(self, message, first, second):
        """A message with the lines in which two lists of lines differ, unless they are too many."""
        import difflib
        return self._truncateMessage(message, '\n' + '\n'.join(difflib.ndiff(first, second)))

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return f'{message}\nDiff is {len(diff)} characters long. Set self.maxDiff to None to see it.'

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Two sequences, perhaps of one type, with equal elements."""
        kind = 'sequence'
        if seq_type is not None:
            kind = seq_type.__name__
            for name, seq in (('First', seq1), ('Second', seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f'{name} sequence is not a {kind}: {safe_repr(seq)}')
        text = None
        lengths = []
        for name, seq in (('First', seq1), ('Second', seq2)):
            try:
                lengths.append(len(seq))
            except (TypeError, NotImplementedError):
                text = f'{name} {kind} has no length.    Non-sequence?'
                break
        if text is None:
            if seq1 == seq2:
                return
            text = self._sequence_difference(seq1, seq2, kind, seq_type, *lengths)
            if text is None:
                return
        import pprint
        self.fail(self._formatMessage(
            msg, self._diff(text, pprint.pformat(seq1).splitlines(), pprint.pformat(seq2).splitlines())))

    def _sequence_difference(self, seq1, seq2, kind, seq_type, len1, len2):
        text = '%ss differ: %s != %s\n' % ((kind.capitalize(),) + _common_shorten_repr(seq1, seq2))
        failed = TypeError, IndexError, NotImplementedError
        for at in range(min(len1, len2)):
            items = []
            try:
                items.append(seq1[at])
                items.append(seq2[at])
            except failed:
                text += f'\nUnable to index element {at} of {("first", "second")[len(items)]} {kind}\n'
                break
            if items[0] != items[1]:
                text += '\nFirst differing element %d:\n%s\n%s\n' % ((at,) + _common_shorten_repr(*items))
                break
        else:
            if len1 == len2 and seq_type is None and type(seq1) != type(seq2):
                return None
        if len1 != len2:
            name, seq, more = ('first', seq1, len1 - len2) if len1 > len2 else ('second', seq2, len2 - len1)
            at = min(len1, len2)
            text += f'\n{name.capitalize()} {kind} contains {more} additional elements.\n'
            try:
                text += f'First extra element {at}:\n{safe_repr(seq[at])}\n'
            except failed:
                text += f'Unable to index element {at} of {name} {kind}\n'
        return text

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        found = []
        for name, one, other in (('first', set1, set2), ('second', set2, set1)):
            try:
                found.append(one.difference(other))
            except TypeError as error:
                self.fail(f'invalid type when attempting set difference: {error}')
            except AttributeError as error:
                self.fail(f'{name} argument does not support set difference: {error}')
        lines = []
        for more, here, there in ((found[0], 'first', 'second'), (found[1], 'second', 'first')):
            if more:
                lines.append(f'Items in the {here} set but not the {there}:')
                lines += [repr(item) for item in more]
        if lines:
            self._fail(msg, '\n'.join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            import pprint
            text = '%s != %s' % _common_shorten_repr(d1, d2)
            self._fail(msg, self._diff(text, pprint.pformat(d1).splitlines(), pprint.pformat(d2).splitlines()))

    def assertCountEqual(self, first, second, msg=None):
        """The same elements, equally often, in any order."""
        first, second = list(first), list(second)
        try:
            differences = _count_diff_hashable(first, second)
        except TypeError:
            differences = _count_diff_all_purpose(first, second)
        if differences:
            lines = ['First has %d, Second has %d:  %r' % difference for difference in differences]
            self._fail(msg, self._truncateMessage('Element counts were not equal:\n', '\n'.join(lines)))

    def assertMultiLineEqual(self, first, second, msg=None):
        """Two texts; the message shows the lines that differ."""
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        # A last line without its end would look like a difference.
        a, b = first, second
        if a and b:
            if a[-1] != '\n' or b[-1] != '\n':
                a, b = a + '\n', b + '\n'
        elif b and b[-1] != '\n':
            b += '\n'
        elif a and a[-1] != '\n':
            a += '\n'
        import difflib
        diff = '\n' + ''.join(difflib.ndiff(a.splitlines(True), b.splitlines(True)))
        self._fail(msg, self._truncateMessage('%s != %s' % _common_shorten_repr(first, second), diff))

    # Order, membership, identity and kind.

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail(msg, f'{safe_repr(a)} not less than {safe_repr(b)}')

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail(msg, f'{safe_repr(a)} not less than or equal to {safe_repr(b)}')

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail(msg, f'{safe_repr(a)} not greater than {safe_repr(b)}')

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail(msg, f'{safe_repr(a)} not greater than or equal to {safe_repr(b)}')

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, f'{safe_repr(member)} not found in {safe_repr(container)}')

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, f'{safe_repr(member)} unexpectedly found in {safe_repr(container)}')

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail(msg, f'{safe_repr(expr1)} is not {safe_repr(expr2)}')

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail(msg, f'unexpectedly identical: {safe_repr(expr1)}')

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, f'{safe_repr(obj)} is not None')

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, 'unexpectedly None')

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            any_of = 'any of ' if isinstance(cls, tuple) else ''
            self._fail(msg, f'{safe_repr(obj)} is not an instance of {any_of}{cls!r}')

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            cls = _first_match(lambda each: isinstance(obj, each), cls)
            self._fail(msg, f'{safe_repr(obj)} is an instance of {cls!r}')

    def _subclass(self, cls, superclass, msg):
        try:
            return issubclass(cls, superclass)
        except TypeError:
            if not isinstance(cls, type):
                self._fail(msg, f'{cls!r} is not a class')
            raise

    def assertIsSubclass(self, cls, superclass, msg=None):
        if not self._subclass(cls, superclass, msg):
            any_of = 'any of ' if isinstance(superclass, tuple) else ''
            self._fail(msg, f'{cls!r} is not a subclass of {any_of}{superclass!r}')

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        if self._subclass(cls, superclass, msg):
            superclass = _first_match(lambda each: issubclass(cls, each), superclass)
            self._fail(msg, f'{cls!r} is a subclass of {superclass!r}')

    def assertHasAttr(self, obj, name, msg=None):
        if not hasattr(obj, name):
            self._fail(msg, f'{_attribute_owner(obj)} has no attribute {name!r}')

    def assertNotHasAttr(self, obj, name, msg=None):
        if hasattr(obj, name):
            self._fail(msg, f'{_attribute_owner(obj)} has unexpected attribute {name!r}')

    # Texts.

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, 'expected_regex must not be empty.'
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._fail(msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            found = text[match.start():match.end()]
            self._fail(msg, f'Regex matched: {found!r} matches {unexpected_regex.pattern!r} in {text!r}')

    def _has_end(self, s, method, ends, msg):
        try:
            return getattr(s, method)(ends)
        except (AttributeError, TypeError):
            for end in ends if isinstance(ends, tuple) else (ends,):
                if isinstance(end, str) and not isinstance(s, str):
                    self._fail(msg, f'Expected str, not {type(s).__name__}')
                if isinstance(end, (bytes, bytearray)) and not isinstance(s, (bytes, bytearray)):
                    self._fail(msg, f'Expected bytes, not {type(s).__name__}')
            raise

    def _assert_end(self, s, method, ends, msg, verb):
        if not self._has_end(s, method, ends, msg):
            any_of = 'any of ' if isinstance(ends, tuple) else ''
            self._fail(msg, f"{safe_repr(s, short=True)} doesn't {verb} with {any_of}{safe_repr(ends)}")

    def _assert_not_end(self, s, method, ends, msg, verb):
        if self._has_end(s, method, ends, msg):
            ends = _first_match(lambda each: getattr(s, method)(each), ends)
            self._fail(msg, f'{safe_repr(s, short=True)} {verb}s with {safe_repr(ends)}')

    def assertStartsWith(self, s, prefix, msg=None):
        self._assert_end(s, 'startswith', prefix, msg, 'start')

    def assertNotStartsWith(self, s, prefix, msg=None):
        self._assert_not_end(s, 'startswith', prefix, msg, 'start')

    def assertEndsWith(self, s, suffix, msg=None):
        self._assert_end(s, 'endswith', suffix, msg, 'end')

    def assertNotEndsWith(self, s, suffix, msg=None):
        self._assert_not_end(s, 'endswith', suffix, msg, 'end')
