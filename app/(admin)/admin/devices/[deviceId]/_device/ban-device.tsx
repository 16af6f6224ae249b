"use client";

import { Ban, Undo2 } from "lucide-react";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { ReasonDialog } from "#app/_acts/reason-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import type { AdminDevice } from "#protocol/api/admin";

export function BanDevice({ device }: { device: Pick<AdminDevice, "id" | "label" | "state" | "trust"> }) {
  if (device.state === "banned" || device.trust === "limited") {
    return (
      <ActDialog
        trigger={
          <Button>
            <Undo2 aria-hidden size={16} /> Welcome it again
          </Button>
        }
        title="Welcome this device again?"
        description="It gets work again, like any new device, and its household's record is wiped clean. Its history stays."
        confirm="Welcome it again"
        tone="primary"
        act={() => lamplighter.unbanDevice({ deviceId: device.id })}
      />
    );
  }
  return (
    <ReasonDialog
      trigger={
        <Button>
          <Ban aria-hidden size={16} /> Ban
        </Button>
      }
      title={`Ban ${device.label}?`}
      description="Its units go to other devices at once, and it gets no more. It keeps what it has earned."
      confirm="Ban the device"
      hint="Recorded in the audit log. The device is told that the city has limited it, but not why."
      act={(reason) => lamplighter.banDevice({ deviceId: device.id, reason })}
    />
  );
}
