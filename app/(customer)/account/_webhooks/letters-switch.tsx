"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import { notify } from "#app/_ui/notify.ts";
import { Switch } from "#app/_ui/switch.tsx";

export function LettersSwitch({ on }: { on: boolean }) {
  const t = useTranslations("customer.webhooks.letters");
  const router = useRouter();
  const [wanted, setWanted] = useState(on);
  const change = async (next: boolean) => {
    setWanted(next);
    try {
      await lamplighter.setJobLetters({ on: next });
      router.refresh();
    } catch (error) {
      setWanted(!next);
      notify(t("failed"), { description: refusalOf(error).message, tone: "alarm" });
    }
  };
  return <Switch label={t("label")} hint={t("hint")} checked={wanted} onCheckedChange={(next) => void change(next)} />;
}
