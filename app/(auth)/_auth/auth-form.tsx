"use client";

import type { ReactNode } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { Language } from "#protocol/text/language";
import { useAuthForm } from "./use-auth-form";

export interface AuthFormProps {
  /** Where the fields are posted. */
  path: string;
  next: string;
  submit: string;
  busy: string;
  language?: Language;
  /** Called when the password was right and a code is wanted besides. */
  onCodeWanted?: () => void;
  children: ReactNode;
}

export function AuthForm({ path, next, submit, busy, language = "en", onCodeWanted, children }: AuthFormProps) {
  const form = useAuthForm(path, next, language, onCodeWanted);
  return (
    <form method="post" onSubmit={form.submit} className="flex flex-col gap-5">
      {children}
      {form.refusal !== undefined && <Notice tone="alarm">{form.refusal}</Notice>}
      <Button type="submit" tone="primary" size="large" busy={form.busy} busyLabel={busy} className="mt-2">
        {submit}
      </Button>
    </form>
  );
}
