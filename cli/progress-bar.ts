import { Presets, SingleBar } from "cli-progress";

export interface Bar {
  at(value: number): void;
  close(): void;
}

/** A progress bar on standard error; silent when that is not a terminal. */
export function openBar(label: string, total: number, unit: string): Bar {
  const bar = new SingleBar(
    {
      format: `${label} {bar} {value}/{total} ${unit}`,
      hideCursor: true,
      stream: process.stderr,
      clearOnComplete: false,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { at: (value) => bar.update(value), close: () => bar.stop() };
}
