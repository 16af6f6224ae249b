import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { InputPlace } from "#protocol/job-faults/input-faults";
import { countNamed, packNamed, piecesOf, sortedPieces } from "./named-blobs";

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

const named = (count: number) =>
  new Map(Array.from({ length: count }, (_, at) => [hashOf(`${at}`), { kind: "line", number: at + 1 } as InputPlace]));

test("what threads hand over still says which blobs lines name, and where", () => {
  const places = new Map<string, InputPlace>([
    [hashOf("a"), { kind: "line", number: 7 }],
    [hashOf("b"), { kind: "unit", number: 0 }],
    [hashOf("c"), { kind: "element", number: 3, offset: 2 ** 40 }],
  ]);
  const received = structuredClone(packNamed(places));
  expect(countNamed(received)).toBe(3);
  expect(new Map([...piecesOf(received)].flat().map(({ hash, place }) => [hash, place]))).toEqual(places);
});

test("names come in order, once each, in pieces, whether they are few or many", () => {
  const many = named(4_500);
  const few = [hashOf("other"), hashOf("3"), hashOf("another"), hashOf("other")];
  const pieces = [...sortedPieces(few, packNamed(many))];
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(2_002);
  expect(pieces.flat()).toEqual([...new Set([...many.keys(), ...few])].sort());
  expect([...sortedPieces(few)].flat()).toEqual([...new Set(few)].sort());
  expect([...sortedPieces([], packNamed(new Map()))]).toEqual([]);
  expect([...sortedPieces(few, packNamed(new Map()))].flat()).toEqual([...new Set(few)].sort());
});
