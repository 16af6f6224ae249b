import type { JobSpec } from "#core/jobs/job-spec";
import { mainPart } from "./output-text";

const RGB = 3;

/** The part of the job's picture that a unit computed; undefined where the job makes none, or this is no tile of it. */
export function tileOf({ jobId, picture }: JobSpec, index: number, output: Uint8Array) {
  if (picture.kind !== "tiles") return undefined;
  const { width, height, tile } = picture;
  const bytes = mainPart(output)?.bytes;
  if (bytes?.length !== tile ** 2 * RGB) return undefined;
  return { jobId, index, width, height, tile, bytes: bytes.slice() };
}
