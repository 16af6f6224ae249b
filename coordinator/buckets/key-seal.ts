import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { z } from "zod";
import type { ConnectionKeys } from "./connection";

const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

const StoredKeys = z.strictObject({
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  sessionToken: z.string().optional(),
});

/** Seals customers' keys with AES-256-GCM, each for one connection: a row's keys do not open in another row. */
export class KeySeal {
  readonly #key: Buffer;

  /** `secret` is the server's own and lies neither in the database nor in a backup. */
  constructor(secret: string) {
    this.#key = Buffer.from(hkdfSync("sha256", secret, "", "lamplighter storage keys", 32));
  }

  seal(connectionId: string, keys: ConnectionKeys): Uint8Array<ArrayBuffer> {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv("aes-256-gcm", this.#key, nonce).setAAD(Buffer.from(connectionId));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(keys), "utf8"), cipher.final()]);
    return new Uint8Array(Buffer.concat([Buffer.of(FORMAT), nonce, cipher.getAuthTag(), sealed]));
  }

  /** Undefined when it was sealed by another key, for another connection, or was changed. */
  open(connectionId: string, sealed: Uint8Array): ConnectionKeys | undefined {
    if (sealed.length < HEAD_BYTES || sealed[0] !== FORMAT) return undefined;
    const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
    const decipher = createDecipheriv("aes-256-gcm", this.#key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(connectionId))
      .setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEAD_BYTES));
    try {
      const text = Buffer.concat([decipher.update(sealed.subarray(HEAD_BYTES)), decipher.final()]).toString("utf8");
      const { sessionToken, ...keys } = StoredKeys.parse(JSON.parse(text));
      return sessionToken === undefined ? keys : { ...keys, sessionToken };
    } catch {
      return undefined;
    }
  }
}
