# simulated: requests against the simulated internet; the expected text was written by hand, not recorded.
# host: slow.example.com latency=400ms
# host: broken.example.com status=503
# host: down.example.com down
# host: flaky.example.com fail=100%
import time
from concurrent.futures import ThreadPoolExecutor

import requests

response = requests.get('https://jsonplaceholder.typicode.com/todos/1')
print(response, response.status_code, response.ok, response.reason, bool(response))
print(response.headers['content-type'], response.encoding, response.url)
data = response.json()
print(sorted(data), data['userId'], data['id'], type(data['completed']).__name__)
posts = requests.get('https://jsonplaceholder.typicode.com/posts', params={'userId': 2}).json()
print(len(posts), {post['userId'] for post in posts})
created = requests.post('https://jsonplaceholder.typicode.com/posts', json={'title': 'mine', 'userId': 1})
print(created.status_code, created.json()['title'], created.json()['id'])

echo = requests.post('https://httpbin.org/post', data={'a': 1, 'b': 'x y'}, headers={'X-Mine': 'yes'}).json()
print(echo['form'], echo['headers']['X-Mine'], echo['url'])
echo = requests.get('https://httpbin.org/get', params=[('q', 'é'), ('q2', 2)]).json()
print(echo['args'], echo['url'])
print(requests.put('https://httpbin.org/put', data='text').json()['data'], requests.delete('https://httpbin.org/delete').ok,
      requests.head('https://httpbin.org/get').text == '', requests.patch('https://httpbin.org/patch').status_code)
print(requests.get('https://httpbin.org/basic-auth/me/pw', auth=('me', 'pw')).json())
print(requests.get('https://httpbin.org/cookies', cookies={'taste': 'sweet'}).json())
moved = requests.get('https://httpbin.org/redirect/2')
print(moved.status_code, [r.status_code for r in moved.history], moved.url)
print(requests.get('https://httpbin.org/redirect/1', allow_redirects=False).status_code)

for url in ('https://httpbin.org/status/404', 'https://httpbin.org/status/500', 'https://broken.example.com/'):
    try:
        requests.get(url).raise_for_status()
    except requests.exceptions.HTTPError as e:
        print(e, e.response.status_code)
for url, timeout in (('https://httpbin.org/delay/3', 1), ('https://slow.example.com', 0.1), ('https://nowhere.invalid', 5),
                     ('http://down.example.com', 5), ('https://flaky.example.com', 5), ('no-scheme.com', 5),
                     ('ftp://x.example.com', 5)):
    try:
        print(requests.get(url, timeout=timeout))
    except requests.exceptions.RequestException as e:
        print(type(e).__name__, isinstance(e, requests.ConnectionError), isinstance(e, requests.Timeout), e)

page = requests.get('https://www.example.com/some-page')
print(page.headers['content-type'], '<title>some page - Example</title>' in page.text, 5_000 < len(page.content) < 100_000)
print(requests.get('https://www.example.com/page-notfound').status_code)
with requests.get('https://files.example.com/data.bin', stream=True) as response:
    sizes = [len(chunk) for chunk in response.iter_content(65536)]
    print(set(sizes[:-1]), sum(sizes) == int(response.headers['content-length']))

# A session keeps its connection: the second request takes one round trip instead of four.
with requests.Session() as session:
    session.headers['X-Session'] = 'kept'
    times = []
    for _ in range(2):
        start = time.perf_counter()
        seen = session.get('https://httpbin.org/headers').json()['headers']
        times.append(time.perf_counter() - start)
    print(seen['X-Session'], times[1] < times[0] * 0.7)

# Threads wait together.
urls = [f'https://site-{number}.example.com/' for number in range(10)]
start = time.perf_counter()
lengths = [len(requests.get(url).content) for url in urls]
alone = time.perf_counter() - start
start = time.perf_counter()
with ThreadPoolExecutor(10) as pool:
    together = list(pool.map(lambda url: len(requests.get(url).content), urls))
print(together == lengths, time.perf_counter() - start < alone / 2)
