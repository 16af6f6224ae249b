import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { CodeBlock } from "#app/_ui/code-block.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { Review } from "#protocol/api/vetting";

/** What can be read of the program: what it imports, what was found in it, and its text. */
export async function ProgramCard({ program }: { program: Review["program"] }) {
  const t = await translations("admin.review.program");
  const { bytes, count } = numbersIn(await visitorLanguage());
  const { hash, notes, warnings, text, strings, scannedBytes } = program;
  const part = scannedBytes < program.bytes ? t("part", { scanned: bytes(scannedBytes) }) : "";
  return (
    <Card title={t("title")} about={`${bytes(program.bytes)} · ${hash.slice(0, 16)}…`}>
      <div className="flex min-w-0 flex-col gap-3">
        {warnings.map((warning) => (
          <Notice key={warning} tone="caution">
            {warning}
          </Notice>
        ))}
        {notes.length > 0 && (
          <ul className="flex flex-col gap-1">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        {text !== null && <CodeBlock label={t("text")} text={text} />}
        {text === null && strings.length === 0 && <p className="text-soft">{t("noStrings")}</p>}
        {strings.length > 0 && (
          <CodeBlock
            label={t("strings", { strings: count(strings.length), count: strings.length })}
            text={strings.join("\n")}
            wrap
          />
        )}
        <p className="text-13 text-soft">
          {part} <TextLink href={`/blobs/${hash}`}>{t("whole")}</TextLink>
        </p>
      </div>
    </Card>
  );
}
