import type { Earned, Welcome } from "#protocol/device-messages";
import type { DeviceDatabase, Identity } from "./database";

const KEY = "self";

/** The device's signed name. It is the resident's only proof of what an unclaimed device earned. */
export class IdentityStore {
  readonly #db: DeviceDatabase;
  #identity: Identity | undefined;

  private constructor(db: DeviceDatabase, identity: Identity | undefined) {
    this.#db = db;
    this.#identity = identity;
  }

  static async open(db: DeviceDatabase): Promise<IdentityStore> {
    return new IdentityStore(db, await db.get("identity", KEY));
  }

  get current(): Identity | undefined {
    return this.#identity;
  }

  welcome(message: Welcome) {
    const { deviceToken, deviceId, city, units, creditNanos, household = null } = message;
    return this.#keep({ deviceToken, deviceId, city, units, creditNanos, household });
  }

  earned({ units, creditNanos }: Earned) {
    return this.#identity && this.#keep({ ...this.#identity, units, creditNanos });
  }

  /** The coordinator does not know the token: the next visit is a first visit. */
  forget() {
    this.#identity = undefined;
    return this.#db.delete("identity", KEY);
  }

  #keep(identity: Identity) {
    this.#identity = identity;
    return this.#db.put("identity", identity, KEY);
  }
}
