import path from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { MESSAGES } from "#app/_messages/messages.ts";
import { SharedWordsProvider } from "#app/_messages/shared-words.tsx";
import { loadDoc } from "#coordinator/api/docs/read-doc";
import { SITE_DOCS } from "#coordinator/api/docs/site-docs";
import { LANGUAGES } from "#protocol/text/language";
import { DocText } from "./doc-text";

const FOLDER = path.join(import.meta.dirname, "../../../../docs");
const words = { example: "Example", table: "Table" };

test.each(LANGUAGES)("%s: the headings of each page are drawn with their anchors, in their order", async (language) => {
  for (const page of SITE_DOCS) {
    const doc = await loadDoc(FOLDER, page, language);
    const drawn = renderToStaticMarkup(
      <SharedWordsProvider words={MESSAGES[language].shared.words}>
        <DocText doc={doc} words={words} />
      </SharedWordsProvider>,
    );
    const ids = [...drawn.matchAll(/<h[2-4][^>]*\bid="([^"]*)"/g)].map(([, id]) => id);
    expect([page, ...ids]).toEqual([page, ...doc.anchors]);
  }
});
