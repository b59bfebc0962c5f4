# simulated: httpx against the simulated internet; the expected text follows its documentation.
# host: broken.example.com status=503
# host: slow.example.com latency=400ms
# host: down.example.com down
import asyncio
import time

import httpx

response = httpx.get('https://jsonplaceholder.typicode.com/todos/1')
print(response, response.status_code, response.reason_phrase, response.is_success, response.http_version)
print(response.headers['content-type'], response.url, sorted(response.json()), response.json()['id'])
print(httpx.post('https://httpbin.org/post', json={'a': 1}).json()['json'], httpx.post('https://httpbin.org/post', data={'b': 'x'}).json()['form'])
print(httpx.get('https://httpbin.org/get', params={'q': 'é', 'n': 2}).json()['args'], httpx.get('https://httpbin.org/headers', headers={'X-Mine': 'yes'}).json()['headers']['X-Mine'])
moved = httpx.get('https://httpbin.org/redirect/1')
print(moved.status_code, moved.is_redirect, httpx.get('https://httpbin.org/redirect/1', follow_redirects=True).status_code)
for url in ('https://httpbin.org/status/404', 'https://broken.example.com/', 'https://httpbin.org/redirect/1'):
    try:
        httpx.get(url).raise_for_status()
    except httpx.HTTPStatusError as e:
        print(str(e).splitlines()[0], e.response.status_code, e.request.url)
for url in ('https://slow.example.com', 'http://down.example.com', 'https://nowhere.invalid', 'no-scheme.com', 'https://httpbin.org/delay/3'):
    try:
        httpx.get(url, timeout=1 if 'delay' in url else 0.1)
    except httpx.RequestError as e:
        print(type(e).__name__, isinstance(e, httpx.TimeoutException), isinstance(e, httpx.TransportError), isinstance(e, httpx.HTTPError), e)
with httpx.Client(base_url='https://httpbin.org', headers={'X-All': 'kept'}) as client:
    print(client.get('/headers').json()['headers']['X-All'], client.get('/cookies', cookies={'a': 'b'}).json() if False else 'cookies')
    with client.stream('GET', '/bytes/5000') as response:
        print(response.status_code, sum(len(chunk) for chunk in response.iter_bytes()))


async def fetch(client, number):
    response = await client.get(f'https://site-{number}.example.com/')
    return number, response.status_code


async def main():
    begin = time.perf_counter()
    async with httpx.AsyncClient() as client:
        results = await asyncio.gather(*(fetch(client, number) for number in range(10)))
        together = time.perf_counter() - begin
        begin = time.perf_counter()
        for number in range(10):
            async with httpx.AsyncClient() as alone:
                await fetch(alone, number)
        print(results, together < (time.perf_counter() - begin) / 2)
        try:
            await client.get('https://slow.example.com', timeout=httpx.Timeout(0.1))
        except httpx.ConnectTimeout as e:
            print('ConnectTimeout')
        async with client.stream('GET', 'https://httpbin.org/bytes/3000') as response:
            print(sum([len(chunk) async for chunk in response.aiter_bytes()]))


asyncio.run(main())
