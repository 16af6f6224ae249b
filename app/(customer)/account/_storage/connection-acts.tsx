"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import type { StorageConnection } from "#protocol/api/storage";
import { CheckedFindings } from "./checked-findings";
import { ConnectBucket } from "./connect-bucket";

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
    <div className="flex justify-end gap-1">
      <Dialog trigger={button(t.rich("check.open", named))} title={address} description={t("check.about")}>
        <CheckedFindings connection={connection} origin={origin} trialUrl={trialUrl} />
      </Dialog>
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
