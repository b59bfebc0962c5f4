# textwrap with TextWrapper, shlex, locale, secrets, hmac, numbers.
import hmac
import locale
import numbers
import secrets
import shlex
import textwrap
from decimal import Decimal
from fractions import Fraction

text = 'The quick brown fox jumps over the lazy dog; a well-known sentence -- with dashes, state-of-the-art words and a verylongwordthatdoesnotfit in it.'
for width in (20, 33, 70):
    print(textwrap.wrap(text, width))
print(textwrap.fill('  leading space\tand tabs\nnew line', 15, initial_indent='* ', subsequent_indent='  '))
print(textwrap.wrap(text, 25, break_on_hyphens=False), textwrap.wrap('aaaa bbbb', 3, break_long_words=False), textwrap.wrap('a b c d e f', 5, max_lines=2, placeholder='...'))
print(textwrap.shorten(text, 30), textwrap.shorten('  one   two ', 20), textwrap.shorten('Hello world', 10, placeholder='..'))
print(textwrap.wrap('End.  Next one. third', 40, fix_sentence_endings=True), textwrap.wrap('  keep  spaces ', 40, drop_whitespace=False), textwrap.wrap('', 10), textwrap.wrap('x' * 25, 10))
wrapper = textwrap.TextWrapper(width=30, initial_indent='> ', subsequent_indent='> ', tabsize=4)
print(wrapper.fill('a\tb some more words here so that it wraps around'), wrapper.wrap('x'), wrapper.width)
print(repr(textwrap.dedent('\n    one\n      two\n\n    three\n')), repr(textwrap.indent('a\n\nb\n', '  ')), repr(textwrap.indent('a\n\nb', '- ', lambda line: True)))
try:
    textwrap.wrap('x', 0)
except ValueError as e:
    print(e)
try:
    textwrap.shorten('Hello world', 3)
except ValueError as e:
    print(e)
for words in ('a b c', 'say "hello world" now', "it's 'quoted' x'", 'path\\ with\\ space "in \\"quotes\\""', 'a # b', ''):
    try:
        print(shlex.split(words), shlex.split(words, comments=True))
    except ValueError as e:
        print(words, e)
print(shlex.quote('simple'), shlex.quote('two words'), shlex.quote("it's"), shlex.quote(''), shlex.join(['echo', 'a b', '$x']))
print(hmac.new(b'key', b'message', 'sha256').hexdigest(), hmac.new(b'k' * 100, digestmod='md5').hexdigest(), hmac.digest(b'a', b'b', 'sha1').hex())
h = hmac.new(b'key', digestmod='sha512')
h.update(b'mess')
c = h.copy()
c.update(b'age')
print(c.name, c.digest_size, c.block_size, c.hexdigest()[:16], hmac.compare_digest(c.digest(), hmac.digest(b'key', b'message', 'sha512')), hmac.compare_digest('a', 'b'))
for bad in (lambda: hmac.new('key', b'', 'md5'), lambda: hmac.new(b'key', b''), lambda: hmac.new(b'k', b'', 'nope')):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(len(secrets.token_bytes(5)), len(secrets.token_hex(4)), len(secrets.token_urlsafe(8)), secrets.randbelow(1), secrets.choice([7]), secrets.randbits(8) < 256, secrets.compare_digest('x', 'x'))
kinds = (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)
for value in (1, True, 1.5, 2j, Fraction(1, 2), Decimal(1), 'x'):
    print(repr(value), [kind.__name__ for kind in kinds if isinstance(value, kind)])
print(issubclass(int, numbers.Integral), issubclass(float, numbers.Rational))
print(locale.setlocale(locale.LC_ALL, 'C'), locale.getlocale(locale.LC_NUMERIC), locale.localeconv()['decimal_point'], locale.format_string('%d items', 1234567, grouping=True), locale.atof('1.5'), locale.str(2.5))
try:
    locale.setlocale(locale.LC_ALL, 'xx_YY')
except locale.Error as e:
    print(e)
for z in (1 + 2j, 3.14159 - 2.71828j, 0j, 5j, -0.5 + 0j):
    print(f'{z}', f'{z:.2f}', f'{z:>20}', f'{z:+.1e}', f'{z:g}', f'{z:*^24.3}', f'{z:<10.1f}|')
for spec in ('010', '=10', '%', 'd'):
    try:
        format(1j, spec)
    except ValueError as e:
        print(e)
