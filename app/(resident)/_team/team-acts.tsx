"use client";

import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { notify } from "#app/_ui/notify.ts";
import { NameForm } from "./name-form";

export function LeaveTeam({ name }: { name: string }) {
  const t = useTranslations("team.leave");
  return (
    <ActDialog
      trigger={<Button>{t("open")}</Button>}
      title={t("title", { name })}
      description={t("about")}
      confirm={t("confirm")}
      act={() => lamplighter.leaveTeam({})}
      done={() => t("done", { name })}
    />
  );
}

export function RenewLink() {
  const t = useTranslations("team.link.renew");
  return (
    <ActDialog
      trigger={<Button size="small">{t("open")}</Button>}
      title={t("title")}
      description={t("about")}
      confirm={t("confirm")}
      act={() => lamplighter.changeTeam({ newLink: true })}
      done={() => t("done")}
    />
  );
}

export function RenameTeam({ name }: { name: string }) {
  const t = useTranslations("team.rename");
  const rename = async (next: string) => {
    await lamplighter.changeTeam({ name: next });
    notify(t("done"), { tone: "verified" });
  };
  return <NameForm label={t("label")} submit={t("submit")} busy={t("busy")} initial={name} act={rename} />;
}
