"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { StorageConnection } from "#protocol/api/storage";
import { checkFromHere } from "./check-from-here";
import { FindingsList } from "./findings-list";

interface CheckedFindingsProps {
  connection: StorageConnection;
  origin: string;
  trialUrl: string;
}

/** What came of a bucket's last check, and a new one from the server and this browser. */
export function CheckedFindings({ connection, origin, trialUrl }: CheckedFindingsProps) {
  const t = useTranslations("customer.storage.check");
  const router = useRouter();
  const [shown, setShown] = useState(connection);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const check = async () => {
    setBusy(true);
    try {
      const checked = await lamplighter.checkConnection({ name: connection.name, inBrowser: true });
      setShown((await checkFromHere(checked, trialUrl)).connection);
      setRefusal(undefined);
      router.refresh();
    } catch (error) {
      setRefusal(refusalOf(error).message);
    }
    setBusy(false);
  };
  return (
    <>
      <FindingsList connection={shown} origin={origin} />
      {refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
      <Button tone="primary" busy={busy} busyLabel={t("busy")} onClick={check}>
        {t("submit")}
      </Button>
    </>
  );
}
