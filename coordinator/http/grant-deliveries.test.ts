import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { GrantDeliveries } from "./grant-deliveries";

test("a grant may upload as many bytes as its units may have, the same ones counted once", () => {
  const deliveries = new GrantDeliveries();
  const of = { units: 2, unitBytes: 100 };
  const deliver = (hash: string, bytes: number) => {
    const allowed = deliveries.begin("grant", hash, of);
    deliveries.end("grant", hash, allowed < bytes ? 0 : bytes);
    return allowed;
  };
  expect([deliver("a", 100), deliver("b", 101), deliver("b", 60), deliver("a", 100), deliver("c", 40)]).toEqual([
    100, 100, 100, 100, 40,
  ]);
  expect(deliver("d", 1)).toBe(0);
});

test("outputs of a single byte fill neither a grant's allowance nor the memory", () => {
  const deliveries = new GrantDeliveries();
  const deliver = (grant: string, nth: number) => {
    const allowed = deliveries.begin(grant, `${nth}`, { units: 256, unitBytes: 1_000_000 });
    deliveries.end(grant, `${nth}`, Math.min(1, allowed));
    return allowed;
  };
  const max = 256 * LIMITS.MAX_DELIVERIES_PER_UNIT;
  for (let nth = 0; nth < max; nth += 1) expect(deliver("first", nth)).toBe(1_000_000);
  expect(deliver("first", max)).toBe(0);
  expect(deliveries.outputs).toBe(max);
  for (let grant = 0; grant < 200; grant += 1) for (let nth = 0; nth < max; nth += 1) deliver(`grant ${grant}`, nth);
  expect(deliveries.outputs).toBeLessThanOrEqual(LIMITS.MAX_COUNTED_OUTPUTS);
});
