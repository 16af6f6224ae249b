"use client";

import { Sparkles } from "lucide-react";
import { useRouter } from "next/navigation";
import { lamplighter } from "../../../../_client/lamplighter-client";
import { refusalOf } from "../../../../_client/refusal";
import { Button } from "../../../../_ui/button";
import { ConfirmDialog } from "../../../../_ui/confirm-dialog";
import { formatMoney } from "../../../../_ui/format/format-money";
import { notify } from "../../../../_ui/notify";

export interface WelcomePersonProps {
  customerId: string;
  name: string;
  gift: number;
}

/** An admin's word for somebody new. */
export function WelcomePerson({ customerId, name, gift }: WelcomePersonProps) {
  const router = useRouter();
  const welcome = async () => {
    try {
      const { balanceNanos } = await lamplighter.welcomePerson({ customerId });
      notify(`${name} has ${formatMoney(balanceNanos)} now`, { tone: "verified" });
      router.refresh();
      return undefined;
    } catch (error) {
      return refusalOf(error).message;
    }
  };
  return (
    <ConfirmDialog
      trigger={
        <Button size="small">
          <Sparkles aria-hidden size={14} /> Welcome
          <span className="sr-only"> {name}</span>
        </Button>
      }
      title={`Welcome ${name}`}
      description={`Gives this account the city's welcome gift of ${formatMoney(gift)}, without a verified address. Do it for people whom you know.`}
      confirm="Welcome them"
      cancel="Not yet"
      tone="primary"
      onConfirm={welcome}
    />
  );
}
