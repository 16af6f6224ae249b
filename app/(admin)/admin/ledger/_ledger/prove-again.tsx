"use client";

import { Sigma } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#app/_ui/button.tsx";

export function ProveAgain() {
  const t = useTranslations("admin.ledger.proof");
  const router = useRouter();
  const [busy, start] = useTransition();
  return (
    <Button busy={busy} busyLabel={t("busy")} onClick={() => start(() => router.refresh())}>
      <Sigma aria-hidden size={16} /> {t("again")}
    </Button>
  );
}
