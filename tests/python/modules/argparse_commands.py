import argparse
import sys


def positive(text):
    v = int(text)
    if v <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not positive")
    return v


def build():
    p = argparse.ArgumentParser(prog="calc", description="A tiny calculator.", epilog="Have fun!")
    p.add_argument("-v", "--verbose", action="count", default=0, help="more output")
    p.add_argument("--version", action="version", version="%(prog)s 1.0")
    p.add_argument("--name", default="you", help="who (default: %(default)s)")
    g = p.add_mutually_exclusive_group()
    g.add_argument("--quiet", action="store_true")
    g.add_argument("--loud", action="store_true")
    sub = p.add_subparsers(dest="cmd", required=True, metavar="COMMAND")
    add = sub.add_parser("add", help="add numbers", aliases=["plus"])
    add.add_argument("nums", type=positive, nargs="+")
    add.add_argument("--scale", type=float, default=1)
    add.add_argument("--mode", choices=["fast", "slow"])
    add.set_defaults(func=lambda a: sum(a.nums) * a.scale)
    echo = sub.add_parser("echo", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    echo.add_argument("text", nargs="?", default="nothing", help="what")
    echo.add_argument("--no-newline", dest="end", action="store_const", const="", default="\n")
    echo.set_defaults(func=lambda a: print(a.text, end=a.end))
    return p


parser = build()
args = parser.parse_args("-v --name Bob add 3 4 --scale 2.5 --mode fast".split())
print(args.func(args), args.verbose, args.name, args.mode, args.cmd)
print(sorted(vars(args))[:4])
parser.print_help()
parser.parse_args(["echo", "-h"]) if False else None
print(parser.format_usage(), end="")
for bad in (["add"], ["add", "-1"], ["add", "x"], ["nope"], ["--quiet", "--loud", "add", "1"], ["add", "1", "--mode", "warp"], [], ["add", "1", "--bogus"]):
    try:
        parser.parse_args(bad)
    except SystemExit as e:
        print("exit", e.code)
ns, rest = parser.parse_known_args(["add", "1", "--zzz", "q"])
print(ns.nums, rest)
p2 = argparse.ArgumentParser(exit_on_error=False, add_help=False, allow_abbrev=True)
p2.add_argument("--number", type=int, required=True)
p2.add_argument("--flag", action=argparse.BooleanOptionalAction, default=True)
p2.add_argument("items", nargs=argparse.REMAINDER)
print(p2.parse_args(["--num", "3", "--no-flag", "a", "-b"]))
try:
    p2.parse_args(["--number", "x"])
except argparse.ArgumentError as e:
    print(e)
print(p2)
parser.parse_args(["--version"])
