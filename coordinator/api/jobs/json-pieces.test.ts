import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { inPieces, jsonPieces, linesInPieces, PartText } from "./json-pieces";

const LONG = 3 * LIMITS.MAX_LINE_PIECE_BYTES + 1;
/** A byte of text becomes at most six characters, for a control character. */
const MAX_CHARS = 7 * LIMITS.MAX_LINE_PIECE_BYTES;

async function all(pieces: AsyncIterable<string>): Promise<string[]> {
  const taken: string[] = [];
  for await (const piece of pieces) taken.push(piece);
  return taken;
}

const filled = (pattern: string) => pattern.repeat(LONG / pattern.length);

test.each([
  ["plain text", filled("x")],
  ["text of which every character is escaped", filled("\u0001")],
  ["characters that the ends of pieces fall into", filled("\u20ac1\u{1f3ee}")],
  ["text with a byte order mark", "\ufeffto be kept"],
  ["no bytes", ""],
])("%s is the same string in pieces, none of them long", async (_, text) => {
  const part = new PartText(new TextEncoder().encode(text));
  const pieces = await all(inPieces(jsonPieces({ unit: 1, text: part, files: { "a.txt": part }, stderr: "no" })));
  expect(JSON.parse(pieces.join(""))).toEqual({ unit: 1, text, files: { "a.txt": text }, stderr: "no" });
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(MAX_CHARS);
});

test("bytes that are not text become base64, in the same pieces", async () => {
  const bytes = new Uint8Array(LONG).map((_, at) => (at % 251) ^ 0x80);
  const pieces = await all(inPieces(jsonPieces({ file: new PartText(bytes, "base64") })));
  expect(Buffer.from(JSON.parse(pieces.join("")).file, "base64").equals(bytes)).toBe(true);
  expect(pieces.length).toBeGreaterThan(3);
});

test("a short line is one piece, and other work is done between long pieces", async () => {
  expect(await all(inPieces(jsonPieces({ a: [1, "b"], none: {}, null: null })))).toEqual([
    '{"a":[1,"b"],"none":{},"null":null}',
  ]);
  let turns = 0;
  let counting = setImmediate(function count() {
    turns += 1;
    counting = setImmediate(count);
  });
  const pieces = await all(inPieces(jsonPieces({ text: new PartText(Buffer.from(filled("x"))) })));
  clearImmediate(counting);
  expect(turns).toBeGreaterThanOrEqual(pieces.length - 1);
});

test("short lines are passed on together, and a long one among them in pieces", async () => {
  const short = Array.from({ length: 2_000 }, (_, unit) => jsonPieces({ unit }));
  const long = jsonPieces({ text: new PartText(Buffer.from(filled("x"))) });
  const pieces = await all(linesInPieces([...short, long]));
  const bytes = pieces.join("").length;
  expect(bytes).toBeGreaterThan(2_000 * '{"unit":0}'.length + LONG);
  expect(pieces.length).toBeLessThanOrEqual(Math.ceil(bytes / LIMITS.MAX_LINE_PIECE_BYTES));
});
