import { setTimeout as sleep } from "node:timers/promises";
import type { LamplighterClient } from "#client/lamplighter";
import { MINUTE } from "#core/time";
import { LIMITS } from "#protocol/limits";
import { unitsPerArchive } from "#protocol/manifest/results-index";
import type { Attack, Attacker } from "./attack";
import { manyEmptyParts } from "./device-outputs";
import { finishedJob } from "./finished-job";
import { untilReached } from "./until-reached";
import { failedJob, longJob, paintedJob } from "./written-jobs";

const MIB = 1024 * 1024;
const FAILURES = 1_000_000;
const LOOKS = 8;
const DOWNLOADS = 4;
const LONG_UNITS = 3;
const COMPARISONS = 5;
const PER_PAGE = 100;
const HALF = LIMITS.MAX_CHAINED_OUTPUTS / 2;
const LOOK_EVERY_MS = 250;
const MAX_START_MS = 10 * MINUTE;

/** A refusal counts as an answer. */
const answered = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    () => undefined,
  );

const uploaded = async (client: LamplighterClient, content: Uint8Array<ArrayBuffer>): Promise<string> =>
  (await untilReached(() => client.upload(content))).blob;

function previews(
  what: string,
  kind: "json" | "jsonl" | "lines",
  contents: () => Iterable<Uint8Array<ArrayBuffer>>,
): Attack {
  return {
    what,
    async prepare({ client, program }) {
      const blobs: string[] = [];
      for (const content of contents()) blobs.push(await uploaded(client, content));
      const preview = (blob: string) =>
        answered(
          client.previewJob({
            manifest: {
              name: "Much",
              program: { runtime: "js", source: { blob: program } },
              inputs: { kind, source: { blob } },
              budget: "0.01",
            },
          }),
        );
      return () => Promise.all(blobs.map(preview));
    },
  };
}

const filled = (bytes: number, piece: string, head = "", tail = "") =>
  new TextEncoder().encode(head + piece.repeat(Math.floor(bytes / piece.length)) + tail);

const text = (content: string) => new TextEncoder().encode(content);

const comparison = (blob: string) => ({ comparison: { kind: "program" as const, source: { blob } } });

/** Customers' functions that do this as they are loaded. */
function comparisons(what: string, act: string): Attack {
  return {
    what,
    bystander: async (client, nth) => comparison(await uploaded(client, text(`export default () => true; // ${nth}`))),
    async prepare({ client, program }) {
      const blobs: string[] = [];
      for (let nth = 0; nth < COMPARISONS; nth += 1)
        blobs.push(await uploaded(client, text(`${act};\nexport default () => ${nth} > 0;`)));
      const preview = (blob: string) =>
        answered(
          client.previewJob({
            manifest: {
              name: "Compared for ever",
              program: { runtime: "js", source: { blob: program } },
              inputs: { kind: "range", from: 1, to: 2 },
              budget: "0.01",
              ...comparison(blob),
            },
          }),
        );
      return () => Promise.all(blobs.map(preview));
    },
  };
}

function* three(content: (nth: number) => Uint8Array<ArrayBuffer>) {
  for (let nth = 1; nth <= 3; nth += 1) yield content(nth);
}

async function readAll(address: string, apiKey: string): Promise<void> {
  const answer = await fetch(address, { headers: { authorization: `Bearer ${apiKey}` } });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  for await (const _ of answer.body ?? []);
}

function* archives() {
  for (let from = 0; from < LIMITS.MAX_CHAINED_OUTPUTS; from += unitsPerArchive(0)) yield `zip?from=${from}`;
}

/** At a finished job with a small output of its own for each of 100,000 units. */
function looks(what: string, look: (attacker: Attacker, jobId: string) => Promise<unknown>[]): Attack {
  return {
    what,
    async prepare(attacker) {
      const { site, client, program } = attacker;
      const { jobId, finish } = await finishedJob(site, client, program, {
        units: LIMITS.MAX_CHAINED_OUTPUTS,
        inBlobs: false,
      });
      await finish();
      return () => Promise.all(look(attacker, jobId));
    },
  };
}

/** Another job's outputs as files, and reduced to one: when the job ends, both start. */
function chains(what: string, inBlobs: boolean): Attack {
  return {
    what,
    async prepare({ site, client, program }) {
      const source = await finishedJob(site, client, program, { units: LIMITS.MAX_CHAINED_OUTPUTS, inBlobs });
      const over = (more: object) =>
        client.submitJob({
          name: "Over much",
          program: { runtime: "js", source: { blob: program } },
          inputs: { kind: "outputs", job: source.jobId, ...more },
          cores: 0,
          budget: "0.01",
        });
      return async () => {
        const jobs = await Promise.all([{}, { group: 100, untilOne: true }].map(over));
        await source.finish();
        for (const { id: jobId } of jobs) await started(client, jobId);
      };
    },
  };
}

async function started(client: LamplighterClient, jobId: string): Promise<void> {
  const until = Date.now() + MAX_START_MS;
  while (Date.now() < until) {
    const { units, state, message } = await client.getJob({ jobId });
    if (units > 0) return;
    if (state === "cancelled") throw new Error(`${jobId} did not start: ${message}`);
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`${jobId} did not start in time.`);
}

export const ATTACKS: Attack[] = [
  previews("three JSON arrays of 64 MiB", "json", () =>
    three((nth) => filled(64 * MIB, '{"a":[1,2,3],"b":"xxxxxxxxxxxx"},', "[", `${nth}]`)),
  ),
  previews("three times JSON lines of 64 MiB", "jsonl", () =>
    three((nth) => filled(64 * MIB, '{"a": [1, 2, 3], "b": "xxxxxxxxxxxx"}\n', "", `{"a": ${nth}}`)),
  ),
  previews("three times 64 MiB of line ends", "lines", () => three((nth) => filled(64 * MIB, "\n", `${nth}`))),
  previews("three times 200 MiB without a line end", "lines", () => three((nth) => filled(200 * MIB, "x", `${nth}`))),
  {
    what: "five programs of 24 MB of 0;",
    async prepare({ client }) {
      const blobs: string[] = [];
      for (let nth = 0; nth < 5; nth += 1)
        blobs.push(await uploaded(client, filled(24e6, "0;", `${nth};`, "export default () => 1")));
      return () => Promise.all(blobs.map((blob) => answered(client.checkProgram({ runtime: "js", blob }))));
    },
  },
  // A single call takes so long that only the clock can end it.
  comparisons("five comparison functions that never end", `"a".repeat(2 ** 21).includes("a".repeat(2 ** 20) + "b")`),
  comparisons("five that leave gaps in their memory", `for (;;) "x".repeat(2 ** 24).replace(/x/g, "yy")`),
  { what: "outputs of eight devices with millions of empty parts", prepare: manyEmptyParts },
  {
    what: "bodies of 2 MiB: nested, and of unknown fields",
    async prepare({ site, apiKey }) {
      const post = (body: string) =>
        fetch(`${site.url}/api/v1/jobs/preview`, {
          method: "POST",
          headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
          body,
        }).then((answer) => answer.arrayBuffer());
      const fields = Array.from({ length: 150_000 }, (_, at) => `"f${at}":1`).join(",");
      const bodies = [`{"manifest":${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}}`, `{${fields}}`];
      return () => Promise.all(Array.from({ length: LOOKS }, (_, at) => post(bodies[at % 2] ?? "")));
    },
  },
  {
    what: "eight looks at the mosaic of a million failures",
    async prepare({ site, client, program }) {
      const jobId = await failedJob(site, client, program, FAILURES);
      return () => Promise.all(Array.from({ length: LOOKS }, () => client.getMosaic({ jobId })));
    },
  },
  {
    what: "eight looks at a picture of tiles of 3 MiB",
    async prepare({ site, client, apiKey, program }) {
      const jobId = await paintedJob(site, client, program);
      const look = () =>
        fetch(`${site.url}/pictures/${jobId}`, { headers: { authorization: `Bearer ${apiKey}` } }).then((answer) =>
          answer.arrayBuffer(),
        );
      return () => Promise.all(Array.from({ length: LOOKS }, look));
    },
  },
  {
    what: "four downloads of results of 16 MiB of control characters",
    async prepare({ site, client, apiKey, program }) {
      const jobId = await longJob(site, client, program, LONG_UNITS);
      const read = () => readAll(`${site.url}/api/v1/jobs/${jobId}/results.ndjson`, apiKey);
      return () => Promise.all(Array.from({ length: DOWNLOADS }, read));
    },
  },
  looks("the pages of 100,000 results, from the first to the last", ({ client }, jobId) =>
    [-1, HALF, LIMITS.MAX_CHAINED_OUTPUTS - PER_PAGE].flatMap((after) => [
      client.listResults({ jobId, after, limit: PER_PAGE }),
      client.getMosaic({ jobId }),
    ]),
  ),
  looks("100,000 results as lines, CSV, Parquet and all archives at once", ({ site, apiKey }, jobId) =>
    ["ndjson", "csv", "parquet", ...archives()].map((form) =>
      readAll(`${site.url}/api/v1/jobs/${jobId}/results.${form}`, apiKey),
    ),
  ),
  chains("two jobs over 100,000 outputs of another", false),
  chains("two jobs over 100,000 outputs that are blobs", true),
];
