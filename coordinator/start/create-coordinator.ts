import { randomBytes } from "node:crypto";
import type { Policy } from "#core/coordination/policy";
import type { Random } from "#core/random";
import { steadyClock } from "../clock";
import { readBlocks } from "../inputs/read-blocks";
import type { Log } from "../log";
import { Coordinator } from "../shell/coordinator";
import type { BlobStore } from "../storage/blob-store";
import type { UnitStore } from "../store/unit-store";

interface Parts {
  policy: Policy;
  units: UnitStore;
  blobs: BlobStore;
  log: Log;
  databaseReady(): Promise<void>;
  random?: Random;
}

/** The coordinator of a real city: with the process's own time, and unpredictable randomness. */
export const createCoordinator = ({ policy, units, blobs, log, databaseReady, random = secretRandom }: Parts) =>
  new Coordinator({
    policy,
    store: units,
    readUnits: (rows) => readBlocks(blobs, rows),
    log,
    clock: steadyClock,
    newEpoch: () => `${randomBytes(5).toString("hex")}-`,
    random,
    databaseReady,
  });

const secretRandom = () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48;
