import { LOCALES } from "#app/_language/locales.ts";
import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import { HeaderCell } from "#app/_ui/header-cell.tsx";
import { Cell, Row, Table } from "#app/_ui/table.tsx";
import { SECOND } from "#core/time";
import type { Board } from "#protocol/api/pride";
import { TakeDown } from "./take-down";

const DAY = { day: "numeric", month: "long", timeZone: "UTC" } as const;

interface BoardTableProps {
  name: "week" | "all";
  board: Board;
  /** An admin is looking, who may end a name. */
  mayTakeDown: boolean;
}

/** Names by place; how much each computed stands there only if that tells nothing of those who are not listed. */
export async function BoardTable({ name, board, mayTakeDown }: BoardTableProps) {
  const [t, language] = await Promise.all([translations("boards.board"), visitorLanguage()]);
  const { count, coreTime } = numbersIn(language);
  const { rows, monday } = board;
  const day = monday && new Intl.DateTimeFormat(LOCALES[language], DAY).format(new Date(`${monday}T00:00:00Z`));
  const tells = rows.some(({ coreSeconds }) => coreSeconds !== null);
  return (
    <Card title={t(name)} about={day ? t("weekAbout", { day }) : undefined} flush>
      {rows.length === 0 ? (
        <p className="text-pretty px-4 pb-6 text-soft sm:px-6">{t("none")}</p>
      ) : (
        <Table
          label={t(name)}
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
                {mayTakeDown && <TakeDown name={row.name} />}
              </Cell>
              {row.coreSeconds !== null && <Cell numeric>{coreTime(row.coreSeconds * SECOND)}</Cell>}
            </Row>
          ))}
        </Table>
      )}
      {rows.length > 0 && !tells && <p className="text-pretty px-4 pt-3 pb-5 text-13 text-soft sm:px-6">{t("noFigures")}</p>}
    </Card>
  );
}
