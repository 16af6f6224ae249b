import type { DeviceGateway } from "../gateway/device-gateway";
import type { OwnFigures } from "../health/own-figures";
import type { LiveGateway } from "../live/live-gateway";
import type { Metrics } from "../metrics";
import type { Peers } from "../peers/peers";
import type { Audience } from "../shell/audience";
import type { CommandBus } from "../store/command-bus";
import type { UnitTracer } from "../tracing/unit-tracer";
import { publishToOthers } from "./publish-to-others";

interface Parts {
  gateway: DeviceGateway;
  live: LiveGateway;
  metrics: Metrics;
  figures: OwnFigures;
  peers: Peers;
  bus: CommandBus;
  tracer: UnitTracer;
}

/** Publishes this coordinator's decisions to devices, live pages, the metrics, traces and other coordinators. */
export const publishDecisions = ({ gateway, live, metrics, figures, peers, bus, tracer }: Parts): Audience => ({
  send: (message) => gateway.send(message),
  committed(commit, _state, tookMs) {
    for (const { to, ...acknowledgement } of commit.acknowledgements) gateway.acknowledge(to, acknowledgement);
    live.committed(commit);
    metrics.committed(commit, tookMs);
    figures.committed(commit, tookMs);
    tracer.committed(commit);
    publishToOthers(commit, (event) => void bus.publish(event));
  },
  reopened(jobs) {
    live.reopened(jobs);
    metrics.reopened(jobs);
  },
  restarted() {
    metrics.restarted();
    peers.restarted();
    gateway.disconnectAll();
    live.loseAllAccess();
  },
});
