"use client";

import { Sigma } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "#app/_ui/button.tsx";

export function ProveAgain() {
  const router = useRouter();
  const [busy, start] = useTransition();
  return (
    <Button busy={busy} busyLabel="Adding up" onClick={() => start(() => router.refresh())}>
      <Sigma aria-hidden size={16} /> Prove it again
    </Button>
  );
}
