import fc from "fast-check";
import { expect, test } from "vitest";
import { turnDial } from "./dial";

test("a turned dial revokes exactly what is too much, or makes room for exactly what is missing", () =>
  fc.assert(
    fc.property(fc.nat(1_000), fc.nat(1_000), (slots, cores) => {
      const change = turnDial(slots, cores);
      switch (change.kind) {
        case "revoke":
          expect(slots - change.slots).toBe(cores);
          break;
        case "grow":
          expect(slots + change.slots).toBe(cores);
          break;
        case "same":
          expect(slots).toBe(cores);
          break;
        default:
          throw new Error(`Unhandled change: ${change satisfies never}`);
      }
    }),
  ));
