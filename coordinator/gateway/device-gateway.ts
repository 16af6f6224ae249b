import { LRUCache } from "lru-cache";
import pLimit from "p-limit";
import type { Logger } from "pino";
import type { Namespace, Server, Socket } from "socket.io";
import type { ZodType } from "zod";
import type { DeviceMessage } from "#core/coordination/effects";
import type { RunningUnit } from "#core/coordination/events";
import type { DeviceId, GrantId, JobId, SessionId } from "#core/ids";
import { HOUR, SECOND } from "#core/time";
import {
  type Acknowledgement,
  type CoordinatorToDevice,
  DEVICE_NAMESPACE,
  DeviceHello,
  DeviceLift,
  DeviceLink,
  DevicePair,
  DevicePlaced,
  DeviceRelease,
  DeviceRenew,
  DeviceReturn,
  DeviceRoom,
  type DeviceToCoordinator,
  type ObjectLink,
} from "#protocol/devices/device-messages";
import { DeviceReport } from "#protocol/devices/device-report";
import { LIMITS, type Limits } from "#protocol/limits";
import { tryParse } from "#protocol/try-parse";
import { type Caller, callerOf } from "../auth/client-address";
import type { TryCounter } from "../auth/count-tries";
import type { Signer } from "../auth/signatures";
import type { HeldInputsKeeper } from "../held-inputs/held-inputs-keeper";
import { type ReadingTerms, readResults, unread } from "../intake/read-results";
import type { ResultIntake } from "../intake/result-intake";
import type { ObjectLinks } from "../objects/object-links";
import type { PairingCodes } from "../pairing/pairing-codes";
import type { PlacementAsks } from "../placements/placement-asks";
import type { Recomputations } from "../placements/recomputations";
import type { Coordinator } from "../shell/coordinator";
import { SlicedQueue } from "../sliced-queue";
import type { BlobStore } from "../storage/blob-store";
import type { KnownDevice, UnitStore } from "../store/unit-store";
import { firstHelloOnly } from "./first-hello";
import { FloodGuard } from "./flood-guard";
import { HelloRefused } from "./hello-refused";
import type { HouseholdDoor } from "./household-door";
import { PairingDoor } from "./pairing-door";
import { Quota } from "./quota";
import { forgetRequest, speakOneByOne } from "./spare-memory";

export interface SocketFacts {
  deviceId: DeviceId;
  /** What the store knows about it, until it has been welcomed. */
  joining: KnownDevice | undefined;
  /** Its messages are ignored from now on. */
  isSentAway?: true;
}

type DeviceSocket = Socket<DeviceToCoordinator, CoordinatorToDevice, Record<string, never>, SocketFacts>;
type DeviceServer = Namespace<DeviceToCoordinator, CoordinatorToDevice, Record<string, never>, SocketFacts>;

export interface GatewayParts {
  io: Server;
  coordinator: Coordinator;
  intake: ResultIntake;
  store: UnitStore;
  blobs: BlobStore;
  links: ObjectLinks;
  asks: PlacementAsks;
  recomputations: Recomputations;
  heldInputs: HeldInputsKeeper;
  pairings: PairingCodes;
  household: HouseholdDoor;
  signatures: Signer;
  tries: TryCounter;
  city: () => string;
  log: Logger;
  now: () => number;
  limits?: Limits;
}

const EARNED_EVERY_MS = 1_000;

/** Further messages of devices wait in the network, and not in our memory. */
const MAX_WAITING_WORDS = 1_000;

/** The gateway for devices: it parses every message, knows which socket belongs to which device, and decides nothing. */
export class DeviceGateway {
  readonly #parts: GatewayParts;
  readonly #devices: DeviceServer;
  readonly #earners = new Set<SessionId>();
  readonly #newcomers: Quota;
  /** When another coordinator dies, thousands say hello together. */
  readonly #hellos = pLimit(LIMITS.MAX_HELLOS_AT_ONCE);
  readonly #words = new SlicedQueue(MAX_WAITING_WORDS);
  /** Devices that are to be told what they earned. */
  readonly #toTell = new SlicedQueue();
  /** Recently removed devices, to catch those that are just connecting. */
  readonly #removed = new LRUCache<DeviceId, true>({ max: LIMITS.MAX_REMEMBERED_REMOVALS });
  readonly #pairing: PairingDoor;
  readonly #timer: NodeJS.Timeout;

  constructor(parts: GatewayParts) {
    this.#parts = parts;
    const { newDevicesPerAddressHour: max } = parts.limits ?? LIMITS;
    this.#newcomers = new Quota({ max, windowMs: HOUR });
    this.#devices = parts.io.of(DEVICE_NAMESPACE) as unknown as DeviceServer;
    firstHelloOnly(this.#devices);
    speakOneByOne(this.#devices);
    this.#devices.use((socket, next) => {
      // Whoever has left meanwhile is not asked for; socket.io then forgets it.
      this.#hellos(() => (socket.conn.readyState === "open" ? this.#identify(socket) : undefined)).then(
        () => next(),
        (error) => next(error instanceof HelloRefused ? error : this.#notNow(error)),
      );
    });
    this.#devices.on("connection", (socket) => this.#welcome(socket));
    this.#pairing = new PairingDoor(parts);
    parts.asks.speakBy({
      place: (to, message) => this.#devices.sockets.get(to)?.emit("place", message),
      grant: (message) => this.send(message),
      forget: (to, message) => this.#devices.sockets.get(to)?.emit("forget", message),
    });
    parts.household.speakBy((to, settings) => this.#devices.sockets.get(to)?.emit("settings", settings));
    this.#timer = setInterval(() => this.#tellEarned(), EARNED_EVERY_MS);
  }

  close() {
    clearInterval(this.#timer);
  }

  get connected(): number {
    return this.#devices.sockets.size;
  }

  send(message: DeviceMessage) {
    const socket = this.#devices.sockets.get(message.to);
    if (!socket) return;
    switch (message.kind) {
      case "grant": {
        const { kind: _, to: __, ...grant } = message;
        socket.emit("grant", { ...grant, token: this.#parts.signatures.grantToken(socket.data.deviceId, grant) });
        return;
      }
      case "hold": {
        const { kind: _kind, to: _to, ...held } = message;
        socket.emit("held", held);
        return;
      }
      case "refuse": {
        const { kind: _kind, to: _to, ...refused } = message;
        socket.emit("refused", refused);
        return;
      }
      case "revoke-slot":
        socket.emit("revoke", { kind: "slot", jobId: message.jobId, slot: message.slot });
        return;
      case "revoke-job":
        socket.emit("revoke", { kind: "job", jobId: message.jobId });
        return;
      case "revoke-all":
        socket.emit("revoke", { kind: "all", why: message.why });
        return;
      case "idle":
        socket.emit("idle", { reason: message.reason });
        return;
      default:
        throw new Error(`Unhandled message: ${(message satisfies never as DeviceMessage).kind}`);
    }
  }

  /** Only called with durable results. */
  acknowledge(to: SessionId, acknowledgement: Acknowledgement) {
    this.#devices.sockets.get(to)?.emit("acknowledge", acknowledgement);
    this.#earners.add(to);
  }

  /** Ends the connection of a device that its household removed; each new handshake is answered with the reason. */
  remove(deviceId: DeviceId) {
    this.#removed.set(deviceId, true);
    for (const socket of this.#devices.sockets.values())
      if (socket.data.deviceId === deviceId) this.#sendAway(socket, "removed");
  }

  /** A connected device was claimed. */
  nameHousehold(deviceId: DeviceId, household: string) {
    const session = this.#parts.coordinator.state.devices.get(deviceId)?.session;
    if (!session) return;
    this.#devices.sockets.get(session)?.emit("household", { household });
    this.#parts.household.joined(deviceId);
  }

  /** Disconnects every device; each reconnects by itself and presents what it holds. */
  disconnectAll() {
    for (const socket of this.#devices.sockets.values()) socket.conn.close();
  }

  /** Identifies a device before its socket is connected, so that its first messages already find a listener. */
  async #identify(socket: DeviceSocket) {
    const { coordinator, store, signatures } = this.#parts;
    const hello = tryParse(DeviceHello, socket.handshake.auth);
    if (!hello.success) throw new HelloRefused("too-old");
    const caller = callerOf(socket.request);
    if (!caller) throw new Error("A device said hello on a connection without a known address.");
    const { deviceToken, label, engine, cores } = hello.data;
    const id = (deviceToken && signatures.readDeviceToken(deviceToken)) || (await this.#newcomer(caller));
    const network = signatures.networkOf(caller);
    // What a device presents must find a complete memory.
    await coordinator.ready();
    const joining = await store.joinDevice({ id, label, engine, cores, network });
    if (joining.removed) throw new HelloRefused("removed");
    Object.assign(socket.data, { deviceId: id, joining } satisfies SocketFacts);
  }

  /** Each new device is a row in the database, so an address may register only so many an hour, at all coordinators. */
  async #newcomer(caller: Caller): Promise<DeviceId> {
    if (!(await this.#mayRegister(caller))) throw new HelloRefused("crowded");
    return this.#parts.signatures.newDeviceId();
  }

  /** Most of those who come too often are turned away without asking the database. */
  async #mayRegister({ network }: Caller): Promise<boolean> {
    const { now, tries, limits = LIMITS } = this.#parts;
    if (network === undefined) return true;
    if (!this.#newcomers.take(network, now())) return false;
    const rule = { window: HOUR / SECOND, max: limits.newDevicesPerAddressHour };
    return (await tries.consume(`new devices ${network}`, rule)).allowed;
  }

  /** Our own faults are not shown to strangers. */
  #notNow(error: unknown): Error {
    this.#parts.log.warn({ event: "device.unidentified", err: error }, "a device could not be let in; it comes again");
    return new Error("not now");
  }

  #welcome(socket: DeviceSocket) {
    const { coordinator, signatures, city } = this.#parts;
    const { joining: device } = socket.data;
    if (!device) throw new Error("A device was admitted that had not been identified.");
    socket.data.joining = undefined;
    const sessionId = socket.id as SessionId;
    forgetRequest(socket);
    // It may have been removed since the store was queried.
    if (this.#removed.has(device.id)) return this.#sendAway(socket, "removed");
    this.#listen(socket, sessionId);
    coordinator.dispatch({ kind: "device.joined", sessionId, device });
    this.#parts.heldInputs.joined(device.id);
    socket.emit("welcome", {
      deviceId: device.id,
      deviceToken: signatures.deviceToken(device.id),
      city: city(),
      units: device.units,
      creditNanos: device.creditNanos,
      returnWithinMs: Math.ceil((this.connected * SECOND) / LIMITS.RETURNS_PER_SECOND),
      ...(device.ownerName === null ? {} : { household: device.ownerName }),
    });
    if (device.ownerName !== null) this.#parts.household.joined(device.id);
  }

  /** One listener for all events: with one for each, ten thousand devices would need megabytes of listeners. */
  #listen(socket: DeviceSocket, sessionId: SessionId) {
    const guard = new FloodGuard(LIMITS.messagesPerSecond);
    socket.use(([word, message]) => {
      if (!guard.admits(this.#parts.now())) this.#sendAway(socket, "flood");
      // Outside the handler, because an error thrown here would be taken for a fault in the message.
      else this.#words.push(() => this.#hear(socket, sessionId, word, message));
    });
    // After its earlier messages.
    socket.on("disconnect", () => this.#words.push(() => this.#goodbye(socket, sessionId)));
  }

  #goodbye(socket: DeviceSocket, sessionId: SessionId) {
    this.#parts.asks.left(socket.data.deviceId);
    this.#parts.recomputations.left(socket.data.deviceId);
    this.#earners.delete(sessionId);
    this.#pairing.left(sessionId);
    this.#parts.household.left(socket.data.deviceId, sessionId);
    this.#parts.coordinator.dispatch({ kind: "device.left", sessionId });
  }

  #hear(socket: DeviceSocket, sessionId: SessionId, word: string, message: unknown) {
    if (socket.data.isSentAway) return;
    const { coordinator } = this.#parts;
    // A later handshake of the device took its place, and may be of a connection that is dead; or the memory that knew it
    // was lost. Only a new handshake makes it known: without one it would wait for ever.
    if (!coordinator.state.sessions.has(sessionId)) return void socket.conn.close();
    switch (word) {
      case "room":
        return this.#parse(socket, word, DeviceRoom, message, (room) =>
          coordinator.dispatch({ kind: "device.offered", sessionId, ...room }),
        );
      case "return":
        return this.#parse(socket, word, DeviceReturn, message, (returned) =>
          this.#takeResults(socket, sessionId, returned),
        );
      case "release":
        return this.#parse(socket, word, DeviceRelease, message, ({ grantId, units }) =>
          coordinator.dispatch({ kind: "leases.released", sessionId, grantId: grantId as GrantId, units }),
        );
      case "renew":
        return this.#parse(socket, word, DeviceRenew, message, ({ grantIds, jobIds, running }) => {
          const renewed = { kind: "leases.renewed", sessionId, grantIds: grantIds as GrantId[] } as const;
          coordinator.dispatch(running ? { ...renewed, running: running as RunningUnit[] } : renewed);
          if (jobIds) coordinator.dispatch({ kind: "jobs.held", sessionId, jobIds: jobIds as JobId[] });
        });
      case "link":
        return this.#parse(socket, word, DeviceLink, message, (asked) => void this.#giveLink(socket, asked));
      case "placed":
        return this.#parse(socket, word, DevicePlaced, message, (placed) =>
          this.#parts.asks.answered(socket.data.deviceId, placed),
        );
      case "pair":
        return this.#parse(socket, word, DevicePair, message, ({ wanted }) =>
          this.#pairing.asked({ deviceId: socket.data.deviceId, sessionId }, wanted, (answer) =>
            socket.emit("pairing", answer),
          ),
        );
      case "report":
        return this.#parse(socket, word, DeviceReport, message, (report) =>
          this.#parts.household.reported(socket.data.deviceId, report),
        );
      case "lift":
        return this.#parse(socket, word, DeviceLift, message, (lift) =>
          this.#parts.household.lifted(socket.data.deviceId, lift),
        );
      default: // Some are socket.io's own events.
        return;
    }
  }

  async #giveLink(socket: DeviceSocket, asked: DeviceLink) {
    const { links, log } = this.#parts;
    const link = await links.linkFor(socket.data.deviceId, asked).catch((error: unknown): ObjectLink => {
      log.warn({ event: "device.link-failed", err: error }, "a device was not given a link; it asks again");
      return { kind: "not-now" };
    });
    socket.emit("link", { ...asked, link });
  }

  #parse<Message>(
    socket: DeviceSocket,
    event: string,
    schema: ZodType<Message>,
    message: unknown,
    act: (message: Message) => void,
  ) {
    const parsed = tryParse(schema, message);
    if (parsed.success) act(parsed.data);
    else this.#sendAway(socket, `malformed ${event}`);
  }

  #sendAway(socket: DeviceSocket, why: string) {
    socket.data.isSentAway = true;
    this.#parts.log.warn({ event: "device.sent-away", deviceId: socket.data.deviceId, why }, "device sent away");
    socket.disconnect(true);
  }

  #takeResults(socket: DeviceSocket, sessionId: SessionId, returned: DeviceReturn) {
    const { grantId, stub, results } = returned;
    if (this.#parts.recomputations.takes(socket.data.deviceId, returned))
      return void socket.emit("acknowledge", { grantId, units: results.map(({ unit }) => unit) });
    const { intake, blobs, links, coordinator, signatures, log } = this.#parts;
    const deviceId = socket.data.deviceId;
    const delivered: ReadingTerms["delivered"] = ({ hash, byteLength: bytes, receipt = "" }) =>
      signatures.provesDelivery(deviceId, grantId, { hash, bytes }, receipt);
    const taken = intake.take({
      sessionId,
      deviceId,
      grantId: grantId as GrantId,
      stub,
      read: ({ id: jobId, spec, comparison }) => {
        const block = coordinator.state.grants.get(grantId as GrantId)?.block ?? stub?.block ?? 0;
        const seenInputFault = (unit: number) => links.seenFault({ jobId, block, unit });
        const comparesOutputsOnly = comparison !== undefined;
        return readResults(results, { job: spec, blobs, delivered, comparesOutputsOnly, seenInputFault });
      },
      unread: () => unread(results),
    });
    taken?.catch((error) => {
      log.error({ event: "device.return-failed", err: error }, "results could not be read or compared");
      this.#sendAway(socket, "results could not be read or compared");
    });
  }

  #tellEarned() {
    for (const sessionId of this.#earners)
      this.#toTell.push(() => {
        const device = this.#parts.coordinator.state.sessions.get(sessionId)?.device;
        if (!device) return;
        const { units, creditNanos } = device;
        this.#devices.sockets.get(sessionId)?.emit("earned", { units, creditNanos });
      });
    this.#earners.clear();
  }
}
