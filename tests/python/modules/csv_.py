# csv: reading and writing with dialects and quoting, dicts, errors.
import csv
import io


def show(text, f):
    try:
        print(text, '->', f())
    except Exception as e:
        print(text, '!', type(e).__module__, type(e).__name__, e)


def rows(text, **options):
    return list(csv.reader(io.StringIO(text, newline=''), **options))


print(rows('a,b,c\n1,2,3\r\n'))
print(rows('a,"b,c","d ""e"""\n"x\ny",2,\n'))
print(rows('1;2;3\n', delimiter=';'), rows("a,'b,c'\n", quotechar="'"), rows('a\tb\n', dialect='excel-tab'))
print(rows('a, b,  "c"\n', skipinitialspace=True), rows('a, b, "c"\n'), rows('a,b\\,c\n', escapechar='\\', quoting=csv.QUOTE_NONE))
print(rows('1,"2",x\n'[:5] + '\n', quoting=csv.QUOTE_NONNUMERIC), rows('1,,"",x\n', quoting=csv.QUOTE_NOTNULL), rows('1.5,,"",\n', quoting=csv.QUOTE_STRINGS))
print(rows('\n\na\n'), rows(''), rows(','), rows('"a"b,c\n'), rows('a"b,c\n'), rows('"unfinished\nline'), rows('a\r\rb'[:2]))
show('strict', lambda: rows('"a"b\n', strict=True))
show('end', lambda: rows('"abc', strict=True))
show('nonnumeric', lambda: rows('x\n', quoting=csv.QUOTE_NONNUMERIC))
show('bytes', lambda: list(csv.reader([b'a'])))
show('newline', lambda: list(csv.reader(['a\rb'])))
reader = csv.reader(['a,b', '"c', 'd",e'])
print([(row, reader.line_num) for row in reader], reader.dialect.delimiter)


def written(data, **options):
    out = io.StringIO()
    csv.writer(out, **options).writerows(data)
    return out.getvalue()


data = [['a', 1, 2.5, None], ['b,c', 'd"e', 'f\ng', ''], [True, ' x', 'y ', "it's"]]
for options in ({}, {'quoting': csv.QUOTE_ALL}, {'quoting': csv.QUOTE_NONNUMERIC}, {'quoting': csv.QUOTE_STRINGS}, {'quoting': csv.QUOTE_NOTNULL},
                {'delimiter': ';', 'lineterminator': '\n'}, {'doublequote': False, 'escapechar': '\\'}, {'quotechar': "'"}, {'dialect': 'unix'},
                {'quoting': csv.QUOTE_NONE, 'escapechar': '\\'}, {'dialect': csv.excel_tab}):
    print(options.get('quoting'), repr(written(data, **options)))
print(repr(written([[''], [None], []])), csv.writer(io.StringIO()).writerow('ab'))
show('escape', lambda: written([['a,b']], quoting=csv.QUOTE_NONE))
show('not iterable', lambda: written([1]))
show('single', lambda: written([['']], quoting=csv.QUOTE_NONE))
show('file', lambda: csv.writer(5))
for bad in ({'delimiter': ''}, {'delimiter': 'ab'}, {'delimiter': 1}, {'quoting': 9}, {'quoting': 'x'}, {'foo': 1}, {'dialect': 'nope'},
            {'delimiter': '\n'}, {'lineterminator': 5}, {'escapechar': 'ab'}):
    show(str(bad), lambda: csv.reader([], **bad))

people = io.StringIO('name,age\nAda,36\nAlan,41,extra,more\nGrace\n\nEdsger,72\n')
for row in csv.DictReader(people, restval='?', restkey='rest'):
    print(row)
reader = csv.DictReader(['1,2', '3,4'], fieldnames=['x', 'y'])
print(reader.fieldnames, [dict(row) for row in reader], reader.line_num)
out = io.StringIO()
writer = csv.DictWriter(out, fieldnames=['name', 'age'], restval='-', lineterminator='\n')
writer.writeheader()
writer.writerow({'name': 'Ada', 'age': 36})
writer.writerows([{'name': 'Bob'}, {'age': 5, 'name': 'C,D'}])
print(out.getvalue())
show('extra', lambda: writer.writerow({'name': 'x', 'city': 'y'}))
print(csv.DictWriter(out, ['a'], extrasaction='ignore').writerow({'a': 1, 'b': 2}))
show('action', lambda: csv.DictWriter(out, ['a'], extrasaction='what'))


class Semi(csv.Dialect):
    delimiter = ';'
    quotechar = '"'
    doublequote = True
    skipinitialspace = True
    lineterminator = '\n'
    quoting = csv.QUOTE_MINIMAL


csv.register_dialect('semi', Semi)
csv.register_dialect('pipes', delimiter='|', quoting=csv.QUOTE_ALL)
print(rows('a; b\n', dialect='semi'), repr(written([[1, 2]], dialect='pipes')), sorted(csv.list_dialects()), csv.get_dialect('semi').delimiter)
csv.unregister_dialect('pipes')
show('unknown', lambda: csv.get_dialect('pipes'))
print(csv.field_size_limit(), csv.field_size_limit(10), csv.field_size_limit())
show('limit', lambda: rows('a' * 11 + ',b'))
