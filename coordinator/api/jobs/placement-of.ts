import type { Job as JobRow } from "#prisma/generated/client";
import type { JobPlacement } from "#protocol/api/jobs";
import type { BucketFault } from "#protocol/api/storage";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import type { Language } from "#protocol/text/language";
import { bucketFaultInWords } from "#protocol/words/finding-in-words";
import { handle } from "../../handle";

const THE_BUCKET: Record<Language, string> = { en: "The bucket", fr: "Le compartiment" };
const UNKNOWN_PLACE = { bucket: "", region: "", endpoint: "" };

/** How many of a job's outputs are in its bucket; null if they do not go to one. */
export async function placementOf(
  { no: jobNo, customerId, manifest }: JobRow,
  language: Language = "en",
): Promise<JobPlacement | null> {
  const { prisma, connections } = handle();
  const row = await prisma.destination.findUnique({ where: { jobNo } });
  const { destination } = manifest as unknown as JobManifest;
  if (!row || destination === undefined) return null;
  const [all, waiting, known] = await Promise.all([
    prisma.placement.count({ where: { jobNo } }),
    prisma.placement.count({ where: { jobNo, nextAt: { not: null } } }),
    row.fault === null ? [] : connections.list(customerId),
  ]);
  const connection = known.find(({ id }) => id === row.connectionId) ?? UNKNOWN_PLACE;
  return {
    destination,
    placed: all - waiting,
    waiting,
    listed: row.written,
    isDone: row.nextAt === null,
    problem:
      row.fault === null
        ? null
        : bucketFaultInWords(row.fault as BucketFault, THE_BUCKET[language], connection, "write", language),
  };
}
