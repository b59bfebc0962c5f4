# http.cookies
from http.cookies import SimpleCookie
c = SimpleCookie(); c['session'] = 'abc'; c['session']['path'] = '/'; c['session']['httponly'] = True; c['x'] = 'a b'
print(c); print(c.output(header='')); d = SimpleCookie('a=1; b="q w"; c=3'); print({k: v.value for k, v in d.items()}, d['a'].key, d['a'])
