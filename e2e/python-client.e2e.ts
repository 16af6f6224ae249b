import { execFile, spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "@playwright/test";
import { Scratch } from "#suites/kit/scratch";
import { cityTest } from "./city-test";

const run = promisify(execFile);
const FOLDER = path.join(import.meta.dirname, "..", "client", "python");
const hasPython = spawnSync("python3", ["-c", "import sys; sys.exit(sys.version_info < (3, 9))"]).status === 0;

const MORE = `
from itertools import islice
from lamplighter import JobHalted, LamplighterError, lamplighter

city = lamplighter()

def inverse(n, ctx):
    ctx.log("unit", ctx.unit)
    return 1 / n

for result in city.map(inverse, [4, 0], replicas=1):
    print(result.input, result.output, result.error.split(":")[0], result.stderr.splitlines()[:1])

try:
    list(city.map(inverse, [1], budget="lots"))
except LamplighterError as refused:
    print(refused.code, "budget" in str(refused))

try:
    list(city.map(lambda n: n, [1]))
except TypeError as refused:
    print(refused)

endless = city.map(inverse, range(1, 200), cores=1)
list(islice(endless, 1))
endless.close()
print([job["state"] for job in city.call("GET", "/jobs?perPage=1")["jobs"]])
`;

cityTest(
  "Python's client: its first example, what fails, what is refused, and a loop that is left",
  async ({ city, baseURL }) => {
    cityTest.skip(!hasPython, "there is no python3 of 3.9 or later on this machine");
    const { key } = await city.openCustomer("Client Snakes");
    for (let resident = 0; resident < 2; resident++) await city.openResident();
    const scratch = new Scratch("python-client");
    const env = {
      ...process.env,
      LAMPLIGHTER_URL: baseURL,
      LAMPLIGHTER_KEY: key,
      PYTHONPATH: FOLDER,
      PYTHONDONTWRITEBYTECODE: "1",
    };
    const readme = await readFile(path.join(FOLDER, "README.md"), "utf8");
    const python = async (text: string) => {
      const file = path.join(scratch.folder, "example.py");
      await writeFile(file, text);
      return (await run("python3", [file], { cwd: scratch.folder, env })).stdout;
    };

    expect(await python(/```python\n([\s\S]*?)```/.exec(readme)?.[1] ?? "")).toBe(
      "90 [2, 3, 3, 5]\n91 [7, 13]\n92 [2, 2, 23]\n93 [3, 31]\n",
    );
    const lines = (await python(MORE)).trimEnd().split("\n");
    expect(lines[0]).toBe("4 0.25  ['unit 0']");
    expect(lines[1]).toMatch(/^0 None \S.* \['unit 1'\]$/);
    expect(lines.slice(2)).toEqual([
      "INVALID_INPUT True",
      "Give a function that is written with def: its source is what is sent.",
      "['cancelled']",
    ]);
    scratch.clear();
  },
);
