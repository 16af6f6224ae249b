"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactElement, useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { type Refusal, refusalOf } from "#app/_client/refusal.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { StorageConnection } from "#protocol/api/storage";
import { checkFromHere } from "./check-from-here";
import { CheckedFindings } from "./checked-findings";
import { draftOf, inputOf } from "./connection-draft";
import { ConnectionForm } from "./connection-form";

interface ConnectBucketProps {
  origin: string;
  trialUrl: string;
  /** The one to change; a new one without it. */
  connection?: StorageConnection;
  trigger?: ReactElement;
}

/** Asks for a bucket, saves it, tries it from the server and from this browser, and says what came of it. */
export function ConnectBucket({ origin, trialUrl, connection, trigger }: ConnectBucketProps) {
  const t = useTranslations("customer.storage.connect");
  const router = useRouter();
  const [draft, setDraft] = useState(draftOf(connection));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [saved, setSaved] = useState<StorageConnection>();
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const checked = await lamplighter.saveConnection(inputOf(draft));
      setSaved((await checkFromHere(checked, trialUrl)).connection);
      setRefusal(undefined);
      router.refresh();
    } catch (error) {
      setRefusal(refusalOf(error));
    }
    setBusy(false);
  };
  const reset = () => {
    setDraft(draftOf(connection));
    setSaved(undefined);
    setRefusal(undefined);
  };
  return (
    <Dialog
      onOpenChange={reset}
      trigger={
        trigger ?? (
          <Button>
            <Plus aria-hidden size={16} /> {t("open")}
          </Button>
        )
      }
      title={
        saved ? `s3://${saved.name}` : connection ? t("change", { address: `s3://${connection.name}` }) : t("open")
      }
      description={saved ? t("saved") : t("about")}
    >
      {saved ? (
        <>
          <CheckedFindings connection={saved} origin={origin} trialUrl={trialUrl} />
          <Button onClick={() => setSaved(undefined)}>{t("again")}</Button>
        </>
      ) : (
        <form method="post" onSubmit={save} className="flex flex-col gap-4">
          <ConnectionForm
            draft={draft}
            onChange={(changes) => setDraft({ ...draft, ...changes })}
            refusal={refusal}
            isNew={connection === undefined}
          />
          {refusal !== undefined && refusal.issues.length === 0 && <Notice tone="alarm">{refusal.message}</Notice>}
          <Button type="submit" tone="primary" busy={busy} busyLabel={t("busy")}>
            {t("submit")}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
