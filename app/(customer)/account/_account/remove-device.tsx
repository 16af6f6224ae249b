"use client";

import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";

export function RemoveDevice({ deviceId, label }: { deviceId: string; label: string }) {
  return (
    <ActDialog
      trigger={
        <Button size="small" tone="bare">
          Remove<span className="sr-only"> {label}</span>
        </Button>
      }
      title="Remove this device?"
      description={`${label} stops at once and cannot come back as this device; whoever has its data, after a theft too, can do nothing with it here. Its credit stays in your account. What it has not had confirmed yet goes to other devices and is not paid.`}
      confirm="Remove it"
      cancel="Keep it"
      act={() => lamplighter.removeDevice({ deviceId })}
      done={() => `${label} is removed`}
    />
  );
}
