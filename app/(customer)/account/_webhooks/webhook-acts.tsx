"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import { Button } from "#app/_ui/button.tsx";
import { notify } from "#app/_ui/notify.ts";

export function WebhookActs({ webhookId, url }: { webhookId: string; url: string }) {
  const t = useTranslations("customer.webhooks");
  const router = useRouter();
  const named = { url, name: (text: ReactNode) => <span className="sr-only">{text}</span> };
  const test = async () => {
    try {
      await lamplighter.testWebhook({ webhookId });
      notify(t("test.sent"), { description: t("test.sentMore") });
      router.refresh();
    } catch (error) {
      notify(t("test.failed"), { description: refusalOf(error).message, tone: "alarm" });
    }
  };
  return (
    <>
      <Button size="small" onClick={() => void test()}>
        <span>{t.rich("test.open", named)}</span>
      </Button>
      <ActDialog
        trigger={
          <Button size="small" tone="bare">
            <span>{t.rich("delete.open", named)}</span>
          </Button>
        }
        title={t("delete.title")}
        description={t("delete.about")}
        confirm={t("delete.confirm")}
        cancel={t("delete.cancel")}
        act={() => lamplighter.deleteWebhook({ webhookId })}
      />
    </>
  );
}
