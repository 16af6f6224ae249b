import { afterEach, expect, test, vi } from "vitest";
import { keepConsent, keptConsent } from "./kept-consent";

afterEach(() => vi.unstubAllGlobals());

function storage(entries: Record<string, string> = {}) {
  const kept = new Map(Object.entries(entries));
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  return kept;
}

test("the moment of the first agreement to a version is kept, and a newer version is asked for anew", () => {
  const kept = storage();
  expect(keptConsent()).toBeUndefined();
  keepConsent("2026-11-30", new Date("2026-12-01T10:00:00Z"));
  keepConsent("2026-11-30", new Date("2026-12-02T10:00:00Z"));
  expect(keptConsent()).toBe("2026-11-30");
  expect(kept.get("lamplighter.terms")).toBe('{"version":"2026-11-30","at":"2026-12-01T10:00:00.000Z"}');
  keepConsent("2027-01-01", new Date("2027-01-02T10:00:00Z"));
  expect(keptConsent()).toBe("2027-01-01");
});

test("what somebody else wrote there, or a browser that keeps nothing, is no agreement", () => {
  for (const text of ["", "{", "null", "[]", '{"version":7,"at":""}']) {
    storage({ "lamplighter.terms": text });
    expect([text, keptConsent()]).toEqual([text, undefined]);
  }
  vi.stubGlobal("localStorage", undefined);
  expect(keptConsent()).toBeUndefined();
  expect(() => keepConsent("2026-11-30", new Date())).not.toThrow();
});
