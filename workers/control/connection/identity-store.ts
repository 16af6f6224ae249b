import type { RemoteSettings } from "#core/home/remote-settings";
import type { Earned, Welcome } from "#protocol/devices/device-messages";
import type { DeviceDatabase, Identity } from "../database";

const KEY = "self";

/** The device's signed token: the resident's only proof of what an unclaimed device has earned. */
export class IdentityStore {
  readonly #db: DeviceDatabase;
  readonly #onEarned: (nanos: number) => void;
  #identity: Identity | undefined;

  private constructor(db: DeviceDatabase, onEarned: (nanos: number) => void, identity: Identity | undefined) {
    this.#db = db;
    this.#onEarned = onEarned;
    this.#identity = identity;
  }

  /** `onEarned` is called with credit that is new to this device. */
  static async open(db: DeviceDatabase, onEarned: (nanos: number) => void): Promise<IdentityStore> {
    return new IdentityStore(db, onEarned, await db.get("identity", KEY));
  }

  get current(): Identity | undefined {
    return this.#identity;
  }

  welcome(message: Welcome) {
    const { deviceToken, deviceId, city, units, creditNanos, household = null } = message;
    const before = this.#identity?.deviceId === deviceId && household !== null ? this.#identity : undefined;
    const fromElsewhere = before ? chosenElsewhere(before) : {};
    return this.#keep({ deviceToken, deviceId, city, units, creditNanos, household, ...fromElsewhere });
  }

  earned({ units, creditNanos }: Earned) {
    return this.#identity && this.#keep({ ...this.#identity, units, creditNanos });
  }

  /** Somebody claimed this device. */
  housed(household: string) {
    return this.#identity && this.#keep({ ...this.#identity, household });
  }

  /** Its household chose this from elsewhere. It is stored, so that it holds again before the device is connected. */
  remote(remote: RemoteSettings, liftedPause = this.#identity?.liftedPause) {
    return this.#identity && this.#keep({ ...this.#identity, ...chosenElsewhere({ remote, liftedPause }) });
  }

  /** This is stored, so that the page says so when it is opened again. */
  removed() {
    return this.#identity && this.#keep({ ...this.#identity, household: null, isRemoved: true });
  }

  /** The coordinator does not know the token: the next visit is a first visit. */
  forget() {
    this.#identity = undefined;
    return this.#db.delete("identity", KEY);
  }

  #keep(identity: Identity) {
    const before = this.#identity;
    if (before?.deviceId === identity.deviceId) this.#onEarned(Math.max(0, identity.creditNanos - before.creditNanos));
    this.#identity = identity;
    return this.#db.put("identity", identity, KEY);
  }
}

const chosenElsewhere = ({
  remote,
  liftedPause,
}: {
  remote?: RemoteSettings | undefined;
  liftedPause?: number | undefined;
}) => ({
  ...(remote && { remote }),
  ...(liftedPause !== undefined && { liftedPause }),
});
