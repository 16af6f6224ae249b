import type { OutputHead, ValueType } from "./output";

/** A part of an output whose bytes are elsewhere. */
export interface KeptPart {
  name: string;
  bytes: number;
  /** SHA-256 in hexadecimal. */
  hash: string;
  /** The hashes of its pieces, if it is uploaded in pieces. */
  pieces?: string[] | undefined;
}

/**
 * The description of an output whose bytes stay at the device that computed it until they are in the customer's bucket.
 * It is compared and stored in place of the output: agreeing on it means agreeing on every byte.
 */
export interface KeptOutput {
  exitCode: number;
  type?: ValueType;
  parts: KeptPart[];
}

/** Its canonical encoding. */
export const keptText = ({ exitCode, type, parts }: KeptOutput): string =>
  JSON.stringify({
    exitCode,
    ...(type === undefined ? {} : { type }),
    kept: parts.map(({ name, bytes, hash, pieces }) => [name, bytes, hash, ...(pieces ? [pieces] : [])]),
  });

type KeptRow = [name: string, bytes: number, hash: string, pieces?: string[]];

/** Parses what `keptText` wrote; undefined for anything else, outputs in particular. */
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
