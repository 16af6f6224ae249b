import { ACCOUNT_LIMITS } from "./limits/accounts";
import { BLOB_LIMITS } from "./limits/blobs";
import { BUCKET_LIMITS } from "./limits/buckets";
import { DEVICE_LIMITS } from "./limits/devices";
import { DOOR_LIMITS } from "./limits/doors";
import { JOB_INPUT_LIMITS } from "./limits/job-inputs";
import { JOB_LIMITS } from "./limits/jobs";
import { OUTBOUND_CALL_LIMITS } from "./limits/outbound-calls";
import { PLACEMENT_LIMITS } from "./limits/placements";
import { RELAY_LIMITS } from "./limits/relay";
import { RESIDENT_LIMITS } from "./limits/residents";
import { RESULT_LIMITS } from "./limits/results";
import { SUBMITTING_LIMITS } from "./limits/submitting";
import { UNIT_LIMITS } from "./limits/units";

/**
 * Every bound that two sides must agree on, by subject; a new one goes into the file of its subject and is named MAX_… or
 * MIN_…. Times in milliseconds, sizes in bytes unless the name says otherwise. No name may be in two files.
 */
export const LIMITS = {
  // What customers bring, and what looking at it may cost the city
  ...JOB_LIMITS,
  ...JOB_INPUT_LIMITS,
  ...SUBMITTING_LIMITS,

  // How a unit is computed: what it may use, how it travels, what its device keeps and its resident may choose
  ...UNIT_LIMITS,
  ...DEVICE_LIMITS,
  ...RESIDENT_LIMITS,

  // Where bytes lie, and how results are read
  ...BLOB_LIMITS,
  ...RESULT_LIMITS,

  // Customers' buckets: what is read there, what is put there, and what goes through this site on its way
  ...BUCKET_LIMITS,
  ...PLACEMENT_LIMITS,
  ...RELAY_LIMITS,

  // Who may knock how often, and how this server calls others
  ...ACCOUNT_LIMITS,
  ...DOOR_LIMITS,
  ...OUTBOUND_CALL_LIMITS,
} as const;

export type Limits = { readonly [Name in keyof typeof LIMITS]: number };
