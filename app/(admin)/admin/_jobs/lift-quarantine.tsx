"use client";

import { ShieldOff } from "lucide-react";
import { useRouter } from "next/navigation";
import { lamplighter } from "../../../_client/lamplighter-client";
import { Button } from "../../../_ui/button";
import { formatCountOf } from "../../../_ui/format/format-count";
import { notify } from "../../../_ui/notify";
import { ReasonDialog } from "../_acts/reason-dialog";

export function LiftQuarantine({ program, jobs }: { program: string; jobs: number }) {
  const router = useRouter();
  const lift = async (reason: string) => {
    await lamplighter.liftQuarantine({ program, reason });
    notify("The quarantine is lifted", { tone: "verified" });
    router.refresh();
  };
  return (
    <ReasonDialog
      trigger={
        <Button size="small">
          <ShieldOff aria-hidden size={14} /> Lift quarantine
          <span className="sr-only"> of program {program.slice(0, 16)}</span>
        </Button>
      }
      title="Lift this quarantine?"
      description={`Devices get this program again: ${formatCountOf(jobs, "open job")} may go on. Sandboxes that it ends count from zero, and three more quarantine it again.`}
      confirm="Lift the quarantine"
      hint="This is kept in the audit log."
      act={lift}
    />
  );
}
