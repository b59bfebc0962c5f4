# calendar: weeks, months, years, names, leap years, errors.
import calendar
import time

print(calendar.isleap(2024), calendar.isleap(1900), calendar.leapdays(2000, 2025), calendar.weekday(2026, 11, 26), calendar.monthrange(2024, 2), calendar.monthrange(2025, 2))
print(calendar.month(2024, 2))
print(calendar.month(2026, 11, w=3, l=2))
calendar.prmonth(2023, 10)
print(calendar.monthcalendar(2024, 9))
print(calendar.TextCalendar(calendar.SUNDAY).formatmonth(2024, 9))
print(calendar.calendar(2025, m=4)[:700])
print(calendar.weekheader(3), calendar.weekheader(10), calendar.firstweekday())
print(list(calendar.month_name), list(calendar.month_abbr)[:4], calendar.day_name[0], list(calendar.day_abbr), len(calendar.day_name))
c = calendar.Calendar(6)
print(list(c.iterweekdays()), list(c.itermonthdays(2024, 6))[:8], list(c.itermonthdays2(2024, 6))[:3], list(c.itermonthdays3(2024, 12))[-3:], list(c.itermonthdays4(2024, 1))[:2], [str(d) for d in c.itermonthdates(2024, 3)][:3])
print(len(c.monthdatescalendar(2024, 2)), len(c.yeardayscalendar(2024)), c.monthdayscalendar(2024, 2)[0], calendar.MONDAY, repr(calendar.JANUARY), calendar.Day.SUNDAY, calendar.Month(5))
print(calendar.timegm((2024, 2, 29, 12, 30, 15)), calendar.timegm(time.gmtime(1234567890)))
for bad in (lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(9), lambda: calendar.month(2024, 0)):
    try:
        bad()
    except ValueError as e:
        print(type(e).__name__, e)
calendar.setfirstweekday(calendar.SUNDAY)
print(calendar.month(2024, 2))
