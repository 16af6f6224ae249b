import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** A Node process of a benchmark, which answers requests over its IPC channel and ends when that closes. */
export interface Child {
  readonly process: ChildProcess;
  /** The next message of this kind. Rejects when the process ends instead. */
  receive<Message extends { kind: string }>(kind: Message["kind"]): Promise<Message>;
  ask<Answer extends { kind: string }>(question: string, kind: Answer["kind"]): Promise<Answer>;
  /** Asks it to close, and kills it if it does not. */
  stop(): Promise<void>;
}

const STOP_MS = 15_000;
const live = new Set<ChildProcess>();

process.once("exit", () => {
  for (const child of live) child.kill("SIGKILL");
});

export function startChild(file: string, env: Record<string, string>, nodeFlags: string[] = []): Child {
  const child = spawn(process.execPath, [...nodeFlags, "--enable-source-maps", file], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, NODE_ENV: "production", ...env },
  });
  live.add(child);
  child.once("exit", () => live.delete(child));
  const receive = <Message extends { kind: string }>(kind: Message["kind"]) =>
    new Promise<Message>((resolve, reject) => {
      const onMessage = (message: Message) => {
        if (message.kind === kind) settle(() => resolve(message));
      };
      const onExit = (code: number | null) =>
        settle(() => reject(new Error(`${file} ended early (exit code ${code}).`)));
      const settle = (act: () => void) => {
        child.off("message", onMessage as never);
        child.off("exit", onExit);
        act();
      };
      child.on("message", onMessage as never);
      child.once("exit", onExit);
    });
  return {
    process: child,
    receive,
    ask(question, kind) {
      const answer = receive(kind);
      child.send(question);
      return answer as Promise<never>;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      if (child.connected) child.send("close");
      const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
      await gone;
      clearTimeout(timer);
    },
  };
}
