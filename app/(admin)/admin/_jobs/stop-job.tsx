"use client";

import { Ban } from "lucide-react";
import { ReasonDialog } from "#app/_acts/reason-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";

export function StopJob({ jobId, name, customer }: { jobId: string; name: string; customer: string }) {
  return (
    <ReasonDialog
      trigger={
        <Button size="small">
          <Ban aria-hidden size={14} /> Stop
          <span className="sr-only"> {name}</span>
        </Button>
      }
      title={`Stop ${name}?`}
      description={`Its cores stop within a second and it cannot be resumed. ${customer} keeps the results settled until then and gets the unspent budget back.`}
      confirm="Stop the job"
      hint={`${customer} sees this, and it is recorded in the audit log.`}
      act={(reason) => lamplighter.stopJob({ jobId, reason })}
      done={() => `${name} is stopped`}
    />
  );
}
