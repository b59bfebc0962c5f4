"""The reply to a payment is late, and the client asks again. How often is paid?"""
import asyncio

KEY = False  # @param {type:"boolean"}
REPLY_MS = 80  # @param {type:"slider", min:10, max:150, step:10}
PATIENCE_MS = 50  # @param {type:"slider", min:10, max:150, step:10}

account = 100
receipts = {}  # by key: what this payment was answered


async def server(amount, key):
    global account
    if KEY and key in receipts:
        return await receipts[key]
    receipts[key] = answer = asyncio.get_running_loop().create_future()
    account -= amount  # a real server: in one transaction with the key
    print(f"paid {amount}, {account} left")
    await asyncio.sleep(REPLY_MS / 1000)  # the bank, the network
    answer.set_result(f"receipt {len(receipts)}")
    return answer.result()


async def client():
    for attempt in range(1, 4):
        request = asyncio.create_task(server(30, "order 17"), name=f"request {attempt}")
        done, _ = await asyncio.wait([request], timeout=PATIENCE_MS / 1000)
        if done:
            print(f"attempt {attempt}: {request.result()}")
            return
        print(f"attempt {attempt}: no answer")  # but the request goes on


asyncio.run(client())
print(f"{account} left")
