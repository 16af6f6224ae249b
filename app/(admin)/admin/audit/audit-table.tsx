import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Mono } from "#app/_ui/mono.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { AuditLine } from "#protocol/api/admin";
import { readActor } from "../_acts/read-actor";
import { actWords, subjectHref } from "../_feed/audit-line";
import { AtTime } from "../_find/at-time";

export function AuditTable({ lines, now }: { lines: AuditLine[]; now: number }) {
  return (
    <Table
      label="Audit log"
      head={
        <>
          <HeaderCell>When</HeaderCell>
          <HeaderCell>Who</HeaderCell>
          <HeaderCell>Did what</HeaderCell>
          <HeaderCell>To what</HeaderCell>
          <HeaderCell>Detail</HeaderCell>
        </>
      }
    >
      {lines.map((line) => (
        <AuditRow key={line.id} line={line} now={now} />
      ))}
    </Table>
  );
}

function AuditRow({ line, now }: { line: AuditLine; now: number }) {
  const { name, via } = readActor(line.actor);
  const href = subjectHref(line.act, line.subject);
  return (
    <Row>
      <Cell className="text-soft">
        <AtTime at={line.at} now={now} />
      </Cell>
      <Cell heads className="whitespace-nowrap">
        <span className="font-medium">{name}</span>
        <span className="block text-13 text-soft">{via}</span>
      </Cell>
      <Cell className="min-w-40">
        {actWords(line.act)}
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
