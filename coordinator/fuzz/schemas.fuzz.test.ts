import { expect, test } from "vitest";
import type { z } from "zod";
import { malformed } from "#core/testing/malformed";
import {
  DeviceHello,
  DeviceLift,
  DeviceRelease,
  DeviceRenew,
  DeviceReturn,
  DeviceRoom,
} from "#protocol/devices/device-messages";
import { DeviceReport } from "#protocol/devices/device-report";
import { LiveFollow } from "#protocol/live-messages";
import { tryParse } from "#protocol/try-parse";
import { ClaimFirstAdminInput } from "../auth/first-admin";
import { FUZZ_SEED, fuzzSamples } from "../testing/fuzz/fuzz-samples";
import { validInput } from "../testing/valid-input";

/** Together with the other fuzz tests, more than 100,000 in each run. */
const PARSED = 40_000;

const SCHEMAS: Record<string, z.ZodType> = {
  hello: DeviceHello,
  room: DeviceRoom,
  return: DeviceReturn,
  release: DeviceRelease,
  renew: DeviceRenew,
  report: DeviceReport,
  lift: DeviceLift,
  follow: LiveFollow,
  setup: ClaimFirstAdminInput,
};

test(`${PARSED} malformed messages of every kind are refused, and what is read among them is sound (seed ${FUZZ_SEED})`, async () => {
  const each = Math.ceil(PARSED / Object.keys(SCHEMAS).length);
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    let refusals = 0;
    for await (const message of fuzzSamples(malformed(validInput(schema)))) {
      if (refusals === each) break;
      const parsed = tryParse(schema, message);
      // What was parsed once must parse again to the same value: nothing was let through that a second parse would
      // refuse.
      if (parsed.success) expect(tryParse(schema, parsed.data)).toEqual(parsed);
      else refusals += 1;
    }
    expect([name, refusals]).toEqual([name, each]);
  }
});
