import { LIMITS } from "#protocol/limits";
import { TEST_KEYS } from "#suites/kit/s3/s3-keys";
import type { S3Server } from "#suites/kit/s3/s3-server";
import { format, type Measure, measured } from "../measure";
import type { Stage } from "../section";
import type { BenchSite } from "../site/open-site";
import { until } from "../site/until";
import { type BucketBytes, bucketDevice } from "./bucket-device";
import { countingProxy } from "./counting-proxy";

const MIB = 1024 * 1024;
const LINE_BYTES = 64;
/** Longer than what the bucket sends at once. */
const LINES = Buffer.alloc(MIB, `${"x".repeat(LINE_BYTES - 1)}\n`);
const KEEP_EVERY_MS = 5_000;

export interface Scale {
  pieces: number;
  pieceMib: number;
  /** With caches that hold each piece twice. */
  devices: number;
  /** What the fastest device and the slowest one compute over a piece; the others lie between. */
  unitMs: readonly [number, number];
  /** For each of two jobs. */
  placedWithinMs: number;
}

interface Place {
  site: BenchSite;
  s3: S3Server;
  stage: Stage;
}

/** A job that reads an object in pieces and writes as much, and a second one over the same. What is known is kept. */
export async function measurePieces({ site, s3, stage }: Place, scale: Scale): Promise<Measure[]> {
  const { pieces, pieceMib, devices: count, unitMs, placedWithinMs } = scale;
  const { url, client } = site;
  s3.bucket().forgets = (key) => /^(out|again)\/\d/.test(key);
  s3.bucket().putMade("in/all.csv", pieces * pieceMib * MIB, linesBetween);
  await client.saveConnection({ name: "frames", endpoint: s3.endpoint, bucket: "bucket", keys: TEST_KEYS });
  const { blob } = await client.upload(new TextEncoder().encode("export default (bytes) => bytes;"));
  const proxy = await countingProxy(url);
  const moving: BucketBytes = { read: 0, written: 0, hits: 0, inputs: 0 };
  const before = s3.visits.length;
  const submit = (folder: string) =>
    client.submitJob({
      name: "A bucket in pieces",
      program: { runtime: "js", source: { blob } },
      inputs: { kind: "bucket", objects: ["s3://frames/in/all.csv"], pieceMib },
      destination: `s3://frames/${folder}/{unit}`,
      replicas: 2,
      limits: { outputBytes: LIMITS.MAX_PLACED_OUTPUT_BYTES },
      budget: "1.00",
      cores: count,
    });
  const placed = async (folder: string, jobId: string, soFar: (agreed: number) => Measure[]) => {
    const end = `${folder}/listing-${jobId}/end.json`;
    let keepAt = 0;
    await until("The last listing", placedWithinMs, async () => {
      stage.signal.throwIfAborted();
      if (performance.now() >= keepAt) {
        keepAt = performance.now() + KEEP_EVERY_MS;
        stage.keep(folder, soFar((await client.getJob({ jobId })).agreed));
      }
      return s3.bucket().get(end);
    });
    const { agreed, failed, units } = await client.getJob({ jobId });
    if (agreed !== pieces) throw new Error(`Of ${units} units ${agreed} agreed and ${failed} failed.`);
    stage.keep(folder, soFar(agreed));
  };
  const throughCity = (agreed: number): Measure[] => {
    const city = proxy.bytes() + bytesOfCity(s3, before);
    const moved = moving.read + moving.written;
    const upTo = agreed === pieces ? "" : `; of ${pieces} units ${agreed} had agreed`;
    return [
      measured(
        `${pieces} pieces of ${pieceMib} MiB, twice each, and as many outputs: moved${upTo}`,
        moved,
        format.megabytes,
      ),
      measured("  through the city, all messages and looks into the bucket", city, format.megabytes),
      measured("  that is", city / (city + moved), (share) => `${(share * 100).toFixed(3)} %`, { atMost: 0.01 }),
    ];
  };
  const inCaches = (first: BucketBytes): Measure[] => {
    const [inputs, hits] = [moving.inputs - first.inputs, moving.hits - first.hits];
    if (inputs === 0) return [];
    return [
      measured(`a second job over the same: of ${inputs} inputs in devices' caches`, hits / inputs, format.percent, {
        atLeast: 0.9,
      }),
    ];
  };
  const job = await submit("out");
  const [fastest, slowest] = unitMs;
  const devices = Array.from({ length: count }, (_, nr) =>
    bucketDevice(proxy.url, pieceMib * MIB, fastest + ((slowest - fastest) * nr) / (count - 1), moving),
  );
  try {
    await placed("out", job.id, throughCity);
    const whole = throughCity(pieces);
    const first = { ...moving };
    await placed("again", (await submit("again")).id, () => inCaches(first));
    return [...whole, ...inCaches(first)];
  } finally {
    for (const device of devices) device.close();
    await proxy.close();
  }
}

/** An object without end, of lines that are all alike. */
function linesBetween(start: number, end: number): Uint8Array {
  const first = start % LINE_BYTES;
  const bytes = end - start;
  return bytes + first <= LINES.length
    ? LINES.subarray(first, first + bytes)
    : Buffer.alloc(bytes + first, LINES).subarray(first);
}

/** What the city itself read and wrote of objects, plus an allowance for every request. */
function bytesOfCity(s3: S3Server, since: number): number {
  const own = s3.visits.slice(since).filter(({ byLink }) => !byLink);
  const listings = s3
    .bucket()
    .all()
    .filter(({ key }) => key.includes("/listing-"))
    .reduce((sum, { bytes }) => sum + bytes, 0);
  const ranges = own.reduce((sum, { range }) => {
    const [, first = "0", last = "-1"] = /bytes=(\d+)-(\d+)/.exec(range ?? "") ?? [];
    return sum + Number(last) - Number(first) + 1;
  }, 0);
  return listings + ranges + own.length * BYTES_PER_QUESTION;
}

/** Headers of a signed request and of its response. */
const BYTES_PER_QUESTION = 1_500;
