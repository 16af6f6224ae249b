import { LOCALES } from "#app/_language/locales.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Card } from "#app/_ui/card.tsx";
import type { Board } from "#protocol/api/pride";
import { BoardTable } from "./board-table";
import { RenameTeam } from "./rename-team";
import { TakeDown } from "./take-down";

const DAY = { day: "numeric", month: "long", timeZone: "UTC" } as const;
const takeDown = (name: string) => <TakeDown name={name} />;
const renameTeam = (name: string) => <RenameTeam name={name} />;

interface BoardCardProps {
  name: "week" | "all";
  board: Board;
  /** An admin is looking, who may end a name. */
  mayTakeDown: boolean;
}

/** Residents and teams of a week, or since the city began. */
export async function BoardCard({ name, board, mayTakeDown }: BoardCardProps) {
  const [t, language] = await Promise.all([translations("boards.board"), visitorLanguage()]);
  const { rows, teams, monday } = board;
  const day = monday && new Intl.DateTimeFormat(LOCALES[language], DAY).format(new Date(`${monday}T00:00:00Z`));
  const tells = rows.some(({ coreSeconds }) => coreSeconds !== null);
  return (
    <Card title={t(name)} about={day ? t("weekAbout", { day }) : undefined} flush>
      {rows.length === 0 ? (
        <p className="text-pretty px-4 pb-6 text-soft sm:px-6">{t("none")}</p>
      ) : (
        <BoardTable label={t(name)} rows={rows} {...(mayTakeDown && { actOn: takeDown })} />
      )}
      {teams.length > 0 && (
        <>
          <h3 className="px-4 pt-6 pb-2 font-semibold sm:px-6">{t("teams")}</h3>
          <BoardTable label={`${t("teams")}, ${t(name)}`} rows={teams} {...(mayTakeDown && { actOn: renameTeam })} />
        </>
      )}
      {rows.length > 0 && !tells && (
        <p className="text-pretty px-4 pt-3 pb-5 text-13 text-soft sm:px-6">{t("noFigures")}</p>
      )}
    </Card>
  );
}
