import { creditedSeconds } from "#core/pride/credited-seconds";
import { tellsFigures } from "#core/pride/tells-figures";
import type { Board, Boards } from "#protocol/api/pride";
import { handle } from "../../handle";
import type { Call } from "../call";
import { workPrice } from "./work-price";

interface Row {
  name: string;
  monday: string | null;
  listed: number;
  unlisted: number;
  taken_at: Date;
  rows: { name: string | null; credit: number }[];
}

/** The boards as they were last made, without whoever has withdrawn since. O(rows of the boards). */
export async function getBoards(_: Call<unknown>): Promise<Boards> {
  const { rows } = await handle().pool.query<Row>(BOARDS);
  const [week, all] = ["week", "all"].map((name) => boardOf(rows.find((row) => row.name === name)));
  return { week: week ?? NO_BOARD, all: all ?? NO_BOARD };
}

const BOARDS = `SELECT board.name, monday, listed, unlisted, taken_at, coalesce((
    SELECT jsonb_agg(jsonb_build_object('name', profile.name, 'credit', credit_nanos) ORDER BY place)
    FROM board_row JOIN profile USING (person_id) WHERE board = board.name AND on_boards
  ), '[]') AS rows FROM board`;

const NO_BOARD: Board = { monday: null, takenAt: null, rows: [] };

function boardOf(row: Row | undefined): Board {
  if (!row) return NO_BOARD;
  const withdrawn = row.listed - row.rows.length;
  const tells = tellsFigures(row.unlisted + withdrawn);
  const price = workPrice();
  return {
    monday: row.monday,
    takenAt: row.taken_at.toISOString(),
    rows: row.rows.map(({ name, credit }, at) => ({
      place: at + 1,
      name: name ?? "",
      coreSeconds: tells ? creditedSeconds(credit, price) : null,
    })),
  };
}
