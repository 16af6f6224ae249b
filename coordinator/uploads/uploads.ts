import { DAY } from "#core/time";
import type { PrismaClient } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { hasPower } from "#protocol/people/roles";
import type { Person } from "../auth/context";
import { sharedAllowance } from "../organisations/shared-allowance";

/** The owner of what everybody may use: the samples. */
export const CITY = "city";

/** From now on `owner` may name these bytes in manifests, and read them, because uploading bytes proves knowing them. */
export async function recordUploads(prisma: PrismaClient, owner: string, hashes: readonly string[]): Promise<void> {
  await prisma.upload.createMany({ data: hashes.map((hash) => ({ owner, hash })), skipDuplicates: true });
}

/** A person's own upload, or what was made from one for their jobs: it counts towards their storage limit. */
export async function recordUpload(prisma: PrismaClient, owner: string, hash: string, bytes: number): Promise<void> {
  await prisma.upload.upsert({
    where: { hash_owner: { hash, owner } },
    create: { hash, owner, bytes },
    update: { bytes, at: new Date(), checkAt: new Date(Date.now() + LIMITS.MAX_IDLE_UPLOAD_DAYS * DAY) },
  });
}

/** How many bytes the customer stores here, with whoever shares the allowance. */
export async function storedTogether(prisma: PrismaClient, customerId: string): Promise<number> {
  const owner = { in: await sharedAllowance(prisma, customerId) };
  const { _sum } = await prisma.upload.aggregate({ where: { owner }, _sum: { bytes: true } });
  return Number(_sum.bytes ?? 0);
}

/** The blobs that the person has uploaded, or that everybody may use: whether others exist is not revealed. */
export async function ownUploads(
  prisma: PrismaClient,
  person: Pick<Person, "id">,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await prisma.$queryRaw<{ hash: string }[]>`
    SELECT DISTINCT hash FROM upload WHERE hash = ANY(${[...hashes]}::text[]) AND owner IN (${person.id}, ${CITY})`;
  return new Set(rows.map(({ hash }) => hash));
}

/** What the person uploaded, and the prepared form of their programs. An admin who may open customers' jobs may read everything. */
export async function mayReadBlob(prisma: PrismaClient, person: Person, hash: string): Promise<boolean> {
  if (hasPower(person.role, "inspect")) return true;
  if ((await ownUploads(prisma, person, [hash])).size > 0) return true;
  const programs = await prisma.program.findMany({ where: { preparedHash: hash }, select: { hash: true } });
  const sources = programs.map((program) => program.hash);
  return (await ownUploads(prisma, person, sources)).size > 0;
}
