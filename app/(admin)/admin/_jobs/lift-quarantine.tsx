"use client";

import { ShieldOff } from "lucide-react";
import { ReasonDialog } from "#app/_acts/reason-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { formatCountOf } from "#app/_ui/format/format-count.ts";

export function LiftQuarantine({ program, jobs }: { program: string; jobs: number }) {
  return (
    <ReasonDialog
      trigger={
        <Button size="small">
          <ShieldOff aria-hidden size={14} /> Lift quarantine
          <span className="sr-only"> of program {program.slice(0, 16)}</span>
        </Button>
      }
      title="Lift this quarantine?"
      description={`Devices get this program again: ${formatCountOf(jobs, "open job")} may continue. Crashed sandboxes count from zero again; three more quarantine it again.`}
      confirm="Lift the quarantine"
      hint="This is recorded in the audit log."
      act={(reason) => lamplighter.liftQuarantine({ program, reason })}
      done={() => "The quarantine was lifted"}
    />
  );
}
