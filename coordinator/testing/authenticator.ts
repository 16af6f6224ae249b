import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

const PRESENT = 1;
const VERIFIED = 4;
const HAS_CREDENTIAL = 0x40;
const NO_MAKER = Buffer.alloc(16);

/** What a test may have wrong. */
export interface Doing {
  origin?: string;
  rpId?: string;
  /** Whether it asked for a finger, a face or a PIN. */
  verifies?: boolean;
  challenge?: string;
  credentialId?: string;
}

interface Options {
  challenge: string;
  rp?: { id?: string };
  rpId?: string;
}

/** A key that keeps passkeys, as WebAuthn describes it: it signs whatever it is told to, also what no browser would ask of it. */
export class Authenticator {
  readonly #origin: string;
  readonly #keys: { publicKey: KeyObject; privateKey: KeyObject };
  readonly credentialId: string;
  uses: number;

  constructor(origin: string, copied?: Authenticator) {
    this.#origin = origin;
    this.#keys = copied ? copied.#keys : generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.credentialId = copied?.credentialId ?? randomBytes(32).toString("base64url");
    this.uses = copied?.uses ?? 0;
  }

  /** The same key in other hands, with as many uses as it has now. */
  copy = () => new Authenticator(this.#origin, this);

  make(options: Options, doing: Doing = {}) {
    const credentialId = doing.credentialId ?? this.credentialId;
    const id = Buffer.from(credentialId, "base64url");
    const data = Buffer.concat([
      ...[this.#authenticatorData(options.rp?.id, HAS_CREDENTIAL, doing), NO_MAKER],
      ...[Buffer.from([id.length >> 8, id.length & 255]), id, this.#publicKey()],
    ]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      ...[text("fmt"), text("none"), text("attStmt"), Buffer.from([0xa0]), text("authData"), bytes(data)],
    ]);
    const response = { clientDataJSON: this.#clientData("webauthn.create", options, doing), transports: ["internal"] };
    return this.#answer(credentialId, { ...response, attestationObject: attestation.toString("base64url") });
  }

  use(options: Options, doing: Doing = {}) {
    this.uses += 1;
    const clientDataJSON = this.#clientData("webauthn.get", options, doing);
    const data = this.#authenticatorData(options.rpId, 0, doing);
    const signed = Buffer.concat([data, sha256(Buffer.from(clientDataJSON, "base64url"))]);
    const signature = sign("sha256", signed, this.#keys.privateKey).toString("base64url");
    const authenticatorData = data.toString("base64url");
    return this.#answer(doing.credentialId ?? this.credentialId, { clientDataJSON, authenticatorData, signature });
  }

  #answer = (id: string, response: object) => ({
    ...{ id, rawId: id, type: "public-key", authenticatorAttachment: "platform", response },
    clientExtensionResults: {},
  });

  #clientData(type: string, { challenge }: Options, doing: Doing): string {
    const said = { type, challenge: doing.challenge ?? challenge, origin: doing.origin ?? this.#origin };
    return Buffer.from(JSON.stringify({ ...said, crossOrigin: false })).toString("base64url");
  }

  #authenticatorData(rpId: string | undefined, flags: number, doing: Doing): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.uses);
    const all = flags | PRESENT | (doing.verifies === false ? 0 : VERIFIED);
    const site = doing.rpId ?? rpId ?? "";
    return Buffer.concat([sha256(Buffer.from(site)), Buffer.from([all]), count]);
  }

  /** In COSE's form, for ES256. */
  #publicKey(): Buffer {
    const { x = "", y = "" } = this.#keys.publicKey.export({ format: "jwk" });
    const coordinate = (name: number, value: string) => [Buffer.from([name]), bytes(Buffer.from(value, "base64url"))];
    const kind = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]);
    return Buffer.concat([kind, ...coordinate(0x21, x), ...coordinate(0x22, y)]);
  }
}

const sha256 = (data: Buffer) => createHash("sha256").update(data).digest();
/** CBOR, of a short text and of up to 64 KiB; lengths take as few bytes as they need. */
const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
const bytes = (value: Buffer) => Buffer.concat([Buffer.from(lengthOf(value)), value]);
const lengthOf = ({ length }: Buffer) => (length < 256 ? [0x58, length] : [0x59, length >> 8, length & 255]);
