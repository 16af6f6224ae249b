import { parseFileLine } from "#core/jobs/line-fields";
import type { KeptOutput, KeptPart } from "#core/units/kept-output";
import type { PrismaClient } from "#prisma/generated/client";
import { keyOfPart } from "#protocol/manifest/destination";
import { lineOfUnit } from "../inputs/line-of-unit";
import type { BlobStore } from "../storage/blob-store";
import type { OpenDestination } from "./open-destination";

/** A part of an output, with its object's key below the connection's folder. */
export type PlacedPart = KeptPart & { key: string };

type Names = Pick<OpenDestination, "jobNo" | "jobId" | "spec" | "unitsBlob" | "template">;

/** The place of each part of a unit's output. */
export async function placedParts(
  stores: { prisma: PrismaClient; blobs: BlobStore },
  { jobNo, jobId, spec, unitsBlob, template }: Names,
  unit: number,
  { parts }: KeptOutput,
): Promise<PlacedPart[]> {
  const line = spec.inputKind === "files" ? await lineOfUnit(stores, { no: jobNo, unitsBlob }, unit) : undefined;
  const name = line === undefined ? {} : { name: parseFileLine(line).name };
  return parts.map((part) => ({
    ...part,
    key: keyOfPart(template, { jobId, unit, ...name, part: part.name, hash: part.hash }),
  }));
}
