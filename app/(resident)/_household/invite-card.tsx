"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalTo } from "#app/_client/refusal.ts";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { CopyText } from "#app/_ui/copy-text.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { queryHref } from "#app/_ui/query-href.ts";

const QrCode = lazy(() => import("#app/_ui/qr-code.tsx"));

/** A link that is shown once, for one person. */
export function InviteCard({ siteUrl, openInvitations }: { siteUrl: string; openInvitations: number }) {
  const t = useTranslations("household.invite");
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const [link, setLink] = useState<string>();
  const make = async () => {
    setBusy(true);
    setRefusal(
      await refusalTo(async () => {
        const { invitation } = await lamplighter.inviteToHousehold({});
        setLink(siteUrl + queryHref("/household", { join: invitation }));
        router.refresh();
      }),
    );
    setBusy(false);
  };
  const end = () => lamplighter.endHouseholdInvitations({}).then(() => setLink(undefined));
  return (
    <Card title={t("title")} about={t("about")}>
      <div className="flex flex-col items-start gap-4">
        {refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
        {link !== undefined && (
          <div className="flex flex-col items-start gap-2">
            <Suspense fallback={<div className="size-56" />}>
              <QrCode text={link} label={t("label")} />
            </Suspense>
            <p className="break-all font-mono text-13" data-invitation>
              {link}
            </p>
            <CopyText text={link} noun={t("label")} className="-ml-3" />
            <p className="text-13 text-soft">{t("once")}</p>
          </div>
        )}
        <Button busy={busy} busyLabel={t("busy")} onClick={make}>
          {t("make")}
        </Button>
        {openInvitations > 0 && (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <span className="text-13 text-soft">{t("open", { count: openInvitations })}</span>
            <ActDialog
              trigger={
                <Button size="small" tone="bare">
                  {t("end.open")}
                </Button>
              }
              title={t("end.title")}
              description={t("end.about")}
              confirm={t("end.confirm")}
              act={end}
              done={() => t("end.done")}
            />
          </div>
        )}
      </div>
    </Card>
  );
}
