import type { Prisma } from "#prisma/generated/client";
import type { HeldKind } from "#protocol/people/held-kinds";

/** What is in a table about a person. */
export interface HeldTable {
  kind: HeldKind;
  /** The columns with a person's id or address, or words by or about them. Nothing of a person is in any other column. */
  personal: readonly string[];
  /** Of those, the ones in which a deleted person's id stays: a number drawn at random, which then names nobody. */
  keepsNumber?: readonly string[];
}

/** For the tables in which nobody is named: why not. */
type NobodyNamed = { why: string };

const OF_A_JOB = "It numbers a job and its units, and has no words.";
const OF_THE_CITY = "It is about the city or its coordinators.";

/**
 * Every table of the database. A new one does not compile before it is decided here whether it is about people; the tests
 * in this folder then look for its rows in the export, and for what a deletion left in it.
 */
export const HELD_TABLES: Record<Prisma.ModelName, HeldTable | NobodyNamed> = {
  Person: { kind: "profile", personal: ["id", "name", "email"] },
  Consent: { kind: "consents", personal: ["person_id"] },
  Session: { kind: "sessions", personal: ["person_id", "user_agent", "ip_address", "token"] },
  Account: { kind: "password", personal: ["person_id", "account_id", "password"] },
  TwoFactor: { kind: "password", personal: ["person_id", "secret", "recovery_codes"] },
  Passkey: { kind: "passkeys", personal: ["person_id", "name"] },
  Verification: { kind: "links", personal: ["value"] },
  ApiKey: { kind: "keys", personal: ["person_id", "name", "key", "made_by"] },
  Organisation: { kind: "organisations", personal: ["answers_id"] },
  Membership: { kind: "organisations", personal: ["person_id"] },
  MemberInvitation: { kind: "links", personal: ["email"] },
  RateLimit: { kind: "tries", personal: ["id", "key"] },
  StorageConnection: { kind: "connections", personal: ["owner", "name", "endpoint", "bucket", "prefix", "checks"] },
  Destination: { kind: "jobs", personal: ["template"] },
  Placement: { why: OF_A_JOB },
  BucketUpload: { kind: "connections", personal: ["owner", "key"] },
  City: { why: OF_THE_CITY },
  AuditLine: { kind: "audit", personal: ["actor", "subject", "detail", "facts"] },
  Webhook: { kind: "webhooks", personal: ["owner", "url"] },
  JobLetters: { kind: "profile", personal: ["owner"] },
  AbsenceLetters: { kind: "profile", personal: ["person_id"] },
  BillingAddress: { kind: "profile", personal: ["person_id", "name", "lines", "tax_number"] },
  BalanceAlert: { kind: "profile", personal: ["person_id"] },
  Delivery: { kind: "deliveries", personal: ["owner", "facts"] },
  Partner: { kind: "partners", personal: ["owner", "name", "origins", "webhook_url", "network"] },
  PartnerEarning: { why: "It numbers a device and a job, which name nobody; whose partner it is stands in that." },
  PartnerSum: { why: "It is sums of what a partner earned; whose partner it is stands in that." },
  PartnerDay: { why: "It is sums of a partner's days; whose partner it is stands in that." },
  Visit: { kind: "visits", personal: ["origin", "player"] },
  Device: { kind: "devices", personal: ["owner_id", "removed_by", "label", "name"] },
  DeviceReport: { kind: "devices", personal: [] },
  DeviceDay: { kind: "devices", personal: [] },
  Forecast: { kind: "devices", personal: ["person_id"] },
  HouseholdMember: { kind: "devices", personal: ["person_id"] },
  HouseholdRules: { kind: "devices", personal: ["person_id"] },
  Profile: { kind: "pride", personal: ["person_id", "name", "name_key"] },
  HomeDistrict: { kind: "profile", personal: ["person_id"] },
  MapMonth: { why: "It is about neighbourhoods of twenty households and more, with something taken off by chance." },
  RefusedName: { why: "It is a keyed hash of a name that an admin took down, and not of whom." },
  DeviceWork: { why: "It numbers a device, and the device names nobody." },
  WorkMark: { why: OF_THE_CITY },
  Board: { why: OF_THE_CITY },
  BoardRow: { kind: "pride", personal: ["person_id"] },
  Team: { why: "It is what its members call themselves together; who they are is in the next table." },
  TeamMember: { kind: "pride", personal: ["person_id"] },
  GivingWeek: { kind: "pride", personal: ["person_id"] },
  Badge: { kind: "pride", personal: ["person_id"] },
  FindSearch: { why: OF_A_JOB },
  BoardTeam: { why: OF_THE_CITY },
  HeldInputs: { why: "It is which blocks of public inputs a device has read, and goes with the device's owner." },
  Pairing: { kind: "links", personal: ["network"] },
  SandboxCrash: { why: "It numbers a device, and the device names nobody." },
  Quarantine: { why: "It is about a program, by its hash." },
  Job: {
    kind: "jobs",
    personal: ["customer_id", "name", "manifest", "spec", "network", "state_reason"],
    keepsNumber: ["customer_id"],
  },
  Review: { kind: "jobs", personal: ["reason"] },
  Standing: { kind: "profile", personal: ["person_id", "reason"] },
  JobReport: { why: "It numbers a job and a device, and the device names nobody." },
  Thanks: { kind: "jobs", personal: ["text", "outcome", "removed_why"] },
  ThanksReport: { why: "It numbers a job and a device, and the device names nobody." },
  BannedProgram: { why: "It is about bytes, by their hash, and not about whose they are." },
  Addition: { kind: "jobs", personal: ["key"] },
  Chain: { why: OF_A_JOB },
  JobSample: { why: OF_A_JOB },
  JobPart: { why: OF_A_JOB },
  RevenuePart: { why: OF_THE_CITY },
  LedgerAccount: { kind: "ledger", personal: ["id"], keepsNumber: ["id"] },
  Posting: { kind: "ledger", personal: ["subject", "facts"], keepsNumber: ["subject"] },
  Entry: { kind: "ledger", personal: ["account"], keepsNumber: ["account"] },
  JobFunding: { why: "It names a job, and its customer is in the job's own row." },
  JobCharged: { why: "It names a job, and its customer is in the job's own row." },
  Payment: { kind: "ledger", personal: ["customer_id", "reference"], keepsNumber: ["customer_id"] },
  SavedCard: { kind: "profile", personal: ["customer_id"] },
  CardPayment: { kind: "payments", personal: ["customer_id"], keepsNumber: ["customer_id"] },
  PaymentBack: { why: "It names a payment by the provider's number; whose it is stands in that." },
  PaymentEvent: { why: "It names a payment; whose it is stands in that." },
  InvoiceTerms: { why: OF_THE_CITY },
  ClosedMonth: { why: OF_THE_CITY },
  YearlyReport: { why: "It is sums of the city's work and money, and names nobody." },
  Invoice: {
    kind: "invoices",
    personal: ["customer_id", "facts", "words"],
    keepsNumber: ["customer_id", "facts"],
  },
  JobInvoiced: { why: "It names a job, and its customer is in the job's own row." },
  DeviceEarning: { why: "It numbers a device and a job, which name nobody." },
  Reward: { why: OF_THE_CITY },
  Payout: { kind: "payouts", personal: ["person_id", "payee", "reason"] },
  PayoutLine: { why: "It numbers a payout's devices and jobs; whose payout it is stands in that." },
  PayoutBatch: {
    kind: "payouts",
    personal: ["prepared_by", "approved_by"],
    keepsNumber: ["prepared_by", "approved_by"],
  },
  SettingChange: { kind: "audit", personal: ["made_by", "reason"], keepsNumber: ["made_by"] },
  SettingTakenBack: { kind: "audit", personal: ["taken_back_by", "reason"], keepsNumber: ["taken_back_by"] },
  Program: { why: "It is what the city found in a program, by the program's hash." },
  Upload: { kind: "uploads", personal: ["owner"] },
  Blob: { why: "It is bytes by their hash; who may read them is in other tables." },
  JobBlob: { why: OF_A_JOB },
  Block: { kind: "jobs", personal: ["suspects"] },
  Replica: { kind: "results", personal: ["output", "message", "stderr"] },
  LostAttempt: { kind: "results", personal: ["message"] },
  SettledRun: { why: OF_A_JOB },
  TakenBack: { why: OF_A_JOB },
  DoubtedDevice: { why: "It numbers a device, and the device names nobody." },
  DoubtedJob: { why: "It numbers a job and a device, and the device names nobody." },
  Recheck: { why: OF_A_JOB },
  ReceiptSignature: { why: OF_A_JOB },
  ReceiptKey: { why: OF_THE_CITY },
  Coordinator: { why: OF_THE_CITY },
  CoordinatorPresence: { why: OF_THE_CITY },
  CoordinatorReport: { why: OF_THE_CITY },
  HealthCheck: { why: OF_THE_CITY },
};

export const isHeld = (table: HeldTable | NobodyNamed): table is HeldTable => "kind" in table;
