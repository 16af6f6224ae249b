import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { JobId } from "#core/ids";
import type { Limits } from "#protocol/limits";
import { S3Server } from "#suites/kit/s3/s3-server";
import { testConnection } from "../../buckets/testing/test-connection";
import type { SeededJob } from "../../testing/seed-job";
import type { DeviceOptions, SocketDevice } from "../../testing/socket-device";
import { startTestCoordinator, type TestCoordinator } from "../../testing/start-test-coordinator";
import { until } from "../../testing/until";

/** A city whose jobs send their outputs to a bucket. */
export interface CityWithBucket {
  city: TestCoordinator;
  s3: S3Server;
  /** All devices that connected. */
  devices: readonly SocketDevice[];
  join(options: DeviceOptions): SocketDevice;
  /** Opens a job with the bucket as its destination, and returns its connection. */
  submit(template: string, job: SeededJob): Promise<{ jobId: string; connectionId: string }>;
  /** Resolves when the last object says that everything is placed and listed. */
  ended(): Promise<unknown>;
}

const QUICK = { PLACEMENT_ROUND_MS: 50, MAX_LISTING_DELAY_MS: 0, MAX_PLACEMENT_PAUSE_MS: 100 };

/** One city for all tests of a file; each of them has its own bucket and devices, and leaves no job behind. */
export function eachWithBucket(limits: Partial<Limits>, begin: (here: CityWithBucket) => void) {
  let city: TestCoordinator;
  let s3: S3Server;
  let devices: SocketDevice[];
  let jobId: string;

  beforeAll(async () => {
    city = await startTestCoordinator({}, { PRIVATE_NETWORKS: "127.0.0.0/8" }, { ...QUICK, ...limits });
  });

  afterAll(() => city.close());

  beforeEach(async () => {
    s3 = await new S3Server().listen();
    devices = [];
    begin({
      city,
      s3,
      devices,
      join(options) {
        const device = city.device(options);
        devices.push(device);
        return device;
      },
      async submit(template, job) {
        const { id: _, ...fields } = testConnection(s3);
        const { id: connectionId } = await city.handle.connections.save({ ...fields, owner: "seed" });
        jobId = await city.seed({ ...job, destination: { connectionId, template } });
        return { jobId, connectionId };
      },
      ended: () => until("the listing ends", () => s3.bucket().get(`here/out/listing-${jobId}/end.json`) !== undefined),
    });
  });

  afterEach(async () => {
    for (const device of devices) device.close();
    city.handle.coordinator.dispatch({ kind: "job.changed", jobId: jobId as JobId, state: "cancelled" });
    await city.handle.pool.query("UPDATE destination SET next_at = NULL");
    await s3.close();
  });
}
