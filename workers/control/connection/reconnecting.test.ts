import { Manager } from "socket.io-client";
import { expect, test } from "vitest";
import { comeBackWithin, RECONNECTING } from "./reconnecting";

const DRAWN = 2_000;

/** First waits as socket.io draws them. */
function firstWaits(withinMs: number): number[] {
  return Array.from({ length: DRAWN }, () => {
    const manager = new Manager("http://127.0.0.1:9", { ...RECONNECTING, autoConnect: false });
    comeBackWithin(manager, withinMs);
    return (manager as unknown as { backoff: { duration(): number } }).backoff.duration();
  });
}

test.each([
  ["as long as the city says", 12_000, 12_000],
  ["within a second in a small city", 50, 1_000],
  ["and never longer than a device would wait by itself", 3_600_000, RECONNECTING.reconnectionDelayMax],
])("devices come back spread over the time, %s", (_, toldMs, withinMs) => {
  const waits = firstWaits(toldMs);
  expect(Math.max(...waits)).toBeLessThanOrEqual(withinMs);
  for (let quarter = 0; quarter < 4; quarter++) {
    const from = (withinMs * quarter) / 4;
    const within = waits.filter((wait) => wait >= from && wait <= from + withinMs / 4);
    expect(within.length / DRAWN).toBeGreaterThan(0.15);
  }
});
