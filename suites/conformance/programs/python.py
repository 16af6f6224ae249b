"""What a program in Python could tell one device from another by: unit 0 the values, unit 1 the depths, unit 2 the world."""

import cmath, collections, datetime, decimal, fractions, gc, hashlib, itertools, json, math, os, random, re, statistics
import struct, sys, time, unicodedata, uuid, zlib


def values():
    x = 0.1
    for step in range(200):
        x = math.sin(x * 12.9898 + step) * 43758.5453 % 1.0
        print(repr(x), x.hex(), math.exp(x), math.log1p(x), math.gamma(x + 1), math.erf(x), math.pow(x, 1.5), x**0.3)
    print(cmath.sqrt(-2 + x * 1j), math.fsum([0.1] * 10), math.nan, -math.inf, struct.pack("<d", math.nan).hex())
    print(struct.pack("<d", math.inf - math.inf).hex(), float("1e23"), 1e16, 2**0.5, round(2.675, 2), 7 // -2, -7 % 3)
    decimal.getcontext().prec = 60
    print(decimal.Decimal(2).sqrt(), decimal.Decimal(1) / 7, fractions.Fraction(0.1), 3**200, math.factorial(60))
    print(statistics.mean([1, 2, 4]), statistics.stdev([1.5, 2.5, 9]), statistics.quantiles(range(50), n=7))
    print([random.random() for _ in range(5)], random.sample(range(1000), 5), random.gauss(0, 1), random.choices("abc", k=9))
    print(hash("text"), hash(1.5), hash((1, "a")), {"b", "a", "c"}, {chr(97 + i): i for i in range(5)})
    print(json.dumps({"é": [1.0, None, True, 1e-7]}), json.loads('{"a": 1e400, "b": -0.0}'))
    print(re.findall(r"(\w)(\d+)", "a1 b22 é333"), sorted("bAcé", key=str.casefold), unicodedata.name("é"))
    print(hashlib.sha256(b"x").hexdigest(), hashlib.blake2b(b"x").hexdigest()[:16], zlib.crc32(b"x"), zlib.compress(b"x" * 99))
    print(list(itertools.permutations("abc"))[:4], collections.Counter("mississippi").most_common(2), uuid.uuid4())
    print(sum(i * i for i in range(100_000)), datetime.datetime(2024, 2, 29).isoformat(), f"{math.pi:.30f}")


def depths():
    def deeper(n):
        return n if n == 900 else deeper(n + 1)

    class Nested:
        def __repr__(self):
            return repr(self.inner)

    def attempt(name, act):
        try:
            print(name, act())
        except BaseException as error:
            print(name, type(error).__name__, error)

    nested = []
    for _ in range(100_000):
        nested = [nested]
    loop = Nested()
    loop.inner = loop
    attempt("calls", lambda: deeper(0))
    attempt("repr of lists", lambda: len(repr(nested)))
    attempt("repr of objects", lambda: repr(loop))
    attempt("json", lambda: len(json.dumps(nested)))
    attempt("parsing", lambda: len(compile("(" * 150 + ")" * 150, "x", "eval").co_code))
    attempt("expression", lambda: eval("-" * 5_000 + "1"))
    attempt("regular expression", lambda: re.match("(?:(a|b)*c)*", "ab" * 50_000))
    attempt("sorting", lambda: sorted([loop, loop], key=repr))
    attempt("memory", lambda: len(bytearray(900_000_000)))


def world():
    print(sys.version, sys.platform, sys.byteorder, sys.maxsize, sys.float_info, sys.argv, sys.flags)
    print(time.time(), time.time(), time.monotonic(), time.perf_counter_ns(), time.localtime(), datetime.datetime.now())
    print(os.getcwd(), sorted(os.listdir("/")), dict(os.environ), os.urandom(8).hex(), os.stat("main.py"))
    print(len(sys.modules), sorted(sys.modules), len(gc.get_objects()), id(sys), id(object()))
    with open("/tmp/x", "w") as file:
        file.write("é")
    print(open("/tmp/x", "rb").read(), os.listdir("/tmp"), sys.stdin.read())


[values, depths, world][int(sys.argv[1])]()
