import { createHmac } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Pool } from "pg";
import { cobblestones } from "#core/pride/cobblestones";
import { creditedSeconds } from "#core/pride/credited-seconds";
import { DAY } from "#core/time";
import { othersAreMany } from "./others-are-many";
import { hostRows, teamRows, userRows } from "./stats-rows";
import { HEAD, hostXml, type StatsTotals, tablesXml, teamXml, userXml } from "./stats-xml";

interface Parts {
  pool: Pool;
  folder: string;
  /** From which people's numbers in the export are made. */
  secret: string;
  price: Parameters<typeof creditedSeconds>[1];
}

/**
 * Writes the city's statistics as BOINC projects do, a file after the other and each a page of rows at a time. A file is
 * replaced when it is complete, and `tables.xml` last: it says when all of them were made.
 */
export async function makeStats({ pool, folder, secret, price }: Parts, at: Date): Promise<void> {
  await mkdir(folder, { recursive: true });
  const totals: StatsTotals = { users: 0, hosts: 0, teams: 0, credit: 0 };
  const mayTell = await othersAreMany(pool);
  const days = (at.getTime() - lastMonday(at)) / DAY;
  const credited = ({ all, weeks }: { all: number; weeks: number }) => ({
    total: cobblestones(creditedSeconds(all, price)),
    recent: cobblestones(creditedSeconds(weeks, price)) / days,
  });
  const write = async <Row>(name: string, tag: string, rows: AsyncGenerator<Row>, xmlOf: (row: Row) => string) => {
    const temporary = path.join(folder, `${name}.part`);
    await pipeline(
      Readable.from(linesOf(tag, mayTell ? rows : nothing(), xmlOf)),
      createGzip(),
      createWriteStream(temporary),
    );
    await rename(temporary, path.join(folder, name));
  };
  await write("user.gz", "users", userRows(pool), (row) => {
    const sums = credited(row);
    totals.users += 1;
    totals.credit += sums.total;
    return userXml({ ...row, ...sums, cpid: numberOf(secret, row.personId) }, at);
  });
  await write("host.gz", "hosts", hostRows(pool), (row) => {
    totals.hosts += 1;
    return hostXml({ ...row, ...credited(row) }, at);
  });
  await write("team.gz", "teams", teamRows(pool), (row) => {
    totals.teams += 1;
    return teamXml({ ...row, ...credited(row) }, at);
  });
  await writeFile(path.join(folder, "tables.part"), tablesXml(totals, at));
  await rename(path.join(folder, "tables.part"), path.join(folder, "tables.xml"));
}

async function* nothing(): AsyncGenerator<never> {}

async function* linesOf<Row>(tag: string, rows: AsyncGenerator<Row>, xmlOf: (row: Row) => string) {
  yield `${HEAD}<${tag}>\n`;
  for await (const row of rows) yield xmlOf(row);
  yield `</${tag}>\n`;
}

/** The Monday, in UTC, with which the last week began: sums of weeks are kept from then on. */
function lastMonday(at: Date): number {
  const today = Math.floor(at.getTime() / DAY) * DAY;
  return today - ((at.getUTCDay() + 6) % 7) * DAY - 7 * DAY;
}

/** Other projects make theirs from the address; this one cannot be compared with theirs. */
const numberOf = (secret: string, personId: string) =>
  createHmac("sha256", secret).update(`statistics ${personId}`).digest("hex").slice(0, 32);
