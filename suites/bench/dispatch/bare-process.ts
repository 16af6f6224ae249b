// What sockets and group commit cost with nothing between them: any unit goes to any device, and every result is a row.
import { createServer } from "node:http";
import { Server, type Socket } from "socket.io";
import { loadConfig } from "#coordinator/config";
import { openDatabase } from "#coordinator/database/open-database";
import { boundedParser } from "#coordinator/gateway/bounded-parser";
import { byteaArray, int4Array } from "#coordinator/store/binary-arrays";
import { DEVICE_NAMESPACE } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";

interface Returned {
  grantId: string;
  results: { unit: number; bytes: Buffer }[];
}

const unitsPerGrant = Number(process.env["BENCH_UNITS_PER_GRANT"]);
/**
 * The coordinator's timing: a group is written as soon as the previous one is, and not at once after its first result.
 */
const GROUP_MS = 4;
const INSERT = {
  name: "bare-group",
  text: "INSERT INTO bare (unit, output) SELECT unnest($1::int[]), unnest($2::bytea[])",
};

const config = loadConfig();
const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir });
await database.pool.query("CREATE TABLE bare (unit int NOT NULL, output bytea NOT NULL)");
const http = createServer();
const io = new Server(http, {
  transports: ["websocket"],
  parser: boundedParser,
  serveClient: false,
  maxHttpBufferSize: LIMITS.messageBytes,
});

let nextUnit = 0;
let gathered: { socket: Socket; returned: Returned }[] = [];
let isWriting = false;

io.of(DEVICE_NAMESPACE).on("connection", (socket) => {
  socket.on("room", () => grant(socket));
  socket.on("return", (returned: Returned) => {
    gathered.push({ socket, returned });
    writeSoon();
  });
  socket.emit("welcome", {});
});

function grant(socket: Socket) {
  const units = Array.from({ length: unitsPerGrant }, () => nextUnit++);
  socket.emit("grant", { grantId: String(nextUnit), units });
}

function writeSoon() {
  if (isWriting || gathered.length === 0) return;
  isWriting = true;
  setTimeout(() => void write(), GROUP_MS);
}

async function write() {
  const group = gathered;
  gathered = [];
  const rows = group.flatMap(({ returned }) => returned.results);
  const values = [int4Array(rows, ({ unit }) => unit), byteaArray(rows, ({ bytes }) => bytes)];
  await database.commits.query({ ...INSERT, values });
  for (const { socket, returned } of group) {
    socket.emit("acknowledge", { grantId: returned.grantId, units: returned.results.map(({ unit }) => unit) });
    grant(socket);
  }
  isWriting = false;
  writeSoon();
}

process.on("message", (message) => {
  if (message === "usage") {
    const { user, system } = process.cpuUsage();
    process.send?.({ kind: "usage", cpuMs: (user + system) / 1_000, rssBytes: process.memoryUsage().rss });
  }
  if (message === "close") void close();
});
process.once("disconnect", () => void close());

http.listen(config.port, "127.0.0.1", () => process.send?.({ kind: "ready" }));

async function close() {
  await io.close();
  await database.close();
  process.exit(0);
}
