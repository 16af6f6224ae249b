import { expect, test } from "vitest";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { failureInWords } from "./failure-in-words";
import type { Language } from "./language";
import { unitLimits } from "./unit-limits";

const spec = {
  limits: unitLimits("js", { seconds: 120, memoryMib: 1, outputBytes: 1 }),
  fuelPerSecond: FUEL_PER_CORE_SECOND,
};
const words = (failure: string, message: string | null, hasComparison = false, language?: Language) =>
  failureInWords({ failure, message }, { ...spec, hasComparison }, language);

test("a failure is described in the reader's language, and quoted words stay as they are", () => {
  expect(words("disputed", null)).toMatch(/different answers: the program is probably not deterministic/);
  expect(words("disputed", null, true)).toMatch(/by the job's own comparison: it is too strict/);
  expect(words("disputed", "The stdout is not JSON.", true)).toBe(
    "Devices returned different answers. The stdout is not JSON.",
  );
  expect(words("disputed", null, false, "fr")).toMatch(/réponses différentes : le programme n’est probablement pas/);
  expect(words("lost", "The device fell silent")).toBe(
    "No device could run this unit. The last one said: The device fell silent",
  );
  expect(words("lost", null, false, "fr")).toBe("Aucun appareil n’a pu exécuter cette unité.");
  expect(words("input", "object-changed")).toMatch(/changed after the job was submitted\. Submit the job again/);
  expect(words("input", "no-object", false, "fr")).toMatch(/n’est plus là/);
  expect(words("fuel", "It used more than its limit.", false, "fr")).toMatch(
    /^limits.seconds : .* mettez limits.seconds à 480/,
  );
  expect(words("error", "TypeError: x is not a function", false, "fr")).toBe("TypeError: x is not a function");
  expect(words("trap", null)).toBe("trap");
});
