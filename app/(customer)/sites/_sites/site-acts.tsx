"use client";

import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import type { Partner } from "#protocol/api/partners";
import { SiteForm } from "./site-form";

export function MakeSite({ maxSharePercent }: { maxSharePercent: number }) {
  const t = useTranslations("customer.sites");
  return (
    <SiteForm
      maxSharePercent={maxSharePercent}
      title={t("make")}
      description={t("makeAbout")}
      submit={t("submit")}
      busy={t("busy")}
      trigger={
        <Button>
          <Plus aria-hidden size={16} /> {t("make")}
        </Button>
      }
    />
  );
}

export function SiteActs({ site, maxSharePercent }: { site: Partner; maxSharePercent: number }) {
  const t = useTranslations("customer.sites");
  const named = { site: site.name, name: (text: ReactNode) => <span className="sr-only">{text}</span> };
  return (
    <>
      <SiteForm
        site={site}
        maxSharePercent={maxSharePercent}
        title={t("changeTitle", { site: site.name })}
        description={t("changeAbout")}
        submit={t("changeSubmit")}
        busy={t("changeBusy")}
        trigger={
          <Button size="small">
            <span>{t.rich("change", named)}</span>
          </Button>
        }
      />
      <ActDialog
        trigger={
          <Button size="small" tone="bare">
            <span>{t.rich("close.open", named)}</span>
          </Button>
        }
        title={t("close.title", { site: site.name })}
        description={t("close.about")}
        confirm={t("close.confirm")}
        cancel={t("close.cancel")}
        act={() => lamplighter.closePartner({ partnerId: site.id })}
      />
    </>
  );
}
