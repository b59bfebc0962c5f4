# A sum over a range.
def main():
    total = 0
    for i in range(8_000_000):
        total += i & 7
    print(total)


main()
