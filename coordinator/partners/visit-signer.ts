import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from "node:crypto";
import type { SignedVisit, VisitFacts } from "#protocol/api/partners";

const SEED_BYTES = 32;
/** PKCS #8 around the seed of an Ed25519 key (RFC 8410). */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
const KID_CHARS = 16;

/** The public key as partners' servers read it: a JWK (RFC 8037) with its `kid`. */
export interface ButtonKey {
  kty: "OKP";
  crv: "Ed25519";
  alg: "EdDSA";
  use: "sig";
  kid: string;
  x: string;
}

/** Signs what the city says about visits. Its key is derived from the server's own, so that there is none to keep. */
export class VisitSigner {
  readonly #key: KeyObject;
  readonly publicKey: ButtonKey;

  constructor(serverKey: string) {
    const seed = Buffer.from(hkdfSync("sha256", serverKey, "", "lamplighter button", SEED_BYTES));
    this.#key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" });
    const { x = "" } = createPublicKey(this.#key).export({ format: "jwk" });
    this.publicKey = { kty: "OKP", crv: "Ed25519", alg: "EdDSA", use: "sig", kid: x.slice(0, KID_CHARS), x };
  }

  sign(facts: VisitFacts): SignedVisit {
    const payload = JSON.stringify(facts);
    return {
      payload,
      signature: sign(null, Buffer.from(payload), this.#key).toString("base64"),
      key: this.publicKey.kid,
    };
  }
}
