import { z } from "zod";
import { faulty } from "../faulty";
import { LIMITS } from "../limits";
import type { InputFault } from "../manifest/input-fault";
import { DeliveryProblem } from "./delivery-problem";

/** Why the text cannot be a receiver's address; where it leads is checked again for each call. */
function urlFault(text: string): InputFault | undefined {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return { kind: "url-form" };
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return { kind: "url-scheme" };
  if (url.username !== "" || url.password !== "") return { kind: "url-login" };
  return url.hash === "" ? undefined : { kind: "url-hash" };
}

export const WebhookUrl = z
  .string()
  .max(LIMITS.MAX_WEBHOOK_URL_CHARS)
  .superRefine((text, { addIssue }) => {
    const fault = urlFault(text);
    if (fault) addIssue({ code: "custom", ...faulty(fault) });
  });

export const Webhook = z
  .strictObject({ id: z.string(), url: z.string(), createdAt: z.iso.datetime() })
  .meta({ id: "Webhook" });
export type Webhook = z.infer<typeof Webhook>;

export const MadeWebhook = Webhook.extend({
  secret: z
    .string()
    .describe("Proves that a call is the city's: `whsec_…` of the Standard Webhooks format. Shown once."),
}).meta({ id: "MadeWebhook" });
export type MadeWebhook = z.infer<typeof MadeWebhook>;

/** An event that was delivered, or is still to be. */
export const Delivery = z
  .strictObject({
    id: z.string().describe("The `webhook-id` of all its tries."),
    kind: z.enum([
      "job.finished",
      "job.cancelled",
      "job.paused",
      "job.rechecking",
      "balance.low",
      "top-up.paid",
      "top-up.stopped",
      "webhook.test",
    ]),
    to: z.string().nullable().describe("The receiver's address, or `mail`; null when the webhook was deleted."),
    jobId: z.string().nullable(),
    createdAt: z.iso.datetime(),
    tries: z.int(),
    nextAt: z.iso.datetime().nullable().describe("When it is tried next; null when it was delivered or given up."),
    deliveredAt: z.iso.datetime().nullable(),
    status: z.int().nullable().describe("What the receiver answered last."),
    problem: DeliveryProblem.nullable().describe("Why it was not delivered, as facts: decide by its kind."),
    message: z.string().nullable().describe("The same as a sentence for people. Its words may change at any time."),
  })
  .meta({ id: "Delivery" });
export type Delivery = z.infer<typeof Delivery>;

export const Webhooks = z
  .strictObject({
    webhooks: z.array(Webhook),
    deliveries: z.array(Delivery).describe("The last 50, newest first."),
    jobLetters: z.boolean().describe("Whether you get a letter when a job of yours ends."),
    sendsMail: z.boolean().describe("Whether this city sends mail at all."),
  })
  .meta({ id: "Webhooks" });
export type Webhooks = z.infer<typeof Webhooks>;

export const MakeWebhookInput = z.strictObject({ url: WebhookUrl });
export const WebhookIdInput = z.strictObject({ webhookId: z.string().regex(/^wh_[0-9a-z]{16}$/, "no such webhook") });
export const SetJobLettersInput = z.strictObject({ on: z.boolean() });

/** The `data` of an event about a job. */
export const JobFacts = z.strictObject({
  jobId: z.string(),
  name: z.string(),
  state: z.string(),
  reason: z.looseObject({ kind: z.string() }).nullable(),
  units: z.int(),
  agreed: z.int(),
  failed: z.int(),
  spentNanos: z.int(),
  rechecked: z.int().optional().describe("Results that were in doubt after its end and are, or were, computed again."),
});
export type JobFacts = z.infer<typeof JobFacts>;
