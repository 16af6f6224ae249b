import type { DeviceMessage } from "#core/coordination/effects";
import type { DeviceId, SessionId } from "#core/ids";
import type { DevicePlaced, Forget, Place } from "#protocol/devices/device-messages";

export type PlacementAnswer = DevicePlaced["outcome"] | "no-answer";

/** Sends the request to a device that is connected here. */
export interface PlacementSender {
  place(to: SessionId, message: Place): void;
  forget(to: SessionId, message: Forget): void;
  grant(message: GrantMessage): void;
}

export type GrantMessage = Extract<DeviceMessage, { kind: "grant" }>;

type Resolve = (answer: PlacementAnswer) => void;

/** What devices were asked to upload and have not answered. */
export class PlacementAsks {
  #voice: PlacementSender | undefined;
  readonly #waiting = new Map<DeviceId, Map<string, Resolve>>();

  speakBy(voice: PlacementSender) {
    this.#voice = voice;
  }

  /** How many requests one device is working on. */
  of(deviceId: DeviceId): number {
    return this.#waiting.get(deviceId)?.size ?? 0;
  }

  ask(to: { deviceId: DeviceId; session: SessionId }, message: Place, withinMs: number): Promise<PlacementAnswer> {
    return new Promise((resolve) => {
      const key = keyOf(message);
      const timer = setTimeout(() => this.#settle(to.deviceId, key, "no-answer"), withinMs);
      const ofDevice = this.#waiting.get(to.deviceId) ?? new Map<string, Resolve>();
      this.#waiting.set(to.deviceId, ofDevice);
      ofDevice.set(key, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      this.#voice?.place(to.session, message);
    });
  }

  forget(to: SessionId, message: Forget) {
    this.#voice?.forget(to, message);
  }

  grant(message: GrantMessage) {
    this.#voice?.grant(message);
  }

  answered(deviceId: DeviceId, placed: DevicePlaced) {
    this.#settle(deviceId, keyOf(placed), placed.outcome);
  }

  left(deviceId: DeviceId) {
    for (const key of [...(this.#waiting.get(deviceId)?.keys() ?? [])]) this.#settle(deviceId, key, "no-answer");
  }

  close() {
    for (const deviceId of [...this.#waiting.keys()]) this.left(deviceId);
  }

  #settle(deviceId: DeviceId, key: string, answer: PlacementAnswer) {
    const ofDevice = this.#waiting.get(deviceId);
    const resolve = ofDevice?.get(key);
    ofDevice?.delete(key);
    if (ofDevice?.size === 0) this.#waiting.delete(deviceId);
    resolve?.(answer);
  }
}

const keyOf = ({ jobId, unit }: Pick<Place, "jobId" | "unit">) => `${jobId} ${unit}`;
