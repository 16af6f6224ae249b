"use client";

import { LogOut } from "lucide-react";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { notify } from "#app/_ui/notify.ts";
import { sendAuth } from "./send-auth";

export function SignOutButton() {
  const [busy, setBusy] = useState(false);
  const signOut = async () => {
    setBusy(true);
    const answer = await sendAuth("/api/auth/sign-out", {});
    if (answer.kind === "done") return window.location.assign("/");
    setBusy(false);
    notify("You are still signed in", { description: answer.message, tone: "alarm" });
  };
  return (
    <Button busy={busy} busyLabel="Signing out" onClick={signOut}>
      <LogOut aria-hidden size={16} /> Sign out
    </Button>
  );
}
