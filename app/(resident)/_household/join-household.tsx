"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalTo } from "#app/_client/refusal.ts";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { notify } from "#app/_ui/notify.ts";

export function JoinHousehold({ invitation }: { invitation: string }) {
  const t = useTranslations("household.join");
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const join = async () => {
    setBusy(true);
    const refused = await refusalTo(() => lamplighter.joinHousehold({ invitation }));
    setBusy(false);
    setRefusal(refused);
    if (refused !== undefined) return;
    notify(t("done"), { tone: "verified" });
    // The invitation is no longer needed in the address.
    router.replace("/household");
  };
  return (
    <div className="flex flex-col items-start gap-4">
      {refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
      <Button tone="primary" busy={busy} busyLabel={t("busy")} onClick={join}>
        {t("submit")}
      </Button>
    </div>
  );
}
