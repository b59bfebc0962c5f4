# configparser: reading, writing, defaults, interpolation, conversions, errors.
import configparser
import io

TEXT = '''
# a comment
[DEFAULT]
retries = 3
base = /srv

[server]
Host = example.org
port: 8080
debug = yes
path = %(base)s/www
motd = first line
    second line

    third line
; another comment
[client "a b"]
timeout = 2.5
empty =
percent = 50%%
'''
config = configparser.ConfigParser()
config.read_string(TEXT)
print(config.sections(), config.defaults(), list(config), len(config))
server = config['server']
print(server, server['host'], server['HOST'], server.getint('port'), server.getboolean('debug'), server['path'], repr(server['motd']), server['retries'], server.get('nope'), server.get('nope', 'x'))
print(config.get('server', 'port'), config.getint('server', 'port'), config.getfloat('client "a b"', 'timeout'), config.get('client "a b"', 'percent'), repr(config['client "a b"']['empty']))
print(config.get('server', 'path', raw=True), config.get('server', 'zzz', fallback=7), config.getint('nosection', 'x', fallback=5), config.get('server', 'path', vars={'base': '/opt'}))
print(config.options('server'), config.items('server'), dict(server), 'host' in server, 'zzz' in server, config.has_section('server'), config.has_option('server', 'base'))
config['new'] = {'a': '1', 'B': 'two'}
config.add_section('more')
config.set('more', 'key', 'value')
config['more']['other'] = 'x'
print(config.remove_option('more', 'key'), config.remove_option('more', 'key'), config.remove_section('nope'), list(config['new']))
del config['new']['a']
out = io.StringIO()
config.write(out)
print(out.getvalue())
out = io.StringIO()
config.write(out, space_around_delimiters=False)
print(len(out.getvalue()))


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def parse(text, **options):
    parser = configparser.ConfigParser(**options)
    parser.read_string(text)
    return {name: dict(parser.items(name, raw=True)) for name in parser.sections()}


show(lambda: config['nope'])
show(lambda: config.get('nope', 'x'))
show(lambda: config.get('server', 'nope'))
show(lambda: server['nope'])
show(lambda: server.getint('host'))
show(lambda: server.getboolean('port'))
show(lambda: config.add_section('server'))
show(lambda: config.add_section('DEFAULT'))
show(lambda: config.set('server', 'x', 5))
show(lambda: config.set('server', 'x', 'bad % sign'))
show(lambda: parse('a = 1\n'))
show(lambda: parse('[s]\nno delimiter\n'))
show(lambda: parse('[s]\na=1\na=2\n'))
show(lambda: parse('[s]\n[s]\n'))
show(lambda: parse('[s]\na=1\na=2\n[s]\nb=3\n', strict=False))
show(lambda: parse('[s]\nflag\nx = 1 ; note\ny = a;b\n', allow_no_value=True, inline_comment_prefixes=(';',)))
show(lambda: parse('[s]\na > 1\n', delimiters=('>',)))
loop = configparser.ConfigParser()
loop.read_string('[s]\na = %(b)s\nb = %(a)s\nc = %(missing)s\nd = %x\n')
for option in 'acd':
    show(lambda: loop.get('s', option))
extended = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
extended.read_string('[paths]\nhome = /home\nuser = ${home}/ada\n[app]\nlog = ${paths:user}/log\nprice = $$5\nbad = ${nope}\n')
print(extended['app']['log'], extended['app']['price'])
show(lambda: extended['app']['bad'])
raw = configparser.RawConfigParser()
raw.read_dict({'s': {'x': 1, 'y': '%(x)s'}})
print(raw.get('s', 'x'), raw.get('s', 'y'), raw.items('s'))
keep = configparser.ConfigParser()
keep.optionxform = str
keep.read_string('[S]\nCamelCase = 1\n')
print(list(keep['S']))
listed = configparser.ConfigParser(converters={'list': lambda text: [part.strip() for part in text.split(',')]})
listed.read_string('[s]\nitems = a, b ,c\n')
print(listed.getlist('s', 'items'), listed['s'].getlist('items'), config.read('no such file.ini'))
with open('saved.ini', 'w') as f:
    keep.write(f)
print(configparser.ConfigParser().read(['saved.ini', 'missing.ini']))
