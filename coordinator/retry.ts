import { setTimeout } from "node:timers/promises";
import { SECOND } from "#core/time";

const MAX_TRIES = 30;

/** Tries again every second while it fails, for half a minute; rejects with the last error. */
export async function retry<T>(act: () => Promise<T>, everyMs: number = SECOND): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await act();
    } catch (error) {
      if (tries === MAX_TRIES) throw error;
      await setTimeout(everyMs);
    }
  }
}
