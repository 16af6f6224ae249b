"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import { type ReactElement, type ReactNode, useState } from "react";
import { useSharedWords } from "../_messages/shared-words";
import { Button } from "./button";
import { BACKDROP, POPUP } from "./dialog-class";
import { Notice } from "./notice";

export interface ConfirmDialogProps {
  trigger: ReactElement;
  title: ReactNode;
  /** What will happen, and what will not. */
  description: ReactNode;
  /** The word on the button that does it: "Stop the city". */
  confirm: string;
  cancel?: string;
  tone?: "danger" | "primary";
  /** Answers with a sentence to show when it was refused, with nothing when it is done (the dialog closes). */
  onConfirm: () => Promise<string | undefined>;
  /** A reason field, for example. */
  children?: ReactNode;
}

export function ConfirmDialog({
  trigger,
  title,
  description,
  confirm,
  cancel,
  tone = "danger",
  onConfirm,
  children,
}: ConfirmDialogProps) {
  const words = useSharedWords();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const act = async () => {
    setBusy(true);
    const answer = await onConfirm().catch(() => words.unsent);
    setBusy(false);
    setRefusal(answer);
    if (answer === undefined) setOpen(false);
  };
  const toggle = (next: boolean) => {
    setRefusal(undefined);
    setOpen(next);
  };

  return (
    <AlertDialog.Root open={open} onOpenChange={toggle}>
      <AlertDialog.Trigger render={trigger} />
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={BACKDROP} />
        <AlertDialog.Popup className={POPUP}>
          <AlertDialog.Title className="display text-24">{title}</AlertDialog.Title>
          <AlertDialog.Description className="text-soft">{description}</AlertDialog.Description>
          {children}
          {refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
          <div className="flex flex-wrap justify-end gap-2 pt-2">
            <AlertDialog.Close render={<Button>{cancel ?? words.keepAsIs}</Button>} />
            <Button tone={tone} busy={busy} onClick={act}>
              {confirm}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
