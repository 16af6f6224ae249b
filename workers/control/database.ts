import type { DBSchema, IDBPDatabase } from "idb";
import { openDB } from "idb";
import type { RemoteSettings } from "#core/home/remote-settings";
import type { GrantStub, ReplicaResult } from "#protocol/devices/device-messages";
import { closeForUpgrade } from "./close-for-upgrade";

const NAME = "lamplighter";
const VERSION = 3;

/** This device's identity, and the last known state of its account. */
export interface Identity {
  deviceToken: string;
  deviceId: string;
  city: string;
  units: number;
  creditNanos: number;
  household: string | null;
  /** What its household last chose for it from elsewhere. */
  remote?: RemoteSettings;
  /** The pause that was last ended here. */
  liftedPause?: number;
  /** Its household removed it. */
  isRemoved?: true;
}

/** Results of one grant that the coordinator has not acknowledged yet. */
export interface OutboxItem {
  key: number;
  stub: GrantStub;
  results: ReplicaResult[];
  /** The coordinator asked to hold them, because their job or the city is stopped. */
  held?: { since: number; nextAt: number; tries: number };
}

export interface CachedBlob {
  hash: string;
  bytes: ArrayBuffer;
}

export interface CachedBlobUse {
  hash: string;
  byteLength: number;
  usedAt: number;
}

/** A piece of an output that is waiting to be uploaded to its job's bucket. */
export interface KeptOutputBytes {
  key: string;
  bytes: ArrayBuffer;
}

export interface KeptOutputUse {
  key: string;
  byteLength: number;
  keptAt: number;
}

export interface DeviceSchema extends DBSchema {
  identity: { key: "self"; value: Identity };
  outbox: { key: number; value: OutboxItem };
  blobs: { key: string; value: CachedBlob };
  /** Separate from `blobs`, so that finding the least recently used one does not read all bytes. */
  blobUses: { key: string; value: CachedBlobUse };
  kept: { key: string; value: KeptOutputBytes };
  keptUses: { key: string; value: KeptOutputUse };
}

export type DeviceDatabase = IDBPDatabase<DeviceSchema>;

/** What a device keeps in this browser. */
export function openDeviceDatabase(): Promise<DeviceDatabase> {
  return openDB<DeviceSchema>(NAME, VERSION, {
    upgrade(db, oldVersion) {
      if (oldVersion < 1) {
        db.createObjectStore("identity");
        db.createObjectStore("outbox", { keyPath: "key" });
        db.createObjectStore("blobs", { keyPath: "hash" });
        db.createObjectStore("blobUses", { keyPath: "hash" });
      }
      // Version 2 kept outputs whole; the units of those are computed again.
      if (oldVersion === 2) for (const store of ["kept", "keptUses"] as const) db.deleteObjectStore(store);
      db.createObjectStore("kept", { keyPath: "key" });
      db.createObjectStore("keptUses", { keyPath: "key" });
    },
    blocking: closeForUpgrade,
  });
}
