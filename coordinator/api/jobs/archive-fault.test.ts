import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { archiveFault } from "./archive-fault";

const { zipUnits, MAX_ZIP_FILES, outputFiles } = LIMITS;

test("an archive of more files than may be listed in memory is refused, failed units counted, too", () => {
  expect(archiveFault({ agreed: zipUnits, failed: 0, outputs: MAX_ZIP_FILES / zipUnits - 1 })).toBeUndefined();
  expect(archiveFault({ agreed: zipUnits, failed: 1, outputs: 0 })).toMatch(
    /has 100001 settled units; .*results\.ndjson/,
  );
  expect(archiveFault({ agreed: 0, failed: 10_000_000, outputs: 0 })).toMatch(/has 10000000 settled units/);
  expect(archiveFault({ agreed: 10_000, failed: 0, outputs: outputFiles })).toMatch(/may have \d+ files; .*ndjson/);
  expect(archiveFault({ agreed: 0, failed: 10_000, outputs: outputFiles })).toMatch(/may have \d+ files/);
  expect(archiveFault({ agreed: 10_000, failed: 0, outputs: 19 })).toBeUndefined();
});
