import path from "node:path";
import { bundle } from "../bundle";
import { type Child, startChild } from "../child";

export interface FleetSetting {
  siteUrl: string;
  devices: number;
  /** How long a device takes over a unit; 0: no time at all. */
  unitMs: number;
  /** The reported duration of a unit, by which batches are sized. */
  toldMs: number;
  /** Its devices connect and offer nothing before `setPace`. */
  startsIdle?: boolean;
}

/** What one process of the fleet counted. */
export interface CountedByProcess {
  kind: "counted";
  units: number;
  perSecond: number;
  /** From each return to its acknowledgement, in milliseconds. */
  latencies: number[];
  /** The p99 delay of its own event loop. */
  lateP99: number;
}

export interface Counted {
  units: number;
  perSecond: number;
  /** Of the times from a return to its acknowledgement, in milliseconds. */
  p50: number;
  p99: number;
  /** How late the event loops of the simulated devices were, p99 of the latest process: they time what they wait for. */
  lateP99: number;
}

/** Simulated devices that are connected and offer one slot each. */
export interface Fleet {
  /** From now on a device takes this long for a unit; idle ones start. */
  setPace(unitMs: number): void;
  startCounting(): void;
  /** Since `startCounting`. */
  counted(): Promise<Counted>;
  /** When a device got its first units, by the clock; undefined before. */
  firstGrantAt(): Promise<number | undefined>;
  stop(): Promise<void>;
}

/** Sockets that one process can hold without becoming slow. */
const DEVICES_PER_PROCESS = 2_500;
const ENTRY = path.join(import.meta.dirname, "fleet-process.ts");

export async function startFleet({
  siteUrl,
  devices,
  unitMs,
  toldMs,
  startsIdle = false,
}: FleetSetting): Promise<Fleet> {
  const file = await bundle(ENTRY);
  const processes = Math.ceil(devices / DEVICES_PER_PROCESS);
  const children: Child[] = [];
  const stop = async () => {
    await Promise.all(children.map((child) => child.stop()));
  };
  try {
    for (let left = devices, i = 0; i < processes; i++) {
      const share = Math.ceil(left / (processes - i));
      left -= share;
      const child = startChild(file, {
        BENCH_URL: siteUrl,
        BENCH_DEVICES: String(share),
        BENCH_UNIT_MS: String(unitMs),
        BENCH_TOLD_MS: String(toldMs),
        BENCH_STARTS_IDLE: startsIdle ? "1" : "",
      });
      children.push(child);
      await child.receive("connected");
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const [first] = children;
  if (!first) throw new Error("A fleet has at least one device.");
  return {
    setPace(pace) {
      for (const child of children) child.process.send({ pace });
    },
    startCounting() {
      for (const child of children) child.process.send("start");
    },
    counted: async () =>
      together(await Promise.all(children.map((child) => child.ask<CountedByProcess>("counted", "counted")))),
    async firstGrantAt() {
      const { at } = await first.ask<{ kind: "first-grant"; at: number | null }>("first-grant", "first-grant");
      return at ?? undefined;
    },
    stop,
  };
}

function together(processes: readonly CountedByProcess[]): Counted {
  const sum = (pick: (counted: CountedByProcess) => number) => processes.reduce((all, one) => all + pick(one), 0);
  const latencies = processes.flatMap((counted) => counted.latencies).sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.floor((latencies.length - 1) * share)] ?? 0;
  return {
    units: sum(({ units }) => units),
    perSecond: sum(({ perSecond }) => perSecond),
    p50: at(0.5),
    p99: at(0.99),
    lateP99: Math.max(...processes.map(({ lateP99 }) => lateP99)),
  };
}
