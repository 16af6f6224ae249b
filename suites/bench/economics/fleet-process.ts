// The trace's devices over real sockets: each connects and leaves at its moments, and takes for a unit as long as its
// core would.
import { io, type Socket } from "socket.io-client";
import msgpack from "socket.io-msgpack-parser";
import { commandOutput } from "#coordinator/testing/command-output";
import {
  DEVICE_NAMESPACE,
  DEVICE_PROTOCOL,
  type Grant,
  type Revocation,
  type Welcome,
} from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import type { LentDevice, Session } from "#simulator/city/sessions";
import { millisOn, trueAnswer } from "#simulator/true-answer";
import { fixedTrace } from "./trace";

const url = String(process.env["BENCH_URL"]);
const { devices, jobs } = fixedTrace();
/** Jobs by their place in the trace. */
const indexOf = new Map<string, number>();

process.on("message", (message: string | { jobId: string; index: number }) => {
  if (typeof message === "object") indexOf.set(message.jobId, message.index);
  if (message === "begin") for (const device of devices) lend(device);
  if (message === "close") process.exit(0);
});
process.once("disconnect", () => process.exit(0));
process.send?.({ kind: "ready" });

/** One device: its identity outlives its sessions, as in a browser. */
function lend(device: LentDevice) {
  let token: string | undefined;
  const named = (given: string) => {
    token = given;
  };
  for (const session of device.sessions) setTimeout(() => open(device, session, token, named), session.fromMs);
}

function open(
  { cores, slowness }: LentDevice,
  { fromMs, toMs }: Session,
  deviceToken: string | undefined,
  named: (token: string) => void,
) {
  const socket = io(url + DEVICE_NAMESPACE, {
    transports: ["websocket"],
    parser: msgpack,
    forceNew: true,
    auth: { protocol: DEVICE_PROTOCOL, engine: "chromium", cores, label: "trace", ...(deviceToken && { deviceToken }) },
  });
  const slots = Array.from({ length: cores }, () => Promise.resolve());
  const held = new Map<string, Grant>();
  const renewing = setInterval(() => socket.emit("renew", { grantIds: [...held.keys()] }), LIMITS.renewEveryMs);
  let isOpen = true;
  socket.on("welcome", (welcome: Welcome) => {
    named(welcome.deviceToken);
    socket.emit("renew", { grantIds: [] });
    socket.emit("room", { slots: cores });
  });
  socket.on("grant", (grant: Grant) => {
    held.set(grant.grantId, grant);
    slots[grant.slot] = (slots[grant.slot] ?? Promise.resolve()).then(async () => {
      for (const unit of grant.units) {
        if (!isOpen || !held.has(grant.grantId)) return;
        await compute(socket, grant, unit, slowness);
      }
      held.delete(grant.grantId);
    });
  });
  socket.on("revoke", (revoked: Revocation) => {
    for (const { grantId, jobId, slot } of held.values()) {
      const isIt =
        revoked.kind === "all" || (revoked.jobId === jobId && (revoked.kind === "job" || revoked.slot === slot));
      if (isIt) held.delete(grantId);
    }
  });
  setTimeout(() => {
    isOpen = false;
    clearInterval(renewing);
    socket.close();
  }, toMs - fromMs);
}

async function compute(socket: Socket, { grantId, jobId }: Grant, unit: number, slowness: number) {
  const index = indexOf.get(jobId);
  const plan = index === undefined ? undefined : jobs[index];
  if (index === undefined || !plan) throw new Error(`Nobody has opened ${jobId}.`);
  const job = { no: index + 1, plan };
  const ms = millisOn(slowness, job, unit, Math.random);
  await new Promise((resolve) => setTimeout(resolve, ms));
  const { digest, fuel } = trueAnswer(job.no, plan, unit);
  socket.emit("return", {
    grantId,
    results: [{ kind: "output", unit, fuel, ms, bytes: commandOutput(Buffer.from(digest)) }],
  });
}
