import { z } from "zod";
import type { IdleReason } from "#core/coordination/state";
import { LIMITS } from "../limits";

/** Waiting reasons that a device passes on; that the city is stopped is said by `stopped-by-city`. */
const IDLE: Record<Exclude<IdleReason, "stopped-by-admin">, true> = {
  "no-work": true,
  "all-jobs-at-their-dial": true,
  "already-helped": true,
  "device-limited": true,
  "engine-holds-no-scripts": true,
  "crashed-its-sandbox": true,
  "too-big-a-program": true,
  unwanted: true,
  "offers-nothing": true,
};

/** The last moment that a `Date` can have. */
const LAST_MOMENT = 8.64e15;
const Moment = z.int().min(0).max(LAST_MOMENT);
const Percent = z.int().min(0).max(100);

/** Why a device rests, in the device's own time. */
const Why = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("paused"), until: Moment }),
  z.strictObject({ kind: z.literal("paused-remotely"), until: Moment.nullable() }),
  z.strictObject({ kind: z.enum(["quiet-hours", "dear-power"]), until: Moment.nullable() }),
  z.strictObject({ kind: z.literal("low-battery"), percent: Percent, above: Percent }),
  z.strictObject({ kind: z.literal("data-used"), mib: z.int().min(0).max(LIMITS.MAX_DAILY_MIB) }),
  z.strictObject({ kind: z.enum(["on-battery", "hidden-on-battery", "metered", "about-to-continue"]) }),
]);

/** What a device says that it is doing: its own claim, shown to its household and used for nothing. */
export const DeviceReport = z
  .strictObject({
    doing: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.enum(["off", "working", "preparing", "no-sandbox", "full", "stopped-by-city"]) }),
      z.strictObject({
        kind: z.literal("waiting"),
        idle: z.enum(Object.keys(IDLE) as (keyof typeof IDLE)[]).nullable(),
      }),
      z.strictObject({
        kind: z.literal("resting"),
        why: Why,
        by: z.enum(["device", "household"]).describe("Whose rule it is."),
      }),
    ]),
    cores: z.int().min(0).max(LIMITS.slotsPerDevice).describe("Cores that it gives."),
    lent: z
      .int()
      .min(0)
      .max(LIMITS.slotsPerDevice)
      .describe("Of these, the ones that are lent now: fewer while the machine is used for other things."),
  })
  .meta({ id: "DeviceReport" });
export type DeviceReport = z.infer<typeof DeviceReport>;
