"""Three pages by aiohttp, from the simulated internet."""
import asyncio

import aiohttp

URLS = ["https://example.com", "https://www.python.org", "https://docs.python.org"]


async def fetch(session, url):
    async with session.get(url) as response:
        text = await response.text()
        print(f"{url}: status {response.status}, {len(text)} characters")
        return text


async def main():
    async with aiohttp.ClientSession() as session:  # one session for all requests
        pages = await asyncio.gather(*(fetch(session, url) for url in URLS))
    print(f"{len(pages)} pages, {sum(map(len, pages))} characters")


asyncio.run(main())
