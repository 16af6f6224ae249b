"""Run a function over many inputs on a city's idle browsers.

    from lamplighter import lamplighter

    city = lamplighter()  # LAMPLIGHTER_URL and LAMPLIGHTER_KEY, or url= and key=
    for result in city.map(f, range(1000)):
        print(result.input, result.output)
    total = city.map(f, range(1000)).reduce(g)  # g makes one of two

Needs Python 3.9 and nothing else.
"""

import ast
import dis
import http.client
import inspect
import json
import os
import socket
import sys
import textwrap
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional

__all__ = ["City", "JobHalted", "LamplighterError", "Mapped", "Result", "lamplighter"]

_QUIET_SECONDS = 15
_MAX_FAILURES = 10
_MAX_WAIT_SECONDS = 30
_FIRST_LOOK_SECONDS = 0.25
_MAX_LOOK_SECONDS = 5


class LamplighterError(Exception):
    """A refusal. `code` is one of the table in the documentation, `issues` says which fields are wrong."""

    def __init__(self, code: str, message: str, issues: list):
        super().__init__("\n".join([message, *(f"{issue['path']}: {issue['message']}" for issue in issues)]))
        self.code = code
        self.issues = issues


class JobHalted(Exception):
    """The job was paused or cancelled before all its units had settled; `job` is what the city says of it."""

    def __init__(self, job: dict):
        super().__init__(f"The job {job['id']} is {job['state']}. {job['message'] or ''}".strip())
        self.job = job


@dataclass(frozen=True)
class Result:
    """A unit that has settled. One that failed has `ok` False and says why in `error`."""

    unit: int
    input: Any
    ok: bool
    output: Any
    error: str
    stderr: str


def lamplighter(url: Optional[str] = None, key: Optional[str] = None) -> "City":
    """A city, for the owner of the key."""
    url, key = url or os.environ.get("LAMPLIGHTER_URL"), key or os.environ.get("LAMPLIGHTER_KEY")
    if not url:
        raise ValueError("Set LAMPLIGHTER_URL, or pass url=, to the address of a city.")
    if not key:
        raise ValueError("Make an API key on the account page, and set LAMPLIGHTER_KEY or pass key=.")
    return City(url, key)


class City:
    def __init__(self, url: str, key: str):
        self._root, self._headers = url.rstrip("/") + "/api/v1", {"authorization": f"Bearer {key}"}

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """One operation of the API: `city.call("GET", "/account")`."""
        data = None if body is None else json.dumps(body).encode()
        with self._open(method, path, data, {"content-type": "application/json"}) as answer:
            return json.load(answer)

    def upload(self, content: bytes) -> str:
        """Uploads bytes, and gives their name."""
        with self._open("POST", "/blobs", content, {"content-type": "application/octet-stream"}) as answer:
            return json.load(answer)["blob"]

    def add(self, job_id: str, inputs: dict, *, budget: Optional[str] = None, key: Optional[str] = None) -> dict:
        """Adds units to a job that has not ended, by inputs as a manifest names them. Asked again with the same key, it adds nothing."""
        more = {name: value for name, value in (("budget", budget), ("key", key)) if value is not None}
        return self.call("POST", f"/jobs/{job_id}/units", {"inputs": inputs, **more})

    def map(
        self,
        function: Callable[..., Any],
        inputs: Iterable[Any],
        *,
        budget: str = "1.00",
        order: str = "input",
        modules: Iterable[str] = (),
        **manifest: Any,
    ) -> "Mapped":
        """Calls a function for each input on the city's devices.

        The function is sent as its source: it sees its input, the context if it takes a second argument, the modules
        that its file imports, functions and constants of that file, and `modules`, the paths of files beside it. Inputs
        and outputs are what JSON can say. Results come in the order of the inputs, or with order="settled" as soon as each
        is verified. Further fields of a manifest (`cores`, `replicas`, `limits`, `name`, `cause`) are taken by their names.
        Closing the iterator cancels the job. `city.map(f, inputs).reduce(g)` makes one value of all outputs instead.
        """
        if order not in ("input", "settled"):
            raise ValueError('order is "input" or "settled"')
        given = list(inputs)

        def submit() -> Optional[str]:
            if not given:
                return None
            lines = self.upload("\n".join(map(_line_of, range(len(given)), given)).encode())
            named = {"kind": "jsonl", "source": {"blob": lines}}
            return self._submit(function, _EACH, named, modules, {"budget": budget, **manifest})

        return Mapped(self, submit, given, order)

    def _submit(self, function: Callable[..., Any], unit: str, inputs: dict, modules: Iterable[str], manifest: dict) -> str:
        program = self.upload(_program_of(function, unit).encode())
        shared = [{"path": os.path.basename(path), "source": {"blob": self._upload_file(path)}} for path in modules]
        job = {"name": function.__name__, **manifest, "inputs": inputs, **({"shared": shared} if shared else {})}
        job["program"] = {"runtime": "python", "source": {"blob": program}}
        return self.call("POST", "/jobs", job)["id"]

    def _cancel(self, *job_ids: str) -> None:
        for job_id in job_ids:
            try:
                self.call("POST", f"/jobs/{job_id}/cancel", {})
            except (LamplighterError, OSError):
                pass  # it may have ended meanwhile

    def _ended(self, job_id: str) -> dict:
        """The job when it has finished; one that stands still until somebody does something is raised."""
        wait, failures = _FIRST_LOOK_SECONDS, 0
        while True:
            try:
                job = self.call("GET", f"/jobs/{job_id}")
                failures = 0
                if job["state"] == "finished":
                    return job
                waits = job["state"] == "paused" and (job["reason"] or {}).get("kind") == "waits-for-job"
                if job["state"] != "running" and not waits:
                    raise JobHalted(job)
            except OSError:
                failures += 1
                if failures > _MAX_FAILURES:
                    raise
            time.sleep(wait)
            wait = min(_MAX_LOOK_SECONDS, wait * 2)

    def follow(self, job_id: str) -> Iterator[dict]:
        """Settled units of any job of yours, as the API tells them (`unit`, `input`, `state`, `text`, `error`), each once, in
        the order in which they settle, until the job has finished."""
        yield from self._stream(job_id)
        job = self.call("GET", f"/jobs/{job_id}")
        if job["state"] != "finished":
            raise JobHalted(job)

    def _settled(self, job_id: str, inputs: list) -> Iterator[Result]:
        for line in self.follow(job_id):
            ok = line["state"] == "agreed"
            output = json.loads(line["text"])["output"] if ok else None
            error = "" if ok else line.get("error") or ""
            yield Result(line["unit"], inputs[line["unit"]], ok, output, error, line.get("stderr", ""))

    def _stream(self, job_id: str) -> Iterator[dict]:
        """Results in the order in which they settle, each once; a stream that breaks off is taken up where it did."""
        after, failures = "0", 0
        while True:
            try:
                path = f"/jobs/{job_id}/results/events?after={urllib.parse.quote(after)}"
                with self._open("GET", path, None, {}, timeout=_QUIET_SECONDS) as answer:
                    for event, cursor, data in _events(answer):
                        failures = 0
                        if event == "end":
                            return
                        if event == "settled":
                            after = cursor
                            yield json.loads(data)
            except socket.timeout:  # a TimeoutError since Python 3.10
                pass  # nothing settles at the moment
            except (OSError, http.client.HTTPException):
                failures += 1
                if failures > _MAX_FAILURES:
                    raise
                time.sleep(min(_MAX_WAIT_SECONDS, 2**failures / 2))
                continue
            job = self.call("GET", f"/jobs/{job_id}")
            if job["state"] in ("paused", "cancelled"):
                raise JobHalted(job)

    def _upload_file(self, path: str) -> str:
        with open(path, "rb") as file:
            return self.upload(file.read())

    def _open(self, method: str, path: str, data: Optional[bytes], headers: dict, timeout: float = 120):
        request = urllib.request.Request(self._root + path, data, {**self._headers, **headers}, method=method)
        try:
            return urllib.request.urlopen(request, timeout=timeout)
        except urllib.error.HTTPError as refused:
            raise _error_of(refused) from None


class Mapped:
    """The results of a mapped function, in a loop; or one value that is made of all its outputs."""
    def __init__(self, city: City, submit: Callable[[], Optional[str]], inputs: list, order: str):
        self._city, self._submit, self._results = city, submit, self._iterate(inputs, order)

    def __iter__(self) -> Iterator[Result]:
        return self

    def __next__(self) -> Result:
        return next(self._results)

    def close(self) -> None:
        """Cancels the job."""
        self._results.close()

    def reduce(
        self, function: Callable[[Any, Any], Any], *, budget: str = "1.00", group: int = 100, failed: str = "stop",
        modules: Iterable[str] = (), **manifest: Any,
    ) -> Any:
        """In the place of a loop: all outputs become one in the city, by a function that makes one of two.

        It gets them in their order, in groups of `group`, and groups of groups: it must not matter which are taken together
        first. failed="skip" leaves out units that failed. Whatever interrupts it cancels its jobs; a pause raises JobHalted.
        """
        city, source = self._city, self._submit()
        if source is None:
            raise TypeError("There is nothing to reduce: give at least one input.")
        begun = [source]
        try:
            inputs = {"kind": "outputs", "job": source, "group": group, "untilOne": True, "failed": failed}
            begun.append(city._submit(function, _TOGETHER, inputs, modules, {"budget": budget, **manifest}))
            city._ended(source)
            while True:
                job = city._ended(begun[-1])
                if job["units"] == 1:
                    return self._output_of(job["id"])
                begun.append(next(one["jobId"] for one in job["followers"] if one["goesOn"]))
        except JobHalted:
            raise
        except BaseException:
            city._cancel(*begun)
            raise

    def _output_of(self, job_id: str) -> Any:
        unit = self._city.call("GET", f"/jobs/{job_id}/results?limit=1")["results"][0]
        if unit["state"] != "agreed":
            raise RuntimeError(unit["error"])
        with self._city._open("GET", f"/jobs/{job_id}/units/0/parts/stdout", None, {}) as answer:
            return json.load(answer)["output"]

    def _iterate(self, inputs: list, order: str) -> Iterator[Result]:
        job_id = self._submit()
        if job_id is None:
            return
        is_over = False
        try:
            results = self._city._settled(job_id, inputs)
            yield from _in_input_order(results) if order == "input" else results
            is_over = True
        except JobHalted:
            is_over = True
            raise
        finally:
            if not is_over:
                self._city._cancel(job_id)


def _error_of(refused: urllib.error.HTTPError) -> Exception:
    try:
        error = json.load(refused)["error"]
        return LamplighterError(error["code"], error["message"], error.get("issues", []))
    except (ValueError, KeyError):
        return OSError(f"The city answered {refused.code}.")


def _events(answer: Iterable[bytes]) -> Iterator[tuple]:
    """Server-sent events, by https://html.spec.whatwg.org/multipage/server-sent-events.html."""
    event, cursor, data = "message", "", []
    for raw in answer:
        line = raw.decode().rstrip("\r\n")
        field, _, value = line.partition(":")
        value = value[1:] if value.startswith(" ") else value
        if line == "":
            if data:
                yield event, cursor, "\n".join(data)
            event, data = "message", []
        elif field == "event":
            event = value
        elif field == "id":
            cursor = value
        elif field == "data":
            data.append(value)


def _in_input_order(results: Iterable[Result]) -> Iterator[Result]:
    early, after = {}, 0
    for result in results:
        if result.unit < after:
            continue  # it was withdrawn and settled anew: too late for this order
        early[result.unit] = result
        while after in early:
            yield early.pop(after)
            after += 1


def _line_of(number: int, given: Any) -> str:
    try:
        return json.dumps({"input": given}, allow_nan=False)
    except (TypeError, ValueError) as fault:
        raise TypeError(f"Input {number} is nothing that JSON can say: {fault}. Make a text or a list of it.") from None


# What a unit calls: the function with its input, or with the outputs of other units, two by two.
_EACH = """
def run(line, ctx):
    return {'output': _call(line['input'], ctx)}
"""
_TOGETHER = """
def run(outputs, ctx):
    all = outputs[0]['output']
    for one in outputs[1:]:
        all = _given(all, one['output'])
    return {'output': all}
"""


def _program_of(function: Callable[..., Any], unit: str) -> str:
    """The function's source with what it uses of its file, and the `run` that a unit calls."""
    if not inspect.isfunction(function) or function.__name__ == "<lambda>":
        raise TypeError("Give a function that is written with def: its source is what is sent.")
    pieces: Dict[str, str] = {}
    _collect(function, pieces)
    takes_context = len(inspect.signature(function).parameters) > 1
    call = "_given(value, ctx)" if takes_context else "_given(value)"
    body = f"_given = {function.__name__}\n\ndef _call(value, ctx):\n    return {call}\n{unit}"
    # What annotations name need not be there.
    return "\n".join(["from __future__ import annotations", *pieces.values(), body])


def _collect(function: Callable[..., Any], pieces: Dict[str, str]) -> None:
    """The source of a function, and before it of what it calls, each under its name."""
    if function.__code__.co_freevars:
        names = ", ".join(function.__code__.co_freevars)
        raise TypeError(f"{function.__name__} uses {names} from around it, which is not sent: make it a part of the input.")
    try:
        source = textwrap.dedent(inspect.getsource(function))
    except OSError:
        raise TypeError(f"The source of {function.__name__} cannot be read: write it in a file.") from None
    pieces[function.__name__] = source
    for name in _names_in(function.__code__):
        used = function.__globals__.get(name, function)  # what is not there is an attribute, or one of Python's own
        if used is function or name in pieces:
            continue
        if isinstance(used, ModuleType):
            pieces[name] = f"import {used.__name__} as {name}"
        elif inspect.isfunction(used) and used.__globals__ is function.__globals__ and used.__name__ == name:
            _collect(used, pieces)
        elif _is_literal(used):
            pieces[name] = f"{name} = {used!r}"
        elif _module_of(used) is not None:
            pieces[name] = f"from {_module_of(used)} import {used.__name__} as {name}"
        else:
            raise TypeError(
                f"{function.__name__} uses {name} from around it, which is not sent: "
                "set it inside the function, or make it a part of the input."
            )


def _names_in(code: Any) -> List[str]:
    """Names that a function, and what is written inside it, take from their file or from Python itself."""
    inner = [name for one in code.co_consts if inspect.iscode(one) for name in _names_in(one)]
    return [one.argval for one in dis.get_instructions(code) if one.opname in ("LOAD_GLOBAL", "LOAD_NAME")] + inner


def _is_literal(used: Any) -> bool:
    try:
        return ast.literal_eval(repr(used)) == used
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return False


def _module_of(used: Any) -> Optional[str]:
    """Where `from … import …` finds it; None when nowhere, as with what the script itself made."""
    module = getattr(used, "__module__", None) or type(getattr(used, "__self__", None)).__module__
    found = getattr(sys.modules.get(module), getattr(used, "__name__", ""), None)
    return module if module != "__main__" and found is used else None
