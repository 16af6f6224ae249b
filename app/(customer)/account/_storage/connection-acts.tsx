"use client";

import { useRouter } from "next/navigation";
import { type ReactElement, type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { StorageConnection } from "#protocol/api/storage";
import { checkFromHere } from "./check-from-here";
import { ConnectBucket } from "./connect-bucket";
import { FindingsList } from "./findings-list";

interface ConnectionActsProps {
  connection: StorageConnection;
  origin: string;
  trialUrl: string;
}

export function ConnectionActs({ connection, origin, trialUrl }: ConnectionActsProps) {
  const t = useTranslations("customer.storage");
  const { name } = connection;
  const address = `s3://${name}`;
  const named = { address, name: (text: ReactNode) => <span className="sr-only">{text}</span> };
  const button = (words: ReactNode) => (
    <Button size="small" tone="bare">
      <span>{words}</span>
    </Button>
  );
  return (
    <div className="flex flex-wrap justify-end gap-1">
      <CheckConnection
        connection={connection}
        origin={origin}
        trialUrl={trialUrl}
        trigger={button(t.rich("check.open", named))}
      />
      <ConnectBucket
        connection={connection}
        origin={origin}
        trialUrl={trialUrl}
        trigger={button(t.rich("change", named))}
      />
      <ActDialog
        trigger={button(t.rich("forget.open", named))}
        title={t("forget.title", { address })}
        description={t("forget.about")}
        confirm={t("forget.confirm")}
        cancel={t("forget.cancel")}
        act={() => lamplighter.deleteConnection({ name })}
      />
    </div>
  );
}

function CheckConnection({ connection, origin, trialUrl, trigger }: ConnectionActsProps & { trigger: ReactElement }) {
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
    <Dialog
      trigger={trigger}
      onOpenChange={() => setShown(connection)}
      title={`s3://${connection.name}`}
      description={t("about")}
    >
      <FindingsList connection={shown} origin={origin} />
      {refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
      <Button tone="primary" busy={busy} busyLabel={t("busy")} onClick={check}>
        {t("submit")}
      </Button>
    </Dialog>
  );
}
