import { hkdfSync } from "node:crypto";

const PREFIX = "whsec_";
const BYTES = 32;

/** Derived from the server's own key, so that neither the database nor a backup contains a secret. */
export const webhookSecret = (serverKey: string, webhookId: string): string =>
  PREFIX + Buffer.from(hkdfSync("sha256", serverKey, "", `lamplighter webhook ${webhookId}`, BYTES)).toString("base64");

export const bytesOfSecret = (secret: string): Buffer => Buffer.from(secret.slice(PREFIX.length), "base64");
