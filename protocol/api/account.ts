import { z } from "zod";
import { Role } from "../people/roles";
import { ShownText } from "../text/shown-text";

export const Account = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: Role,
    /** Free to spend, and held for running jobs, in nanodollars. */
    balanceNanos: z.int(),
    giftNanos: z.int().describe("Of `balanceNanos`, what the city gave: it is spent first, and pays nobody a reward."),
    heldNanos: z.int(),
    /** Earned by the household's devices. */
    creditNanos: z.int(),
    emailVerified: z.boolean(),
    secondFactor: z.boolean().describe("Whether signing in takes a code besides the password."),
    welcome: z
      .strictObject({ nanos: z.int(), waitsFor: z.enum(["email", "admin"]) })
      .nullable()
      .describe("The city's gift to begin with, while it waits: for the link that was mailed, or for an admin's word."),
    /** The household's devices, the most recently seen first. */
    devices: z.array(
      z.strictObject({
        id: z.string(),
        label: z.string(),
        name: z.string().nullable().describe("The name that you gave it."),
        cores: z.int(),
        agreed: z.int().describe("Units of it that settled as its household said."),
        creditNanos: z.int(),
        lastSeenAt: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: "Account" });
export type Account = z.infer<typeof Account>;

export const ApiKey = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    start: z.string().describe("The key's first characters, to tell keys apart."),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "ApiKey" });
export type ApiKey = z.infer<typeof ApiKey>;
export const ApiKeyList = z.strictObject({ keys: z.array(ApiKey) }).meta({ id: "ApiKeyList" });

export const MakeApiKeyInput = z.strictObject({
  name: ShownText({ min: 1, max: 60 }),
  /** Days until it expires; null: never. */
  days: z.int().min(1).max(3650).nullable().default(null),
});
export const MadeApiKey = ApiKey.extend({ key: z.string().describe("Shown once.") }).meta({ id: "MadeApiKey" });
export type MadeApiKey = z.infer<typeof MadeApiKey>;
export const RevokeApiKeyInput = z.strictObject({ keyId: z.string().min(1).max(64) });

/** Claims a device for the signed-in person; the answer has the credit that it brings. */
export const ClaimDeviceInput = z.strictObject({ deviceToken: z.string().max(200) });
export const ClaimedDevice = z
  .strictObject({ deviceId: z.string(), creditNanos: z.int() })
  .meta({ id: "ClaimedDevice" });
export type ClaimedDevice = z.infer<typeof ClaimedDevice>;

/** A device of the caller's household. */
export const OwnDeviceInput = z.strictObject({ deviceId: z.string().min(1).max(64) });

export const PairingCodeInput = z.strictObject({ code: z.string().regex(/^\d{6}$/, "is not six digits") });
/** What the person sees about the device that shows a code before taking it into their household. */
export const FoundPairing = z
  .strictObject({
    deviceId: z.string(),
    label: z.string(),
    cores: z.int(),
    creditNanos: z.int(),
    isSameNetwork: z.boolean().describe("Whether it is in the network that this call comes from."),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: "FoundPairing" });
export type FoundPairing = z.infer<typeof FoundPairing>;

export const LedgerLine = z.strictObject({
  postingId: z.int(),
  at: z.iso.datetime(),
  kind: z.string(),
  about: z.string().describe("The facts in words, in the language of the request."),
  facts: z.record(z.string(), z.union([z.string(), z.number()])).describe("By the kind."),
  account: z.string(),
  amountNanos: z.int(),
});
export type LedgerLine = z.infer<typeof LedgerLine>;
export const Statement = z
  .strictObject({ lines: z.array(LedgerLine), next: z.int().nullable() })
  .meta({ id: "Statement" });
export type Statement = z.infer<typeof Statement>;
export const PageInput = z.strictObject({
  before: z.coerce.number().int().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
