"use client";

import { KeyRound } from "lucide-react";
import { SecretDialog } from "#app/_acts/secret-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";

/** For somebody who forgot their password and whom no mail can help. */
export function MakeResetLink({ customerId, name }: { customerId: string; name: string }) {
  const make = async () => ({
    title: `A link for ${name}`,
    description:
      "Give it to them alone: whoever opens it controls the account. It works once, within a day, and is shown only once.",
    label: "Link",
    text: (await lamplighter.makeResetLink({ customerId })).url,
  });
  return (
    <SecretDialog
      trigger={
        <Button size="small">
          <KeyRound aria-hidden size={14} /> New password
          <span className="sr-only"> for {name}</span>
        </Button>
      }
      title={`Let ${name} choose a new password`}
      description="Make sure that the request really comes from them. Their password stays valid until the link is used; then all their sessions end."
      submit="Make the link"
      busy="Making the link"
      make={make}
    />
  );
}
