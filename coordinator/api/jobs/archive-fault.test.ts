import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { unitsPerArchive } from "#protocol/results-index";
import { archiveFault } from "./archive-fault";

const { zipUnits, MAX_ZIP_FILES, outputFiles } = LIMITS;

const faultOf = (agreed: number, failed: number, outputs: number) =>
  archiveFault({ agreed, failed }, { outputs, span: unitsPerArchive(outputs) });

test("an archive with more files than can be listed in memory is refused, including failed units", () => {
  expect(faultOf(zipUnits, 0, MAX_ZIP_FILES / zipUnits - 1)).toBeUndefined();
  expect(faultOf(zipUnits, 1, 0)).toMatch(
    /has 100001 settled units; .*in parts, results\.zip\?from=0, then from=100000 .*results\.ndjson/,
  );
  expect(faultOf(0, 10_000_000, 0)).toMatch(/has 10000000 settled units/);
  expect(faultOf(10_000, 0, outputFiles)).toMatch(/may have \d+ files; .*ndjson/);
  expect(faultOf(0, 10_000, outputFiles)).toMatch(/may have \d+ files/);
  expect(faultOf(10_000, 0, 19)).toBeUndefined();
});
