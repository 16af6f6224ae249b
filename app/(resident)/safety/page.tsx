import type { Metadata } from "next";
import { BackAndLanguage } from "#app/_language/back-and-language.tsx";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { CodeBlock } from "#app/_ui/code-block.tsx";
import { PageShell } from "#app/_ui/page-shell.tsx";
import { siteFacts } from "#coordinator/api/site-facts";
import { EscapeSuite } from "../_safety/escape-suite";
import { safetyWordsIn } from "../_safety/safety-words";
import { wordsIn } from "../_words/words-in";

export async function generateMetadata(): Promise<Metadata> {
  return { title: safetyWordsIn(await visitorLanguage()).title };
}

export default async function SafetyPage() {
  const language = await visitorLanguage();
  const { controlUrl, sandboxUrl, siteUrl } = siteFacts();
  const words = safetyWordsIn(language);
  const { left } = words;
  return (
    <div lang={wordsIn(language).tag}>
      <PageShell
        width="reading"
        eyebrow={<BackAndLanguage back={words.back} language={language} />}
        title={words.title}
        lead={words.lead}
      >
        <EscapeSuite language={language} places={{ controlUrl, sandboxUrl, siteUrl }} />
        <section aria-labelledby="left" className="pt-12">
          <h2 id="left" className="display text-24">
            {left.title}
          </h2>
          <p className="max-w-160 text-pretty pt-2">{left.text}</p>
          <ul className="max-w-160 list-disc py-4 pl-5">
            {left.kinds.map((kind) => (
              <li key={kind} className="text-pretty pb-1">
                {kind}
              </li>
            ))}
          </ul>
          <p className="pb-2">{left.command}</p>
          <CodeBlock label={left.commandLabel} text="npm run hostile" />
        </section>
      </PageShell>
    </div>
  );
}
