import type { CityEvent } from "#core/coordination/events";
import type { JobId } from "#core/ids";
import type { LiveGateway } from "../live/live-gateway";
import type { Coordinator } from "../shell/coordinator";
import type { BusListener, Command } from "../store/command-bus";

/** Applies the commands of other coordinators: each of them has made durable what its command says. */
export const remoteCommands = (coordinator: Coordinator, live: LiveGateway): BusListener => ({
  onMessage(command: Command) {
    if (command.kind === "access.lost") live.loseAccess(command.personId);
    else if (command.kind !== "job.opened") coordinator.applyRemote(command as CityEvent);
    else coordinator.openJob(command.jobId as JobId).catch(() => undefined); // the job follower will find it
  },
  missed: () => void coordinator.restart(new Error("Commands of other coordinators may have been missed.")),
});
