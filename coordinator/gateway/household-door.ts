import type { DeviceId, SessionId } from "#core/ids";
import type { DeviceLift, ToldSettings } from "#protocol/devices/device-messages";
import type { DeviceReport } from "#protocol/devices/device-report";
import type { Config } from "../config";
import type { Handle } from "../handle";
import { liftPause } from "../household/lift-pause";
import { ReportBook } from "../household/report-book";
import { SettingsTeller } from "../household/settings-teller";

interface Parts extends Pick<Handle, "coordinator" | "pool" | "log"> {
  tariffs: () => Config["tariffs"]["tariffs"];
  /** This coordinator's name. */
  self: string;
}

type Send = (to: SessionId, settings: ToldSettings) => void;

/** What passes between a device and its household: what was chosen for it from elsewhere, and what it does. */
export class HouseholdDoor {
  readonly #parts: Parts;
  readonly #reports: ReportBook;
  readonly #settings: SettingsTeller;
  #send: Send = () => {};

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#reports = new ReportBook(parts);
    this.#settings = new SettingsTeller({
      ...parts,
      now: Date.now,
      send: (deviceId, settings) => {
        const session = parts.coordinator.state.devices.get(deviceId)?.session;
        if (session) this.#send(session, settings);
      },
    });
  }

  speakBy(send: Send) {
    this.#send = send;
  }

  close() {
    this.#reports.close();
    this.#settings.close();
  }

  /** A claimed device has come in. */
  joined(deviceId: DeviceId) {
    this.#reports.joined(deviceId);
    this.#settings.tellDevice(deviceId);
  }

  /** Its household, or one of its people, has chosen something else. */
  changed({ personId, deviceId }: { personId: string; deviceId?: string | undefined }) {
    if (deviceId === undefined) this.#settings.tellPerson(personId);
    else this.#settings.tellDevice(deviceId as DeviceId);
  }

  /** Devices of households know a tariff by its prices: each is told its settings again. */
  tariffsChanged() {
    for (const { device } of this.#parts.coordinator.state.sessions.values()) this.#settings.tellDevice(device.id);
  }

  reported(deviceId: DeviceId, report: DeviceReport) {
    this.#reports.reported(deviceId, report);
  }

  lifted(deviceId: DeviceId, lift: DeviceLift) {
    const { pool, log } = this.#parts;
    liftPause(pool, deviceId, lift).catch((error: unknown) =>
      log.warn(
        { event: "device.lift-unwritten", err: error },
        "the end of a pause could not be written; the device says it again",
      ),
    );
  }

  left(deviceId: DeviceId, sessionId: SessionId) {
    const session = this.#parts.coordinator.state.devices.get(deviceId)?.session ?? null;
    if (session === null || session === sessionId) this.#reports.left(deviceId);
  }
}
