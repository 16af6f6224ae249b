"use client";

import { type FormEvent, useCallback, useEffect, useState } from "react";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { Button } from "#app/_ui/button.tsx";
import { Card } from "#app/_ui/card.tsx";
import { Field } from "#app/_ui/field.tsx";
import { formatMoney } from "#app/_ui/format/format-money.ts";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import type { FoundPairing } from "#protocol/api/account";
import type { Language } from "#protocol/text/language";
import { pairWordsIn } from "../_words/pair-words";
import { wordsIn } from "../_words/words-in";
import { tellRefusal } from "./tell-refusal";

interface ApproveFormProps {
  language: Language;
  /** Out of the QR code: looked at at once, and never approved without a press. */
  code: string | null;
}

/** Six digits, then which device shows them, then a press. */
export function ApproveForm({ language, code: given }: ApproveFormProps) {
  const words = pairWordsIn(language).page;
  const [code, setCode] = useState(given ?? "");
  const [found, setFound] = useState<FoundPairing | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);

  const trying = useCallback(
    async (act: () => Promise<void>) => {
      setBusy(true);
      setRefusal(undefined);
      await act().catch((error: unknown) => setRefusal(tellRefusal(words, error)));
      setBusy(false);
    },
    [words],
  );
  const look = useCallback(
    (digits: string) => trying(async () => setFound(await lamplighter.findPairing({ code: digits }))),
    [trying],
  );
  useEffect(() => {
    if (given !== null) void look(given);
  }, [given, look]);

  const approve = (device: FoundPairing) =>
    trying(async () => {
      await lamplighter.approvePairing({ code });
      setDone(device.label);
    });
  const again = () => {
    setFound(null);
    setRefusal(undefined);
    setCode("");
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void look(code);
  };

  if (done !== null) {
    return (
      <Card>
        <Notice tone="verified">{words.done(done)}</Notice>
        <div className="pt-4">
          <LinkButton href="/account#devices">{words.devices}</LinkButton>
        </div>
      </Card>
    );
  }
  if (!found) {
    return (
      <Card>
        <form onSubmit={submit} className="flex flex-col items-start gap-4">
          <Field label={words.code} hint={words.hint} error={refusal} className="w-full max-w-80">
            <TextInput
              value={code}
              onChange={(event) => setCode(event.target.value.replace(/\D/g, "").slice(0, 6))}
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              className="text-24 tabular-nums tracking-widest"
            />
          </Field>
          <Button type="submit" tone="primary" busy={busy} disabled={code.length !== 6}>
            {words.look}
          </Button>
        </form>
      </Card>
    );
  }
  return (
    <Card>
      <div className="flex flex-col gap-4">
        <p className="text-24">{words.found(found.label, found.cores)}</p>
        <Notice tone={found.isSameNetwork ? "plain" : "caution"}>
          {found.isSameNetwork ? words.here : words.elsewhere}
        </Notice>
        {found.creditNanos > 0 && <p>{words.credit(moneyIn(language, found.creditNanos))}</p>}
        {refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
        <div className="flex flex-wrap gap-2">
          <Button tone="primary" busy={busy} onClick={() => void approve(found)}>
            {words.approve}
          </Button>
          <Button onClick={again}>{words.another}</Button>
        </div>
      </div>
    </Card>
  );
}

const moneyIn = (language: Language, nanos: number) =>
  language === "fr" ? wordsIn("fr").number.money(nanos) : formatMoney(nanos);
