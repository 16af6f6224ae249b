import type { JobId } from "#core/ids";
import type { S3Server } from "#suites/kit/s3/s3-server";
import { testConnection } from "../../buckets/testing/test-connection";
import { seedJob } from "../../testing/seed-job";
import type { TestCoordinator } from "../../testing/start-test-coordinator";

interface Objects {
  /** The owner of the connection and of the job. */
  owner: string;
  units: number;
}

/** A job whose units each read an object of their own: `object N`, at `here/N +ü.txt`. */
export async function seedOverObjects(
  { handle }: TestCoordinator,
  s3: S3Server,
  { owner, units }: Objects,
): Promise<JobId> {
  const { pool, blobs, connections, coordinator } = handle;
  const { id: _, ...fields } = testConnection(s3);
  const { id } = await connections.save({ ...fields, owner });
  const lines = Array.from({ length: units }, (_, unit) => {
    const { etag, bytes } = s3.bucket().put(`here/${unit} +ü.txt`, `object ${unit}`);
    return `${JSON.stringify({ name: "in.txt", object: { connection: id, key: `${unit} +ü.txt`, etag, bytes } })}\n`;
  });
  const { hash, bytes } = await blobs.putBytes(new TextEncoder().encode(lines.join("")));
  const seeded = await seedJob(pool, { units, replicas: 1, customerId: owner });
  await pool.query(
    `UPDATE job SET units_blob = $2, spec = (spec - 'range') || '{"inputKind":"files","args":[]}'::jsonb WHERE id = $1`,
    [seeded, hash],
  );
  const inJob = "job_no = (SELECT no FROM job WHERE id = $1)";
  await pool.query(`UPDATE block SET byte_offset = 0, byte_length = $2 WHERE ${inJob}`, [seeded, bytes]);
  await coordinator.openJob(seeded);
  return seeded;
}
