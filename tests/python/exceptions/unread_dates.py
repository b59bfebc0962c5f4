"""Dates that cannot be read: the functions between the call and the error."""

import datetime, time, traceback, sys, re, string

for text, form in (('x', '%Y'), ('2024-01-01x', '%Y-%m-%d'), ('5', '%Q'), ('x', '%'), (5, '%Y')):
    for read in (datetime.datetime.strptime, datetime.date.strptime, datetime.time.strptime, time.strptime):
        try:
            print(read(text, form))
        except (ValueError, TypeError):
            traceback.print_exc(file=sys.stdout)
print(
    time.strptime('3 Feb 2024 13:05', '%d %b %Y %H:%M')[:6],
    datetime.time.strptime('07:08:09.5', '%H:%M:%S.%f'),
    datetime.datetime.strptime('2024-02-03 +0230', '%Y-%m-%d %z'),
)
for call in (
    lambda: re.match('a', None),
    lambda: re.sub('a', lambda m: 1 / 0, 'cat'),
    lambda: re.compile('b').sub(lambda m: {}[0], 'abc'),
    lambda: re.findall(b'a', 'a'),
    lambda: re.compile(5),
    lambda: string.Template('$a $b').substitute(a=1),
    lambda: string.Template('1 $ 2').substitute(),
):
    try:
        print(call())
    except Exception:
        traceback.print_exc(file=sys.stdout)


class Percent(string.Template):
    delimiter = '%'
    idpattern = '[a-z]+_[a-z]+'


print(
    Percent('%a_b %c %% %{d_e}').safe_substitute(a_b=1, d_e=2),
    Percent('%a_b %q').is_valid(),
    Percent('%a_b %{d_e} %a_b').get_identifiers(),
    string.Template('$A ${b}c $$ $é').safe_substitute(A=1, b=2),
)
