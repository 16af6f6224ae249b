"use client";

import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { OneTimeLink } from "#protocol/api/admins";
import { lamplighter } from "../../../../_client/lamplighter-client";
import { refusalOf } from "../../../../_client/refusal";
import { Button } from "../../../../_ui/button";
import { CodeBlock } from "../../../../_ui/code-block";
import { Dialog } from "../../../../_ui/dialog";
import { Field } from "../../../../_ui/field";
import { TextInput } from "../../../../_ui/text-input";

/** Asks for an address, makes the link, and shows it this once. */
export function InviteAdmin() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [email, setEmail] = useState("");
  const [busy, setBusy] = useState(false);
  const [link, setLink] = useState<OneTimeLink>();
  const [refusal, setRefusal] = useState<string>();
  const invite = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      setLink(await lamplighter.inviteAdmin({ email: email.trim() }));
      setRefusal(undefined);
      router.refresh();
    } catch (error) {
      setRefusal(refusalOf(error).message);
    }
    setBusy(false);
  };
  const toggle = (next: boolean) => {
    setOpen(next);
    setLink(undefined);
    setRefusal(undefined);
    setEmail("");
  };
  return (
    <Dialog
      open={open}
      onOpenChange={toggle}
      trigger={
        <Button>
          <UserPlus aria-hidden size={16} /> Invite an admin
        </Button>
      }
      title={link ? "The invitation" : "Invite an admin"}
      description={
        link
          ? `${link.mailed ? "It was mailed, and you can bring it yourself too." : "This site sends no mail: bring it to them yourself."} It works once, within a week, and is shown this once.`
          : "Admins see every device, job and account, give money, stop all work and invite others."
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
        <form onSubmit={invite} className="flex flex-col gap-4">
          <Field label="Email" hint="Of their account, or of the one that they will make." error={refusal}>
            <TextInput
              type="email"
              value={email}
              autoComplete="off"
              maxLength={200}
              onChange={(event) => setEmail(event.target.value)}
            />
          </Field>
          <Button type="submit" tone="primary" busy={busy} busyLabel="Making the link">
            Make the link
          </Button>
        </form>
      )}
    </Dialog>
  );
}
