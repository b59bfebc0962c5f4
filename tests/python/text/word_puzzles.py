"""Tasks of the Rosetta kind: ciphers, roman numerals, anagrams, Morse, number words, palindromes, edit distance, towers, knapsack."""
import string
import textwrap
from collections import Counter, defaultdict
from functools import cache, partial, reduce
from itertools import groupby

ALPHABET = string.ascii_lowercase


def caesar(text, shift):
    shifted = ALPHABET[shift:] + ALPHABET[:shift]
    return text.translate(str.maketrans(ALPHABET + ALPHABET.upper(), shifted + shifted.upper()))


def vigenere(text, key, sign=1):
    out, k = [], 0
    for c in text:
        if c.isalpha():
            base = ord('A') if c.isupper() else ord('a')
            out.append(chr((ord(c) - base + sign * (ord(key[k % len(key)]) - 97)) % 26 + base))
            k += 1
        else:
            out.append(c)
    return ''.join(out)


print(caesar('Hello, World!', 3), caesar(caesar('Hello', 3), -3 % 26), vigenere('Attack at Dawn', 'lemon'),
      vigenere(vigenere('Attack at Dawn', 'lemon'), 'lemon', -1), sep=' | ')
ROMAN = dict(zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), 'M CM D CD C XC L XL X IX V IV I'.split()))


def roman(n):
    out = ''
    for value, letters in ROMAN.items():
        count, n = divmod(n, value)
        out += letters * count
    return out


def arabic(text):
    values = [{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100, 'D': 500, 'M': 1000}[c] for c in text]
    return sum(v if v >= after else -v for v, after in zip(values, [*values[1:], 0]))


print([roman(n) for n in (4, 9, 14, 1994, 2024, 3999)], all(arabic(roman(n)) == n for n in range(1, 400)))
words = 'listen silent enlist google elgoog abc cab dog'.split()
groups = defaultdict(list)
for word in words:
    groups[''.join(sorted(word))].append(word)
print(sorted(filter(lambda g: len(g) > 1, groups.values()), key=len, reverse=True))
MORSE = dict(zip(ALPHABET + string.digits, '.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - '
                 '..- ...- .-- -..- -.-- --.. ----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----.'.split()))
print(*map(MORSE.get, 'sos 42'.replace(' ', '')), ''.join({v: k for k, v in MORSE.items()}[m] for m in '-.-- . ...'.split()))
ONES = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split()
TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split()


def words_of(n):
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + ('-' + ONES[n % 10] if n % 10 else '')
    for size, name in (10 ** 6, 'million'), (1000, 'thousand'), (100, 'hundred'):
        if n >= size:
            rest = n % size
            return f'{words_of(n // size)} {name}' + (f' {"and " if rest < 100 else ""}{words_of(rest)}' if rest else '')


for n in 0, 13, 85, 110, 342, 1_001, 12_345_678:
    print(f'{n:>10,} {words_of(n)}')


@cache
def distance(a, b):
    if not a or not b:
        return len(a) or len(b)
    return min(distance(a[1:], b) + 1, distance(a, b[1:]) + 1, distance(a[1:], b[1:]) + (a[0] != b[0]))


print(distance('kitten', 'sitting'), distance('rosettacode', 'raisethysword'), distance.cache_info().currsize > 100)


def look_and_say(text):
    return ''.join(f'{len([*g])}{k}' for k, g in groupby(text))


say = ['1']
for _ in range(6):
    say.append(look_and_say(say[-1]))
print(*say)
moves = []


def hanoi(n, a='A', b='B', c='C'):
    if n:
        hanoi(n - 1, a, c, b)
        moves.append(f'{a}{c}')
        hanoi(n - 1, b, a, c)


hanoi(3)
print(len(moves), *moves)
row, rows = [1], []
for _ in range(6):
    rows.append(' '.join(map(str, row)).center(20).rstrip())
    row = [1, *(a + b for a, b in zip(row, row[1:])), 1]
print('\n'.join(rows))


def is_palindrome(text):
    letters = [c.casefold() for c in text if c.isalnum()]
    return letters == letters[::-1]


print(is_palindrome('A man, a plan, a canal: Panama!'), is_palindrome('Straße'), {n: hex(n)[2:] for n in (10, 255)}, int('zz', 36), f'{10:b} {10:o} {255:X}')
items = [('map', 9, 150), ('compass', 13, 35), ('water', 153, 200), ('sandwich', 50, 160), ('tin', 68, 45), ('cheese', 23, 30)]


@cache
def pack(i, room):
    if i == len(items):
        return 0, ()
    name, weight, value = items[i]
    best = pack(i + 1, room)
    if weight <= room:
        with_it, names = pack(i + 1, room - weight)
        best = max(best, (with_it + value, (name, *names)))
    return best


print(pack(0, 100))
collatz = lambda n: [n] if n == 1 else [n, *collatz(n // 2 if n % 2 == 0 else 3 * n + 1)]
print(collatz(7), max(range(1, 30), key=lambda n: len(collatz(n))))
text = 'She sells sea shells by the sea shore; the shells she sells are sea-shore shells, for sure.'
counts = Counter(text.lower().replace('-', ' ').translate(str.maketrans('', '', string.punctuation)).split())
print(counts.most_common(4), sorted(counts, key=lambda w: (-counts[w], w))[:3], sum(counts.values()))
print(textwrap.fill(text, 30), textwrap.shorten(text, 25, placeholder='…'), textwrap.indent('a\nb\n\nc', '> '), textwrap.dedent('''\
    first
      second
    third'''), sep='\n')
print(string.capwords('the end of it'), 'ab'.join('xyz'), 'title case'.title(), 'snake_case_name'.replace('_', ' ').title().replace(' ', ''),
      ''.join('_' + c.lower() if c.isupper() else c for c in 'camelCaseName'), 'a,b;c'.replace(';', ',').split(','), 'x'.zfill(3), '-5'.zfill(4))
print(string.Template('$who owes ${what}s $$5').substitute(who='Ann', what='book'), string.Template('$a $b').safe_substitute(a=1))
print('tic|tac|toe'.rsplit('|', 1), 'k=v=w'.partition('='), 'aXbXc'.rpartition('X'), 'line1\r\nline2\n'.splitlines(True), 'hello'.find('z'), 'banana'.count('an'))
compose = lambda *fs: reduce(lambda f, g: lambda x: f(g(x)), fs)
print(compose(str.upper, str.strip, partial(str.replace, ' b ') if False else str)(' abc '), *map(chr, range(9812, 9818)), 'ñ'.encode(), 'ß'.upper(), 'İ'.lower() != 'i')
