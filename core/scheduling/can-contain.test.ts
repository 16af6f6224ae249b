import { expect, test } from "vitest";
import { canContain } from "./can-contain";

test("scripts go only where their box can be ended, metered programs anywhere", () => {
  const engines = ["chromium", "firefox", "webkit", "other"];
  expect(engines.filter((engine) => canContain(engine, "js"))).toEqual(["chromium", "firefox"]);
  expect(engines.filter((engine) => canContain(engine, "wasi"))).toEqual(engines);
});
