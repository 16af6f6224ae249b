import { SingleBar } from "cli-progress";

export interface Progress {
  to(done: number): void;
  end(): void;
}

/** A progress bar on a terminal, otherwise a line for each tenth. */
export function showProgress(what: string, total: number): Progress {
  if (!process.stderr.isTTY) return plainLines(what, total);
  const bar = new SingleBar({
    format: `${what.padEnd(12)} {bar} {value}/{total}  {duration_formatted}`,
    hideCursor: true,
  });
  bar.start(total, 0);
  return { to: (done) => bar.update(done), end: () => bar.stop() };
}

function plainLines(what: string, total: number): Progress {
  let told = 0;
  return {
    to(done) {
      const tenth = Math.floor((done / total) * 10);
      if (tenth > told) process.stderr.write(`${what}: ${done} of ${total}\n`);
      told = Math.max(told, tenth);
    },
    end: () => undefined,
  };
}
