"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { notify } from "#app/_ui/notify.ts";
import { NewPasswordField, PasswordField } from "#app/(auth)/_auth/credentials.tsx";
import { sendAuth } from "#app/(auth)/_auth/send-auth.ts";

/** Changes the password, with the old one, and ends every other session. */
export function PasswordCard() {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const change = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    setBusy(true);
    setRefusal(undefined);
    const answer = await sendAuth("/api/auth/change-password", {
      currentPassword: String(fields.get("currentPassword")),
      newPassword: String(fields.get("newPassword")),
    });
    setBusy(false);
    if (answer.kind === "refused") return setRefusal(answer.message);
    form.reset();
    notify("Your password was changed", { description: "Your other sessions have ended.", tone: "verified" });
    return router.refresh();
  };
  return (
    <Card
      title="Password"
      about="A new password ends your sessions everywhere else. API keys stay valid: revoke them below."
    >
      <form method="post" onSubmit={change} className="grid items-start gap-4 md:grid-cols-[1fr_1fr_auto]">
        <PasswordField label="Current password" name="currentPassword" />
        <NewPasswordField label="New password" name="newPassword" />
        <Button type="submit" busy={busy} busyLabel="Changing it" className="md:mt-7">
          Change it
        </Button>
        {refusal !== undefined && (
          <Notice tone="alarm" className="md:col-span-3">
            {refusal}
          </Notice>
        )}
      </form>
    </Card>
  );
}
