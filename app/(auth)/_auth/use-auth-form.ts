"use client";

import { type FormEvent, useState } from "react";
import type { Language } from "#protocol/text/language";
import { isCodeWanted, sendAuth } from "./send-auth";

export interface AuthForm {
  busy: boolean;
  refusal: string | undefined;
  submit: (event: FormEvent<HTMLFormElement>) => Promise<void>;
}

/** Sends the form's fields to `path` and then goes to `next` by a full load, so that every page knows who is there. */
export function useAuthForm(path: string, next: string, language: Language, onCodeWanted?: () => void): AuthForm {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields: Record<string, string> = {};
    for (const [name, value] of new FormData(event.currentTarget)) if (typeof value === "string") fields[name] = value;
    setBusy(true);
    setRefusal(undefined);
    const answer = await sendAuth(path, fields, language);
    if (answer.kind === "refused") setRefusal(answer.message);
    else if (isCodeWanted(answer.body)) onCodeWanted?.();
    else return window.location.assign(next);
    setBusy(false);
  };
  return { busy, refusal, submit };
}
