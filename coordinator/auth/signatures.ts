import { createHmac, randomBytes } from "node:crypto";
import type { DeviceId, NetworkId } from "#core/ids";
import type { GrantStub } from "#protocol/devices/device-messages";
import type { Caller } from "./client-address";
import { neighbourhoodOf } from "./neighbourhood";
import { sameText } from "./same-text";

interface DeliveredBlob {
  hash: string;
  bytes: number;
}

/** Signs what devices carry for us, their identity and their leases, so that neither needs a row in the database. */
export class Signer {
  readonly #key: Buffer;

  constructor(secret: string) {
    this.#key = createHmac("sha256", secret).update("lamplighter device signatures").digest();
  }

  newDeviceId(): DeviceId {
    return `dev_${randomBytes(10).toString("hex")}` as DeviceId;
  }

  deviceToken(deviceId: DeviceId): string {
    return `${deviceId}.${this.#sign(`device|${deviceId}`)}`;
  }

  /** The device that a token names, when the signature is ours. */
  readDeviceToken(token: string): DeviceId | undefined {
    const dot = token.indexOf(".");
    const deviceId = token.slice(0, dot) as DeviceId;
    return dot > 0 && sameText(token.slice(dot + 1), this.#sign(`device|${deviceId}`)) ? deviceId : undefined;
  }

  grantToken(deviceId: DeviceId, grant: Omit<GrantStub, "token">): string {
    return this.#sign(grantText(deviceId, grant));
  }

  provesGrant(deviceId: DeviceId, stub: GrantStub): boolean {
    return sameText(stub.token, this.#sign(grantText(deviceId, stub)));
  }

  /** Issued for an uploaded output: a result may refer to a blob only with this, not by its hash alone. */
  deliveryReceipt(deviceId: DeviceId, grantId: string, blob: DeliveredBlob): string {
    return this.#sign(deliveryText(deviceId, grantId, blob));
  }

  provesDelivery(deviceId: DeviceId, grantId: string, blob: DeliveredBlob, receipt: string): boolean {
    return sameText(receipt, this.#sign(deliveryText(deviceId, grantId, blob)));
  }

  /** For the end of a letter: who has it can end such letters to this person, and nothing else. */
  letterToken(personId: string): string {
    return `${personId}.${this.#sign(`letters|${personId}`)}`;
  }

  readLetterToken(token: string): string | undefined {
    const dot = token.indexOf(".");
    const personId = token.slice(0, dot);
    return dot > 0 && sameText(token.slice(dot + 1), this.#sign(`letters|${personId}`)) ? personId : undefined;
  }

  /** The form in which a pairing code is stored. */
  nameOfPairingCode(code: string): string {
    return this.#sign(`pairing|${code}`);
  }

  /**
   * A keyed hash of the caller's neighbourhood, from which nobody can recover the address. Null only for this machine
   * itself, whose devices count as separate voters.
   */
  networkOf({ address, network }: Pick<Caller, "address" | "network">): NetworkId | null {
    return network === undefined ? null : (this.#sign(`network|${neighbourhoodOf(address)}`) as NetworkId);
  }

  #sign(text: string): string {
    return createHmac("sha256", this.#key).update(text).digest("base64url");
  }
}

const deliveryText = (deviceId: DeviceId, grantId: string, { hash, bytes }: DeliveredBlob) =>
  `delivery|${deviceId}|${grantId}|${hash}|${bytes}`;

const grantText = (deviceId: DeviceId, grant: Omit<GrantStub, "token">) =>
  `grant|${deviceId}|${grant.grantId}|${grant.jobId}|${grant.block}|${grant.units.join(",")}`;
