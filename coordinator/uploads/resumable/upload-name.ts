import { createHash } from "node:crypto";
import { LIMITS } from "#protocol/limits";
import { Sha256 } from "#protocol/manifest/job-manifest";
import { tryParse } from "#protocol/try-parse";

/** Identifies an open upload. Sending the same bytes again continues the same upload, from any device. */
export interface UploadName {
  /** A hash of the person's id, which reveals nothing about them. */
  owner: string;
  bytes: number;
  hash: string;
}

const FORM = /^([0-9a-f]{32})-(\d{1,10})-([0-9a-f]{64})$/;
const OWNER_CHARS = 32;

export const ownerKey = (personId: string) =>
  createHash("sha256").update(`uploads of ${personId}`).digest("hex").slice(0, OWNER_CHARS);

export const uploadText = ({ owner, bytes, hash }: UploadName) => `${owner}-${bytes}-${hash}`;

/** Accepts only names that this server may have issued, because it becomes a file's name. */
export function parseUploadName(text: string): UploadName | undefined {
  const [, owner, bytes, hash] = FORM.exec(text) ?? [];
  if (owner === undefined || Number(bytes) > LIMITS.uploadBytes || !tryParse(Sha256, hash).success) return undefined;
  return { owner, bytes: Number(bytes), hash: hash as string };
}
