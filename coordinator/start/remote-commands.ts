import type { CityEvent } from "#core/coordination/events";
import type { DeviceId, JobId } from "#core/ids";
import type { DeviceGateway } from "../gateway/device-gateway";
import type { HouseholdDoor } from "../gateway/household-door";
import type { LiveGateway } from "../live/live-gateway";
import type { SettingsBook } from "../settings/settings-book";
import type { Coordinator } from "../shell/coordinator";
import type { BusListener, Command } from "../store/command-bus";

/** A job that grew, but had ended here before its growth was announced. */
const isUnknown = ({ state }: Coordinator, command: Command): command is Extract<Command, { kind: "job.grew" }> =>
  command.kind === "job.grew" && !state.jobs.has(command.jobId as JobId);

interface Parts {
  coordinator: Coordinator;
  live: LiveGateway;
  gateway: Pick<DeviceGateway, "remove" | "nameHousehold">;
  household: Pick<HouseholdDoor, "changed">;
  settings: SettingsBook;
}

/** Applies the commands of other coordinators: each has already made its change durable. */
export const remoteCommands = ({ coordinator, live, gateway, household, settings }: Parts): BusListener => ({
  onMessage(command: Command) {
    if (command.kind === "settings.changed")
      settings.read().catch(() => undefined); // The settings follower reads them.
    else if (command.kind === "access.lost") live.loseAccess(command.personId);
    else if (command.kind === "household.changed") household.changed(command);
    else if (command.kind === "device.named-household")
      gateway.nameHousehold(command.deviceId as DeviceId, command.name);
    else if (command.kind === "device.removed") {
      const deviceId = command.deviceId as DeviceId;
      gateway.remove(deviceId);
      coordinator.applyRemote({ kind: "device.banned", deviceId, banned: true });
    } else if (command.kind === "job.opened" || isUnknown(coordinator, command))
      coordinator.openJob(command.jobId as JobId).catch(() => undefined); // The job follower will find it.
    else coordinator.applyRemote(command as CityEvent);
  },
  missed() {
    void coordinator.restart(new Error("Commands of other coordinators may have been missed."));
    settings.read().catch(() => undefined);
  },
});
