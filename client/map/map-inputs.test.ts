import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { transform } from "esbuild";
import { afterAll, describe, expect, test } from "vitest";
import type { LamplighterClient } from "../lamplighter";
import { inInputOrder } from "./in-input-order";
import { JobHalted } from "./job-halted";
import { lineOf } from "./line-of";
import { mapInputs } from "./map-inputs";
import { type Mapped, programText, TOGETHER } from "./program-text";
import { reduceOutputs } from "./reduce-outputs";

const folder = mkdtempSync(path.join(tmpdir(), "lamplighter-map-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the default export of a program here. */
async function call(mapped: Mapped<never, unknown>, input: unknown): Promise<unknown> {
  const file = path.join(folder, `${crypto.randomUUID()}.mjs`);
  writeFileSync(file, await programText(mapped));
  const { default: run } = (await import(pathToFileURL(file).href)) as {
    default: (line: object, ctx: object) => unknown;
  };
  return run({ input }, { unit: 7 });
}

describe("a mapped function", () => {
  const made = {
    plain(n: number) {
      return n + 1;
    },
    async later(n: number) {
      return n + 2;
    },
  };

  test("is sent correctly however it is written", async () => {
    expect(await call((n: number) => n * 2, 4)).toEqual({ output: 8 });
    expect(await call(async (n: number) => n * 3, 4)).toEqual({ output: 12 });
    expect(
      await call(function named(n: number) {
        return n * 4;
      }, 4),
    ).toEqual({ output: 16 });
    expect(await call(made.plain, 4)).toEqual({ output: 5 });
    expect(await call(made.later, 4)).toEqual({ output: 6 });
    expect(await call((_: unknown, ctx: { unit: number }) => ctx.unit, 4)).toEqual({ output: 7 });
    expect(await call(() => undefined, 4)).toEqual({ output: null });
  });

  test("that tsx has compiled does not need tsx's helpers", async () => {
    const { code } = await transform("given = (n) => { const twice = (x) => 2 * x; return twice(n); };", {
      keepNames: true,
    });
    expect(code).toContain("__name(");
    const given = new Function(
      `const __name = (f) => f; let given; ${code.replace(/^.*__defProp.*$/gm, "")} return given;`,
    );
    expect(await call(given() as (n: number) => number, 4)).toEqual({ output: 8 });
  });

  test("without source text is refused with a sentence", async () => {
    await expect(programText(Math.sqrt as never)).rejects.toThrow("sqrt has no source text to send");
  });

  test("may be a module, which is bundled with its imports", async () => {
    writeFileSync(path.join(folder, "half.ts"), "export const half = (n: number): number => n / 2;");
    const work = path.join(folder, "work.ts");
    writeFileSync(work, 'import { half } from "./half";\nexport default (n: number) => half(n);');
    expect(await call(pathToFileURL(work), 5)).toEqual({ output: 2.5 });
  });
});

test("a reducer gets two outputs at a time, in order", async () => {
  const file = path.join(folder, "reducer.mjs");
  writeFileSync(file, await programText(async (all: string, next: string) => `${all}${next}`, TOGETHER));
  const { default: run } = await import(pathToFileURL(file).href);
  expect(await run([{ output: "a" }, { output: "b" }, { output: "c" }])).toEqual({ output: "abc" });
  expect(await run([{ output: "a" }])).toEqual({ output: "a" });
});

describe("a reduction", () => {
  /** The map's job, and two jobs of a reduction of three outputs, the second created when the first starts. */
  function cityOf(states: Record<string, { state: string; reason?: object; failed?: true }>) {
    const cancelled: string[] = [];
    const submitted: object[] = [];
    const client = {
      upload: async () => ({ blob: "b", bytes: 1 }),
      submitJob: async (manifest: object) => ({ id: `job_${submitted.push(manifest)}` }),
      getJob: async ({ jobId }: { jobId: string }) => ({
        id: jobId,
        message: null,
        reason: null,
        units: jobId === "job_3" ? 1 : 2,
        followers: [
          { jobId: "job_9", goesOn: false },
          { jobId: "job_3", goesOn: true },
        ],
        ...(states[jobId] ?? { state: "finished" }),
      }),
      listResults: async ({ jobId }: { jobId: string }) => ({
        results: [states[jobId]?.failed ? { state: "failed", error: "no sum" } : { state: "agreed" }],
      }),
      open: async () => new Blob(['{"output":6}']).stream(),
      cancelJob: async ({ jobId }: { jobId: string }) => cancelled.push(jobId),
    };
    return { client: client as unknown as LamplighterClient, cancelled, submitted };
  }
  const add = (a: number, b: number) => a + b;

  test("is submitted over the map's outputs, and its last job has the value", async () => {
    const { client, cancelled, submitted } = cityOf({});
    expect(await mapInputs(client, (n: number) => n, [1, 2, 3]).reduce(add, { group: 2, budget: "0.20" })).toBe(6);
    expect(submitted).toMatchObject([
      { inputs: { kind: "jsonl" } },
      { name: "add", budget: "0.20", inputs: { kind: "outputs", job: "job_1", group: 2, untilOne: true } },
    ]);
    expect(cancelled).toEqual([]);
    await expect(mapInputs(client, (n: number) => n, []).reduce(add)).rejects.toThrow("There is nothing to reduce");
  });

  test("leaves a paused or cancelled job as it is, and says why its function failed", async () => {
    const paused = cityOf({ job_1: { state: "paused", reason: { kind: "budget-spent" } } });
    await expect(reduceOutputs(paused.client, "job_1", add, {})).rejects.toThrow(JobHalted);
    expect(paused.cancelled).toEqual([]);
    const failed = cityOf({ job_3: { state: "finished", failed: true } });
    await expect(reduceOutputs(failed.client, "job_1", add, {})).rejects.toThrow("no sum");
  });

  test("cancels its jobs when it is aborted while one waits", async () => {
    const { client, cancelled } = cityOf({ job_2: { state: "paused", reason: { kind: "waits-for-job" } } });
    const leaving = new AbortController();
    const value = mapInputs(client, (n: number) => n, [1]).reduce(add, { signal: leaving.signal });
    setTimeout(() => leaving.abort(new Error("left")), 10);
    await expect(value).rejects.toThrow("left");
    expect(cancelled).toEqual(["job_1", "job_2"]);
  });
});

test("results that settle early are kept until their turn", async () => {
  async function* settled() {
    for (const unit of [2, 0, 1, 4, 3]) yield { unit };
  }
  const units: number[] = [];
  for await (const { unit } of inInputOrder(settled())) units.push(unit);
  expect(units).toEqual([0, 1, 2, 3, 4]);
});

describe("the loop over results", () => {
  /** A city that settles every unit at once, or pauses the job. */
  function cityOf(state: "finished" | "paused") {
    const calls: string[] = [];
    const uploads: string[] = [];
    const client = {
      upload: async (body: Blob) => ({ blob: String(uploads.push(await body.text())), bytes: body.size }),
      submitJob: async () => ({ id: "job_1" }),
      getJob: async () => ({ id: "job_1", state, message: "Its budget is spent." }),
      cancelJob: async () => calls.push("cancel"),
      async *follow() {
        const lines = uploads.find((text) => text.startsWith('{"input"'))?.split("\n") ?? [];
        for (const [unit, line] of lines.entries()) {
          if (state === "paused" && unit === 1) return;
          const { input } = JSON.parse(line) as { input: number };
          yield { cursor: String(unit), result: { unit, state: "agreed", text: JSON.stringify({ output: -input }) } };
        }
      },
    };
    return { client: client as unknown as LamplighterClient, calls };
  }

  test("yields each input with its output, and leaves a finished job alone", async () => {
    const { client, calls } = cityOf("finished");
    const found: unknown[] = [];
    for await (const result of mapInputs(client, (n: number) => -n, [5, 6])) found.push(result);
    expect(found).toEqual([
      { unit: 0, input: 5, stderr: "", ok: true, output: -5 },
      { unit: 1, input: 6, stderr: "", ok: true, output: -6 },
    ]);
    expect(calls).toEqual([]);
  });

  test("cancels the job when the loop is left, and submits none without inputs", async () => {
    const { client, calls } = cityOf("finished");
    for await (const { ok } of mapInputs(client, (n: number) => -n, [5, 6])) if (ok) break;
    expect(calls).toEqual(["cancel"]);
    for await (const _ of mapInputs(client, (n: number) => -n, [])) throw new Error("there is nothing to give");
    expect(calls).toEqual(["cancel"]);
  });

  test("throws when the job pauses, and does not cancel it", async () => {
    const { client, calls } = cityOf("paused");
    const all = async () => {
      for await (const _ of mapInputs(client, (n: number) => -n, [5, 6]));
    };
    await expect(all()).rejects.toThrow(JobHalted);
    await expect(all()).rejects.toThrow("Its budget is spent.");
    expect(calls).toEqual([]);
  });

  test("refuses an input that JSON cannot express", async () => {
    const { client } = cityOf("finished");
    const all = async () => {
      for await (const _ of mapInputs(client, () => 1, [1, undefined]));
    };
    await expect(all()).rejects.toThrow("Input 1 is undefined, which JSON cannot represent");
  });
});

test("an input that JSON would change is refused with its number and place", () => {
  const round: { self?: unknown } = {};
  round.self = round;
  const refused = [10n, Number.NaN, new Map(), new Uint8Array(2), () => 1, { a: [1, { b: 1n }] }, round].map(
    (input) => {
      try {
        return lineOf(input, 7);
      } catch (error) {
        return (error as Error).message.replace(/, which.*/, "");
      }
    },
  );
  expect(refused).toEqual([
    "Input 7 is the bigint 10",
    "Input 7 is NaN",
    "Input 7 is a Map",
    "Input 7 is a Uint8Array",
    "Input 7 is a function",
    'Input 7 has at "b" the bigint 1',
    "Input 7 holds itself",
  ]);
  expect(lineOf({ at: new Date(0), left: undefined }, 0)).toBe('{"input":{"at":"1970-01-01T00:00:00.000Z"}}');
});
