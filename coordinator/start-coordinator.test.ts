import { once } from "node:events";
import { rm } from "node:fs/promises";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "./database/open-database";
import { testDatabase } from "./database/test-database";
import { brokenLaws } from "./testing/broken-laws";
import { JobWatch } from "./testing/job-watch";
import { SocketDevice } from "./testing/socket-device";
import { startCoordinatorProcess } from "./testing/start-coordinator-process";
import { scratchFolder } from "./testing/start-test-coordinator";

let database: Database;
let dataDir: string;

beforeAll(async () => {
  [database, dataDir] = await Promise.all([testDatabase(), scratchFolder()]);
});

afterAll(async () => {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

test("a coordinator closes in mid-work, with requests and sockets open, and releases its blocks", async () => {
  const coordinator = await startCoordinatorProcess({ dataDir, databaseUrl: database.url });
  const device = new SocketDevice(coordinator.url, { slots: 4, grantMs: 2 });
  const jobId = (await coordinator.do("seed", { units: 20_000, replicas: 1 })) as string;
  const watch = new JobWatch(database.pool, jobId as never, [device]);
  await watch.acknowledges(100);
  const request = connect(coordinator.port, "127.0.0.1");
  request.on("error", () => undefined);
  request.write("PUT /blobs/x HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\nhalf");
  const upgraded = connect(coordinator.port, "127.0.0.1");
  upgraded.on("error", () => undefined);
  upgraded.write("GET /elsewhere HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n");
  await once(request, "connect");
  await coordinator.close();
  const { rows } = await database.pool.query(
    "SELECT (SELECT count(*) FROM coordinator) AS terms, (SELECT count(*) FROM block WHERE owner IS NOT NULL) AS owned",
  );
  expect(rows[0]).toEqual({ terms: 0, owned: 0 });
  expect(await watch.forgotten()).toEqual([]);
  expect(await brokenLaws(database.pool)).toEqual([]);
  device.close();
});

test("two coordinators on one DATA_DIR have two names, and the first one keeps its own when it comes back", async () => {
  const names = async () =>
    (await database.pool.query("SELECT id FROM coordinator ORDER BY id")).rows.map(({ id }) => id.split(".")[0]);
  const one = await startCoordinatorProcess({ dataDir, databaseUrl: database.url });
  const [first] = await names();
  const two = await startCoordinatorProcess({ dataDir, databaseUrl: database.url });
  expect(new Set(await names()).size).toBe(2);
  await one.kill();
  const again = await startCoordinatorProcess({ dataDir, databaseUrl: database.url });
  expect(await names()).toContain(first);
  expect((await names()).filter((name) => name === first)).toHaveLength(1);
  await Promise.all([two.close(), again.close()]);
});
