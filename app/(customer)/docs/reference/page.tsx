import type { Metadata } from "next";
import { Fragment } from "react";
import { translations } from "#app/_messages/translations.ts";
import { Disclosure } from "#app/_ui/disclosure.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { API_ROOT } from "#protocol/api/api-root";
import { DocFrame } from "../_docs/doc-frame";
import { DocNav } from "../_docs/doc-nav";
import { FieldTable } from "./_reference/field-table";
import { apiReference, type ReferenceEntry } from "./_reference/reference";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await translations("customer.docs"))("reference"),
});

export default async function ReferencePage() {
  const t = await translations("customer.docs");
  const entries = apiReference();
  const tags = [...new Set(entries.map(({ tag }) => tag))];
  return (
    <DocFrame title={t("reference")} nav={<DocNav open="reference" />}>
      <div lang="en-CA">
        <p className="text-pretty pb-3">
          Every operation below <code className="font-mono text-13">{API_ROOT}</code>, from the contract that the server
          itself runs on. For generators there is the same as an{" "}
          <TextLink href={`${API_ROOT}/openapi.json`}>OpenAPI document</TextLink>, and{" "}
          <TextLink href="/docs/api">the short way in</TextLink> has examples.
        </p>
        {tags.map((tag) => (
          <section key={tag} aria-labelledby={tag}>
            <h2 id={tag} className="display scroll-mt-6 pt-8 pb-2 text-24 capitalize">
              {tag}
            </h2>
            <div className="flex flex-col divide-y divide-line border-line border-y">
              {entries
                .filter((entry) => entry.tag === tag)
                .map((entry) => (
                  <Operation key={entry.id} entry={entry} />
                ))}
            </div>
          </section>
        ))}
      </div>
    </DocFrame>
  );
}

function Operation({ entry }: { entry: ReferenceEntry }) {
  const { id, method, path, summary, audience, input, contentType, output, refusals } = entry;
  return (
    <article id={id} className="scroll-mt-6 py-4">
      <h3 className="font-semibold">{summary}</h3>
      <p className="py-1 font-mono text-13 wrap-anywhere">
        <span className="font-semibold">{method}</span> {path}
      </p>
      <p className="text-13 text-soft">
        <code className="font-mono">{id}</code> in the client; for {audience}.
      </p>
      <Disclosure summary="Fields and answers" aside={contentType ?? undefined}>
        <FieldTable label="Input" rows={input} />
        <FieldTable label={contentType === null ? "Answer" : "Each line"} rows={output} />
        <p className="pt-3 text-13 text-soft">
          Refuses with{" "}
          {refusals.map((code, at) => (
            <Fragment key={code}>
              {at > 0 && ", "}
              <TextLink href={`/docs/errors#${code.toLowerCase()}`}>{code}</TextLink>
            </Fragment>
          ))}
          .
        </p>
      </Disclosure>
    </article>
  );
}
