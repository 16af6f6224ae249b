import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { LIMITS } from "./limits";

const FOLDER = path.join(import.meta.dirname, "limits");

test("every limit of every subject is in LIMITS, and none is in two subjects", async () => {
  const files = await Promise.all(
    readdirSync(FOLDER).map((file): Promise<Record<string, unknown>> => import(path.join(FOLDER, file))),
  );
  const bounds = files.flatMap((file) =>
    Object.entries(file)
      .filter(([name]) => name.endsWith("_LIMITS"))
      .flatMap(([, limits]) => Object.keys(limits as object)),
  );
  expect(bounds.toSorted()).toEqual(Object.keys(LIMITS).toSorted());
});
