"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalTo } from "#app/_client/refusal.ts";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";

export function JoinOrganisation({ token }: { token: string }) {
  const t = useTranslations("customer.organisations.join");
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const join = async () => {
    setBusy(true);
    const refused = await refusalTo(async () => {
      const { organisationId } = await lamplighter.joinOrganisation({ token });
      router.replace(`/organisations/${organisationId}`);
    });
    setBusy(false);
    setRefusal(refused);
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
