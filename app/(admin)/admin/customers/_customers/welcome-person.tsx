"use client";

import { Sparkles } from "lucide-react";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { formatMoney } from "#app/_ui/format/format-money.ts";

export interface WelcomePersonProps {
  customerId: string;
  name: string;
  gift: number;
}

/** An admin's word for somebody new. */
export function WelcomePerson({ customerId, name, gift }: WelcomePersonProps) {
  return (
    <ActDialog
      trigger={
        <Button size="small">
          <Sparkles aria-hidden size={14} /> Welcome
          <span className="sr-only"> {name}</span>
        </Button>
      }
      title={`Welcome ${name}`}
      description={`Gives this account the city's welcome gift of ${formatMoney(gift)}, without a confirmed address. Do this for people you know.`}
      confirm="Welcome them"
      cancel="Not yet"
      tone="primary"
      act={() => lamplighter.welcomePerson({ customerId })}
      done={({ balanceNanos }) => `${name} has ${formatMoney(balanceNanos)} now`}
    />
  );
}
