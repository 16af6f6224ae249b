"use client";

import { Ban } from "lucide-react";
import { useRouter } from "next/navigation";
import { lamplighter } from "../../../_client/lamplighter-client";
import { Button } from "../../../_ui/button";
import { notify } from "../../../_ui/notify";
import { ReasonDialog } from "../_acts/reason-dialog";

export function StopJob({ jobId, name, customer }: { jobId: string; name: string; customer: string }) {
  const router = useRouter();
  const stop = async (reason: string) => {
    await lamplighter.stopJob({ jobId, reason });
    notify(`${name} is stopped`, { tone: "verified" });
    router.refresh();
  };
  return (
    <ReasonDialog
      trigger={
        <Button size="small">
          <Ban aria-hidden size={14} /> Stop
          <span className="sr-only"> {name}</span>
        </Button>
      }
      title={`Stop ${name}?`}
      description={`Its cores stop within a second and it cannot be resumed. ${customer} keeps the results settled until then and gets back what was not spent.`}
      confirm="Stop the job"
      hint={`${customer} reads this, and it is kept in the audit log.`}
      act={stop}
    />
  );
}
