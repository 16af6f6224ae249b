import { describe, expect, test } from "vitest";
import { readableText } from "#app/_trial/readable-text.ts";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { EMPTY_DRAFT } from "./job-draft";
import { triedFuelOf } from "./tried-fuel";
import { withUploaded } from "./with-uploaded";

const named = (name: string, digit = "a") => ({ name, blob: digit.repeat(64), bytes: 3 });

describe("an uploaded file", () => {
  test("goes first to where its name is waited for", () => {
    const waiting = { ...EMPTY_DRAFT, shared: [{ name: "db.fa", path: "data/db.fa", blob: null, bytes: null }] };
    const after = withUploaded(waiting, "inputs", [named("db.fa")]);
    expect(after.shared).toEqual([{ ...named("db.fa"), path: "data/db.fa" }]);
    expect(after.source).toBeNull();
  });

  test("names the job after the program, and never renames it", () => {
    expect(withUploaded(EMPTY_DRAFT, "program", [named("trial-factor.wasm")]).name).toBe("Trial factor");
    expect(withUploaded({ ...EMPTY_DRAFT, name: "Mine" }, "program", [named("x.wasm")]).name).toBe("Mine");
  });

  test("replaces the file of its path and leaves the others", () => {
    const twice = withUploaded({ ...EMPTY_DRAFT, kind: "files" }, "inputs", [named("1"), named("2"), named("1", "b")]);
    expect(twice.files.map(({ name, blob }) => name + blob?.charAt(0))).toEqual(["2a", "1b"]);
  });
});

test("a trial run is charged by instructions or by time, and what was lost counts for nothing", () => {
  const tried = [
    { unit: 0, kind: "output", bytes: new Uint8Array(), stderr: "", fuel: 70, ms: 2 } as const,
    { unit: 1, kind: "lost", message: "the tab slept" } as const,
  ];
  expect(triedFuelOf("wasi", tried)).toEqual([70]);
  expect(triedFuelOf("js", tried)).toEqual([(2 * FUEL_PER_CORE_SECOND) / 1_000]);
});

test("only text is shown as text", () => {
  expect(readableText(new TextEncoder().encode("é"))).toBe("é");
  expect(readableText(new Uint8Array([0xff, 0xfe]))).toBeUndefined();
  expect(readableText(new Uint8Array([65, 0, 66]))).toBeUndefined();
  expect(readableText(new TextEncoder().encode("x".repeat(9_000)))?.length).toBeLessThan(5_000);
});
