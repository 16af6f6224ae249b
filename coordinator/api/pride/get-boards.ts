import { creditedSeconds } from "#core/pride/credited-seconds";
import { tellsFigures } from "#core/pride/tells-figures";
import type { Board, Boards } from "#protocol/api/pride";
import { handle } from "../../handle";
import type { Call } from "../call";
import { knownBadges } from "./known-badges";
import { workPrice } from "./work-price";

interface Listed {
  name: string;
  credit: number;
}

interface BoardRow {
  name: string;
  monday: string | null;
  listed: number;
  unlisted: number;
  taken_at: Date;
  rows: (Listed & { badges: string[] })[];
  teams: Listed[];
}

/** The boards as they were last made, without whoever has withdrawn since. O(rows of the boards). */
export async function getBoards(_: Call<unknown>): Promise<Boards> {
  const { rows } = await handle().pool.query<BoardRow>(BOARDS);
  const [week, all] = ["week", "all"].map((name) => boardOf(rows.find((row) => row.name === name)));
  return { week: week ?? NO_BOARD, all: all ?? NO_BOARD };
}

const BOARDS = `SELECT board.name, monday, listed, unlisted, taken_at, coalesce((
    SELECT jsonb_agg(jsonb_build_object('name', profile.name, 'credit', credit_nanos, 'badges',
      ARRAY(SELECT badge FROM badge WHERE badge.person_id = board_row.person_id)) ORDER BY place)
    FROM board_row JOIN profile USING (person_id) WHERE board = board.name AND on_boards
  ), '[]') AS rows, coalesce((
    SELECT jsonb_agg(jsonb_build_object('name', team.name, 'credit', credit_nanos) ORDER BY place)
    FROM board_team JOIN team ON id = team_id WHERE board = board.name
  ), '[]') AS teams FROM board`;

const NO_BOARD: Board = { monday: null, takenAt: null, rows: [], teams: [] };

function boardOf(row: BoardRow | undefined): Board {
  if (!row) return NO_BOARD;
  const withdrawn = row.listed - row.rows.length;
  const tells = tellsFigures(row.unlisted + withdrawn);
  const price = workPrice();
  const placed = ({ name, credit }: Listed, at: number) => ({
    place: at + 1,
    name,
    coreSeconds: tells ? creditedSeconds(credit, price) : null,
  });
  return {
    monday: row.monday,
    takenAt: row.taken_at.toISOString(),
    rows: row.rows.map((one, at) => ({ ...placed(one, at), badges: knownBadges(one.badges) })),
    teams: row.teams.map(placed),
  };
}
