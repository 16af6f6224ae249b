"use client";

import { useState } from "react";
import { useSharedWords } from "../_messages/shared-words";
import { Field } from "../_ui/field";
import { TextInput } from "../_ui/text-input";
import { ActDialog, type ActDialogProps } from "./act-dialog";

export interface ReasonDialogProps
  extends Pick<ActDialogProps<unknown>, "trigger" | "title" | "description" | "confirm" | "done" | "children"> {
  /** Who reads the reason. */
  hint: string;
  act: (reason: string) => Promise<unknown>;
}

const MIN_CHARS = 3;
const MAX_CHARS = 280;

/** An act of the city that needs a reason, which is kept in the audit log. */
export function ReasonDialog({ hint, act, children, ...dialog }: ReasonDialogProps) {
  const words = useSharedWords().reason;
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const go = async () => {
    const given = reason.trim();
    setMissing(given.length < MIN_CHARS);
    if (given.length < MIN_CHARS) throw new Error(words.nothingDone);
    await act(given);
    setReason("");
  };
  return (
    <ActDialog {...dialog} act={go}>
      {children}
      <Field label={words.label} hint={hint} error={missing ? words.missing : undefined}>
        <TextInput
          value={reason}
          maxLength={MAX_CHARS}
          autoComplete="off"
          onChange={(event) => {
            setReason(event.target.value);
            setMissing(false);
          }}
        />
      </Field>
    </ActDialog>
  );
}
