"""The same three tasks, many times: how many different orders are there?"""
import asyncio

RUNS = 50  # @param {type:"slider", min:1, max:200, step:1}


async def step(name, order):
    for _ in range(3):
        order.append(name)
        await asyncio.sleep(0)


async def main():
    order = []
    async with asyncio.TaskGroup() as group:
        for name in "abc":
            group.create_task(step(name, order), name=name)
    return "".join(order)


orders = {asyncio.run(main()) for _ in range(RUNS)}
print(f"{len(orders)} order in {RUNS} runs: {orders}")
