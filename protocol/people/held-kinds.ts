/** What a city holds about a person, by the names of the privacy page; and the file of the export that has it, if one does. */
export const HELD_KINDS = {
  profile: "profile.json",
  consents: "consents.ndjson",
  /** Only its hash is kept, and given to nobody. */
  password: null,
  passkeys: "passkeys.ndjson",
  sessions: "sessions.ndjson",
  keys: "keys.ndjson",
  /** In which one is or was a member. */
  organisations: "organisations.ndjson",
  /** One-time links, and codes that devices show. */
  links: null,
  /** How often an address tried something. */
  tries: null,
  devices: "devices.ndjson",
  answers: "device-answers.ndjson",
  /** What everybody sees of them, if they want to be seen. */
  pride: "profile-and-places.ndjson",
  jobs: "jobs.ndjson",
  /** Inputs and outputs, which each job's own archive has. */
  results: null,
  uploads: "uploads.ndjson",
  ledger: "statement.ndjson",
  /** By card, and what went back of them. Of cards only the last digits of a saved one are known, in the profile. */
  payments: "payments.ndjson",
  /** And credit notes. */
  invoices: "invoices.ndjson",
  /** Rewards that were asked for. */
  payouts: "rewards.ndjson",
  connections: "connections.ndjson",
  webhooks: "webhooks.ndjson",
  partners: "sites.ndjson",
  /** Of one's own devices, on others' sites. */
  visits: "visits.ndjson",
  deliveries: "deliveries.ndjson",
  audit: "audit.ndjson",
} as const;

export type HeldKind = keyof typeof HELD_KINDS;
export type ExportedKind = {
  [Kind in HeldKind]: (typeof HELD_KINDS)[Kind] extends string ? Kind : never;
}[HeldKind];

export const heldKinds = Object.keys(HELD_KINDS) as HeldKind[];
