import os from "node:os";

/** One line about the machine, without which the figures mean nothing. */
export function describeMachine(): string {
  const cpus = os.cpus();
  const memory = `${Math.round(os.totalmem() / 2 ** 30)} GiB`;
  const load = os.loadavg()[0] ?? 0;
  return `${cpus.length} × ${cpus[0]?.model.trim() ?? os.arch()}, ${memory}, ${os.type()} ${os.release()}, Node ${process.versions.node}; load ${load.toFixed(1)} when it started`;
}
