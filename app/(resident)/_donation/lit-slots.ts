import type { SlotView } from "#workers/contract/donation-snapshot";

/** What a window shows of its core. */
export interface SlotLight {
  /** The unit that runs, or that ran when a gap was first seen. */
  unit: number;
  /** Between two units at the last look: dark at the next one unless a unit runs by then. */
  gap: boolean;
}

/**
 * Which cores are lit. A gap between two units that is over by the next look is no darkness: it is shorter than the
 * time in which a lamp fades.
 */
export function litSlots(
  before: ReadonlyMap<number, SlotLight>,
  workerSlots: readonly SlotView[],
): Map<number, SlotLight> {
  const lit = new Map<number, SlotLight>();
  for (const { slot, unit, isHeld } of workerSlots) {
    if (isHeld) continue;
    const last = before.get(slot);
    if (unit !== null) lit.set(slot, { unit, gap: false });
    else if (last && !last.gap) lit.set(slot, { unit: last.unit, gap: true });
  }
  return lit;
}

/** The window of a core, where a machine has more cores than a street has windows. */
export const paneOf = (slot: number, cores: number, panes: number) =>
  cores <= panes ? slot : Math.floor((slot * panes) / cores);
