import type { FleetLamp } from "#protocol/live-messages";

export interface EngineGroup {
  engine: string;
  lamps: FleetLamp[];
  slots: number;
  busy: number;
}

const NAMES: Record<string, string> = { chromium: "Chromium", firefox: "Firefox", webkit: "WebKit" };

/** A browser engine by its own name; `others` is what those are called that have none here. */
export const engineName = (engine: string, others: string): string =>
  engine === "other" ? others : (NAMES[engine] ?? engine);

/** The lamps by browser engine: the largest group first, in each the order of their coming. */
export function engineGroups(lamps: readonly FleetLamp[]): EngineGroup[] {
  const groups = new Map<string, EngineGroup>();
  for (const lamp of lamps) {
    const group = groups.get(lamp.engine) ?? { engine: lamp.engine, lamps: [], slots: 0, busy: 0 };
    group.lamps.push(lamp);
    group.slots += lamp.slots;
    group.busy += lamp.busy;
    groups.set(lamp.engine, group);
  }
  return [...groups.values()].sort((a, b) => b.lamps.length - a.lamps.length || a.engine.localeCompare(b.engine));
}
