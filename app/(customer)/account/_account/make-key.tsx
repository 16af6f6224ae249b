"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { type MadeApiKey, MakeApiKeyInput } from "#protocol/api/account";
import { lamplighter } from "../../../_client/lamplighter-client";
import { refusalOf } from "../../../_client/refusal";
import { Button } from "../../../_ui/button";
import { CodeBlock } from "../../../_ui/code-block";
import { Dialog } from "../../../_ui/dialog";
import { Field } from "../../../_ui/field";
import { Select } from "../../../_ui/select";
import { TextInput } from "../../../_ui/text-input";

const EXPIRIES = [
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
  { value: "never", label: "Never" },
] as const;

/** Asks for a name, makes the key, and shows it this once. */
export function MakeKey() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [expiry, setExpiry] = useState<(typeof EXPIRIES)[number]["value"]>("90");
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const [made, setMade] = useState<MadeApiKey>();

  const make = async (event: FormEvent) => {
    event.preventDefault();
    const input = MakeApiKeyInput.safeParse({ name, days: expiry === "never" ? null : Number(expiry) });
    if (!input.success)
      return setRefusal("Give the key a name of up to 60 characters, such as the machine that uses it.");
    setBusy(true);
    try {
      setMade(await lamplighter.makeKey(input.data));
      setRefusal(undefined);
      router.refresh();
    } catch (error) {
      setRefusal(refusalOf(error).message);
    }
    setBusy(false);
  };
  const toggle = (next: boolean) => {
    setOpen(next);
    setMade(undefined);
    setRefusal(undefined);
    setName("");
  };
  return (
    <Dialog
      open={open}
      onOpenChange={toggle}
      trigger={
        <Button>
          <Plus aria-hidden size={16} /> Make a key
        </Button>
      }
      title={made ? "Your new key" : "Make an API key"}
      description={
        made
          ? "Copy it now: it is shown this once and kept nowhere."
          : "Whoever has the key can act as you. Revoke it here at any time."
      }
    >
      {made ? (
        <>
          <CodeBlock label="API key" text={made.key} wrap />
          <Button tone="primary" onClick={() => toggle(false)}>
            I have copied it
          </Button>
        </>
      ) : (
        <form onSubmit={make} className="flex flex-col gap-4">
          <Field label="Name" hint="Where it is used: my laptop, the lab's server" error={refusal}>
            <TextInput value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
          </Field>
          <Field label="Expires">
            <Select options={EXPIRIES} value={expiry} onValueChange={setExpiry} />
          </Field>
          <Button type="submit" tone="primary" busy={busy} busyLabel="Making the key">
            Make the key
          </Button>
        </form>
      )}
    </Dialog>
  );
}
