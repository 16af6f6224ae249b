import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Mono } from "#app/_ui/mono.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { AuditLine } from "#protocol/api/admin";
import { actWords } from "../_acts/act-words";
import { actorWords } from "../_acts/actor-words";
import { subjectHref } from "../_feed/audit-line";
import { AtTime } from "../_find/at-time";

export async function AuditTable({ lines, now }: { lines: AuditLine[]; now: number }) {
  const t = await translations("admin.audit");
  return (
    <Table
      label={t("title")}
      head={
        <>
          <HeaderCell>{t("when")}</HeaderCell>
          <HeaderCell>{t("who")}</HeaderCell>
          <HeaderCell>{t("did")}</HeaderCell>
          <HeaderCell>{t("subject")}</HeaderCell>
          <HeaderCell>{t("detail")}</HeaderCell>
        </>
      }
    >
      {lines.map((line) => (
        <AuditRow key={line.id} line={line} now={now} />
      ))}
    </Table>
  );
}

async function AuditRow({ line, now }: { line: AuditLine; now: number }) {
  const acts = await translations("admin.acts");
  const { who, way } = actorWords(acts, line.actor);
  const href = subjectHref(line.act, line.subject);
  return (
    <Row>
      <Cell className="text-soft">
        <AtTime at={line.at} now={now} />
      </Cell>
      <Cell heads className="whitespace-nowrap">
        <span className="font-medium">{who}</span>
        <span className="block text-13 text-soft">{way}</span>
      </Cell>
      <Cell className="min-w-40">
        {actWords(acts, line.act)}
        <span className="block text-13 text-soft">{line.act}</span>
      </Cell>
      <Cell>
        {href === undefined ? (
          <Mono>{line.subject}</Mono>
        ) : (
          <TextLink href={href}>
            <Mono className="whitespace-nowrap">{line.subject}</Mono>
          </TextLink>
        )}
      </Cell>
      <Cell className="min-w-56">{line.detail}</Cell>
    </Row>
  );
}
