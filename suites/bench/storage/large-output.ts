import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { CDPSession } from "playwright";
import { LIMITS } from "#protocol/limits";
import { launchChromium } from "#suites/kit/engines/launch-chromium";
import { TEST_KEYS } from "#suites/kit/s3/s3-keys";
import type { S3Server } from "#suites/kit/s3/s3-server";
import { format, type Measure, measured } from "../measure";
import { cpuSeconds } from "../page/busy-processes";
import { residentBytes } from "../resident-bytes";
import type { BenchSite } from "../site/open-site";
import { until } from "../site/until";

const MIB = 1024 * 1024;
const OUTPUT_MIB = { full: LIMITS.MAX_PLACED_OUTPUT_BYTES / MIB, quick: 65 };
const SAMPLE_MS = 100;
const SETTLE_MS = 3_000;
const WITHIN_MS = 300_000;
/** While a unit ends, its value and its encoded output exist at once, and on its way between two sites a copy of it. */
const AIM = { timesItsBytes: 4 };

/** No two pieces of it are alike. */
const programOf = (mib: number) => `export default () => {
  const bytes = new Uint8Array(${mib} * ${MIB});
  for (let at = 0; at < bytes.length; at += 4096) bytes[at] = (at / 4096) % 251;
  return bytes;
};
`;

const hashOf = (mib: number): string => {
  const hash = createHash("sha256");
  const piece = Buffer.alloc(MIB);
  for (let nth = 0; nth < mib; nth += 1) {
    for (let at = 0; at < MIB; at += 4_096) piece[at] = ((nth * MIB + at) / 4_096) % 251;
    hash.update(piece);
  }
  return hash.digest("hex");
};

/** One output of the greatest size that a bucket takes, made by a real browser and uploaded by it in pieces. */
export async function measureLargeOutput(
  { url, client }: BenchSite,
  s3: S3Server,
  { quick }: { quick: boolean },
): Promise<Measure[]> {
  const mib = quick ? OUTPUT_MIB.quick : OUTPUT_MIB.full;
  await client.saveConnection({ name: "large", endpoint: s3.endpoint, bucket: "bucket", keys: TEST_KEYS });
  const { blob } = await client.upload(new TextEncoder().encode(programOf(mib)));
  const browser = await launchChromium();
  try {
    const page = await (await browser.newContext({ locale: "en-CA" })).newPage();
    await page.goto(url);
    await page.getByRole("button", { name: "Light up" }).click();
    await sleep(SETTLE_MS);
    const session = await browser.newBrowserCDPSession();
    const [memory, cpu] = [await watchMemory(session), await cpuOf(session)];
    const before = s3.visits.length;
    const startedAt = performance.now();
    const { id } = await client.submitJob({
      name: "Much out of little",
      program: { runtime: "js", source: { blob } },
      inputs: { kind: "range", from: 1, to: 1 },
      limits: { outputBytes: LIMITS.MAX_PLACED_OUTPUT_BYTES, seconds: 60 },
      destination: "s3://large/much/{unit}",
      replicas: 1,
      budget: "0.10",
    });
    const listed = until("The last listing", WITHIN_MS, async () => s3.bucket().get(`much/listing-${id}/end.json`));
    const mostBytes = await memory.during(listed);
    const ms = performance.now() - startedAt;
    const cpuMs = (await cpuOf(session)) - cpu;
    const object = s3.bucket().bytesOf("much/000000") ?? new Uint8Array();
    if (createHash("sha256").update(object).digest("hex") !== hashOf(mib))
      throw new Error(`What arrived, ${object.length} bytes, is not what was made.`);
    const pieces = s3.visits
      .slice(before)
      .filter(({ method, byLink, status }) => method === "PUT" && byLink && status === 200);
    return [
      measured(`one output of ${mib} MiB by Chromium, in ${pieces.length} pieces: until it is listed`, ms, format.ms),
      measured("  processor time of the browser", cpuMs, format.ms),
      measured("  memory that the browser gained, most", mostBytes, format.megabytes, {
        atMost: AIM.timesItsBytes * mib * MIB,
      }),
    ];
  } finally {
    await browser.close();
  }
}

async function cpuOf(session: CDPSession): Promise<number> {
  return [...(await cpuSeconds(session)).values()].reduce((sum, seconds) => sum + seconds * 1_000, 0);
}

/** The most that all processes of the browser have more than now, while something is awaited. */
async function watchMemory(session: CDPSession): Promise<{ during(work: Promise<unknown>): Promise<number> }> {
  const read = async () => residentBytes([...(await cpuSeconds(session)).keys()]);
  const before = await read();
  return {
    async during(work) {
      let most = before;
      let isOver = false;
      const over = () => {
        isOver = true;
      };
      work.then(over, over);
      for (; !isOver; await sleep(SAMPLE_MS)) most = Math.max(most, await read());
      await work;
      return most - before;
    },
  };
}
