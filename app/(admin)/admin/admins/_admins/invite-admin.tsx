"use client";

import { UserPlus } from "lucide-react";
import { useState } from "react";
import { SecretDialog } from "#app/_acts/secret-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";

/** Asks for an address, makes the link, and shows it this once. */
export function InviteAdmin() {
  const [email, setEmail] = useState("");
  const invite = async () => {
    const { url, mailed } = await lamplighter.inviteAdmin({ email: email.trim() });
    const way = mailed
      ? "It was sent by mail; you can also pass it on yourself."
      : "This site sends no mail: pass it on yourself.";
    return {
      title: "The invitation",
      description: `${way} It works once, within a week, and is shown only once.`,
      label: "Link",
      text: url,
    };
  };
  return (
    <SecretDialog
      trigger={
        <Button>
          <UserPlus aria-hidden size={16} /> Invite an admin
        </Button>
      }
      title="Invite an admin"
      description="Admins see every device, job and account, give money, stop all work and invite others."
      submit="Make the link"
      busy="Making the link"
      make={invite}
      onReset={() => setEmail("")}
    >
      {(refusal) => (
        <Field label="Email" hint="Of their account, or of the one they will make." error={refusal}>
          <TextInput
            type="email"
            value={email}
            autoComplete="off"
            maxLength={200}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
      )}
    </SecretDialog>
  );
}
