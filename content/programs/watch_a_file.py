"""Can an event loop watch an ordinary file?"""
import asyncio

with open("notes.txt", "w") as file:
    file.write("some text\n")


async def main():
    loop = asyncio.get_running_loop()
    with open("notes.txt") as file:
        loop.add_reader(file, print, "readable")


asyncio.run(main())
