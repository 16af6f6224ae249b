import type { OutputHead, ValueType } from "./output";

/** A part of an output whose bytes are elsewhere. */
export interface KeptPart {
  name: string;
  bytes: number;
  /** SHA-256 in hexadecimal. */
  hash: string;
  /** The same of each of its pieces, of a part that is put into its place in pieces. */
  pieces?: string[] | undefined;
}

/**
 * What is said of an output whose bytes stay at the device that computed it, until they are in a bucket of the job's
 * customer. It is compared and stored in the place of the output: who agrees on it agrees on every byte.
 */
export interface KeptOutput {
  exitCode: number;
  type?: ValueType;
  parts: KeptPart[];
}

/** The one way in which it is written. */
export const keptText = ({ exitCode, type, parts }: KeptOutput): string =>
  JSON.stringify({
    exitCode,
    ...(type === undefined ? {} : { type }),
    kept: parts.map(({ name, bytes, hash, pieces }) => [name, bytes, hash, ...(pieces ? [pieces] : [])]),
  });

type KeptRow = [name: string, bytes: number, hash: string, pieces?: string[]];

/** Of what `keptText` has written; undefined for anything else, an output above all. */
export function parseKept(text: string): KeptOutput | undefined {
  if (!text.startsWith('{"exitCode":')) return undefined;
  const { kept, ...head } = JSON.parse(text) as Omit<KeptOutput, "parts"> & { kept?: KeptRow[] };
  return (
    kept && {
      ...head,
      parts: kept.map(([name, bytes, hash, pieces]) => ({ name, bytes, hash, ...(pieces ? { pieces } : {}) })),
    }
  );
}

export const headOfKept = ({ exitCode, type, parts }: KeptOutput): OutputHead => ({
  exitCode,
  ...(type === undefined ? {} : { type }),
  parts: parts.map(({ name, bytes }) => [name, bytes]),
});

export const bytesOfKept = ({ parts }: KeptOutput): number => parts.reduce((sum, { bytes }) => sum + bytes, 0);
