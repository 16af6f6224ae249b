import type { FleetLamp } from "#protocol/live-messages";

const LIGHT_MS = 120;
const FADE_MS = 400;

interface Light {
  from: number;
  to: number;
  since: number;
}

/** How brightly each lamp shines, 0 to 1: the share of its cores at work, reached in 120 ms and left in 400 ms. */
export class LampLights {
  #lights = new Map<string, Light>();
  #movingUntil = 0;

  /** Takes the new goals. `still` reaches them at once, as does a lamp that was not there before. */
  follow(lamps: readonly FleetLamp[], now: number, still: boolean) {
    const next = new Map<string, Light>();
    for (const lamp of lamps) {
      const to = lamp.slots > 0 ? Math.min(1, lamp.busy / lamp.slots) : 0;
      const before = this.#lights.get(lamp.deviceId);
      if (!before || still) next.set(lamp.deviceId, { from: to, to, since: now });
      else if (before.to === to) next.set(lamp.deviceId, before);
      else {
        next.set(lamp.deviceId, { from: brightness(before, now), to, since: now });
        this.#movingUntil = Math.max(this.#movingUntil, now + FADE_MS);
      }
    }
    this.#lights = next;
  }

  of(deviceId: string, now: number): number {
    const light = this.#lights.get(deviceId);
    return light ? brightness(light, now) : 0;
  }

  isMoving(now: number): boolean {
    return now < this.#movingUntil;
  }
}

function brightness({ from, to, since }: Light, now: number): number {
  const passed = (now - since) / (to > from ? LIGHT_MS : FADE_MS);
  return passed >= 1 ? to : from + (to - from) * Math.max(0, passed);
}
