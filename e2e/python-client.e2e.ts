import { execFile, spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "@playwright/test";
import { TEST_KEYS } from "#suites/kit/s3/s3-keys";
import { S3Server } from "#suites/kit/s3/s3-server";
import { Scratch } from "#suites/kit/scratch";
import { cityTest } from "./city-test";

const run = promisify(execFile);
const FOLDER = path.join(import.meta.dirname, "..", "client", "python");
const hasPython = spawnSync("python3", ["-c", "import sys; sys.exit(sys.version_info < (3, 9))"]).status === 0;

const MORE = `
import math
from itertools import islice
from lamplighter import JobHalted, LamplighterError, lamplighter

HALF = 0.5

city = lamplighter()

def inverse(n, ctx):
    ctx.log("unit", ctx.unit)
    return 1 / n

for result in city.map(inverse, [4, 0], replicas=1):
    print(result.input, result.output, result.error.split(":")[0], result.stderr.splitlines()[:1])

def halved(n):
    return n * HALF

def rounded(n) -> "nothing that is there":
    return [math.floor(halved(one)) for one in range(n)]

print([result.output for result in city.map(rounded, [5])])

try:
    list(city.map(halved, [1, {2}]))
except TypeError as refused:
    print(refused)

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

held = city.call("POST", "/jobs", {
    "name": "Grows",
    "program": {"runtime": "js", "source": {"blob": city.upload(b"export default (n) => n;")}},
    "inputs": {"kind": "range", "from": 1, "to": 2},
    "cores": 0,
    "budget": "0.01",
})
for _ in range(2):
    added = city.add(held["id"], {"kind": "range", "from": 3, "to": 5}, budget="0.01", key="tuesday")
    print(added["units"], added["added"]["first"], added["added"]["before"])
`;

let s3: S3Server;

cityTest.beforeAll(async () => {
  s3 = await new S3Server().listen();
});
cityTest.afterAll(() => s3.close());

cityTest(
  "Python's client: its examples, one of them over a bucket, what fails, what is refused, and a loop that is left",
  async ({ city, baseURL }) => {
    cityTest.skip(!hasPython, "there is no python3 of 3.9 or later on this machine");
    const { key, client } = await city.newCustomer("Client Snakes");
    s3.cors = [{ origins: [baseURL ?? ""], methods: ["GET"], headers: ["*"], exposed: ["ETag", "Content-Range"] }];
    for (const [name, text] of Object.entries({ one: "a few words\n", two: "fewer words\n" }))
      s3.bucket().put(`in/${name}.txt`, text);
    await client.saveConnection({ name: "frames", endpoint: s3.endpoint, bucket: "bucket", keys: TEST_KEYS });
    for (let resident = 0; resident < 2; resident++) await city.openResident();
    const scratch = new Scratch("python-client");
    const env = {
      ...process.env,
      LAMPLIGHTER_URL: baseURL,
      LAMPLIGHTER_KEY: key,
      PYTHONDONTWRITEBYTECODE: "1",
    };
    const readme = await readFile(path.join(FOLDER, "README.md"), "utf8");
    // As somebody has it who has no clone.
    const file = await fetch(`${baseURL}/downloads/lamplighter.py`);
    await writeFile(path.join(scratch.folder, "lamplighter.py"), await file.text());
    const python = async (text: string) => {
      const file = path.join(scratch.folder, "example.py");
      await writeFile(file, text);
      return (await run("python3", [file], { cwd: scratch.folder, env })).stdout;
    };

    const [first = "", reduced = "", ofBucket = ""] = [...readme.matchAll(/```python\n([\s\S]*?)```/g)].map(
      ([, text]) => text,
    );
    expect(await python(first)).toBe("90 [2, 3, 3, 5]\n91 [7, 13]\n92 [2, 2, 23]\n93 [3, 31]\n");
    expect(await python(reduced)).toBe("30\n");
    expect((await python(ofBucket)).trimEnd().split("\n").sort()).toEqual(["one.txt 3", "two.txt 2"]);
    const lines = (await python(MORE)).trimEnd().split("\n");
    expect(lines[0]).toBe("4 0.25  ['unit 0']");
    expect(lines[1]).toMatch(/^0 None \S.* \['unit 1'\]$/);
    expect(lines.slice(2)).toEqual([
      "[[0, 0, 1, 1, 2]]",
      "Input 1 is nothing that JSON can say: Object of type set is not JSON serializable. Make a text or a list of it.",
      "INVALID_INPUT True",
      "Give a function that is written with def: its source is what is sent.",
      "['cancelled']",
      "5 2 False",
      "5 2 True",
    ]);
    scratch.clear();
  },
);
