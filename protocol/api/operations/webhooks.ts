import { json, Nothing } from "../operation";
import { MadeWebhook, MakeWebhookInput, SetJobLettersInput, WebhookIdInput, Webhooks } from "../webhooks";

/** Webhooks, which report the end of jobs to other systems. */
export const webhookOperations = {
  listWebhooks: json({
    tag: "account",
    method: "GET",
    path: "/account/webhooks",
    summary: "Your webhooks, without their secrets, and what was delivered last.",
    audience: "person",
    input: Nothing,
    output: Webhooks,
  }),
  makeWebhook: json({
    tag: "account",
    method: "POST",
    path: "/account/webhooks",
    summary: "Have an address called when a job of yours ends or pauses; its secret is shown this once.",
    audience: "person",
    input: MakeWebhookInput,
    output: MadeWebhook,
    refusals: ["LIMIT_EXCEEDED"],
  }),
  testWebhook: json({
    tag: "account",
    method: "POST",
    path: "/account/webhooks/{webhookId}/test",
    summary: "Send a test to a webhook of yours.",
    audience: "owner",
    input: WebhookIdInput,
    output: Nothing,
  }),
  deleteWebhook: json({
    tag: "account",
    method: "DELETE",
    path: "/account/webhooks/{webhookId}",
    summary: "Delete a webhook: nothing is delivered to it any more.",
    audience: "owner",
    input: WebhookIdInput,
    output: Nothing,
  }),
  setJobLetters: json({
    tag: "account",
    method: "POST",
    path: "/account/letters",
    summary: "Whether you get a letter when a job of yours ends or pauses with a question.",
    audience: "person",
    input: SetJobLettersInput,
    output: Nothing,
  }),
};
