"""A stream that ends before what was to be read."""
# status: 1
import asyncio


async def main():
    reader = asyncio.StreamReader()
    reader.feed_data(b'abc')
    reader.feed_eof()
    await reader.readexactly(5)

asyncio.run(main())
