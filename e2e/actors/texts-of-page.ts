import type { Page } from "@playwright/test";

/** All texts and labels of the page, except programs and their output. */
export const textsOfPage = (page: Page): Promise<string[]> => page.evaluate(readTexts);

/** Runs in the page. */
function readTexts(): string[] {
  const isSkipped = (node: Node) => node.parentElement?.closest("pre, code, script, style, textarea") !== null;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [document.title];
  while (walker.nextNode()) {
    const { currentNode } = walker;
    if (!isSkipped(currentNode)) texts.push(currentNode.textContent ?? "");
  }
  const named = ["aria-label", "aria-valuetext", "title", "placeholder"];
  for (const element of document.body.querySelectorAll(named.map((name) => `[${name}]`).join()))
    texts.push(...named.map((name) => element.getAttribute(name) ?? ""));
  return texts.filter((text) => text.trim() !== "");
}
