import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { SocketDevice } from "#coordinator/testing/socket-device";
import type { Random } from "#core/random";
import { GRANT_HEADER, type Grant, type GrantStub, type ReplicaResult } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import { withoutIds } from "../report/without-ids";
import type { UnitRunner } from "./unit-runner";

/**
 * A device's behaviour besides its work: normal, slow, returning everything twice, or losing its connection again and
 * again.
 */
export type Habit = "steady" | "slow" | "twice" | "dropping";

const SLOW_MS = 4_000;
const AGAIN_AFTER_MS = 1_000;
const PUT_WITHIN_MS = 15_000;
const MAX_STAY_MS = 8_000;

/** A simulated device that really runs its units, and follows the protocol as the control worker does. */
export class FleetDevice {
  readonly device: SocketDevice;
  readonly habit: Habit;
  readonly #url: string;
  readonly #runner: UnitRunner;
  readonly #random: Random;
  readonly #renewing: NodeJS.Timeout;
  readonly #returned = new Map<string, { stub: GrantStub; results: ReplicaResult[] }>();
  #closed = false;
  #leaving: NodeJS.Timeout | undefined;
  /** Outputs that the city refused, by the exact message, with counts. */
  readonly refusals = new Map<string, number>();

  constructor(url: string, habit: Habit, runner: UnitRunner, random: Random) {
    this.#url = url;
    this.habit = habit;
    this.#runner = runner;
    this.#random = random;
    this.device = new SocketDevice(url, {
      slots: 2,
      presentEveryMs: LIMITS.renewEveryMs,
      work: (grant) => this.#work(grant),
    });
    this.#renewing = setInterval(() => this.#renew(), LIMITS.renewEveryMs);
    if (habit === "twice") this.device.socket.on("acknowledge", ({ grantId }) => this.#returnAgain(grantId));
    if (habit === "dropping") this.#leaveSoon();
  }

  close() {
    this.#closed = true;
    clearInterval(this.#renewing);
    clearTimeout(this.#leaving);
    this.device.close();
  }

  async #work(grant: Grant): Promise<ReplicaResult[]> {
    this.#runner.learn(grant);
    if (this.habit === "slow") await sleep(SLOW_MS * this.#random());
    const results: ReplicaResult[] = [];
    for (const unit of grant.units) {
      if (this.#closed || !this.device.grants.has(grant.grantId)) return [];
      const result = await this.#runner.run(grant, unit);
      results.push(
        result.kind === "output" && result.bytes.length > LIMITS.inlineOutputBytes
          ? await this.#put(grant, result)
          : result,
      );
    }
    const { grantId, jobId, block, units, token } = grant;
    if (this.habit === "twice") this.#returned.set(grantId, { stub: { grantId, jobId, block, units, token }, results });
    return results;
  }

  /** A large output is uploaded first, however long that takes. */
  async #put(grant: Grant, { bytes, ...spent }: Extract<ReplicaResult, { kind: "output" }>): Promise<ReplicaResult> {
    const hash = createHash("sha256").update(bytes).digest("hex");
    while (!this.#closed && this.device.grants.has(grant.grantId)) {
      const answer = await this.#send(grant, hash, bytes);
      if ("receipt" in answer)
        return { ...spent, kind: "blob", hash, byteLength: bytes.length, receipt: answer.receipt };
      const { refusal } = answer;
      this.refusals.set(refusal, (this.refusals.get(refusal) ?? 0) + 1);
      await sleep(AGAIN_AFTER_MS);
    }
    return { ...spent, kind: "blob", hash, byteLength: bytes.length };
  }

  async #send(
    { grantId, jobId, block, units, token }: Grant,
    hash: string,
    bytes: Uint8Array,
  ): Promise<{ receipt: string } | { refusal: string }> {
    try {
      const response = await fetch(`${this.#url}/blobs/${hash}`, {
        method: "PUT",
        headers: {
          authorization: `Device ${this.device.deviceToken}`,
          [GRANT_HEADER]: JSON.stringify({ grantId, jobId, block, units, token } satisfies GrantStub),
          "content-type": "application/octet-stream",
        },
        body: new Uint8Array(bytes),
        signal: AbortSignal.timeout(PUT_WITHIN_MS),
      });
      if (response.ok) return (await response.json()) as { receipt: string };
      return { refusal: withoutIds(`${response.status} ${await response.text()}`) };
    } catch {
      return { refusal: "unreachable" };
    }
  }

  #renew() {
    const grantIds = [...this.device.grants.keys(), ...this.device.outbox.keys()];
    if (this.device.socket.connected) this.device.send("renew", { grantIds });
    this.device.received.length = 0; // Nobody reads these, and in a long run they would fill the memory.
  }

  /** Returns again what was acknowledged, with its stub. */
  #returnAgain(grantId: string) {
    const returned = this.#returned.get(grantId);
    this.#returned.delete(grantId);
    if (returned) this.device.send("return", { grantId, ...returned });
  }

  #leaveSoon() {
    this.#leaving = setTimeout(() => {
      if (this.device.socket.connected) this.device.drop();
      this.#leaveSoon();
    }, this.#random() * MAX_STAY_MS);
  }
}
