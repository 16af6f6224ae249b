import type { DBSchema, IDBPDatabase } from "idb";
import { openDB } from "idb";
import type { GrantStub, ReplicaResult } from "#protocol/device-messages";

const NAME = "lamplighter";
const VERSION = 1;

/** Who this device is, and what it last knew of its account. */
export interface Identity {
  deviceToken: string;
  deviceId: string;
  city: string;
  units: number;
  creditNanos: number;
  household: string | null;
}

/** Results of one grant that the coordinator has not acknowledged yet. */
export interface OutboxItem {
  key: number;
  stub: GrantStub;
  results: ReplicaResult[];
  /** The coordinator asked to keep them, for their job or the city stands still. */
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

interface DeviceSchema extends DBSchema {
  identity: { key: "self"; value: Identity };
  outbox: { key: number; value: OutboxItem };
  blobs: { key: string; value: CachedBlob };
  /** Beside `blobs`, so that the least recently used one is found without reading the bytes of all. */
  blobUses: { key: string; value: CachedBlobUse };
}

export type DeviceDatabase = IDBPDatabase<DeviceSchema>;

/** What a device keeps in this browser. */
export function openDeviceDatabase(): Promise<DeviceDatabase> {
  return openDB<DeviceSchema>(NAME, VERSION, {
    upgrade(db) {
      db.createObjectStore("identity");
      db.createObjectStore("outbox", { keyPath: "key" });
      db.createObjectStore("blobs", { keyPath: "hash" });
      db.createObjectStore("blobUses", { keyPath: "hash" });
    },
  });
}
