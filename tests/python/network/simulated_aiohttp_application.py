"""aiohttp: an application and its clients in one program."""
# simulated: the same as with the real library
import asyncio
import aiohttp
import time
from aiohttp import web
routes = web.RouteTableDef()
@routes.get('/')
async def index(request): return web.Response(text='Hello')
@routes.get('/json/{n}')
async def js(request): await asyncio.sleep(.1); return web.json_response({'n': int(request.match_info['n']), 'q': request.query.get('q')})
@routes.post('/echo')
async def echo(request): d = await request.json(); return web.json_response(d, status=201)
@routes.get('/boom')
async def boom(request): raise web.HTTPNotFound(text='nope')
@routes.get('/err')
async def err(request): 1/0
async def main():
    app = web.Application(); app.add_routes(routes); app['x'] = 1
    runner = web.AppRunner(app); await runner.setup(); site = web.TCPSite(runner, '127.0.0.1', 0); await site.start()
    port = runner.addresses[0][1]; U = f'http://127.0.0.1:{port}'
    async with aiohttp.ClientSession(U) as s:
        async with s.get('/') as r: print(r.status, await r.text(), r.content_type)
        t = time.perf_counter()
        async def one(n):
            async with s.get(f'/json/{n}', params={'q': 'z'}) as r: return await r.json()
        print(await asyncio.gather(*map(one, range(4))), time.perf_counter() - t < .3)
        async with s.post('/echo', json={'a': [1]}) as r: print(r.status, await r.json())
        for p in ('/boom', '/missing', '/err'):
            async with s.get(p) as r: print(r.status, (await r.text())[:30], r.reason)
        async with s.post('/') as r: print(r.status)
    await runner.cleanup()
import logging; logging.disable(logging.CRITICAL)
asyncio.run(main())
