const NAMES = ["B", "kB", "MB", "GB", "TB"] as const;

/** Decimal units, three digits: "812 B", "1.15 MB", "64 GB". */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let step = 0;
  while (step < NAMES.length - 1 && Number(size.toPrecision(3)) >= 1_000) {
    size /= 1_000;
    step += 1;
  }
  return `${Number(size.toPrecision(3))} ${NAMES[step]}`;
}
