"""Country flags downloader in the book's style, against a local fake fetch."""
import asyncio, time, sys, itertools
from collections import Counter
from concurrent import futures
from enum import Enum
from http import HTTPStatus
from pathlib import Path
from typing import Callable
POP20_CC = ('CN IN US ID BR PK NG BD RU JP MX PH VN ET EG DE IR TR CD FR').split()
DownloadStatus = Enum('DownloadStatus', 'OK NOT_FOUND ERROR')
class FetchError(Exception):
    def __init__(self, cc, status): super().__init__(cc, status); self.cc, self.status = cc, status
    def __str__(self): return f'{self.cc}: {self.status.value} {self.status.phrase}'
def get_flag(cc: str) -> bytes:
    time.sleep(.001 * len(cc))
    if cc == 'CD': raise FetchError(cc, HTTPStatus.NOT_FOUND)
    if cc == 'IR': raise FetchError(cc, HTTPStatus.IM_A_TEAPOT)
    return cc.encode() * 100
def download_one(cc, verbose=False):
    try:
        image = get_flag(cc)
    except FetchError as exc:
        if exc.status == HTTPStatus.NOT_FOUND:
            status, msg = DownloadStatus.NOT_FOUND, f'not found: {exc}'
        else:
            raise
    else:
        status, msg = DownloadStatus.OK, 'OK'
    if verbose: print(cc, msg)
    return status
def download_many(cc_list, concur_req):
    counter: Counter[DownloadStatus] = Counter()
    with futures.ThreadPoolExecutor(max_workers=concur_req) as executor:
        to_do_map = {executor.submit(download_one, cc): cc for cc in sorted(cc_list)}
        for future in futures.as_completed(to_do_map):
            try:
                status = future.result()
            except FetchError as exc:
                error_msg = 'HTTP error {0.status:d} - {0.status.phrase}'.format(exc)
                print(f'*** Error for {to_do_map[future]}: {error_msg}')
                status = DownloadStatus.ERROR
            counter[status] += 1
    return counter
def final_report(cc_list, counter, t0):
    print('-' * 20)
    plural = 's' if counter[DownloadStatus.OK] != 1 else ''
    print(f'{counter[DownloadStatus.OK]:3} flag{plural} downloaded.')
    if counter[DownloadStatus.NOT_FOUND]: print(f'{counter[DownloadStatus.NOT_FOUND]:3} not found.')
    if counter[DownloadStatus.ERROR]: print(f'{counter[DownloadStatus.ERROR]:3} errors')
async def spin(msg):
    for char in itertools.cycle(r'\|/-'):
        status = f'\r{char} {msg}'
        print(repr(status), flush=True, end='')
        try:
            await asyncio.sleep(.1)
        except asyncio.CancelledError:
            break
    blanks = ' ' * len(status)
    print(f'\r{blanks}\r', end='')
async def supervisor():
    spinner = asyncio.create_task(spin('thinking!'))
    await asyncio.sleep(.25)
    spinner.cancel()
    return 42
counter = download_many(POP20_CC, 30)
final_report(POP20_CC, counter, 0)
print(sorted(counter, key=lambda s: s.value), DownloadStatus.OK, repr(DownloadStatus.ERROR), list(DownloadStatus))
print('Answer:', asyncio.run(supervisor()))
print(counter)
