import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { unitsPerArchive } from "#protocol/manifest/results-index";
import { refuseLargeArchive } from "./refuse-large-archive";

const { zipUnits, MAX_ZIP_FILES, outputFiles } = LIMITS;

const archive = (agreed: number, failed: number, outputs: number) => () =>
  refuseLargeArchive({ agreed, failed }, { outputs, span: unitsPerArchive(outputs) });

test("an archive with more files than can be listed in memory is refused, including failed units", () => {
  expect(archive(zipUnits, 0, MAX_ZIP_FILES / zipUnits - 1)).not.toThrow();
  expect(archive(zipUnits, 1, 0)).toThrow(
    /has 25,001 settled units; .*in parts, results\.zip\?from=0, then from=25000 .*results\.ndjson/,
  );
  expect(archive(0, 10_000_000, 0)).toThrow(/has 10,000,000 settled units/);
  expect(archive(10_000, 0, outputFiles)).toThrow(/may have [\d,]+ files; .*ndjson/);
  expect(archive(0, 10_000, outputFiles)).toThrow(/may have [\d,]+ files/);
  expect(archive(10_000, 0, 4)).not.toThrow();
});
