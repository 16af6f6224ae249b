import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { LIMITS } from "#protocol/limits";
import { knownCustomer } from "#suites/kit/customers/new-customer";
import { finishedJob } from "../hostile-input/finished-job";
import { format, type Measure, measured, skipped } from "../measure";
import type { Section } from "../section";
import { databaseOf } from "../site/database-of";
import { getRaw } from "../site/get-raw";
import { ADMIN, type BenchSite, openSite } from "../site/open-site";

const RESULTS = 1_000;
/** Programs are packed once they are asked for again and again, by a thread that may be busy. */
const MAX_PACKING_MS = 480_000;
const LOOK_EVERY_MS = 2_000;

interface Thing {
  what: string;
  address: string;
  encodings: readonly ("gzip" | "br")[];
  /** How long it may take until it is packed; other things are packed when they are asked for, or never. */
  packsWithinMs: number;
  /** A page has another nonce each time. */
  differs?: true;
}

export const transfer: Section = {
  name: "transfer",
  about: "bytes on the wire of programs, answers and pages, as they are and packed",
  maxMs: 900_000,
  async run(stage) {
    const site = await openSite(stage.scratch);
    try {
      const { apiKey } = await knownCustomer(site.url, ADMIN);
      const headers = { authorization: `Bearer ${apiKey}` };
      const measures: Measure[] = [];
      for (const thing of [...(await programsOf(site)), ...(await answersOf(site))]) {
        stage.print(`  ${thing.what}`);
        measures.push(...(await rowsOf(thing, headers)));
        stage.keep("transfer", measures);
      }
      return measures;
    } finally {
      await site.stop();
    }
  },
};

/** As devices get them: the samples' own, metered where they are, and the interpreter that one of them needs. */
async function programsOf(site: BenchSite): Promise<Thing[]> {
  const { samples } = await site.client.listSamples({});
  for (const { manifest } of samples) await site.client.submitJob({ ...manifest, cores: 0, budget: "0.01" });
  const database = await databaseOf(site.dataDir);
  try {
    const { rows } = await database.query<{ name: string; runtime: string; hash: string }>(
      `SELECT name, coalesce(spec ->> 'python', spec ->> 'runtime') AS runtime, spec -> 'program' ->> 'hash' AS hash
       FROM job WHERE (spec -> 'program' ->> 'bytes')::bigint >= $1 ORDER BY no`,
      [LIMITS.MIN_PACKED_BLOB_BYTES],
    );
    return rows.map(({ name, runtime, hash }) => ({
      what: runtime === "wasi" || runtime === "js" ? `the program of "${name}"` : "the interpreter of Python",
      address: `${site.url}/blobs/${hash}`,
      encodings: ["br"],
      packsWithinMs: MAX_PACKING_MS,
    }));
  } finally {
    await database.end();
  }
}

async function answersOf(site: BenchSite): Promise<Thing[]> {
  const { blob } = await site.client.upload(new TextEncoder().encode("export default (n) => n;\n"));
  const { jobId, finish } = await finishedJob(site, site.client, blob, { units: RESULTS, inBlobs: false });
  await finish();
  const { control } = JSON.parse(await readFile("dist/browser/manifest.json", "utf8")) as { control: string };
  const api = `${site.url}/api/v1`;
  return [
    { what: "the control worker's script", address: `${site.url}/build/${control}` },
    { what: "the sandbox's document", address: `${site.url.replace("localhost", "127.0.0.1")}/box` },
    { what: "the front page", address: site.url, differs: true as const },
    { what: "the OpenAPI document", address: `${api}/openapi.json` },
    { what: "1,000 results, a page", address: `${api}/jobs/${jobId}/results?limit=${RESULTS}` },
    { what: "1,000 results as JSON lines", address: `${api}/jobs/${jobId}/results.ndjson` },
    { what: "1,000 results as CSV", address: `${api}/jobs/${jobId}/results.csv` },
  ].map((thing) => ({ ...thing, encodings: ["gzip", "br"], packsWithinMs: 0 }));
}

const UNPACKED = { gzip: gunzipSync, br: brotliDecompressSync };

async function rowsOf(
  { what, address, encodings, packsWithinMs, differs }: Thing,
  headers: Record<string, string>,
): Promise<Measure[]> {
  const accepting = (encoding: string) => ({ ...headers, "accept-encoding": encoding });
  const { bytes: plain } = await getRaw(address, accepting("identity"));
  const rows = [measured(`${what}: as it is`, plain.length, format.bytes)];
  for (const encoding of encodings) {
    const bytes = await packedBytes(address, accepting(encoding), packsWithinMs);
    if (bytes && !differs && !UNPACKED[encoding](bytes).equals(plain))
      throw new Error(`${what} is another one as ${encoding}.`);
    rows.push(bytes ? measured(`  ${encoding}`, bytes.length, format.bytes) : skipped(`  ${encoding}`, "not packed"));
  }
  return rows;
}

/** Undefined if it is not packed in time. Until then it is looked at, and not read. */
async function packedBytes(address: string, headers: Record<string, string>, withinMs: number) {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await fetch(address, { headers });
    await answer.body?.cancel();
    if (answer.headers.get("content-encoding") === headers["accept-encoding"])
      return (await getRaw(address, headers)).bytes;
    if (Date.now() >= until) return undefined;
    await sleep(LOOK_EVERY_MS);
  }
}
