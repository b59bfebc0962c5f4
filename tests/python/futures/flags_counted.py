"""Twenty flags fetched by threads and by tasks, what went wrong counted; files and sequences."""
# status: 1

import asyncio
import concurrent.futures as futures
import http
import os
import time
from collections import Counter
from enum import Enum
from http import HTTPStatus
from pathlib import Path

POP20_CC = 'CN IN US ID BR PK NG BD RU JP MX PH VN ET EG DE IR TR CD FR'.split()
DownloadStatus = Enum('DownloadStatus', 'OK NOT_FOUND ERROR')
DEST = Path('downloaded')
DEST.mkdir(exist_ok=True)


class Err(Exception):
    def __init__(self, status):
        self.status = status
        super().__init__(f'HTTP error {status.value} - {status.phrase}')


def get_flag(cc):
    time.sleep(0.01 * (1 + ord(cc[0]) % 5))
    if cc in ('IR', 'CD'):
        raise Err(HTTPStatus.NOT_FOUND)
    if cc == 'RU':
        raise Err(HTTPStatus.IM_A_TEAPOT)
    return cc.lower().encode() * 3


def save(img, name):
    (DEST / name).write_bytes(img)


def download_one(cc, verbose=False):
    try:
        image = get_flag(cc)
    except Err as exc:
        if exc.status == HTTPStatus.NOT_FOUND:
            status, msg = DownloadStatus.NOT_FOUND, f'not found: {cc}'
        else:
            raise
    else:
        save(image, f'{cc}.gif')
        status, msg = DownloadStatus.OK, 'OK'
    if verbose:
        print(cc, msg)
    return status


def download_many(cc_list, max_req):
    counter: Counter[DownloadStatus] = Counter()
    with futures.ThreadPoolExecutor(max_workers=max_req) as executor:
        to_do_map = {}
        for cc in sorted(cc_list):
            to_do_map[executor.submit(download_one, cc)] = cc
        for future in futures.as_completed(to_do_map):
            try:
                status = future.result()
            except Err as exc:
                print('*** {} Error: {!s} {!r}'.format(to_do_map[future], exc, exc.status))
                status = DownloadStatus.ERROR
            counter[status] += 1
    return counter


def final_report(cc_list, counter):
    print('-' * 20)
    plural = 's' if counter[DownloadStatus.OK] != 1 else ''
    print(f'{counter[DownloadStatus.OK]:3} flag{plural} downloaded.')
    if counter[DownloadStatus.NOT_FOUND]:
        print(f'{counter[DownloadStatus.NOT_FOUND]:3} not found.')
    print(counter)


final_report(POP20_CC, download_many(POP20_CC, 6))
print(
    sorted(p.name for p in DEST.iterdir())[:4],
    (DEST / 'BR.gif').stat().st_size,
    DEST.exists(),
    (DEST / 'US.gif').read_text(),
    Path('a/b/c.tar.gz').suffixes,
    Path('a/b/../c').parts,
    Path('/x/y.txt').with_stem('z'),
    Path('q').joinpath('r', 's').as_posix(),
    Path('/a/b/c').relative_to('/a'),
    Path('x.py').match('*.py'),
)
try:
    Path('zz/none.txt').read_text()
except FileNotFoundError as e:
    print(e, e.errno, e.filename, e.strerror)
try:
    DEST.rmdir()
except OSError as e:
    print(type(e).__name__, os.strerror(e.errno))
print(
    [
        len(list(DEST.glob('*.gif'))),
        len(list(Path('.').rglob('*.gif'))),
        os.path.splitext('a.b.c'),
        os.path.join('a', '/b'),
        os.path.basename('/q/w'),
        os.path.commonpath(['/a/b', '/a/c']),
    ]
)


async def supervisor(cc_list, limit):
    sem = asyncio.Semaphore(limit)
    counter = Counter()

    async def one(cc):
        async with sem:
            await asyncio.sleep(0.001 * len(cc))
            return await asyncio.to_thread(download_one, cc)

    to_do = [one(cc) for cc in sorted(cc_list)]
    for coro in asyncio.as_completed(to_do):
        try:
            counter[await coro] += 1
        except Err as e:
            counter[DownloadStatus.ERROR] += 1
            error = e
    return counter, error


c, err = asyncio.run(supervisor(POP20_CC, 5))
print(c.most_common(), repr(err), err.__context__)
print(
    HTTPStatus(404),
    repr(HTTPStatus.OK),
    HTTPStatus.OK == 200,
    f'{HTTPStatus.OK}',
    HTTPStatus.NOT_FOUND.description,
    HTTPStatus['CREATED'],
    http.HTTPMethod.GET,
    HTTPStatus.OK.is_success,
    [s.value for s in HTTPStatus if s.is_redirection],
)


def chain(*its):
    for i in its:
        n = yield from i
        print('sub returned', n)


def sub(n):
    for i in range(n):
        yield i
    return n * 10


print(list(chain(sub(2), sub(0), 'ab')))


class Sentence:
    def __init__(self, text):
        self.words = text.split()

    def __getitem__(self, i):
        return self.words[i]

    def __len__(self):
        return len(self.words)


s = Sentence('To be or not to be')
print(list(s), 'be' in s, s[-1], s[1:3], list(reversed(s)), iter(s).__class__)
it = iter(s.words.pop, 'be')
print(list(it), s.words)
HTTPStatus(999)
