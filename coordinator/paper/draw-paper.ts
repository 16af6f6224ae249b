import PDFDocument from "pdfkit";
import type { Paper, PaperRow } from "./paper";

export interface PaperFonts {
  plain: Buffer;
  strong: Buffer;
  /** Whether the fonts have this character. */
  has: (codePoint: number) => boolean;
}

const MARGIN = 54;
const LINE = 15;
const NUMBER_WIDTH = 130;
const UNKNOWN = "\ufffd";
const SIZES = { title: 20, text: 9.5, block: 8.5, small: 8 };
/** Of the page: addresses of mail are long. */
const BLOCK_WIDTHS = [0.29, 0.41, 0.3];

/** The document as a PDF. It has as many pages as its rows take, and every row is one line. */
export async function drawPaper(paper: Paper, fonts: PaperFonts): Promise<Uint8Array> {
  const at = new Date(paper.at);
  const known = (text: string) => [...text].map((one) => (fonts.has(one.codePointAt(0) ?? 0) ? one : UNKNOWN)).join("");
  const pdf = new PDFDocument({
    ...{ size: "LETTER", margin: MARGIN, bufferPages: true, lang: paper.language, displayTitle: true },
    info: { Title: known(paper.title), CreationDate: at, ModDate: at, Producer: "Lamplighter", Creator: "Lamplighter" },
  });
  const pieces: Uint8Array[] = [];
  pdf.on("data", (piece: Uint8Array) => pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => pdf.on("end", resolve).on("error", reject));
  pdf.registerFont("plain", fonts.plain).registerFont("strong", fonts.strong);
  const width = pdf.page.width - 2 * MARGIN;
  const bottom = pdf.page.height - MARGIN - LINE;
  const write = (text: string, x: number, y: number, room: number, align: "left" | "right" = "left") =>
    pdf.text(known(text), x, y, { width: room, height: LINE, ellipsis: true, align, features: [] });

  let y = MARGIN;
  pdf.font("strong").fontSize(SIZES.title);
  write(paper.title, MARGIN, y, width);
  y += 2.5 * LINE;
  pdf.font("plain").fontSize(SIZES.block);
  let x = MARGIN;
  for (const [column, lines] of paper.blocks.entries()) {
    const room = width * (BLOCK_WIDTHS[column] ?? 0);
    for (const [row, line] of lines.entries()) write(line, x, y + row * LINE, room - 12);
    x += room;
  }
  y += (Math.max(0, ...paper.blocks.map(({ length }) => length)) + 1.5) * LINE;

  const turn = (lines = 1) => {
    if (y + lines * LINE <= bottom) return;
    pdf.addPage();
    y = MARGIN;
  };
  const numbers = paper.columns.length - 1;
  const firstWidth = width - numbers * NUMBER_WIDTH;
  const writeRow = ({ cells, isStrong = false }: PaperRow) => {
    turn();
    pdf.font(isStrong ? "strong" : "plain").fontSize(SIZES.text);
    for (const [column, cell] of cells.entries())
      if (column === 0) write(cell, MARGIN, y, firstWidth - 8);
      else write(cell, MARGIN + firstWidth + (column - 1) * NUMBER_WIDTH, y, NUMBER_WIDTH, "right");
    y += LINE;
  };
  writeRow({ cells: paper.columns, isStrong: true });
  pdf
    .moveTo(MARGIN, y - 2)
    .lineTo(MARGIN + width, y - 2)
    .lineWidth(0.5)
    .stroke();
  y += 2;
  for (const row of paper.rows) writeRow(row);

  y += LINE;
  pdf.font("plain").fontSize(SIZES.small);
  for (const note of paper.notes) {
    const text = known(note);
    const lines = Math.ceil(pdf.heightOfString(text, { width, features: [] }) / LINE) + 1;
    turn(lines);
    pdf.text(text, MARGIN, y, { width, features: [] });
    y += lines * LINE;
  }

  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    // Text below the margin would begin another page.
    pdf.page.margins.bottom = 0;
    const words = paper.footer.replace("{page}", String(page + 1)).replace("{pages}", String(count));
    pdf.font("plain").fontSize(SIZES.small);
    write(words, MARGIN, pdf.page.height - MARGIN + 6, width);
  }
  pdf.end();
  await ended;
  return Buffer.concat(pieces);
}
