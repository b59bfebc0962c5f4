async def fetch(session, urls):
    async with session as s:
        async for url in urls:
            if not url:
                continue
            yield await s.get(url)
    return


async def main():
    try:
        await fetch()
    finally:
        done()
    return [x async for x in fetch(None, []) if await x]


def delegate(it):
    result = yield from it
    return (y async for y in result)
