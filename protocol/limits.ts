import { ACCOUNT_LIMITS } from "./limits/accounts";
import { BLOB_LIMITS } from "./limits/blobs";
import { BUCKET_LIMITS } from "./limits/buckets";
import { DEVICE_LIMITS } from "./limits/devices";
import { HEALTH_LIMITS } from "./limits/health";
import { HISTORY_LIMITS } from "./limits/history";
import { INVOICE_LIMITS } from "./limits/invoices";
import { JOB_INPUT_LIMITS } from "./limits/job-inputs";
import { JOB_LIMITS } from "./limits/jobs";
import { OUTBOUND_CALL_LIMITS } from "./limits/outbound-calls";
import { PARTNER_LIMITS } from "./limits/partners";
import { PAYMENT_LIMITS } from "./limits/payments";
import { PLACEMENT_LIMITS } from "./limits/placements";
import { RECEIPT_LIMITS } from "./limits/receipts";
import { RECHECK_LIMITS } from "./limits/rechecks";
import { RECONCILIATION_LIMITS } from "./limits/reconciliation";
import { RELAY_LIMITS } from "./limits/relay";
import { REPORT_LIMITS } from "./limits/reports";
import { REQUEST_LIMITS } from "./limits/requests";
import { RESIDENT_LIMITS } from "./limits/residents";
import { RESULT_LIMITS } from "./limits/results";
import { REWARD_LIMITS } from "./limits/rewards";
import { SETTING_LIMITS } from "./limits/settings";
import { SUBMITTING_LIMITS } from "./limits/submitting";
import { TRACE_LIMITS } from "./limits/traces";
import { UNIT_LIMITS } from "./limits/units";
import { VETTING_LIMITS } from "./limits/vetting";

/**
 * Every limit that two sides must agree on, by subject. Add a new one to the file of its subject, and name it MAX_… or
 * MIN_…. Times are in milliseconds and sizes in bytes unless the name says otherwise. A name may be in one file only.
 */
export const LIMITS = {
  // What customers submit, and what checking it may cost the city
  ...JOB_LIMITS,
  ...JOB_INPUT_LIMITS,
  ...SUBMITTING_LIMITS,

  // How units are computed: what they may use, how they travel, what devices keep and residents may choose
  ...UNIT_LIMITS,
  ...DEVICE_LIMITS,
  ...RESIDENT_LIMITS,
  ...PARTNER_LIMITS,
  ...PAYMENT_LIMITS,
  ...INVOICE_LIMITS,
  ...RECONCILIATION_LIMITS,
  ...REWARD_LIMITS,
  ...REPORT_LIMITS,

  // Where bytes are stored, how results are read, and what is remembered of them
  ...BLOB_LIMITS,
  ...HISTORY_LIMITS,
  ...RESULT_LIMITS,
  ...RECEIPT_LIMITS,
  ...RECHECK_LIMITS,

  // Customers' buckets: reading, writing, and relaying through this site
  ...BUCKET_LIMITS,
  ...PLACEMENT_LIMITS,
  ...RELAY_LIMITS,

  // How often clients may call, and how this server calls others
  ...ACCOUNT_LIMITS,
  ...VETTING_LIMITS,
  ...SETTING_LIMITS,
  ...REQUEST_LIMITS,
  ...OUTBOUND_CALL_LIMITS,

  // When an admin should look at the city, and when to act
  ...HEALTH_LIMITS,
  ...TRACE_LIMITS,
} as const;

export type Limits = { readonly [Name in keyof typeof LIMITS]: number };
