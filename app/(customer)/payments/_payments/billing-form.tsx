"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { refusalOf } from "#app/_client/refusal.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { notify } from "#app/_ui/notify.ts";
import { TextArea } from "#app/_ui/text-area.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import type { BillingAddress } from "#protocol/books/billing-address";
import { LIMITS } from "#protocol/limits";

const NONE: BillingAddress = { name: "", lines: [], taxNumber: "" };

/** To whom invoices and statements are made out. */
export function BillingForm({ address }: { address: BillingAddress | null }) {
  const t = useTranslations("customer.payments.billing");
  const router = useRouter();
  const [draft, setDraft] = useState({ ...(address ?? NONE), lines: (address ?? NONE).lines.join("\n") });
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);
  const set = async (written: BillingAddress | null, done: string) => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await lamplighter.setBillingAddress({ address: written });
      if (!written) setDraft({ ...NONE, lines: "" });
      notify(done, { tone: "verified" });
      router.refresh();
    } catch (error) {
      const { message, issues } = refusalOf(error);
      setRefusal(issues[0]?.message ?? message);
    }
    setBusy(false);
  };
  return (
    <form
      className="flex max-w-120 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const lines = draft.lines.split("\n").filter((line) => line.trim() !== "");
        void set({ ...draft, lines }, t("saved"));
      }}
    >
      <Field label={t("name")} hint={t("nameHint")}>
        <TextInput
          value={draft.name}
          required
          maxLength={LIMITS.MAX_BILLING_LINE_CHARS}
          autoComplete="organization"
          onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        />
      </Field>
      <Field label={t("address")} hint={t("addressHint", { lines: String(LIMITS.MAX_BILLING_LINES) })}>
        <TextArea
          rows={4}
          value={draft.lines}
          autoComplete="street-address"
          onChange={(event) => setDraft({ ...draft, lines: event.target.value })}
        />
      </Field>
      <Field label={t("taxNumber")} hint={t("taxNumberHint")}>
        <TextInput
          value={draft.taxNumber}
          maxLength={LIMITS.MAX_TAX_NUMBER_CHARS}
          autoComplete="off"
          onChange={(event) => setDraft({ ...draft, taxNumber: event.target.value })}
        />
      </Field>
      {refusal !== undefined && <Notice tone="alarm">{refusal}</Notice>}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={busy}>
          {t("save")}
        </Button>
        {address && (
          <Button tone="bare" disabled={busy} onClick={() => void set(null, t("removed"))}>
            {t("remove")}
          </Button>
        )}
      </div>
    </form>
  );
}
