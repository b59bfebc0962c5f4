"""Windows-1252, and characters by their names."""
print('“€5”…'.encode('cp1252'), b'\x93caf\xe9\x94 \x80'.decode('windows-1252'), 'ÿŸ'.encode('cp1252'))
for f in (lambda: '中文 ok 字'.encode('cp1252'), lambda: b'ab\x81'.decode('cp1252'), lambda: '中'.encode('cp1252', 'replace'),
          lambda: b'\x81x'.decode('cp1252', 'replace'), lambda: 'a中'.encode('cp1252', 'ignore')):
    try:
        print(f())
    except UnicodeError as e:
        print(type(e).__name__, e)
with open('w.txt', 'w', encoding='cp1252') as f:
    f.write('naïve – “yes”\n')
print(open('w.txt', 'rb').read(), open('w.txt', encoding='cp1252').read())
x = 3
print('\N{GREEK SMALL LETTER ALPHA}\N{GREEK CAPITAL LETTER OMEGA}', f'{x} \N{EURO SIGN} \N{BULLET} {x!r}', '\N{Rightwards Arrow}',
      '\N{SNOWMAN}', len('\N{ROCKET}'), '\N{GREEK SMALL LETTER FINAL SIGMA}\N{greek small letter sigma}')
