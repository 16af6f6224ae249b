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
        description="It gets work from now on, like any new device, and what was held against its household is forgiven. Its history stays."
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
      description="Its units are taken from it at once and given to others, and it gets no more. What it earned stays its own."
      confirm="Ban the device"
      hint="Kept in the audit log. The device is told that the city has limited it, not why."
      act={(reason) => lamplighter.banDevice({ deviceId: device.id, reason })}
    />
  );
}
