import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, vi } from "vitest";
import { LIMITS } from "#protocol/limits";
import { citySnapshot } from "../city-snapshot";
import type { SocketDevice } from "../socket-device";
import { startTestCoordinator, type TestCoordinator } from "../start-test-coordinator";
import { LANES } from "./side-by-side";

const MIB = 1024 * 1024;
const MAX_GROWTH_BYTES = 96 * MIB;
const LEASE_MS = 3_600_000;

/** A city whose state must not change, whatever is sent to it. */
export interface FuzzCity extends TestCoordinator {
  /** Computes nothing and is honest: nothing that others send may affect it. */
  honest: SocketDevice;
  /** Tokens of devices that the city knows, one for each lane. */
  deviceTokens: readonly string[];
  apiKeys: { customer: string; admin: string };
  expectUnchanged(): Promise<void>;
  expectFlatMemory(): Promise<void>;
}

export async function openFuzzCity(): Promise<FuzzCity> {
  // The honest device keeps its leases however long the fuzz test takes, so that nothing changes by time alone.
  const city = await startTestCoordinator({ leaseMs: LEASE_MS }, {}, { apiCallsPerMinute: 1e9 });
  const apiKeys = { customer: await keyOf(city, "customer"), admin: await keyOf(city, "admin") };
  const deviceTokens: string[] = [];
  for (let lane = 0; lane < LANES; lane++) {
    const device = city.device({ slots: 0 });
    await device.receives("idle");
    deviceTokens.push(device.deviceToken);
    device.close();
  }
  await city.seed({ units: 50, replicas: 1 });
  const honest = city.device({ answer: () => null });
  await honest.receives("grant");
  const snapshot = async () => {
    const { lost_attempt: lost, ...rest } = await citySnapshot(city.handle);
    return { lost: lost as { rows: number }, rest };
  };
  const { rest: before } = await snapshot();
  const heapBefore = settledHeap();
  return {
    ...city,
    honest,
    deviceTokens,
    apiKeys,
    async expectUnchanged() {
      // What sockets left behind is cleaned up after they have closed.
      await vi.waitFor(
        async () => {
          const { lost, rest } = await snapshot();
          expect(rest).toEqual(before);
          // A device that asks for work and is disconnected loses what it was given, which is recorded up to a limit.
          expect(lost.rows).toBeLessThanOrEqual(LIMITS.MAX_LOST_ATTEMPTS_UNPAID);
        },
        { timeout: 120_000, interval: 250 },
      );
      expect(({} as { admin?: unknown; role?: unknown }).admin).toBeUndefined();
      const at = honest.received.length;
      honest.send("renew", { grantIds: [...honest.grants.keys()] });
      honest.send("room", { slots: 1 });
      expect(honest.socket.connected).toBe(true);
      expect(honest.receivedOf("disconnected")).toEqual([]);
      expect(honest.received.slice(at).map(({ kind }) => kind)).not.toContain("refused");
    },
    async expectFlatMemory() {
      // What connections keep until their last timers is released with them.
      await vi.waitFor(() => expect(settledHeap() - heapBefore).toBeLessThan(MAX_GROWTH_BYTES), {
        timeout: 120_000,
        interval: 1_000,
      });
      console.log(`After the fuzz the heap has grown by ${((settledHeap() - heapBefore) / MIB).toFixed(1)} MiB.`);
    },
  };
}

async function keyOf({ handle }: TestCoordinator, role: "customer" | "admin"): Promise<string> {
  const { auth, prisma } = handle;
  const id = await auth.signUp({ name: role, email: `${role}@example.org`, password: "a long password" });
  const { key } = await auth.keys.make(id, "fuzz", null);
  if (role === "admin") await prisma.person.update({ where: { id }, data: { role: "owner" } });
  return key;
}

function settledHeap(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}
