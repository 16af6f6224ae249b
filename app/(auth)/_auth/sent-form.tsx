"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { Language } from "#protocol/text/language";
import { sendAuth } from "./send-auth";

export interface SentFormProps {
  path: string;
  language: Language;
  submit: string;
  busy: string;
  /** Shown in the place of the form once it is sent. */
  done: string;
  more: ReactNode;
  children: ReactNode;
}

/** A form after which there is nothing to do on this page. */
export function SentForm({ path, language, submit, busy: busyLabel, done, more, children }: SentFormProps) {
  const [state, setState] = useState<"open" | "busy" | "sent">("open");
  const [refusal, setRefusal] = useState<string>();
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields: Record<string, string> = {};
    for (const [name, value] of new FormData(event.currentTarget)) if (typeof value === "string") fields[name] = value;
    setState("busy");
    setRefusal(undefined);
    const answer = await sendAuth(path, fields, language);
    setState(answer.kind === "done" ? "sent" : "open");
    if (answer.kind === "refused") setRefusal(answer.message);
  };
  if (state === "sent") {
    return (
      <Notice tone="verified" title={done}>
        {more}
      </Notice>
    );
  }
  return (
    <form method="post" onSubmit={send} className="flex flex-col gap-5">
      {children}
      {refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
      <Button type="submit" tone="primary" size="large" busy={state === "busy"} busyLabel={busyLabel} className="mt-2">
        {submit}
      </Button>
    </form>
  );
}
