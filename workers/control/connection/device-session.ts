import type { DeviceRenew, Grant, HelloRefusal, Revocation, Welcome } from "#protocol/devices/device-messages";
import { DEVICE_PROTOCOL } from "#protocol/devices/device-protocol";
import { LIMITS } from "#protocol/limits";
import type { BlobUploader } from "../bytes/blob-uploader";
import type { DonationEvent } from "../donation-machine";
import type { Lease, LeaseBook } from "../leases/lease-book";
import type { Outbox } from "../leases/outbox";
import { ResultAnswers } from "../leases/result-answers";
import { ResultSender } from "../leases/result-sender";
import { OutputPlacer } from "../outputs/output-placer";
import type { OutputStore } from "../outputs/output-store";
import type { SandboxPool } from "../sandboxes/sandbox-pool";
import type { JobCache } from "../units/job-cache";
import type { WorkerSlots } from "../units/worker-slots";
import { describeDevice } from "./describe-device";
import type { IdentityStore } from "./identity-store";
import type { LinkRequests } from "./link-requests";
import { PairingDesk } from "./pairing-desk";
import { RemoteDesk } from "./remote-desk";
import { SocketLink } from "./socket-link";
import { StateReporter } from "./state-reporter";

const MAX_RENEWED = LIMITS.slotsPerDevice * LIMITS.grantsPerSlot * 2;
/** How long a stopped donation stays connected to receive acknowledgements for its finished results. */
const DRAIN_MS = 10_000;

interface Parts {
  siteUrl: string;
  identity: IdentityStore;
  outbox: Outbox;
  outputStore: OutputStore;
  onBytes: (bytes: number) => void;
  uploader: BlobUploader;
  book: LeaseBook;
  cache: JobCache;
  links: LinkRequests;
  sandboxes: SandboxPool;
  slots: WorkerSlots;
  now: () => number;
  /** Tells the coordinator how many unit workers may be given units, if any may now. */
  offerRoom: () => void;
  /** False while only running units are finished and nothing new begins. */
  mayTake: () => boolean;
  /** Whether it stays connected without work, for what its household chooses from elsewhere. */
  mayListen: () => boolean;
  onEvent: (event: DonationEvent) => void;
  onChange: () => void;
  /** Its household has chosen something from elsewhere. */
  onSettings: () => void;
  /** The browser's database failed. */
  onVolatile: () => void;
}

/** The communication between this device and the coordinator: grants come in, results go out, leases are renewed. */
export class DeviceSession {
  readonly link: SocketLink;
  readonly sender: ResultSender;
  readonly answers: ResultAnswers;
  readonly pairing: PairingDesk;
  readonly remote: RemoteDesk;
  readonly reporter: StateReporter;
  readonly #parts: Parts;
  /** The coordinator does not want to hear from it again: its page is too old, or it was removed. */
  #isDismissed = false;
  #drainUntil = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    const {
      siteUrl,
      identity,
      outbox,
      outputStore,
      onBytes,
      uploader,
      links,
      slots,
      now,
      onEvent,
      onChange,
      onVolatile,
    } = parts;
    const placer = new OutputPlacer(outputStore, (placed) => this.link.placed(placed), onBytes);
    this.pairing = new PairingDesk({ link: () => this.link, now, onChange });
    this.remote = new RemoteDesk({ identity, link: () => this.link, now, onChange: () => parts.onSettings() });
    this.reporter = new StateReporter(() => this.link, now);
    this.answers = new ResultAnswers({ outbox, now, onRoom: () => slots.wake(), onChange });
    this.link = new SocketLink(siteUrl, () => this.#hello(), {
      welcome: (message) => this.#welcomed(message),
      grant: (message) => this.#granted(message),
      acknowledge: (message) => this.answers.acknowledge(message),
      held: (message) => this.answers.hold(message),
      turnedAway: (message) => this.answers.refuse(message),
      revoke: (message) => this.#revoked(message),
      idle: ({ reason }) => onEvent({ kind: "idle", reason }),
      earned: (message) => {
        void identity.earned(message);
        onChange();
      },
      link: (message) => links.answered(message),
      place: (message) => placer.place(message),
      forget: ({ jobId, units }) => {
        const wasFull = outputStore.isFull;
        void outputStore.forget(jobId, units);
        if (wasFull) slots.wake();
      },
      pairing: (message) => this.pairing.heard(message),
      household: ({ household }) => {
        void identity.housed(household);
        this.pairing.drop();
        onChange();
      },
      settings: (message) => this.remote.heard(message),
      disconnected: () => {
        this.pairing.disconnected();
        links.disconnected();
        placer.disconnected();
        onEvent({ kind: "disconnected" });
      },
      refused: (code) => this.#refused(code),
    });
    this.sender = new ResultSender({ link: this.link, outbox, uploader, onVolatile });
  }

  /** Wants no further units; finished results are still sent. */
  drain() {
    this.#drainUntil = this.#parts.now() + DRAIN_MS;
    if (!this.#isDrained && !this.#isDismissed) this.link.open();
  }

  /** Rests, and hears when its household chooses something else. */
  listen() {
    if (!this.#isDismissed) this.link.open();
  }

  closeIfDrained() {
    if (this.pairing.isWanted || this.#parts.mayListen()) return;
    const isOver = this.#isDrained || this.#parts.now() > this.#drainUntil;
    if (isOver && this.link.welcomed) this.link.close();
  }

  /** Neither results nor outputs that were requested are left here. */
  get #isDrained() {
    return this.sender.waiting === 0 && this.#parts.outputStore.isEmpty;
  }

  /** A device that was removed connects to the city as a new one. */
  beginAnew() {
    this.#isDismissed = false;
    void this.#parts.identity.forget();
  }

  renew() {
    const renewal = this.#renewal();
    if (renewal.grantIds.length > 0) this.link.renew(renewal);
    this.sender.presentUnanswered(this.#parts.now());
    this.answers.expire();
    void this.#parts.outputStore.expire();
    this.#parts.slots.wake();
  }

  #hello() {
    const deviceToken = this.#parts.identity.current?.deviceToken;
    return {
      protocol: DEVICE_PROTOCOL,
      ...(deviceToken === undefined ? {} : { deviceToken }),
      ...describeDevice(navigator.userAgent, navigator.hardwareConcurrency),
    } as const;
  }

  /** First what is still being computed, then what was finished, then how many slots are offered. */
  #welcomed(message: Welcome) {
    const { identity, outbox, book, cache, offerRoom, onEvent } = this.#parts;
    const before = identity.current;
    if (before && before.deviceId !== message.deviceId) void outbox.clear().catch(() => {});
    void identity.welcome(message);
    this.reporter.welcomed();
    const jobIds = book.jobIds();
    cache.keepOnly(jobIds);
    this.link.renew({ ...this.#renewal(), jobIds: [...jobIds] });
    this.sender.presentAll();
    offerRoom();
    this.pairing.welcomed();
    onEvent({ kind: "connected" });
  }

  #granted(grant: Grant) {
    const { book, cache, slots, now, mayTake, onEvent } = this.#parts;
    const { grantId, units, jobId, slot } = grant;
    if (!mayTake()) return this.link.release({ grantId, units });
    const job = cache.granted(jobId, grant.spec, () => book.jobIds());
    const owner = slots.workerSlots[slot];
    // The coordinator had not yet heard that the slot's core was given back.
    if (!owner || !job || owner.isHeld) {
      this.link.release({ grantId, units });
      // Without its spec no unit of the job can run: only a new connection brings it again.
      if (!job) this.#reconnect();
      return;
    }
    book.add(grant, this.link.connection, now());
    void job.program(grant).catch(() => {});
    this.sender.presentHeld(jobId);
    owner.wake();
    onEvent({ kind: "granted" });
  }

  #revoked(revocation: Revocation) {
    const { book, sandboxes, slots, onEvent, onChange } = this.#parts;
    const held = book.jobIds();
    book.revoke(revocation);
    switch (revocation.kind) {
      case "all":
        this.sender.drop(() => true);
        sandboxes.removeAll();
        for (const jobId of held) slots.abort(jobId);
        return onEvent({ kind: "stopped-by-city", why: revocation.why });
      case "job":
        this.sender.drop((stub) => stub.jobId === revocation.jobId);
        sandboxes.remove(revocation.jobId);
        slots.abort(revocation.jobId);
        break;
      case "slot":
        if (!book.holdsJob(revocation.jobId)) sandboxes.remove(revocation.jobId);
        slots.workerSlots[revocation.slot]?.abort(revocation.jobId);
        break;
      default:
        throw new Error(`Unhandled revocation: ${revocation satisfies never}`);
    }
    onChange();
  }

  #refused(code: HelloRefusal) {
    const { identity, outbox, onEvent } = this.#parts;
    switch (code) {
      case "unknown-device":
        return void identity.forget();
      case "crowded":
        return onEvent({ kind: "crowded" });
      case "too-old":
        this.#isDismissed = true;
        return onEvent({ kind: "too-old" });
      case "removed":
        this.#isDismissed = true;
        void identity.removed();
        void outbox.clear().catch(() => {});
        return onEvent({ kind: "removed" });
      default:
        throw new Error(`Unhandled refusal: ${code satisfies never}`);
    }
  }

  #reconnect() {
    this.link.close();
    this.link.open();
  }

  /** Grants still being computed, and those with unacknowledged results. */
  #renewal(): DeviceRenew {
    const { book, slots } = this.#parts;
    const grantIds = [...new Set([...book.grantIds(), ...this.sender.grantIds()])].slice(0, MAX_RENEWED);
    const running = slots.workerSlots.flatMap((slot) => slot.running ?? []);
    return { grantIds, ...(running.length > 0 ? { running: running.map(runningUnit) } : {}) };
  }
}

const runningUnit = ({ unit, grant }: Lease) => ({ grantId: grant.stub.grantId, unit });
