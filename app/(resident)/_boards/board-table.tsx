import type { ReactNode } from "react";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import type { Badge } from "#core/pride/badges";
import { SECOND } from "#core/time";
import type { Board } from "#protocol/api/pride";
import { Badges } from "./badges";

interface BoardTableProps {
  label: string;
  rows: readonly (Board["teams"][number] & { badges?: Badge[] })[];
  /** What an admin may do about a name. */
  actOn?: (name: string) => ReactNode;
}

/** Names by place; how much each computed stands there only if that tells nothing of those who are not listed. */
export async function BoardTable({ label, rows, actOn }: BoardTableProps) {
  const [t, language] = await Promise.all([translations("boards.board"), visitorLanguage()]);
  const { count, coreTime } = numbersIn(language);
  const tells = rows.some(({ coreSeconds }) => coreSeconds !== null);
  return (
    <Table
      label={label}
      head={
        <>
          <HeaderCell numeric className="w-0">
            {t("place")}
          </HeaderCell>
          <HeaderCell>{t("name")}</HeaderCell>
          {tells && <HeaderCell numeric>{t("work")}</HeaderCell>}
        </>
      }
    >
      {rows.map((row) => (
        <Row key={row.place} className="2xl:text-18">
          <Cell numeric className="text-soft">
            {count(row.place)}
          </Cell>
          <Cell heads className="w-full break-words">
            <bdi>{row.name}</bdi>
            {row.badges && <Badges badges={row.badges} />}
            {actOn?.(row.name)}
          </Cell>
          {row.coreSeconds !== null && <Cell numeric>{coreTime(row.coreSeconds * SECOND)}</Cell>}
        </Row>
      ))}
    </Table>
  );
}
