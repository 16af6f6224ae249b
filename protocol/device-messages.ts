import { z } from "zod";
import type { HeldResults, RefusedResults } from "#core/coordination/events";
import type { IdleReason, StopReason } from "#core/coordination/state";
import type { JobSpec } from "#core/jobs/job-spec";
import { WORK_KINDS } from "#core/jobs/work-kind";
import { MAX_OUTPUT_PARTS } from "#core/units/output";
import { BucketFault } from "./api/storage";
import { DEVICE_NAMESPACE, DEVICE_PROTOCOL, GRANT_HEADER } from "./device-protocol";
import { Sha256 } from "./job-manifest";
import { LIMITS } from "./limits";
import { pieceCount } from "./piece-ranges";
import { ShownText } from "./shown-text";

// Apart from the schemas, so that the control worker does not carry zod.
export { DEVICE_NAMESPACE, DEVICE_PROTOCOL, GRANT_HEADER };

const Id = z.string().min(1).max(64);
const UnitIndex = z.int().min(0).max(LIMITS.unitsPerJob);
const Count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
/** Longer outputs are delivered as blobs. */
const InlineOutput = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.length <= LIMITS.inlineOutputBytes,
  "at most `inlineOutputBytes` bytes",
);
/** What `Signatures` make: 256 bits in base64url. */
const Signature = z.string().length(43);

/** The `auth` of the socket's handshake. */
export const DeviceHello = z.strictObject({
  protocol: z.literal(DEVICE_PROTOCOL),
  /** The signed identity from an earlier `welcome`; absent on a device's first visit. */
  deviceToken: z.string().max(200).optional(),
  engine: z.enum(["chromium", "firefox", "webkit", "other"]),
  cores: z.int().min(1).max(1024),
  /** A short human name of the machine, such as "Linux, Chrome". */
  label: ShownText({ max: 60 }),
});
export type DeviceHello = z.infer<typeof DeviceHello>;

/** How much the device offers now. Zero slots: nothing more, and whatever it held is released. */
export const DeviceRoom = z.strictObject({
  slots: z.int().min(0).max(LIMITS.slotsPerDevice),
  /** It finishes what it holds and takes no more. */
  isLeaving: z.boolean().optional(),
  /** The slots from this one on finish what they have begun and take no more: others want their cores now. */
  lent: z.int().min(0).max(LIMITS.slotsPerDevice).optional(),
  /** Of a program with its shared files, in bytes: jobs that have more are not for this device. Absent: any. */
  maxProgramBytes: z.int().min(0).optional(),
  /** What its resident does not want it to work for. */
  refusedKinds: z.array(z.enum(WORK_KINDS)).max(WORK_KINDS.length).optional(),
  refusedCustomers: z.array(Id).max(LIMITS.MAX_REFUSED_CUSTOMERS).optional(),
});
export type DeviceRoom = z.infer<typeof DeviceRoom>;

/** The part of a grant that its token signs; a device presents it again after the coordinator was restarted. */
export const GrantStub = z.strictObject({
  grantId: Id,
  jobId: Id,
  block: z.int().min(0),
  units: z.array(UnitIndex).min(1).max(LIMITS.unitsPerGrant),
  token: Signature,
});
export type GrantStub = z.infer<typeof GrantStub>;

const Spent = {
  unit: UnitIndex,
  /** Fuel, which is instructions by their weights (wasi), or 0 for a JavaScript unit. */
  fuel: Count,
  /** Wall time in the unit worker: for pacing and calibration, never alone for money. */
  ms: z
    .number()
    .min(0)
    .max(LIMITS.unitWallMs * 2),
  stderr: z.string().max(LIMITS.unitStderrBytes).optional(),
};

const DeliveredBlob = {
  hash: Sha256,
  byteLength: z.int().min(0).max(LIMITS.MAX_DELIVERED_BYTES),
  /** What the delivery of the blob was answered with; without it the result does not count. */
  receipt: Signature.optional(),
};

/** A part of an output whose bytes stay at the device for now. */
const KeptPart = z
  .strictObject({
    name: z.string().min(1).max(LIMITS.pathChars),
    bytes: z.int().min(0).max(LIMITS.MAX_PLACED_OUTPUT_BYTES),
    hash: Sha256,
    pieces: z
      .array(Sha256)
      .max(Math.ceil(LIMITS.MAX_PLACED_OUTPUT_BYTES / LIMITS.PIECE_BYTES))
      .optional(),
  })
  .refine(({ bytes, pieces = [] }) => pieces.length === pieceCount(bytes), "has not a hash for each piece");

export const FailureReason = z.enum(["exit", "trap", "error", "fuel", "time", "output", "memory"]);
export type FailureReason = z.infer<typeof FailureReason>;

/** What became of one replica. `lost` is the device's misfortune, `failed` the program's own. */
export const ReplicaResult = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("output"), ...Spent, bytes: InlineOutput }),
  z.strictObject({ kind: z.literal("blob"), ...Spent, ...DeliveredBlob }),
  /** Of a job whose outputs go to a bucket: the device keeps the bytes, and is told when to put them there. */
  z.strictObject({
    kind: z.literal("kept"),
    ...Spent,
    exitCode: z.int().min(0).max(255),
    type: z.enum(["bytes", "text", "json"]).optional(),
    parts: z.array(KeptPart).min(1).max(MAX_OUTPUT_PARTS),
  }),
  z.strictObject({
    kind: z.literal("failed"),
    ...Spent,
    reason: FailureReason,
    exitCode: z.int().min(0).max(255).optional(),
    message: z.string().max(LIMITS.unitErrorChars),
    /** What a command had printed and written until then, in the form of an output: inline, or delivered as a blob. */
    bytes: InlineOutput.optional(),
    blob: z.strictObject(DeliveredBlob).optional(),
  }),
  z.strictObject({
    kind: z.literal("lost"),
    unit: UnitIndex,
    message: z.string().max(LIMITS.unitErrorChars),
    /** Its sandbox died while no other job was at work on the device: the program may have ended it. */
    boxDied: z.literal(true).optional(),
    /** Its input could not be read where it lies, for this reason as far as the device can tell. */
    inputFault: BucketFault.optional(),
  }),
]);
export type ReplicaResult = z.infer<typeof ReplicaResult>;

/** A result where it was computed: whatever it has of bytes is at hand, however many they are. */
export type LocalResult = Exclude<ReplicaResult, { kind: "blob" | "kept" }>;

export const DeviceReturn = z.strictObject({
  grantId: Id,
  results: z.array(ReplicaResult).min(1).max(LIMITS.unitsPerGrant),
  /** Present when the coordinator may no longer know the grant: after a reconnect, or when nobody answered. */
  stub: GrantStub.optional(),
});
export type DeviceReturn = z.infer<typeof DeviceReturn>;

/** Leases handed back unused. */
export const DeviceRelease = z.strictObject({
  grantId: Id,
  units: z.array(UnitIndex).min(1).max(LIMITS.unitsPerGrant),
});
export type DeviceRelease = z.infer<typeof DeviceRelease>;

/** Every `renewEveryMs`: the grants that are still being worked on. */
export const DeviceRenew = z.strictObject({
  grantIds: z.array(Id).max(LIMITS.slotsPerDevice * LIMITS.grantsPerSlot * 2),
  /** After a welcome: the jobs that it computes for, of which some may have ended while it was away. */
  jobIds: z
    .array(Id)
    .max(LIMITS.slotsPerDevice * LIMITS.grantsPerSlot)
    .optional(),
});
export type DeviceRenew = z.infer<typeof DeviceRenew>;

/** The device wants to read the object that a unit of its grant is given, from byte `from` of the unit's bytes on. */
export const DeviceLink = z.strictObject({
  grantId: Id,
  unit: UnitIndex,
  from: z.int().min(0).max(LIMITS.MAX_UNIT_INPUT_BYTES),
});
export type DeviceLink = z.infer<typeof DeviceLink>;

/** Its resident wants to see a code by which somebody who is signed in elsewhere makes the device theirs, or no more. */
export const DevicePair = z.strictObject({ wanted: z.boolean() });
export type DevicePair = z.infer<typeof DevicePair>;

/** What came of putting a unit's output into its place. It is a hint: the coordinator looks for itself. */
export const DevicePlaced = z.strictObject({
  jobId: Id,
  unit: UnitIndex,
  /** `gone`: the device does not have these bytes, or not any more. */
  outcome: z.union([z.enum(["stored", "gone"]), BucketFault]),
});
export type DevicePlaced = z.infer<typeof DevicePlaced>;

/**
 * `data.code` of the error by which the coordinator refuses a handshake.
 * `too-old`: the page must be reloaded; `unknown-device`: the token is not this city's, come again without it;
 * `crowded`: its address has brought as many new devices as it may in an hour;
 * `removed`: its household has removed it, so that its token is good for nothing any more.
 * With any other code, or none, the device comes again later.
 */
export type HelloRefusal = "too-old" | "unknown-device" | "crowded" | "removed";

/** Coordinator → device. Ours, so typed and not parsed in the control worker. */
export interface Welcome {
  deviceId: string;
  deviceToken: string;
  city: string;
  /** Settled units and credit of this device so far, in nanodollars. */
  units: number;
  creditNanos: number;
  /** Whose household it belongs to, when it is claimed. */
  household?: string;
}

export interface Grant extends GrantStub {
  /** Which of the device's unit workers it is for: 0 … slots − 1. */
  slot: number;
  /** One per unit, in the order of `units`: the unit's line of the inputs; absent for a range. */
  lines?: string[];
  /** Present on the session's first grant of this job. */
  spec?: JobSpec;
}

export interface Acknowledgement {
  grantId: string;
  /** Now durable, or decided without them: the outbox may forget them. */
  units: number[];
}

/** These count when their job, or the city, goes on: keep them and present them again. */
export interface Held {
  grantId: string;
  jobId: string;
  units: number[];
  why: HeldResults;
}

/** These will never count: the outbox may forget them, and the resident reads why. */
export interface Refused {
  grantId: string;
  units: number[];
  why: RefusedResults;
}

/** Stop this now and keep nothing. */
export type Revocation =
  | { kind: "job"; jobId: string }
  | { kind: "slot"; jobId: string; slot: number }
  | { kind: "all"; why: StopReason };

export type { HeldResults, IdleReason, RefusedResults, StopReason };

export interface Idle {
  reason: IdleReason;
}

/** How the device gets at an object; `no-lease`: the coordinator does not know that the device holds the unit. */
export type ObjectLink =
  | { kind: "link"; url: string; headers: Record<string, string> }
  | { kind: "no-lease" }
  | { kind: "fault"; fault: BucketFault }
  /** The object goes through the city, and it is not this device's turn: it asks again, for as long as it has its lease. */
  | { kind: "wait" }
  | { kind: "not-now" };

export type LinkAnswer = DeviceLink & { link: ObjectLink };

/** Put the output that you kept of this unit there, each part, or piece of one, by its link. */
export interface Place {
  jobId: string;
  unit: number;
  parts: PlacedByLink[];
}

export interface PlacedByLink {
  name: string;
  /** Where a piece of a part begins; absent: it is the whole part. */
  start?: number;
  bytes: number;
  hash: string;
  url: string;
  headers: Record<string, string>;
}

/** What was kept of these units is not wanted any more: it is in its place, or never will be. */
export interface Forget {
  jobId: string;
  units: number[];
}

/** `not-now`: too many devices show codes at the moment, here or in the whole city. */
export type PairingAnswer = { kind: "code"; code: string; lastsMs: number } | { kind: "claimed" } | { kind: "not-now" };

/** Somebody made it theirs. */
export interface NamedHousehold {
  household: string;
}

/** After units of this device were settled. Totals, so that a lost message costs nothing. */
export interface Earned {
  units: number;
  creditNanos: number;
}

export interface DeviceToCoordinator {
  room: (message: DeviceRoom) => void;
  return: (message: DeviceReturn) => void;
  release: (message: DeviceRelease) => void;
  renew: (message: DeviceRenew) => void;
  link: (message: DeviceLink) => void;
  placed: (message: DevicePlaced) => void;
  pair: (message: DevicePair) => void;
}

export interface CoordinatorToDevice {
  welcome: (message: Welcome) => void;
  grant: (message: Grant) => void;
  acknowledge: (message: Acknowledgement) => void;
  held: (message: Held) => void;
  refused: (message: Refused) => void;
  revoke: (message: Revocation) => void;
  idle: (message: Idle) => void;
  earned: (message: Earned) => void;
  link: (message: LinkAnswer) => void;
  place: (message: Place) => void;
  forget: (message: Forget) => void;
  pairing: (message: PairingAnswer) => void;
  household: (message: NamedHousehold) => void;
}
