"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalTo } from "#app/_client/refusal.ts";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";

export function JoinTeam({ invitation }: { invitation: string }) {
  const t = useTranslations("team.join");
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const join = async () => {
    setBusy(true);
    const refused = await refusalTo(() => lamplighter.joinTeam({ invitation }));
    setBusy(false);
    setRefusal(refused);
    // The link is no longer needed in the address.
    if (refused === undefined) router.replace("/team");
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
