import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jobFaultInWords } from "#protocol/job-faults/job-fault-in-words";
import { LIMITS } from "#protocol/limits";
import type { BlobStore } from "../storage/blob-store";
import { createDiskBlobStore } from "../storage/disk-blob-store";
import { linesOfBlock } from "./lines-of-block";
import { packNamed } from "./named-blobs";
import { planUnits, type WrittenInputs } from "./plan-units";

let folder: string;
let blobs: BlobStore;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lamplighter-plans-"));
  blobs = await createDiskBlobStore(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const upload = async (content: string | Uint8Array) =>
  (await blobs.putBytes(typeof content === "string" ? new TextEncoder().encode(content) : content)).hash;

const plan = async (kind: "lines" | "json" | "jsonl", content: string | Uint8Array) =>
  planUnits(blobs, { kind, source: { blob: await upload(content) } });

/** All lines of a job, read as the coordinator reads them: block by block. */
async function linesOf(kind: "lines" | "json" | "jsonl", content: string): Promise<string[]> {
  const outcome = await plan(kind, content);
  if (outcome.kind === "refused") throw new Error(jobFaultInWords(outcome.fault));
  const { unitsBlob = "", blocks } = outcome.plan;
  const lines: string[] = [];
  for (const { byteOffset, byteLength, count } of Array.isArray(blocks) ? blocks : []) {
    const read = linesOfBlock(await blobs.bytes(unitsBlob, { start: byteOffset, end: byteOffset + byteLength }));
    expect(read).toHaveLength(count);
    lines.push(...read);
  }
  return lines;
}

const refusal = async (kind: "lines" | "json" | "jsonl", content: string | Uint8Array) => {
  const outcome = await plan(kind, content);
  return outcome.kind === "refused" ? jobFaultInWords(outcome.fault) : "planned";
};

describe("a JSON array", () => {
  test("becomes a line for each element, whatever its white space, strings and brackets", async () => {
    const elements = [1, -2.5e3, 'a,]"[\\', "é\u2028", null, true, [], {}, [[1], { a: "]}" }], { "b,": [2, "\\\\"] }];
    for (const space of [0, 2, "\t"])
      expect(await linesOf("json", ` ${JSON.stringify(elements, null, space)}\n`)).toEqual(
        elements.map((element) => JSON.stringify(element)),
      );
  });

  test("can be longer than the longest string", async () => {
    const long = Array.from({ length: 3_000 }, (_, at) => ({ at, text: "x".repeat(1_000) }));
    expect(await linesOf("json", JSON.stringify(long))).toEqual(long.map((element) => JSON.stringify(element)));
  });

  test.each([
    ["{}", "This is JSON, but not an array: put the units between [ and ]."],
    [" <a>", "This is not a JSON array: it begins with no value of JSON."],
    ["  ", "This is not a JSON array: it is empty."],
    ["[1, 2", "This is not a JSON array: it ends, after 2 elements, before the ] that closes it."],
    ["[1 2]", "This is not a JSON array: at byte 3 a comma or ] is missing."],
    ["[1,]", "This is not a JSON array: at byte 3 an element is missing."],
    ["[1] 2", "This is not a JSON array: at byte 4 there is something after the ] that closes it."],
    ["[]", "These inputs are empty: there is nothing to compute."],
    ['[1, {"a": 01}]', /^Element 2, which begins at byte 4, is not JSON: /],
    [Uint8Array.from([0x5b, 0x22, 0xff, 0x22, 0x5d]), /^Element 1, which begins at byte 1, is not UTF-8 text/],
    [`["", ${"[".repeat(2_000)}`, "Element 2, which begins at byte 5, is nested more than 100 deep."],
    [`[1, "${"x".repeat(300_000)}`, /^Element 2, which begins at byte 4, is longer than 256 KiB/],
    [`["${"x".repeat(70_000)}"]`, /^Element 1, which begins at byte 1, is longer than 64 KiB as a line/],
  ])("%j is refused with its place", async (content, message) => {
    expect(await refusal("json", content)).toEqual(
      typeof message === "string" ? message : expect.stringMatching(message),
    );
  });
});

describe("JSON lines", () => {
  test("are kept as written, without blank ones; no other character ends a line", async () => {
    const content = '{"a": 1}\r\n\n  [2]  \n"\u2028"\n{"stdin": "x"}';
    const own = await refusal("jsonl", content);
    expect(own).toMatch(/^Line 3: /);
    expect(await linesOf("jsonl", '{"a": 1}\r\n\n  {"b": "\u2028"}  \n{"stdin": "x"}')).toEqual([
      '{"a": 1}',
      '{"b": "\u2028"}',
      '{"stdin": "x"}',
    ]);
  });

  test("may name files that are empty", async () => {
    const blob = await upload("");
    expect(await linesOf("jsonl", JSON.stringify({ files: [{ path: "in", blob }] }))).toEqual([
      JSON.stringify({ files: [{ path: "in", hash: blob, bytes: 0 }] }),
    ]);
    const files: WrittenInputs = { kind: "files", files: [{ name: "empty.txt", source: { blob } }] };
    expect(await planUnits(blobs, files)).toMatchObject({
      kind: "planned",
      plan: { units: 1, firstLines: [JSON.stringify({ name: "empty.txt", hash: blob, bytes: 0 })] },
    });
  });

  test("get the sizes of the blobs that they name", async () => {
    const blob = await upload("abc");
    expect(await linesOf("jsonl", JSON.stringify({ files: [{ path: "in", blob }] }))).toEqual([
      JSON.stringify({ files: [{ path: "in", hash: blob, bytes: 3 }] }),
    ]);
    const absent = JSON.stringify({ files: [{ path: "in", blob: "ab".repeat(32) }] });
    // Who owns a blob, and so whether this person may use it, is checked where the person is known.
    expect(await plan("jsonl", absent)).toMatchObject({
      kind: "planned",
      mayPass: true,
      plan: { named: packNamed(new Map([["ab".repeat(32), { kind: "line", number: 1 }]])) },
    });
  });

  test.each([
    ["{}\n\nnope", /^Line 3 is not JSON: /],
    [`{"a": ${"[".repeat(200)}${"]".repeat(200)}}`, "Line 1 is nested more than 100 deep."],
    [Uint8Array.from([0x0a, 0xff]), /^Line 2 is not UTF-8 text/],
    [`{"a": "${"x".repeat(LIMITS.inputLineBytes)}"}`, /^Line 1, which begins at byte 0, is longer than 64 KiB/],
  ])("%j are refused with their place", async (content, message) => {
    expect(await refusal("jsonl", content)).toEqual(
      typeof message === "string" ? message : expect.stringMatching(message),
    );
  });
});

test("lines with much white space in between are cut into blocks that are no larger because of it", async () => {
  const content = `one\n${"\n".repeat(2_500_000)}two\n${" \n".repeat(1_000)}three`;
  expect(await linesOf("lines", content)).toEqual(["one", "two", "three"]);
  const outcome = await plan("lines", content);
  const blocks = outcome.kind === "planned" && Array.isArray(outcome.plan.blocks) ? outcome.plan.blocks : [];
  expect(blocks.map(({ byteLength }) => byteLength <= LIMITS.blockInputBytes)).toEqual([true, true]);
});

test.each(["lines", "json", "jsonl"] as const)(
  "planning %s stops between two chunks, and leaves nothing",
  async (kind) => {
    const one = kind === "json" ? "1," : kind === "jsonl" ? "{}\n" : "a\n";
    const blob = await upload(`${kind === "json" ? "[" : ""}${one.repeat(200_000)}`);
    const before = await readdir(path.join(folder, "incoming"));
    const stop = new AbortController();
    let chunks = 0;
    const slow: BlobStore = {
      ...blobs,
      open: (hash, range) =>
        blobs.open(hash, range).on("data", () => {
          chunks += 1;
          if (chunks === 2) stop.abort(new Error("stopped"));
        }),
    };
    const inputs: WrittenInputs = { kind, source: { blob } };
    await expect(planUnits(slow, inputs, stop.signal)).rejects.toThrow("stopped");
    expect(chunks).toBeLessThan(5);
    expect(await readdir(path.join(folder, "incoming"))).toEqual(before);
  },
);
