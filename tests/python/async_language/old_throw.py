"""throw() with its three old arguments: what is accepted, what is refused, and the warning."""
import asyncio
import warnings


def generator():
    yield 1


async def coroutine():
    await asyncio.sleep(0)


LISTS = (
    (Exception, Exception('given'), None),
    (Exception, Exception('given'), 32),
    (Exception('one'), Exception('two')),
    (Exception('one'), None, None),
    (ValueError, None, None),
    (ValueError, 'text'),
    (ValueError, ('two', 'texts')),
    (list,),
    (list, None, None),
    (3, None),
)
for make in generator, coroutine:
    for arguments in LISTS:
        thing = make()
        thing.send(None)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter('always')
            try:
                thing.throw(*arguments)
            except BaseException as exc:
                print(type(exc).__name__, exc, [str(each.message) for each in caught])
        thing.close()
