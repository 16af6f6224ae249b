import { LIMITS } from "#protocol/limits";
import { TEST_KEYS } from "#suites/kit/s3/s3-keys";
import { S3Server } from "#suites/kit/s3/s3-server";
import { format, type Measure, measured } from "../measure";
import type { Section } from "../section";
import { type BenchSite, openSite } from "../site/open-site";
import { until } from "../site/until";
import { type BucketBytes, bucketDevice } from "./bucket-device";
import { countingProxy } from "./counting-proxy";
import { measureLargeOutput } from "./large-output";

const MIB = 1024 * 1024;

interface Scale {
  pieces: number;
  pieceMib: number;
  /** With caches that hold each piece twice. */
  devices: number;
  placedWithinMs: number;
}

/** Ten gigabytes in pieces of 64 MiB, scaled down: smaller pieces mean more work for the city per byte. */
const FULL: Scale = { pieces: 128, pieceMib: 4, devices: 4, placedWithinMs: 180_000 };
const QUICK: Scale = { ...FULL, pieces: 8, pieceMib: 1 };
/** At its size; it takes some minutes, and is run only when it is named. */
const TEN_GIGABYTES: Scale = { pieces: 160, pieceMib: 64, devices: 64, placedWithinMs: 420_000 };
/** Its pieces, and a tenth of them. */
const ONE_GIGABYTE: Scale = { ...TEN_GIGABYTES, pieces: 16, devices: 8 };
const LINE_BYTES = 64;

export const storage: Section = {
  name: "storage",
  about: "bytes through the city while a job reads a bucket in pieces and writes its outputs into it; a large output",
  maxMs: 600_000,
  async run(stage) {
    const s3 = await new S3Server().listen();
    const site = await openSite(stage.scratch, { PRIVATE_NETWORKS: "127.0.0.0/8" });
    try {
      if (stage.only !== "" && "ten gigabytes".includes(stage.only))
        return await measure(site, s3, stage.quick ? ONE_GIGABYTE : TEN_GIGABYTES);
      const pieces = "pieces".includes(stage.only) ? await measure(site, s3, stage.quick ? QUICK : FULL) : [];
      stage.keep("pieces", pieces);
      const large = "large output".includes(stage.only) ? await measureLargeOutput(site, s3, stage) : [];
      return [...pieces, ...large];
    } finally {
      await site.stop();
      await s3.close();
    }
  },
};

async function measure(
  { url, client }: BenchSite,
  s3: S3Server,
  { pieces, pieceMib, devices: count, placedWithinMs }: Scale,
): Promise<Measure[]> {
  const line = Buffer.from(`${"x".repeat(LINE_BYTES - 1)}\n`);
  s3.bucket().forgets = (key) => /^(out|again)\/\d/.test(key);
  s3.bucket().putMade("in/all.csv", pieces * pieceMib * MIB, (start, end) => {
    const first = start % LINE_BYTES;
    return Buffer.alloc(end - start + first, line).subarray(first);
  });
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
  const placed = async (folder: string, jobId: string) => {
    const end = `${folder}/listing-${jobId}/end.json`;
    await until("The last listing", placedWithinMs, async () => s3.bucket().get(end));
    const { agreed, failed, units } = await client.getJob({ jobId });
    if (agreed !== pieces) throw new Error(`Of ${units} units ${agreed} agreed and ${failed} failed.`);
  };
  const job = await submit("out");
  const devices = Array.from({ length: count }, () => bucketDevice(proxy.url, pieceMib * MIB, moving));
  try {
    await placed("out", job.id);
    const city = proxy.bytes() + bytesOfCity(s3, before);
    const moved = moving.read + moving.written;
    const first = { ...moving };
    await placed("again", (await submit("again")).id);
    const [inputs, hits] = [moving.inputs - first.inputs, moving.hits - first.hits];
    return [
      measured(`${pieces} pieces of ${pieceMib} MiB, twice each, and as many outputs: moved`, moved, format.megabytes),
      measured("  through the city, all messages and looks into the bucket", city, format.megabytes),
      measured("  that is", city / (city + moved), (share) => `${(share * 100).toFixed(3)} %`, { atMost: 0.01 }),
      measured(`a second job over the same: of ${inputs} inputs in devices' caches`, hits / inputs, format.percent, {
        atLeast: 0.9,
      }),
    ];
  } finally {
    for (const device of devices) device.close();
    await proxy.close();
  }
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
