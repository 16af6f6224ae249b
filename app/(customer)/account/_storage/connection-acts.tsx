"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
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
  const { name } = connection;
  const button = (word: string) => (
    <Button size="small" tone="bare">
      {word}
      <span className="sr-only"> s3://{name}</span>
    </Button>
  );
  return (
    <div className="flex flex-wrap justify-end gap-1">
      <CheckConnection connection={connection} origin={origin} trialUrl={trialUrl} trigger={button("Check")} />
      <ConnectBucket connection={connection} origin={origin} trialUrl={trialUrl} trigger={button("Change")} />
      <ActDialog
        trigger={button("Forget")}
        title={`Forget s3://${name}?`}
        description="Its keys are deleted here, and jobs that use it can neither read nor write it any more. What is in the bucket stays."
        confirm="Forget it"
        cancel="Keep it"
        act={() => lamplighter.deleteConnection({ name })}
      />
    </div>
  );
}

function CheckConnection({
  connection,
  origin,
  trialUrl,
  trigger,
}: ConnectionActsProps & { trigger: React.ReactElement }) {
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
      description="What we and your browser could do with it when it was last checked."
    >
      <FindingsList connection={shown} origin={origin} />
      {refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
      <Button tone="primary" busy={busy} busyLabel="Checking" onClick={check}>
        Check it now
      </Button>
    </Dialog>
  );
}
