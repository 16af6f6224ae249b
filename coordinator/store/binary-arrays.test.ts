import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../database/open-database";
import { testDatabase } from "../database/test-database";
import { boolArray, byteaArray, float4Array, int2Array, int4Array, int8Array, textArray } from "./binary-arrays";

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

async function readBack(array: Buffer, type: string): Promise<unknown> {
  const { rows } = await database.pool.query(`SELECT to_jsonb($1::${type}[]) AS read`, [array]);
  return rows[0]?.read;
}

const itself = <Value>(value: Value) => value;

test.each([
  ["smallint", int2Array, [0, -1, 32_767, null, -32_768]],
  ["int", int4Array, [0, -1, 2_147_483_647, null, -2_147_483_648]],
  ["bigint", int8Array, [0, -1, null, 4_294_967_296, -4_294_967_297, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]],
  ["real", float4Array, [0, -0.5, null, 1.25]],
])("numbers reach PostgreSQL as they are, in a %s array", async (type, encode, values) => {
  expect(await readBack(encode(values, itself), type)).toEqual(values);
});

test("booleans, text and bytes reach PostgreSQL unchanged", async () => {
  expect(await readBack(boolArray([true, false], itself), "bool")).toEqual([true, false]);
  const texts = ["", "Zürich 🏙", null, '{"a":\\ NULL}'];
  expect(await readBack(textArray(texts, itself), "text")).toEqual(texts);
  const bytes = [new Uint8Array(0), Uint8Array.of(0, 255, 92), null];
  expect(await readBack(byteaArray(bytes, itself), "bytea")).toEqual(["\\x", "\\x00ff5c", null]);
});

test("an empty array and an array of nulls are both arrays", async () => {
  for (const [type, encode] of [
    ["int", int4Array],
    ["text", textArray],
    ["bytea", byteaArray],
  ] as const) {
    expect(
      await readBack(
        encode([], () => null),
        type,
      ),
    ).toEqual([]);
    expect(
      await readBack(
        encode([1, 2], () => null),
        type,
      ),
    ).toEqual([null, null]);
  }
});

test("a NUL character, which PostgreSQL's text cannot store, becomes the replacement character", async () => {
  expect(await readBack(textArray(["a\0b\0"], itself), "text")).toEqual(["a\uFFFDb\uFFFD"]);
});

test("sums beyond 2⁵³ arrive with their exact value", async () => {
  const { rows } = await database.pool.query("SELECT $1::bigint[]::text[] AS read", [
    int8Array([2 ** 62, -(2 ** 63)], itself),
  ]);
  expect(rows[0]?.read).toEqual(["4611686018427387904", "-9223372036854775808"]);
});

test("a number that is not an integer, or too large for 64 bits, is refused and not rounded", () => {
  for (const value of [0.5, Number.NaN, 2 ** 63]) expect(() => int8Array([value], itself)).toThrow();
});
