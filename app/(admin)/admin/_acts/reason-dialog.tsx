"use client";

import { type ReactElement, type ReactNode, useState } from "react";
import { refusalOf } from "../../../_client/refusal";
import { ConfirmDialog } from "../../../_ui/confirm-dialog";
import { Field } from "../../../_ui/field";
import { TextInput } from "../../../_ui/text-input";

export interface ReasonDialogProps {
  trigger: ReactElement;
  title: ReactNode;
  description: ReactNode;
  confirm: string;
  /** Who reads the reason. */
  hint: string;
  act: (reason: string) => Promise<unknown>;
}

const SHORTEST = 3;
const LONGEST = 280;

/** An act of the city that wants a reason, which is kept in the audit log. */
export function ReasonDialog({ trigger, title, description, confirm, hint, act }: ReasonDialogProps) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const go = async () => {
    const said = reason.trim();
    setMissing(said.length < SHORTEST);
    if (said.length < SHORTEST) return "Nothing has been done yet: it wants a reason first.";
    try {
      await act(said);
      setReason("");
      return undefined;
    } catch (error) {
      return refusalOf(error).message;
    }
  };
  return (
    <ConfirmDialog trigger={trigger} title={title} description={description} confirm={confirm} onConfirm={go}>
      <Field label="Reason" hint={hint} error={missing ? "Say why in a few words." : undefined}>
        <TextInput
          value={reason}
          maxLength={LONGEST}
          autoComplete="off"
          onChange={(event) => {
            setReason(event.target.value);
            setMissing(false);
          }}
        />
      </Field>
    </ConfirmDialog>
  );
}
