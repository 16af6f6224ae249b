import type { CityEvent } from "#core/coordination/events";
import type { JobId } from "#core/ids";
import type { DeviceGateway } from "../gateway/device-gateway";
import type { LiveGateway } from "../live/live-gateway";
import type { Metrics } from "../metrics";
import type { Audience } from "../shell/audience";
import type { Coordinator } from "../shell/coordinator";
import type { BusListener, Command, CommandBus } from "../store/command-bus";

interface Listeners {
  gateway: DeviceGateway;
  live: LiveGateway;
  metrics: Metrics;
  bus: CommandBus;
}

/** Devices, watching pages, the metrics and other coordinators hear what this one decides. */
export const tellEverybody = ({ gateway, live, metrics, bus }: Listeners): Audience => ({
  send: (message) => gateway.send(message),
  committed(commit) {
    for (const { to, ...acknowledgement } of commit.acknowledgements) gateway.acknowledge(to, acknowledgement);
    live.committed(commit);
    metrics.committed(commit);
    // A demotion that was heard of is known to all.
    for (const [household, { strikes, remote }] of commit.demotions)
      if (!remote) void bus.publish({ kind: "household.demoted", household, strikes });
    for (const { program, crash } of commit.sandboxCrashes)
      void bus.publish({ kind: "program.crashed-sandbox", program, crash });
  },
  reopened(jobs) {
    live.reopened(jobs);
    metrics.reopened(jobs);
  },
  restarted() {
    metrics.restarted();
    gateway.disconnectAll();
    live.loseAllAccess();
  },
});

/** What other coordinators tell: each has made durable what its command says. */
export const followOthers = (coordinator: Coordinator, live: LiveGateway): BusListener => ({
  onMessage(command: Command) {
    if (command.kind === "access.lost") live.loseAccess(command.personId);
    else if (command.kind !== "job.opened") coordinator.applyRemote(command as CityEvent);
    else coordinator.openJob(command.jobId as JobId).catch(() => undefined); // the job follower will find it
  },
  missed: () => void coordinator.restart(new Error("Commands of other coordinators may have been missed.")),
});
