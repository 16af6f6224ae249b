import { LIMITS } from "#protocol/limits";
import { visibleText } from "#protocol/text/visible-text";
import { refuse } from "../refusals/refuse";
import { ThreadPool } from "../threads/thread-pool";
import type { Paper, PaperRow } from "./paper";

/** Draws documents on a thread of its own, in turn between people: drawing one takes a tenth of a second of a core, or more. */
export class PaperPrinter {
  readonly #pool = new ThreadPool<Paper, Uint8Array>(
    () => ({ file: "paper/print-paper.worker", maxMib: LIMITS.MAX_PAPER_MIB }),
    { threads: 1, withinMs: LIMITS.MAX_PAPER_MS, waitingPerKey: LIMITS.MAX_PAPERS_WAITING, what: "documents" },
  );

  async print(personId: string, paper: Paper): Promise<Uint8Array> {
    const answer = await this.#pool.ask(personId, () => boundedPaper(paper));
    if (answer.kind === "overrun") throw refuse("not-in-time");
    return answer.reply;
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

const cellOf = (text: string) => [...visibleText(text)].slice(0, LIMITS.MAX_PAPER_CELL_CHARS).join("");

/** Whatever people wrote in it: visible, one line each, and not too much. */
export function boundedPaper(paper: Paper): Paper {
  const row = ({ cells, ...rest }: PaperRow) => ({ ...rest, cells: cells.map(cellOf) });
  return {
    ...paper,
    title: cellOf(paper.title),
    blocks: paper.blocks.map((lines) => lines.map(cellOf)),
    rows: paper.rows.slice(0, LIMITS.MAX_PAPER_ROWS).map(row),
    notes: paper.notes.map(visibleText),
  };
}
