import type { Logger } from "pino";
import { expect, test } from "vitest";
import type { Session } from "#core/coordination/state";
import type { DeviceId, NetworkId, SessionId } from "#core/ids";
import { HOUR } from "#core/time";
import { NetworkWatch } from "./network-watch";

const cityOf = (devices: number) => ({
  sessions: new Map(
    Array.from({ length: devices }, (_, i) => {
      const device = { id: `dev_${i}` as DeviceId, network: "one" as NetworkId };
      return [`session-${i}` as SessionId, { device } as Session];
    }),
  ),
});

test("it warns at once, once an hour while it lasts, and forgets when it is over", () => {
  const warned: object[] = [];
  const watch = new NetworkWatch({ warn: (facts: object) => warned.push(facts) } as unknown as Logger);
  watch.look(cityOf(5), 0);
  expect([watch.shared, warned.length]).toEqual([null, 0]);
  for (const at of [1, 2, HOUR]) watch.look(cityOf(30), at);
  expect(watch.shared).toEqual({ devices: 30, sharing: 30 });
  expect(warned).toEqual([{ event: "network.shared", devices: 30, sharing: 30 }]);
  watch.look(cityOf(30), HOUR + 1);
  expect(warned).toHaveLength(2);
  watch.look(cityOf(5), HOUR + 2);
  expect(watch.shared).toBeNull();
});
