import { z } from "zod";
import { Seal } from "../auth/seal";
import type { ConnectionKeys } from "./connection";

const StoredKeys = z.strictObject({
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  sessionToken: z.string().optional(),
});

/** Encrypts customers' keys, each for one connection: copied to another row they cannot be decrypted. */
export class KeySeal {
  readonly #seal: Seal;

  /** `secret` is the server's own, in neither the database nor a backup. */
  constructor(secret: string) {
    this.#seal = new Seal(secret, "lamplighter storage keys");
  }

  seal(connectionId: string, keys: ConnectionKeys): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#seal.seal(connectionId, JSON.stringify(keys)));
  }

  /** Undefined if it was encrypted with another key, for another connection, or was changed. */
  open(connectionId: string, sealed: Uint8Array): ConnectionKeys | undefined {
    const text = this.#seal.open(connectionId, sealed);
    if (text === undefined) return undefined;
    const { sessionToken, ...keys } = StoredKeys.parse(JSON.parse(text));
    return sessionToken === undefined ? keys : { ...keys, sessionToken };
  }
}
