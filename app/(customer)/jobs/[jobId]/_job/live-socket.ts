import { io, type Socket } from "socket.io-client";
import parser from "socket.io-msgpack-parser";
import {
  type JobPulse,
  type JobSettled,
  type JobStateTold,
  LIVE_NAMESPACE,
  type LiveToPage,
  type PageToLive,
} from "#protocol/live-messages";

export interface LiveSocketEvents {
  pulse: (pulse: JobPulse) => void;
  state: (told: JobStateTold) => void;
  settled: (settled: JobSettled) => void;
  /** Follows from now on: what happened before is to be read. */
  following: () => void;
  away: () => void;
}

/** Follows one job until the answer is called. The socket comes back by itself. */
export function followJob(jobId: string, on: LiveSocketEvents): () => void {
  const socket: Socket<LiveToPage, PageToLive> = io(LIVE_NAMESPACE, { transports: ["websocket"], parser });
  const mine =
    <Message extends { jobId: string }>(hear: (message: Message) => void) =>
    (message: Message) => {
      if (message.jobId === jobId) hear(message);
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
