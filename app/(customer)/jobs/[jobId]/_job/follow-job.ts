import { openLiveSocket } from "#app/_live/open-live-socket.ts";
import type { JobPulse, JobSettled, JobStateMessage } from "#protocol/live-messages";

export interface JobEvents {
  pulse: (pulse: JobPulse) => void;
  state: (told: JobStateMessage) => void;
  settled: (settled: JobSettled) => void;
  /** Follows from now on: what happened before is to be read. */
  following: () => void;
  away: () => void;
}

/** Follows one job until the answer is called. The socket comes back by itself. */
export function followJob(jobId: string, on: JobEvents): () => void {
  const socket = openLiveSocket();
  const mine =
    <Message extends { jobId: string }>(onSettled: (message: Message) => void) =>
    (message: Message) => {
      if (message.jobId === jobId) onSettled(message);
    };
  socket.on("job", mine(on.pulse));
  socket.on("state", mine(on.state));
  socket.on("settled", mine(on.settled));
  socket.on("connect", () => {
    socket.emit("follow", { topic: "job", jobId }, (outcome) => (outcome.ok ? on.following() : on.away()));
  });
  socket.on("disconnect", on.away);
  socket.on("connect_error", on.away);
  return () => {
    socket.disconnect();
  };
}
