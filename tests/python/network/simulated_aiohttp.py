# simulated: aiohttp, client against the simulated internet and a server of its own; the expected text follows its documentation.
# host: down.example.com down
# host: slow.example.com latency=400ms
import asyncio
import time

import aiohttp
from aiohttp import web


async def client():
    async with aiohttp.ClientSession() as session:
        async with session.get('https://jsonplaceholder.typicode.com/todos/1') as response:
            data = await response.json()
            print(response.status, response.reason, response.ok, response.content_type, response.url, sorted(data), data['id'])
        async with session.post('https://httpbin.org/post', json={'a': [1]}, headers={'X-Mine': 'yes'}) as response:
            echo = await response.json()
            print(echo['json'], echo['headers']['X-Mine'])
        async with session.get('https://httpbin.org/get', params={'q': 'x y'}) as response:
            print((await response.json())['args'], response.method, response.history)
        async with session.get('https://httpbin.org/redirect/2') as response:
            print(response.status, [r.status for r in response.history], response.url)
        response = await session.get('https://httpbin.org/status/404')
        try:
            response.raise_for_status()
        except aiohttp.ClientResponseError as e:
            print(type(e).__name__, e.status, e.message, e)
        for url, timeout in (('http://down.example.com', 5), ('https://nowhere.invalid', 5), ('https://slow.example.com', 0.2), ('https://httpbin.org/delay/3', 1)):
            try:
                async with session.get(url, timeout=aiohttp.ClientTimeout(total=timeout)) as response:
                    await response.text()
            except aiohttp.ClientConnectorError as e:
                print(type(e).__name__, isinstance(e, aiohttp.ClientError), e)
            except asyncio.TimeoutError as e:
                print('timeout', isinstance(e, aiohttp.ServerTimeoutError), isinstance(e, TimeoutError))
        async with session.get('https://files.example.com/data.bin') as response:
            size = 0
            async for chunk in response.content.iter_chunked(65536):
                size += len(chunk)
            print(size == int(response.headers['Content-Length']))

        async def fetch(number):
            async with session.get(f'https://site-{number}.example.com/') as response:
                return len(await response.read()) > 1000

        begin = time.perf_counter()
        results = await asyncio.gather(*map(fetch, range(8)))
        print(all(results), time.perf_counter() - begin < 2)
    print(session.closed)
    try:
        await session.get('https://example.com')
    except RuntimeError as e:
        print(e)


async def hello(request):
    return web.Response(text=f"hello {request.match_info.get('name', 'nobody')} {request.query.get('q', '-')}")


async def add(request):
    data = await request.json()
    return web.json_response({'sum': data['a'] + data['b']}, status=201)


async def broken(request):
    raise web.HTTPForbidden(text='no')


async def server():
    app = web.Application()
    app.add_routes([web.get('/', hello), web.get('/hello/{name}', hello), web.post('/add', add), web.get('/broken', broken)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, 'localhost', 8080).start()
    async with aiohttp.ClientSession() as session:
        for path in ('/', '/hello/ada?q=7', '/broken', '/missing'):
            async with session.get('http://localhost:8080' + path) as response:
                print(response.status, await response.text())
        async with session.post('http://localhost:8080/add', json={'a': 2, 'b': 3}) as response:
            print(response.status, await response.json())
    await runner.cleanup()


asyncio.run(client())
asyncio.run(server())
