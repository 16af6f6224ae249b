import { createHmac } from "node:crypto";
import { bytesOfSecret } from "./webhook-secret";

/** The headers of the Standard Webhooks format: the signature covers the id, the time of this try, and the body. */
export function signWebhook(secret: string, id: string, seconds: number, body: string): Record<string, string> {
  const signature = createHmac("sha256", bytesOfSecret(secret)).update(`${id}.${seconds}.${body}`).digest("base64");
  return {
    "webhook-id": id,
    "webhook-timestamp": String(seconds),
    "webhook-signature": `v1,${signature}`,
  };
}
