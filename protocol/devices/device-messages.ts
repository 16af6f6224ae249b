import { z } from "zod";
import type { HeldResults, RefusedResults } from "#core/coordination/events";
import type { IdleReason, StopReason } from "#core/coordination/state";
import type { RemoteSettings } from "#core/home/remote-settings";
import type { JobSpec } from "#core/jobs/job-spec";
import { WORK_KINDS } from "#core/jobs/work-kind";
import { MAX_OUTPUT_PARTS } from "#core/units/output";
import { BucketFault } from "../api/storage";
import { LIMITS } from "../limits";
import { Sha256 } from "../manifest/job-manifest";
import { pieceCount } from "../manifest/piece-ranges";
import { ShownText } from "../text/shown-text";
import { DEVICE_NAMESPACE, DEVICE_PROTOCOL, GRANT_HEADER } from "./device-protocol";
import type { DeviceReport } from "./device-report";

// Separate from the schemas, so that the control worker need not load zod.
export { DEVICE_NAMESPACE, DEVICE_PROTOCOL, GRANT_HEADER };

const Id = z.string().min(1).max(64);
const UnitIndex = z.int().min(0).max(LIMITS.unitsPerJob);
const Count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
/** Longer outputs are uploaded as blobs. */
const InlineOutput = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.length <= LIMITS.inlineOutputBytes,
  "at most `inlineOutputBytes` bytes",
);
/** Made by `Signatures`: 256 bits in base64url. */
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

/** How much the device offers now. With zero slots it gets nothing more, and whatever it held is released. */
export const DeviceRoom = z.strictObject({
  slots: z.int().min(0).max(LIMITS.slotsPerDevice),
  /** It finishes the units it holds and gets no more. */
  isLeaving: z.boolean().optional(),
  /** The slots from this number on finish what they have begun and get no more: other programs need their cores. */
  lent: z.int().min(0).max(LIMITS.slotsPerDevice).optional(),
  /**
   * The largest program with its shared files, in bytes; jobs with larger ones are not for this device. Absent: no
   * limit.
   */
  maxProgramBytes: z.int().min(0).optional(),
  /** Work that its resident has excluded. */
  refusedKinds: z.array(z.enum(WORK_KINDS)).max(WORK_KINDS.length).optional(),
  refusedCustomers: z.array(Id).max(LIMITS.MAX_REFUSED_CUSTOMERS).optional(),
});
export type DeviceRoom = z.infer<typeof DeviceRoom>;

/** The signed part of a grant; a device presents it again after the coordinator was restarted. */
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
  /** Fuel, that is, weighted instructions (wasi), or 0 for a JavaScript unit. */
  fuel: Count,
  /** Wall time in the unit worker: for pacing and calibration, and never alone the basis of a charge. */
  ms: z
    .number()
    .min(0)
    .max(LIMITS.unitWallMs * 2),
  stderr: z.string().max(LIMITS.unitStderrBytes).optional(),
  /** When the program and the unit's input were there, and when it began, counted from the arrival of its grant. */
  fetchedMs: z.int().min(0).max(LIMITS.MAX_MOMENT_MS).optional(),
  startedMs: z.int().min(0).max(LIMITS.MAX_MOMENT_MS).optional(),
};

const DeliveredBlob = {
  hash: Sha256,
  byteLength: z.int().min(0).max(LIMITS.MAX_DELIVERED_BYTES),
  /** The answer to the upload of the blob; without it the result does not count. */
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

/** The result of one replica. `lost` means that the device failed, `failed` that the program did. */
export const ReplicaResult = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("output"), ...Spent, bytes: InlineOutput }),
  z.strictObject({ kind: z.literal("blob"), ...Spent, ...DeliveredBlob }),
  /** For a job whose outputs go to a bucket: the device keeps the bytes until it is asked to upload them there. */
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
    /** What a command had printed and written until then, encoded like an output: inline, or uploaded as a blob. */
    bytes: InlineOutput.optional(),
    blob: z.strictObject(DeliveredBlob).optional(),
  }),
  z.strictObject({
    kind: z.literal("lost"),
    unit: UnitIndex,
    message: z.string().max(LIMITS.unitErrorChars),
    /** Its sandbox died while no other job was running on the device: the program may have crashed it. */
    boxDied: z.literal(true).optional(),
    /** Its input could not be read from its bucket, with the reason as far as the device can tell. */
    inputFault: BucketFault.optional(),
  }),
]);
export type ReplicaResult = z.infer<typeof ReplicaResult>;

/** A result at the device that computed it: all of its bytes are still there. */
export type LocalResult = Exclude<ReplicaResult, { kind: "blob" | "kept" }>;

export const DeviceReturn = z.strictObject({
  grantId: Id,
  results: z.array(ReplicaResult).min(1).max(LIMITS.unitsPerGrant),
  /** Present when the coordinator may no longer know the grant: after a reconnect, or when there was no answer. */
  stub: GrantStub.optional(),
});
export type DeviceReturn = z.infer<typeof DeviceReturn>;

/** Leases given back unused. */
export const DeviceRelease = z.strictObject({
  grantId: Id,
  units: z.array(UnitIndex).min(1).max(LIMITS.unitsPerGrant),
});
export type DeviceRelease = z.infer<typeof DeviceRelease>;

/** Every `renewEveryMs`: the grants that are still being worked on. */
export const DeviceRenew = z.strictObject({
  grantIds: z.array(Id).max(LIMITS.slotsPerDevice * LIMITS.grantsPerSlot * 2),
  /** After a welcome: the jobs that it is working on, some of which may have ended in the meantime. */
  jobIds: z
    .array(Id)
    .max(LIMITS.slotsPerDevice * LIMITS.grantsPerSlot)
    .optional(),
  /** The unit that each of its unit workers runs at the moment. */
  running: z
    .array(z.strictObject({ grantId: Id, unit: UnitIndex }))
    .max(LIMITS.slotsPerDevice)
    .optional(),
});
export type DeviceRenew = z.infer<typeof DeviceRenew>;

/** The device wants to read the object that is the input of one of its units, from byte `from` of the unit's bytes on. */
export const DeviceLink = z.strictObject({
  grantId: Id,
  unit: UnitIndex,
  from: z.int().min(0).max(LIMITS.MAX_UNIT_INPUT_BYTES),
});
export type DeviceLink = z.infer<typeof DeviceLink>;

/** Whether the device shows a code by which somebody who is signed in elsewhere can claim it. */
export const DevicePair = z.strictObject({ wanted: z.boolean() });
export type DevicePair = z.infer<typeof DevicePair>;

/** The person at the device ended this pause, which its household had chosen from elsewhere. */
export const DeviceLift = z.strictObject({ pause: Count });
export type DeviceLift = z.infer<typeof DeviceLift>;

/** The result of uploading a unit's output to its bucket. Only a hint: the coordinator checks for itself. */
export const DevicePlaced = z.strictObject({
  jobId: Id,
  unit: UnitIndex,
  /** `gone`: the device does not have these bytes, or no longer. */
  outcome: z.union([z.enum(["stored", "gone"]), BucketFault]),
});
export type DevicePlaced = z.infer<typeof DevicePlaced>;

/**
 * `data.code` of the error by which the coordinator refuses a handshake. `too-old`: the page must be reloaded;
 * `unknown-device`: the token is not from this city, connect again without it; `crowded`: too many new devices have
 * connected from its address within an hour; `removed`: its household has removed it, so its token is no longer valid.
 * With any other code, or none, the device tries again later.
 */
export type HelloRefusal = "too-old" | "unknown-device" | "crowded" | "removed";

/** Coordinator → device. Made by us, so typed and not parsed in the control worker. */
export interface Welcome {
  deviceId: string;
  deviceToken: string;
  city: string;
  /** Settled units and credit of this device so far, in nanodollars. */
  units: number;
  creditNanos: number;
  /** Whose household it belongs to, when it is claimed. */
  household?: string;
  /** When its connection breaks, it comes back after a random part of this time: the city has many devices. */
  returnWithinMs?: number;
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
  /** Now durable, or settled without them: the outbox may delete them. */
  units: number[];
}

/** These count when their job, or the city, continues: keep them and return them again. */
export interface Held {
  grantId: string;
  jobId: string;
  units: number[];
  why: HeldResults;
}

/** These will never count: the outbox may delete them, and the resident reads why. */
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

/** How the device can read an object; `no-lease`: as far as the coordinator knows, the device does not hold the unit. */
export type ObjectLink =
  | { kind: "link"; url: string; headers: Record<string, string> }
  | { kind: "no-lease" }
  | { kind: "fault"; fault: BucketFault }
  /** The object is relayed through the city, and it is not this device's turn: it asks again while it holds its lease. */
  | { kind: "wait" }
  | { kind: "not-now" };

export type LinkAnswer = DeviceLink & { link: ObjectLink };

/** Upload the output that you kept of this unit: each part, or piece of one, by its link. */
export interface Place {
  jobId: string;
  unit: number;
  parts: PlacedByLink[];
}

export interface PlacedByLink {
  name: string;
  /** Where a piece of a part begins; absent: the whole part. */
  start?: number;
  bytes: number;
  hash: string;
  url: string;
  headers: Record<string, string>;
}

/** The kept outputs of these units are no longer needed: they are in their bucket, or never will be. */
export interface Forget {
  jobId: string;
  units: number[];
}

/** `not-now`: too many devices are showing codes, here or in the whole city. */
export type PairingAnswer = { kind: "code"; code: string; lastsMs: number } | { kind: "claimed" } | { kind: "not-now" };

/** Somebody claimed the device. */
export interface NamedHousehold {
  household: string;
}

/** All that its household has chosen for the device, after each welcome and each change. A pause lasts from now on. */
export interface ToldSettings extends Omit<RemoteSettings, "pause"> {
  pause: { id: number; lastsMs: number | null } | null;
}

/** Sent after units of this device were settled. Totals, so that a lost message does no harm. */
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
  report: (message: DeviceReport) => void;
  lift: (message: DeviceLift) => void;
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
  settings: (message: ToldSettings) => void;
}
