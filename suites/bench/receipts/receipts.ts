import { generateKeyPairSync, sign, verify } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { verifyReceipts } from "#client/receipts/verify-receipts";
import { readConfig } from "#coordinator/config";
import { type Database, openDatabase } from "#coordinator/database/open-database";
import { ReceiptKeys } from "#coordinator/receipts/receipt-keys";
import { receiptStream } from "#coordinator/receipts/receipt-stream";
import { settledAlone } from "#coordinator/store/laws/sample-commits";
import { createPostgresUnitStore } from "#coordinator/store/postgres-unit-store";
import { seedJob } from "#coordinator/testing/seed-job";
import type { JobRecord } from "#core/coordination/state";
import type { DeviceId } from "#core/ids";
import { format, type Measure, measured } from "../measure";
import type { Section, Stage } from "../section";

const UNITS = { full: 100_000, quick: 10_000 };
const GROUP = 1_000;
const SIGNATURES = 2_000;

/** What a job's receipts cost the city and whoever proves them, by the CPU time of this process. */
export const receipts: Section = {
  name: "receipts",
  about: "downloading and proving a job's receipts",
  maxMs: 400_000,
  async run(stage): Promise<Measure[]> {
    const dataDir = stage.scratch.newFolder("receipts");
    const database = await openDatabase({ dataDir, databaseUrl: undefined });
    try {
      return [...(await measureFile(database, dataDir, stage)), ...measureSignatures()];
    } finally {
      await database.close();
    }
  },
};

async function measureFile(database: Database, dataDir: string, stage: Stage): Promise<Measure[]> {
  const units = stage.quick ? UNITS.quick : UNITS.full;
  const job = await settledJob(database, units);
  const file = path.join(dataDir, "receipts.ndjson");
  const { pool, prisma } = database;
  const config = readConfig({ DATA_DIR: dataDir });
  const parts = { pool, prisma, config, blobs: undefined as never, receiptKeys: new ReceiptKeys(prisma, "secret") };
  const row = await prisma.job.findUniqueOrThrow({ where: { no: job.no } });
  const download = () => pipeline(Readable.from(receiptStream(parts, row, 0)), createWriteStream(file));
  const first = await cpuSeconds(download);
  const again = await cpuSeconds(download);
  const proof = await cpuSeconds(() => verifyReceipts(createReadStream(file)));
  return [
    measured("receipts a second, downloaded for the first time", units / first, format.perSecond, { atLeast: 5_000 }),
    measured("  downloaded again", units / again, format.perSecond),
    measured("receipts a second, proven", units / proof, format.perSecond, { atLeast: 20_000 }),
  ];
}

async function settledJob({ pool }: Database, units: number): Promise<JobRecord> {
  const store = createPostgresUnitStore(pool, "bench");
  await store.beginTerm();
  const seen = { id: "dev_one" as DeviceId, label: "One", engine: "chromium", cores: 1, network: null };
  const device = await store.joinDevice(seen);
  const id = await seedJob(pool, { units, replicas: 1 });
  const program = { source: { blob: "0".repeat(64) } };
  await pool.query("UPDATE job SET manifest = $2 WHERE id = $1", [id, { program }]);
  const job = await store.openJob(id);
  if (!job) throw new Error("The job was not opened.");
  for (let from = 0; from < units; from += GROUP)
    await store.commit(
      settledAlone(
        job,
        device,
        Array.from({ length: GROUP }, (_, at) => from + at),
      ),
    );
  return job;
}

/** What signing and proving each receipt by itself would cost. */
function measureSignatures(): Measure[] {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const text = Buffer.alloc(600, "x");
  const signature = sign(null, text, privateKey);
  const microsOf = (act: () => unknown) => {
    const before = process.cpuUsage();
    for (let count = 0; count < SIGNATURES; count++) act();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / SIGNATURES;
  };
  return [
    measured(
      "an Ed25519 signature",
      microsOf(() => sign(null, text, privateKey)),
      format.micros,
    ),
    measured(
      "  its proof",
      microsOf(() => verify(null, text, publicKey, signature)),
      format.micros,
    ),
  ];
}

async function cpuSeconds(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
