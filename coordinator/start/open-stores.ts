import path from "node:path";
import type { Config } from "../config";
import { type Database, openDatabase } from "../database/open-database";
import { registerBlob } from "../keeping/register-blob";
import type { Log } from "../log";
import { openBlobStore } from "../storage/open-blob-store";
import { withKnownSizes } from "../storage/with-known-sizes";
import { type BusConnections, openCommandBus } from "../store/command-bus";
import { coordinatorId, lockName } from "../store/coordinator-id";
import { createPostgresUnitStore } from "../store/postgres-unit-store";

export type Stores = Awaited<ReturnType<typeof storesOn>>;

/** Everything durable: the database, this coordinator's name in it, the unit store and the blobs. */
export async function openStores(config: Config, log: Log): Promise<Stores> {
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    say: (message) => log.info({ event: "database" }, message),
    onLost: (error) => {
      log.fatal({ event: "database.lost", err: error }, "the embedded database cannot be brought back");
      process.exit(1);
    },
  });
  const first = await database.connect();
  const self = await coordinatorId(config.dataDir, first);
  const again = async () => {
    const client = await database.connect();
    await lockName(client, self);
    return client;
  };
  return storesOn({ database, self, connections: { first, again }, config, log });
}

interface Parts {
  database: Database;
  /** This coordinator's name. */
  self: string;
  /** For the bus: the connection that holds the name, and how to open another. */
  connections: BusConnections;
  config: Pick<Config, "dataDir" | "blobBucket">;
  log: Log;
}

/** The stores of the coordinator with that name, on an open database. */
export async function storesOn({ database, self, connections, config, log }: Parts) {
  const blobPlace = { folder: path.join(config.dataDir, "blobs"), bucket: config.blobBucket };
  const blobs = await openBlobStore(blobPlace, { register: (blob) => registerBlob(database.pool, blob) });
  return {
    self,
    database,
    units: createPostgresUnitStore(database.pool, self, database.commits),
    blobs: withKnownSizes(blobs, database.pool),
    blobPlace,
    bus: openCommandBus(self, connections, log),
  };
}
