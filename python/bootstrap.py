"""What every unit in Python begins with.

It is run once, when the interpreter is built, up to `os._exit` at its end: all that it has made by then is in the memory
that a unit starts with, and a unit starts in `_start_unit`. Its clock, chance, arguments, files and streams are not there
before: nothing here may ask for them at the top level.
"""

import abc, argparse, array, ast, atexit, base64, binascii, bisect, calendar, cmath, collections, collections.abc
import contextlib, copy, csv, dataclasses, datetime, decimal, enum, fractions, functools, gc, glob, hashlib, heapq
import importlib.machinery, importlib.util, inspect, io, itertools, json, linecache, logging, math, numbers, operator, os
import pathlib, random, re, statistics, string, struct, sys, textwrap, time, traceback, types, typing, warnings
import zipimport, zlib

_HERE = "<lamplighter>"
_MAX_ARGUMENTS = 256
_MAX_TEXT_BYTES = 1_310_720
_ARCHIVES = (".whl", ".zip")
_BUILT_IN = os.path.dirname(os.path.dirname(json.loads.__code__.co_filename)) + "/"
_LIBRARY = "<python>/"

# The host writes a unit's arguments here before it calls.
_counts = bytearray(8)
_pointers = bytearray(4 * _MAX_ARGUMENTS)
_text = bytearray(_MAX_TEXT_BYTES)


def _start_unit():
    code = 1
    try:
        _, form, main, *rest = _arguments()
        random.seed()
        sys.path[:0] = ["/", *_archives()]
        code = _FORMS[form](main, rest)
    except BaseException as error:
        code = _report(error)
    _end(code)


def _arguments():
    count, length = struct.unpack("<II", _counts)
    return [os.fsdecode(argument) for argument in bytes(_text[:length]).split(b"\0")[:count]]


def _archives():
    """Zips and wheels beside the program: what they hold can be imported."""
    return ["/" + name for name in sorted(os.listdir("/")) if name.endswith(_ARCHIVES)]


def _script(main, arguments):
    sys.argv[:] = [main, *arguments]
    _run_module("__main__", main)
    return 0


def _function(main, arguments):
    unit, kind, *given = arguments
    sys.argv[:] = [main, *given]
    standard_output, sys.stdout = sys.stdout, sys.stderr
    run = getattr(_run_module("main", main), "run", None)
    if not callable(run):
        raise SystemExit("There is no function `run` any more: write `def run(input, ctx)`.")
    received = sys.stdin.buffer.read()
    output = run(json.loads(received) if kind == "json" else received, Context(int(unit), tuple(given)))
    standard_output.buffer.write(_bytes_of(output))
    standard_output.flush()
    return 0


def _run_module(name, path):
    module = types.ModuleType(name)
    module.__file__ = path
    sys.modules[name] = module
    if path.endswith(_ARCHIVES):
        module.__loader__ = zipimport.zipimporter("/" + path)
        module.__spec__ = importlib.machinery.ModuleSpec("main", module.__loader__)
        code = module.__loader__.get_code("main")
    else:
        with open(path, "rb") as file:
            code = compile(file.read(), path, "exec", dont_inherit=True)
    exec(code, module.__dict__)
    return module


def _bytes_of(output):
    if isinstance(output, (bytes, bytearray, memoryview)):
        return output
    if isinstance(output, str):
        return output.encode()
    if output is None:
        raise SystemExit("The function gave nothing: return bytes, text or JSON.")
    try:
        return json.dumps(output, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    except (TypeError, ValueError) as error:
        raise SystemExit(f"The function gave what is no JSON: {error}. Return bytes, text, or what `json.dumps` writes.")


class Context:
    """The second argument of a unit's function."""

    __slots__ = ("unit", "args")

    def __init__(self, unit, args):
        self.unit = unit
        self.args = args

    @property
    def paths(self):
        """Of the job's shared files and the unit's own."""
        return tuple(_paths())

    def file(self, path):
        with open("/" + path, "rb") as file:
            return file.read()

    def log(self, *values):
        """A line of standard error; strings as they are, anything else as JSON."""
        print(*(value if isinstance(value, str) else json.dumps(value, default=repr) for value in values), file=sys.stderr)


def _paths():
    found = []
    for folder, folders, files in os.walk("/"):
        if folder == "/":
            folders[:] = [name for name in folders if name not in ("tmp", "usr")]
        found += [os.path.join(folder, name)[1:] for name in files]
    return sorted(found)


def _name_library_files(format_frame):
    """Tracebacks name the library's files as they are imported, not where somebody once built them."""

    def format_frame_summary(self, frame):
        frame.filename = frame.filename.replace(_BUILT_IN, _LIBRARY, 1)
        return format_frame(self, frame)

    return format_frame_summary


def _report(error):
    """Prints what ended the unit as Python does, without the frames of this file; gives the exit code."""
    if isinstance(error, SystemExit):
        if error.code is None or isinstance(error.code, int):
            return error.code or 0
        print(error.code, file=sys.stderr)
        return 1
    trace = error.__traceback__
    while trace and trace.tb_frame.f_code.co_filename == _HERE:
        trace = trace.tb_next
    error.__traceback__ = trace
    try:
        if sys.excepthook is sys.__excepthook__:
            traceback.print_exception(error)  # unlike that, it finds the lines of what lies in a zip
        else:
            sys.excepthook(type(error), error, trace)
    except BaseException as second:
        sys.__excepthook__(type(second), second, second.__traceback__)
    return 1


def _end(code):
    """What the interpreter does at its end, as far as anybody could notice: files are flushed, finalizers run."""
    try:
        atexit._run_exitfuncs()
        for name in ("__main__", "main"):
            if name in sys.modules:
                sys.modules[name].__dict__.clear()
        gc.collect()
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException as error:
        code = _report(error) or code
    os._exit(code & 0xFF)


# What is said of a program when it is submitted: nothing of it is run.

_MAX_SOURCES = 20_000
_MAX_SOURCE_BYTES = 64 * 1024 * 1024
_MAX_FINDINGS = 20
_PLATFORM_FREE = re.compile(r"[^/]*-(py3|py2\.py3)-none-any\.whl")
_COMPILED = re.compile(r"\.(so|pyd|dylib|dll)(\.[0-9.]+)?$")
_ENCRYPTED = 0x1
# They can be imported; what they are for cannot be done.
_WITHOUT_EFFECT = {
    "asyncio": "its event loop needs sockets",
    "concurrent.futures": "threads and processes cannot be started",
    "multiprocessing": "processes cannot be started",
    "socket": "there is no network",
    "subprocess": "other programs cannot be started",
    "threading": "threads cannot be started",
    "urllib.request": "there is no network",
}


def _check(main, _):
    findings = []
    form = None
    for path, source in _sources(findings):
        tree = _parse(path, source, findings)
        if tree is None:
            continue
        if path == main or path == main + "/main.py":
            form = "function" if any(map(_is_unit_function, tree.body)) else "script"
            if form == "script":
                _look_for_uncalled_run(path, tree, findings)
        _look_at_imports(path, tree, findings)
    if form is None and not findings:
        findings.append({"kind": "no-main", "path": main})
    sys.stdout.write(json.dumps({"form": form, "findings": findings[:_MAX_FINDINGS]}))
    return 0


def _sources(findings):
    for path in _paths():
        if path.endswith(".py"):
            yield path, open("/" + path, "rb").read()
        elif path.endswith(_ARCHIVES):
            yield from _archived(path, findings)


def _archived(path, findings):
    import zipfile

    def refuse(why, **facts):
        findings.append({"kind": "archive", "path": path, "why": why, **facts})

    if path.endswith(".whl") and not _PLATFORM_FREE.fullmatch(path):
        return refuse("platform")
    try:
        with zipfile.ZipFile("/" + path) as archive:
            members = archive.infolist()
            for member in members:
                parts = member.filename.replace("\\", "/").split("/")
                if member.flag_bits & _ENCRYPTED:
                    return refuse("encrypted", member=member.filename)
                if ".." in parts or parts[0] == "":
                    return refuse("climbs", member=member.filename)
                if _COMPILED.search(member.filename):
                    return refuse("compiled", member=member.filename)
            sources = [member for member in members if member.filename.endswith(".py")]
            if len(members) > _MAX_SOURCES or sum(member.file_size for member in members) > _MAX_SOURCE_BYTES:
                return refuse("too-large")
            for member in sources:
                with archive.open(member) as file:
                    yield path + "/" + member.filename, file.read(member.file_size)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeError, OSError, struct.error) as error:
        refuse("broken", message=str(error))


def _parse(path, source, findings):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source, path, "exec", dont_inherit=True)
            return ast.parse(source, path)
    except SyntaxError as error:
        place = {"line": error.lineno or 1, "column": error.offset or 1}
        findings.append({"kind": "syntax", "path": path, **place, "message": f"{type(error).__name__}: {error.msg}"})
    except (ValueError, RecursionError, MemoryError) as error:
        findings.append({"kind": "syntax", "path": path, "line": 1, "column": 1, "message": f"{type(error).__name__}: {error}"})


def _is_unit_function(statement):
    """Whether it is a `run` that can be called with two values."""
    if not isinstance(statement, ast.FunctionDef) or statement.name != "run":
        return False
    parameters = statement.args
    count = len(parameters.posonlyargs) + len(parameters.args)
    most = math.inf if parameters.vararg else count
    return count - len(parameters.defaults) <= 2 <= most and None not in parameters.kw_defaults


def _look_for_uncalled_run(path, tree, findings):
    """A script that has something called `run` at its top level and never calls it was meant as a function."""
    made = next((statement for statement in tree.body if "run" in _names_made_by(statement)), None)
    called = any(isinstance(node, ast.Name) and node.id == "run" and isinstance(node.ctx, ast.Load) for node in ast.walk(tree))
    if made and not called:
        is_async = isinstance(made, ast.AsyncFunctionDef)
        place = {"path": path, "line": made.lineno, "column": made.col_offset + 1}
        findings.append({"kind": "uncalled-run", **place, "isAsync": is_async})


def _names_made_by(statement):
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return [statement.name]
    if isinstance(statement, ast.Assign):
        return [target.id for target in statement.targets if isinstance(target, ast.Name)]
    if isinstance(statement, ast.ImportFrom):
        return [alias.asname or alias.name for alias in statement.names]
    return []


def _look_at_imports(path, tree, findings):
    """Only what is surely imported is missed for sure: a library may try one module and then another."""
    sure = set(map(id, tree.body))
    in_archive = any(ending + "/" in path for ending in _ARCHIVES)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names = [node.module]
        else:
            continue
        for name in names:
            place = {"path": path, "line": node.lineno, "column": node.col_offset + 1, "module": name}
            if not _is_here(name):
                is_sure = id(node) in sure and not in_archive
                findings.append({"kind": "missing" if is_sure else "perhaps-missing", **place})
            elif name in _WITHOUT_EFFECT and not in_archive:
                findings.append({"kind": "without-effect", **place, "why": _WITHOUT_EFFECT[name]})


@functools.cache
def _is_here(name):
    root = name.partition(".")[0]
    try:
        if root in sys.stdlib_module_names:
            importlib.import_module(name)
            return True
        return root == "main" or importlib.util.find_spec(root) is not None
    except BaseException:
        return False


_FORMS = {"script": _script, "function": _function, "check": _check}


def _address_of_bytes(array):
    """Of the pointer by which a bytearray finds its bytes."""
    return id(array) + 16


traceback.StackSummary.format_frame_summary = _name_library_files(traceback.StackSummary.format_frame_summary)
linecache.clearcache()
sys.orig_argv[:] = ["python"]
_addresses = [id(_start_unit), *map(_address_of_bytes, (_counts, _pointers, _text))]
print(*_addresses, _MAX_ARGUMENTS, _MAX_TEXT_BYTES, flush=True)
del _addresses
sys.path_importer_cache.pop("/", None)
gc.collect()
gc.freeze()
os._exit(0)
