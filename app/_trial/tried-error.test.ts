import { expect, test } from "vitest";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { LANGUAGES } from "#protocol/text/language";
import { triedError } from "./tried-error";

const SPEC = {
  limits: { fuel: 1e10, wallMs: 1_000, memoryMib: 64, outputBytes: 1_000 },
  fuelPerSecond: FUEL_PER_CORE_SECOND,
} as Parameters<typeof triedError>[1];

test("what ended a unit that was tried here is said as a sentence of the reader's language", () => {
  const died = { kind: "lost", unit: 0, message: "sandbox-died" } as const;
  const exited = { kind: "failed", unit: 0, reason: "exit", exitCode: 3, message: "", fuel: 1, ms: 1 } as const;
  const said = [died, exited].map((unit) => LANGUAGES.map((language) => triedError(unit, SPEC, language)));
  expect(said).toEqual([
    [
      "The device's sandbox died while the unit ran in it.",
      "Le bac à sable de l’appareil s’est effondré pendant que l’unité y tournait.",
    ],
    ["It ended with exit code 3.", "Le programme s’est terminé avec le code de sortie 3."],
  ]);
  expect(triedError({ ...died, message: "Error: no memory" }, SPEC, "fr")).toBe("Error: no memory");
});
