"use client";

import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { NameForm } from "./name-form";

export function MakeTeam() {
  const t = useTranslations("team.make");
  const make = (name: string) => lamplighter.makeTeam({ name });
  return <NameForm label={t("name")} hint={t("hint")} submit={t("submit")} busy={t("busy")} act={make} />;
}
