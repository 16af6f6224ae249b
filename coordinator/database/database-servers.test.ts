import { once } from "node:events";
import { connect, createServer, type Server } from "node:net";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectCommits, connectPool } from "./connect-pool";
import { isDatabaseAway } from "./database-away";
import { DatabaseServers } from "./database-servers";
import type { Database } from "./open-database";
import { testDatabase } from "./test-database";

const READY_FOR_QUERY = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
const FATAL = message("E", "SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0");

function message(kind: string, text: string): Buffer {
  const body = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(kind), length, body]);
}

let database: Database;
let dying: Server;
let url: string;

beforeAll(async () => {
  database = await testDatabase();
  const { host = "", port = 5432, user, database: name } = new pg.Client(database.pool.options);
  // Its server dies as soon as it is ready, for every connection.
  dying = createServer((near) => {
    const far = connect(path.join(host, `.s.PGSQL.${port}`));
    for (const socket of [near, far]) socket.on("error", () => undefined);
    near.pipe(far);
    far.on("data", (data: Buffer) => {
      const ready = data.indexOf(READY_FOR_QUERY);
      if (ready < 0) return void near.write(data);
      near.end(Buffer.concat([data.subarray(0, ready + READY_FOR_QUERY.length), FATAL]));
      far.destroy();
    });
  });
  dying.listen(0, "127.0.0.1");
  await once(dying, "listening");
  const address = `127.0.0.1:${(dying.address() as { port: number }).port}`;
  url = `postgresql://${user}@${address},${address}/${name}`;
});

afterAll(async () => {
  dying?.close();
  await database?.close();
});

test("a server that dies between its welcome and the first query fails that query, and not the process", async () => {
  for (const open of [connectPool, connectCommits]) {
    for (const place of [url, url.replace(/,[^/]*/, "")]) {
      const pool = open(place);
      const error = await pool.query("SELECT 1").then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect([place, isDatabaseAway(error)]).toEqual([place, true]);
      await pool.end();
    }
  }
  await expect(new DatabaseServers(url).connect()).rejects.toSatisfy(isDatabaseAway);
});
