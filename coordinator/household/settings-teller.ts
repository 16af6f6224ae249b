import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Tariff } from "#core/home/tariff";
import type { DeviceId } from "#core/ids";
import type { ToldSettings } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import { readSettings } from "./read-settings";

interface Parts {
  pool: Pool;
  /** As they hold now. */
  tariffs: () => readonly Tariff[];
  log: Logger;
  /** The wall clock: pauses are stored as moments. */
  now: () => number;
  /** To a device, if it is connected here. */
  send: (deviceId: DeviceId, settings: ToldSettings) => void;
}

const TRY_AGAIN_MS = 1_000;

/**
 * Tells devices what their households have chosen for them. One read follows another, so that what a device is told
 * last is the newest; however often something changes meanwhile, it is read once.
 */
export class SettingsTeller {
  readonly #parts: Parts;
  readonly #devices = new Set<DeviceId>();
  readonly #people = new Set<string>();
  #isTelling = false;
  #again: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  close() {
    clearTimeout(this.#again);
    this.#devices.clear();
    this.#people.clear();
  }

  tellDevice(deviceId: DeviceId) {
    this.#devices.add(deviceId);
    void this.#tell();
  }

  /** All devices of a person. */
  tellPerson(personId: string) {
    this.#people.add(personId);
    void this.#tell();
  }

  async #tell() {
    if (this.#isTelling) return;
    this.#isTelling = true;
    const { pool, tariffs, log, now, send } = this.#parts;
    while (this.#devices.size + this.#people.size > 0) {
      const whose = { devices: takeFrom(this.#devices), people: takeFrom(this.#people) };
      try {
        for (const { deviceId, settings } of await readSettings(pool, whose, { tariffs: tariffs(), now: now() }))
          send(deviceId, settings);
      } catch (error) {
        log.warn(
          { event: "device.settings-unread", err: error },
          "devices could not be told their settings; again soon",
        );
        for (const id of whose.devices) this.#devices.add(id);
        for (const id of whose.people) this.#people.add(id);
        await new Promise((resolve) => {
          this.#again = setTimeout(resolve, TRY_AGAIN_MS);
        });
      }
    }
    this.#isTelling = false;
  }
}

function takeFrom<Id>(waiting: Set<Id>): Id[] {
  const taken = [...waiting].slice(0, LIMITS.MAX_REPORTS_AT_ONCE);
  for (const id of taken) waiting.delete(id);
  return taken;
}
