import { expect, test } from "vitest";
import { canContain } from "./can-contain";

test("scripts go only to engines that the city has chosen, metered programs to all", () => {
  const engines = ["chromium", "firefox", "webkit", "other"];
  expect(engines.filter((engine) => canContain(engine, "js", ["chromium"]))).toEqual(["chromium"]);
  expect(engines.filter((engine) => canContain(engine, "js", ["chromium", "firefox"]))).toEqual([
    "chromium",
    "firefox",
  ]);
  expect(engines.filter((engine) => canContain(engine, "wasi", []))).toEqual(engines);
});
