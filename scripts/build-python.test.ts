import { createHash } from "node:crypto";
import path from "node:path";
import { expect, test } from "vitest";
import { findInterpreter } from "#python/interpreter";
import { buildInterpreter } from "./build-python";

test("building the interpreter again gives the same bytes, so that every coordinator of a city serves the same one", () => {
  const again = createHash("sha256").update(buildInterpreter()).digest("hex");
  expect(again).toBe(findInterpreter(path.join(import.meta.dirname, ".."))?.hash);
});
