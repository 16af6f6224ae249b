"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import { notify } from "#app/_ui/notify.ts";
import { Switch } from "#app/_ui/switch.tsx";

export function LettersSwitch({ on }: { on: boolean }) {
  const router = useRouter();
  const [wanted, setWanted] = useState(on);
  const change = async (next: boolean) => {
    setWanted(next);
    try {
      await lamplighter.setJobLetters({ on: next });
      router.refresh();
    } catch (error) {
      setWanted(!next);
      notify("Nothing was changed", { description: refusalOf(error).message, tone: "alarm" });
    }
  };
  return (
    <Switch
      label="Send me an e-mail"
      hint="To the address of this account, once it is confirmed."
      checked={wanted}
      onCheckedChange={(next) => void change(next)}
    />
  );
}
