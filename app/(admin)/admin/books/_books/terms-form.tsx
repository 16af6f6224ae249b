"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { ActDialog } from "#app/_acts/act-dialog.tsx";
import { lamplighter } from "#app/_client/lamplighter-client.ts";
import { type Refusal, refusalOf } from "#app/_client/refusal.ts";
import { Button } from "#app/_ui/button.tsx";
import { Field } from "#app/_ui/field.tsx";
import { TextArea } from "#app/_ui/text-area.tsx";
import { TextInput } from "#app/_ui/text-input.tsx";
import type { InvoiceTerms } from "#protocol/api/invoices";
import { LIMITS } from "#protocol/limits";
import { readTaxes, writeTaxes } from "./read-taxes";

/** Begins with what holds now. */
export function TermsForm({ month, newest }: { month: string; newest: InvoiceTerms | undefined }) {
  const t = useTranslations("admin.books.terms");
  const [fromMonth, setFromMonth] = useState(month);
  const [issuer, setIssuer] = useState(newest?.issuer.join("\n") ?? "");
  const [taxes, setTaxes] = useState(newest ? writeTaxes(newest.taxes) : "");
  const [issues, setIssues] = useState<Refusal["issues"]>([]);
  const issueAt = (field: string) => issues.find(({ path }) => path.split(/[.[]/)[0] === field)?.message;
  const save = async () => {
    const read = readTaxes(taxes);
    if (!read) {
      setIssues([{ path: "taxes", message: t("taxesWrong") }]);
      throw new Error(t("refused"));
    }
    try {
      const lines = issuer.split("\n").filter((line) => line.trim() !== "");
      await lamplighter.setInvoiceTerms({ fromMonth: fromMonth.trim(), issuer: lines, taxes: read });
      setIssues([]);
    } catch (error) {
      const refusal = refusalOf(error);
      setIssues(refusal.issues);
      throw refusal.issues.length > 0 ? new Error(t("refused")) : error;
    }
  };
  return (
    <ActDialog
      trigger={<Button size="small">{t("open")}</Button>}
      title={t("open")}
      description={t("formAbout")}
      confirm={t("confirm")}
      cancel={t("cancel")}
      tone="primary"
      act={save}
      done={() => t("done")}
    >
      <Field label={t("month")} hint={t("monthHint")} error={issueAt("fromMonth")}>
        <TextInput value={fromMonth} autoComplete="off" onChange={(event) => setFromMonth(event.target.value)} />
      </Field>
      <Field
        label={t("issuer")}
        hint={t("issuerHint", { lines: String(LIMITS.MAX_ISSUER_LINES) })}
        error={issueAt("issuer")}
      >
        <TextArea value={issuer} rows={3} onChange={(event) => setIssuer(event.target.value)} />
      </Field>
      <Field label={t("taxes")} hint={t("taxesHint")} error={issueAt("taxes")}>
        <TextArea value={taxes} rows={2} onChange={(event) => setTaxes(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
