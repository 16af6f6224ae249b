import { expect, test } from "vitest";
import { readTileLine } from "./read-tile-line";

test("a line carries a tile's bytes", () => {
  const rgb = Buffer.from([0, 128, 255]).toString("base64");
  expect(readTileLine(JSON.stringify({ unit: 3, seq: 1, rgb }))).toEqual({
    unit: 3,
    seq: 1,
    rgb: new Uint8Array([0, 128, 255]),
  });
});

test.each([
  "",
  "{",
  "null",
  "[]",
  '{"unit":-1,"seq":1,"rgb":""}',
  '{"unit":1,"seq":1,"rgb":"*"}',
  '{"unit":1,"rgb":""}',
])("%s is no tile", (line) => expect(readTileLine(line)).toBeNull());
