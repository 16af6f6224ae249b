import { expect, test } from "vitest";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { OWN_FAULTS } from "../devices/sandbox-messages";
import { unitLimits } from "../manifest/unit-limits";
import type { Language } from "../text/language";
import { failureInWords } from "./failure-in-words";

const spec = {
  limits: unitLimits("js", { seconds: 120, memoryMib: 64, outputBytes: 65_536 }),
  fuelPerSecond: FUEL_PER_CORE_SECOND,
};
const words = (failure: string, message: string | null, hasComparison = false, language?: Language) =>
  failureInWords({ failure, exitCode: failure === "exit" ? 3 : null, message }, { ...spec, hasComparison }, language);

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
  expect(words("lost", "silent")).toBe("No device could run this unit. In the last attempt the device fell silent.");
  expect(words("lost", "silent", false, "fr")).toBe(
    "Aucun appareil n’a pu exécuter cette unité. Au dernier essai, l’appareil n’a plus donné de nouvelles.",
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

test("how a program ended is told in the reader's language, from facts", () => {
  const both = (failure: string, message: string) => [words(failure, message), words(failure, message, false, "fr")];
  expect(both("exit", "")).toEqual([
    "It ended with exit code 3.",
    "Le programme s’est terminé avec le code de sortie 3.",
  ]);
  expect(both("exit", "no such file")).toEqual([
    "It ended with exit code 3. The end of its standard output: no such file",
    "Le programme s’est terminé avec le code de sortie 3. Fin de sa sortie standard : no such file",
  ]);
  expect(both("output", "")).toEqual([
    "Its output passed the limit of 65536 bytes.",
    "Sa sortie a dépassé la limite de 65536 octets.",
  ]);
  expect(both("memory", "")[1]).toMatch(/limite de 64 Mio/);
  expect(both("trap", "unreachable\n  at function 1")).toEqual([
    "It trapped: unreachable.\n  at function 1",
    "Le programme s’est interrompu (trap) : unreachable.\n  at function 1",
  ]);
  expect(both("trap", "InternalError: too much recursion")[0]).toBe("Its stack overflowed: too much recursion.");
  expect(both("trap", "TypeError: Cannot mix BigInt")[0]).toBe("It was ended by TypeError: Cannot mix BigInt.");
});

test.each(OWN_FAULTS)("%s has its sentence in every language", (fault) => {
  expect(words("error", fault)).toMatch(/^(It|The) .*\.$/);
  expect(words("error", fault, false, "fr")).toMatch(/^L[ea] .*\.$/);
});
