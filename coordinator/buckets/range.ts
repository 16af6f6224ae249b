/** Bytes from `start` to `end`, the latter excluded; neither is empty. */
export interface Range {
  start: number;
  end: number;
}

export const rangeHeader = ({ start, end }: Range): string => `bytes=${start}-${end - 1}`;

/** Of a Content-Range: which bytes these are, and of how many. */
export function readContentRange(header: string | undefined): (Range & { total: number }) | undefined {
  const [, first, last, total] = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || total === undefined) return undefined;
  return { start: Number(first), end: Number(last) + 1, total: Number(total) };
}
