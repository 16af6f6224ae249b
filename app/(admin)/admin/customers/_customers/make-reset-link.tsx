"use client";

import { KeyRound } from "lucide-react";
import { useState } from "react";
import type { OneTimeLink } from "#protocol/api/admins";
import { lamplighter } from "../../../../_client/lamplighter-client";
import { refusalOf } from "../../../../_client/refusal";
import { Button } from "../../../../_ui/button";
import { CodeBlock } from "../../../../_ui/code-block";
import { Dialog } from "../../../../_ui/dialog";
import { Notice } from "../../../../_ui/notice";

/** For somebody who forgot their password and whom no mail can help. */
export function MakeResetLink({ customerId, name }: { customerId: string; name: string }) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [link, setLink] = useState<OneTimeLink>();
  const [refusal, setRefusal] = useState<string>();
  const make = async () => {
    setBusy(true);
    try {
      setLink(await lamplighter.makeResetLink({ customerId }));
      setRefusal(undefined);
    } catch (error) {
      setRefusal(refusalOf(error).message);
    }
    setBusy(false);
  };
  const toggle = (next: boolean) => {
    setOpen(next);
    setLink(undefined);
    setRefusal(undefined);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={toggle}
      trigger={
        <Button size="small">
          <KeyRound aria-hidden size={14} /> New password
          <span className="sr-only"> for {name}</span>
        </Button>
      }
      title={link ? `A link for ${name}` : `Let ${name} choose a new password`}
      description={
        link
          ? "Bring it to them alone: whoever opens it has the account. It works once, within a day, and is shown this once."
          : "Make sure that it is they who ask. Their password stays as it is until the link is used; then all their sessions end."
      }
    >
      {link ? (
        <>
          <CodeBlock label="Link" text={link.url} wrap />
          <Button tone="primary" onClick={() => toggle(false)}>
            I have copied it
          </Button>
        </>
      ) : (
        <>
          {refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
          <Button tone="primary" busy={busy} busyLabel="Making the link" onClick={make}>
            Make the link
          </Button>
        </>
      )}
    </Dialog>
  );
}
