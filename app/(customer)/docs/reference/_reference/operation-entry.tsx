import { Fragment } from "react";
import { LOCALES } from "#app/_language/locales.ts";
import { translations } from "#app/_messages/translations.ts";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { FieldTable } from "./field-table";
import type { ReferenceEntry } from "./reference";

/** One operation; what the contract says of it is in English. */
export async function OperationEntry({ entry }: { entry: ReferenceEntry }) {
  const { id, method, path, summary, audience, input, contentType, output, refusals } = entry;
  const t = await translations("customer.docs.operations");
  const head = { field: t("field"), type: t("type"), about: t("about") };
  return (
    <article id={id} className="scroll-mt-6 py-4">
      <h3 lang={LOCALES.en} className="font-semibold">
        {summary}
      </h3>
      <p className="py-1 font-mono text-13 wrap-anywhere">
        <span className="font-semibold">{method}</span> {path}
      </p>
      <p className="text-13 text-soft">
        {t.rich("client", {
          id: () => <code className="font-mono">{id}</code>,
          audience: () => <span lang={LOCALES.en}>{audience}</span>,
        })}
      </p>
      <Disclosure summary={t("details")} aside={contentType ?? undefined}>
        <FieldTable label={t("input")} rows={input} head={head} />
        <FieldTable label={contentType === null ? t("answer") : t("line")} rows={output} head={head} />
        <p className="pt-3 text-13 text-soft">
          {t.rich("refusals", {
            codes: () =>
              refusals.map((code, at) => (
                <Fragment key={code}>
                  {at > 0 && ", "}
                  <TextLink href={`/docs/errors#${code.toLowerCase()}`}>{code}</TextLink>
                </Fragment>
              )),
          })}
        </p>
      </Disclosure>
    </article>
  );
}
