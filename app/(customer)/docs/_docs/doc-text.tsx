import { compiler, type MarkdownToJSX, RuleType } from "markdown-to-jsx/react";
import type { ComponentProps } from "react";
import { CodeBlock } from "#app/_ui/code-block.tsx";
import { SCROLLS } from "#app/_ui/scrolls.ts";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { Doc } from "#coordinator/api/docs/read-doc";
import { docHref } from "./doc-href";

const LANGUAGES: Record<string, string> = {
  sh: "Shell",
  json: "JSON",
  js: "JavaScript",
  ts: "TypeScript",
  c: "C",
  rust: "Rust",
  python: "Python",
};

const classed = (className: string) => ({ props: { className } });

const OVERRIDES: MarkdownToJSX.Overrides = {
  h2: classed("display scroll-mt-6 pt-8 pb-2 text-24"),
  h3: classed("scroll-mt-6 pt-5 pb-1 font-semibold text-18"),
  h4: classed("scroll-mt-6 pt-4 pb-1 font-semibold"),
  p: classed("text-pretty pb-3"),
  ul: classed("list-disc pb-3 pl-6 [&>li]:pb-1"),
  ol: classed("list-decimal pb-3 pl-6 [&>li]:pb-1"),
  blockquote: classed("border-line border-l-2 pl-4 text-soft"),
  code: classed("rounded bg-sunken px-1 py-0.5 font-mono text-[0.9em] wrap-break-word"),
  a: DocLink,
};

interface DocTextProps {
  doc: Doc;
  /** What code of no known language is called, and a table. */
  words: { example: string; table: string };
}

/** A page of docs/ in the site's own type; HTML in it is shown as it is written. */
export function DocText({ doc: { text, anchors }, words }: DocTextProps) {
  const headings = anchors.values();
  return compiler(text, {
    wrapper: "div",
    forceBlock: true,
    disableParsingRawHTML: true,
    slugify: () => headings.next().value ?? "",
    overrides: { ...OVERRIDES, table: { component: DocTable, props: { "aria-label": words.table } } },
    renderRule: (next, node, _, { key }) =>
      node.type === RuleType.codeBlock ? (
        <CodeBlock key={key} text={node.text} label={LANGUAGES[node.lang ?? ""] ?? words.example} className="mb-4" />
      ) : (
        next()
      ),
  });
}

function DocLink({ href = "", children }: ComponentProps<"a">) {
  const leads = docHref(href);
  return leads === undefined ? <span>{children}</span> : <TextLink href={leads}>{children}</TextLink>;
}

function DocTable({ children, "aria-label": label }: ComponentProps<"table">) {
  return (
    <section aria-label={label} {...SCROLLS} className="mb-4 overflow-x-auto">
      <table className="w-full border-collapse text-left text-13 [&_td]:border-line [&_td]:border-t [&_td]:py-2 [&_td]:pr-4 [&_td]:align-top [&_th]:py-2 [&_th]:pr-4 [&_th]:font-semibold">
        {children}
      </table>
    </section>
  );
}
