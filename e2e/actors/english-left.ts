import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import type { Page } from "@playwright/test";
import { MESSAGES } from "#app/_messages/messages.ts";

type Tree = { readonly [name: string]: string | Tree };

/** A part of a sentence that is long enough to be known by. */
const MIN_PIECE = 10;

const messagesOf = (tree: Tree): string[] =>
  Object.values(tree).flatMap((inner) => (typeof inner === "string" ? [inner] : messagesOf(inner)));

/** What a message says around what it is filled in with. */
const piecesOf = (elements: MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.literal) return [element.value.trim()];
    if (element.type === TYPE.tag) return piecesOf(element.children);
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return Object.values(element.options).flatMap(({ value }) => piecesOf(value));
    return [];
  });

const piecesIn = (tree: Tree) => messagesOf(tree).map((message) => piecesOf(parse(message)));

const french = new Set(piecesIn(MESSAGES.fr).flat());
const isEnglish = (piece: string) => !french.has(piece);

/** Texts that are a message as they stand, on whatever page. */
const whole = new Set(piecesIn(MESSAGES.en).flatMap((pieces) => (pieces.length === 1 ? pieces.filter(isEnglish) : [])));
/** What messages of the console say around names and numbers. */
const parts = piecesIn(MESSAGES.en.admin)
  .flatMap((pieces) => (pieces.length === 1 ? [] : pieces.filter(isEnglish)))
  .filter((piece) => piece.length >= MIN_PIECE && piece.includes(" "));

/** What a page of the console in French still says in English, of all its texts and labels. */
export async function englishLeft(page: Page): Promise<string[]> {
  const texts = await page.evaluate(textsOfPage);
  return texts.filter((text) => whole.has(text) || parts.some((part) => text.includes(part)));
}

/** Runs in the page. */
function textsOfPage(): string[] {
  const texts = [document.title];
  const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    if (!nodes.currentNode.parentElement?.closest("script, style, template"))
      texts.push(nodes.currentNode.nodeValue ?? "");
  }
  for (const name of ["aria-label", "aria-valuetext", "placeholder", "title", "alt"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) texts.push(element.getAttribute(name) ?? "");
  }
  return texts.map((text) => text.trim()).filter((text) => text !== "");
}
