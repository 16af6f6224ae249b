"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactElement, type ReactNode, useState } from "react";
import { refusalOf } from "../_client/refusal";
import { useSharedWords } from "../_messages/shared-words";
import { Button } from "../_ui/button";
import { CodeBlock } from "../_ui/code-block";
import { Dialog } from "../_ui/dialog";
import { Notice } from "../_ui/notice";

export interface Secret {
  title: string;
  /** What it opens, for how long, and that it is shown this once. */
  description: string;
  /** Stands above it, and names what Copy copies. */
  label: string;
  text: string;
}

export interface SecretDialogProps {
  trigger: ReactElement;
  title: string;
  description: string;
  /** On the button that makes it, and while it is made. */
  submit: string;
  busy: string;
  /** Throws what was refused: the dialog stays open and shows it. */
  make: () => Promise<Secret>;
  /** When it opens or closes, so that no field keeps what was typed. */
  onReset?: () => void;
  /** What must be told first. It shows the refusal; without it the dialog does. */
  children?: (refusal: string | undefined) => ReactNode;
}

/** Makes a secret, shows it this once, and forgets it when it is closed. */
export function SecretDialog({
  trigger,
  title,
  description,
  submit,
  busy,
  make,
  onReset,
  children,
}: SecretDialogProps) {
  const words = useSharedWords();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [secret, setSecret] = useState<Secret>();
  const [refusal, setRefusal] = useState<string>();
  const go = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    try {
      setSecret(await make());
      setRefusal(undefined);
      router.refresh();
    } catch (error) {
      const { message, issues } = refusalOf(error);
      // A field's own name in the API means nothing here.
      setRefusal(issues[0]?.message ?? message);
    }
    setIsBusy(false);
  };
  const toggle = (next: boolean) => {
    setOpen(next);
    setSecret(undefined);
    setRefusal(undefined);
    onReset?.();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={toggle}
      trigger={trigger}
      title={secret?.title ?? title}
      description={secret?.description ?? description}
    >
      {secret ? (
        <>
          <CodeBlock label={secret.label} text={secret.text} wrap />
          <Button tone="primary" onClick={() => toggle(false)}>
            {words.secretCopied}
          </Button>
        </>
      ) : (
        <form onSubmit={go} className="flex flex-col gap-4">
          {children?.(refusal)}
          {!children && refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
          <Button type="submit" tone="primary" busy={isBusy} busyLabel={busy}>
            {submit}
          </Button>
        </form>
      )}
    </Dialog>
  );
}
