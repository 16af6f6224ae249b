import path from "node:path";
import pg from "pg";
import type { Config } from "../config";
import { openDatabase } from "../database/open-database";
import { registerBlob } from "../keeping/register-blob";
import type { Log } from "../log";
import { openBlobStore } from "../storage/open-blob-store";
import { openCommandBus } from "../store/command-bus";
import { coordinatorId, lockName } from "../store/coordinator-id";
import { createPostgresUnitStore } from "../store/postgres-unit-store";

export type Stores = Awaited<ReturnType<typeof openStores>>;

/** Everything durable: the database, this coordinator's name in it, the unit path and the blobs. */
export async function openStores(config: Config, log: Log) {
  const database = await openDatabase({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    say: (message) => log.info({ event: "database" }, message),
    onLost: (error) => {
      log.fatal({ event: "database.lost", err: error }, "the embedded database cannot be brought back");
      process.exit(1);
    },
  });
  const connect = () => connectTo(database.url);
  const first = await connect();
  const self = await coordinatorId(config.dataDir, first);
  const again = async () => {
    const client = await connect();
    await lockName(client, self);
    return client;
  };
  const blobPlace = { folder: path.join(config.dataDir, "blobs"), bucket: config.blobBucket };
  return {
    database,
    units: createPostgresUnitStore(database.pool, self, database.commits),
    blobs: await openBlobStore(blobPlace, { register: (blob) => registerBlob(database.pool, blob) }),
    blobPlace,
    /** On the connection that holds this coordinator's name. */
    bus: openCommandBus(self, { first, again }, log),
  };
}

async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  client.on("error", () => undefined); // logged by the bus, once it listens
  await client.connect();
  return client;
}
