"use client";

import { Sparkles } from "lucide-react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { useNumbers } from "#app/_language/use-numbers.ts";
import { Button } from "#app/_ui/button.tsx";
import { hidden } from "#app/(admin)/admin/_acts/hidden.tsx";

export interface WelcomePersonProps {
  customerId: string;
  name: string;
  gift: number;
}

/** An admin's word for somebody new. */
export function WelcomePerson({ customerId, name, gift }: WelcomePersonProps) {
  const t = useTranslations("admin.customers");
  const { money } = useNumbers();
  return (
    <ActDialog
      trigger={
        <Button size="small">
          <Sparkles aria-hidden size={14} /> <span>{t.rich("welcome.open", { name, hidden })}</span>
        </Button>
      }
      title={t("welcome.title", { name })}
      description={t("welcome.about", { gift: money(gift) })}
      confirm={t("welcome.confirm")}
      cancel={t("welcome.cancel")}
      tone="primary"
      act={() => lamplighter.welcomePerson({ customerId })}
      done={({ balanceNanos }) => t("has", { name, money: money(balanceNanos) })}
    />
  );
}
