import { z } from "zod";
import { WORK_KINDS } from "#core/jobs/work-kind";
import { faulty, form } from "../faulty";
import { LIMITS } from "../limits";
import type { InputFault } from "../manifest/input-fault";
import { PartnerId } from "../partner-id";
import { ShownText } from "../text/shown-text";
import { DeliveryProblem } from "./delivery-problem";
import { OwnPayout, Reward } from "./rewards";
import { WebhookUrl } from "./webhooks";

const AT_HOME = ["localhost", "127.0.0.1"];

/** Why the text is not an origin as browsers write it; a message for one is delivered to no other. */
function originFault(text: string): InputFault | undefined {
  if (!URL.canParse(text)) return { kind: "origin-form" };
  const { origin, protocol, hostname } = new URL(text);
  if (origin !== text || (protocol !== "https:" && protocol !== "http:")) return { kind: "origin-form" };
  return protocol === "https:" || AT_HOME.includes(hostname) ? undefined : { kind: "origin-in-the-clear" };
}

export const Origin = z
  .string()
  .max(LIMITS.MAX_ORIGIN_CHARS)
  .superRefine((text, { addIssue }) => {
    const fault = originFault(text);
    if (fault) addIssue({ code: "custom", ...faulty(fault) });
  });

export const VisitId = z.string().regex(/^vis_[0-9a-z]{20}$/, "no such visit");
/** What a partner calls a player, or a one-time text by which its server knows one. */
export const Player = z
  .string()
  .max(LIMITS.MAX_PLAYER_CHARS)
  .regex(...form(/^[A-Za-z0-9._:@-]*$/, { kind: "player-form" }));

const settings = {
  name: ShownText({ min: 1, max: LIMITS.MAX_PARTNER_NAME_CHARS }).describe(
    "Shown to people before their computer works for it.",
  ),
  origins: z
    .array(Origin)
    .min(1)
    .max(LIMITS.MAX_PARTNER_ORIGINS)
    .describe("Of the pages that may show the button, such as `https://game.example`."),
  webhookUrl: WebhookUrl.nullable().describe("Called with the verified work of visits; null: nothing is."),
  sharePercent: z
    .int()
    .min(0)
    .max(100)
    .describe("Of what a device earns on a visit, what you get; the city bounds it. The rest stays with the device."),
};

export const MakePartnerInput = z.strictObject(settings);
export const PartnerIdInput = z.strictObject({ partnerId: PartnerId });
export const ChangePartnerInput = MakePartnerInput.extend({ partnerId: PartnerId });

export const Partner = z
  .strictObject({
    id: PartnerId.describe("Public: the `partner` attribute of the button."),
    name: z.string(),
    origins: z.array(z.string()),
    webhookUrl: z.string().nullable(),
    sharePercent: z.int(),
    createdAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
    earnedNanos: z.int().describe("What it has been given of what devices earned, and has not been set aside or paid."),
    visitsNow: z.int(),
  })
  .meta({ id: "Partner" });
export type Partner = z.infer<typeof Partner>;

export const Partners = z
  .strictObject({ partners: z.array(Partner), maxSharePercent: z.int().describe("What the city allows.") })
  .meta({ id: "Partners" });
export type Partners = z.infer<typeof Partners>;

export const MadePartner = z
  .strictObject({
    id: PartnerId,
    secret: z.string().describe("Proves that a webhook's call is the city's: `whsec_…`. The same after every change."),
  })
  .meta({ id: "MadePartner" });
export type MadePartner = z.infer<typeof MadePartner>;

export const Visit = z
  .strictObject({
    id: VisitId,
    player: z.string(),
    origin: z.string(),
    beganAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    units: z.int().describe("Verified results so far."),
    creditNanos: z.int().describe("What the device was credited for them."),
    sharedNanos: z.int().describe("What of it was given to you."),
  })
  .meta({ id: "Visit" });
export type Visit = z.infer<typeof Visit>;

export const Visits = z
  .strictObject({
    visits: z.array(Visit).describe(`The last ${LIMITS.MAX_VISITS_SHOWN}, newest first.`),
    deliveries: z.array(
      z.strictObject({
        createdAt: z.iso.datetime(),
        tries: z.int(),
        nextAt: z.iso.datetime().nullable(),
        deliveredAt: z.iso.datetime().nullable(),
        problem: DeliveryProblem.nullable(),
        message: z.string().nullable().describe("The problem as a sentence. Its words may change at any time."),
      }),
    ),
  })
  .meta({ id: "Visits" });
export type Visits = z.infer<typeof Visits>;

const WorkKind = z.enum(WORK_KINDS);

export const PartnerEarnings = z
  .strictObject({
    name: z.string(),
    needsEmail: z.boolean().describe("Nothing can be asked for until your address is verified."),
    kinds: z
      .array(
        z.strictObject({
          workKind: WorkKind,
          giftNanos: z.int().describe("Of gifts of the city to customers: nobody is paid with these."),
          closeNanos: z
            .int()
            .describe(
              "For jobs or by devices of yours, of your household, organisation or network, or of the customer's own.",
            ),
          lateNanos: z.int().describe("Redeemed by a visitor before your part of it was counted."),
          payableNanos: z.int(),
        }),
      )
      .max(WORK_KINDS.length)
      .describe("All that the site was given, by the kind of work; the four parts sum to it."),
    redeemedNanos: z.int().describe("Asked for, or paid."),
    freeNanos: z
      .int()
      .describe("What is payable less what was redeemed; below zero: taken back after it was redeemed."),
    days: z
      .array(
        z.strictObject({
          day: z.iso.date().describe("On which it was counted, in UTC."),
          workKind: WorkKind,
          units: z.int().describe("Verified results; below zero: more were found wrong later."),
          sharedNanos: z.int(),
        }),
      )
      .max(LIMITS.MAX_PARTNER_DAYS_SHOWN)
      .describe("Newest first."),
    rewards: z.array(Reward),
    payouts: z.array(OwnPayout).max(LIMITS.MAX_PAYOUTS_SHOWN).describe("Newest first."),
  })
  .meta({ id: "PartnerEarnings" });
export type PartnerEarnings = z.infer<typeof PartnerEarnings>;

/** What the city signs about a visit. Who reads it ignores fields that it does not know. */
export const VisitFacts = z
  .object({
    city: z.string().describe("The origin of the city that signed."),
    partner: PartnerId,
    visit: VisitId,
    player: z.string(),
    sequence: z.int().describe("Rises with each message of a visit: who has seen a number ignores smaller ones."),
    at: z.iso.datetime(),
    isOpen: z.boolean(),
    units: z.int().describe("Verified results of this visit, in all."),
    creditNanos: z.int().describe("What the device was credited for them, in all."),
  })
  .meta({ id: "VisitFacts" });
export type VisitFacts = z.infer<typeof VisitFacts>;

/** The `data` of a webhook's call, `button.work`: visits of which something is new, each in all. */
export const VisitsTold = z.strictObject({ partner: PartnerId, visits: z.array(VisitFacts) });
export type VisitsTold = z.infer<typeof VisitsTold>;

export const SignedVisit = z
  .strictObject({
    payload: z.string().describe("A `VisitFacts` as JSON: the bytes that are signed."),
    signature: z.string().describe("Ed25519 over the payload's UTF-8 bytes, in base64."),
    key: z.string().describe("The `kid` of the key in `/.well-known/lamplighter-button.json`."),
  })
  .meta({ id: "SignedVisit" });
export type SignedVisit = z.infer<typeof SignedVisit>;

const deviceToken = z.string().max(200);

export const BeginVisitInput = z.strictObject({
  partnerId: PartnerId,
  origin: Origin,
  player: Player,
  sharePercent: z.int().min(0).max(100).describe("As the person has just agreed to."),
  deviceToken,
});
export const BegunVisit = z.strictObject({ visitId: VisitId, signed: SignedVisit }).meta({ id: "BegunVisit" });
export type BegunVisit = z.infer<typeof BegunVisit>;

export const ContinueVisitInput = z.strictObject({
  visitId: VisitId,
  deviceToken,
  ends: z.boolean().default(false).describe("The window closes, or its person put the lamp out."),
});
