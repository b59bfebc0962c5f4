"""`zoneinfo`: fixed zones and zones with summer time, the hours that come twice or never, `find_spec`."""
import importlib.util
import pickle
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

utc = datetime(2024, 7, 1, 12, tzinfo=UTC)
for key in ('UTC', 'America/New_York', 'America/Los_Angeles', 'America/Sao_Paulo', 'Europe/London', 'Europe/Berlin',
            'Europe/Athens', 'Europe/Moscow', 'Asia/Kolkata', 'Asia/Shanghai', 'Asia/Tokyo', 'Australia/Sydney',
            'Pacific/Auckland', 'Asia/Kathmandu', 'Africa/Cairo', 'Etc/GMT+5', 'America/Phoenix'):
    zone = ZoneInfo(key)
    for moment in (utc, utc + timedelta(days=180), utc.replace(year=2040)):
        local = moment.astimezone(zone)
        print(key, local, local.tzname(), local.dst(), local.strftime('%z %Z'), local.timestamp() == moment.timestamp())

york = ZoneInfo('America/New_York')
for hour in range(5, 9):
    local = datetime(2024, 11, 3, hour, 30, tzinfo=UTC).astimezone(york)
    print(local, local.fold, local.tzname())
for month, day in ((11, 3), (3, 10)):
    for hour in (0, 1, 2, 3):
        for fold in (0, 1):
            local = datetime(2024, month, day, hour, 30, fold=fold, tzinfo=york)
            print(local, fold, local.utcoffset(), local.astimezone(UTC))
sydney = ZoneInfo('Australia/Sydney')
for day in range(5, 9):
    print(datetime(2024, 4, day, 16, tzinfo=UTC).astimezone(sydney), datetime(2024, 4, day, 2, 30, tzinfo=sydney).tzname())

print(repr(york), york, york.key, ZoneInfo('America/New_York') is york, pickle.loads(pickle.dumps(york)) is york,
      datetime(2024, 1, 1, tzinfo=york), york.utcoffset(None), ZoneInfo('UTC').utcoffset(None))
print(datetime(2024, 3, 10, 1, tzinfo=york) + timedelta(hours=2), datetime(2024, 1, 1, 9, tzinfo=york) ==
      datetime(2024, 1, 1, 23, tzinfo=ZoneInfo('Asia/Tokyo')),
      datetime(2024, 6, 1, tzinfo=york) - datetime(2024, 1, 1, tzinfo=york),
      datetime(2024, 6, 1, tzinfo=york) - datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=-5))))
for bad in ('Nowhere/City', 'nope'):
    try:
        ZoneInfo(bad)
    except ZoneInfoNotFoundError as error:
        print(type(error).__name__, error)

print(importlib.util.find_spec('no_such_module'), importlib.util.find_spec('json').name,
      importlib.util.find_spec('json').submodule_search_locations, importlib.util.find_spec('queue').origin)
with open('plugin.py', 'w') as file:
    file.write('"""A plug-in."""\nname = __name__\n\n\ndef run(x):\n    return x * 2\n')
spec = importlib.util.spec_from_file_location('my.plugin', 'plugin.py')
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.run(21), module.name, module.__doc__, spec.name, spec.parent, module.__file__.endswith('plugin.py'))
try:
    importlib.util.find_spec('no_such.sub')
except ModuleNotFoundError as error:
    print(error)
