import { LinkButton } from "../../_ui/link-button";
import type { Words } from "../_words/en";

/** Three sentences that a neighbour may hold us to, and where to read the rest. */
export function HowItWorks({ words }: { words: Words["how"] }) {
  return (
    <section aria-labelledby="how" className="mx-auto max-w-300 px-4 pt-12 sm:px-6 sm:pt-16">
      <h2 id="how" className="display text-24">
        {words.title}
      </h2>
      <ul className="grid gap-x-8 gap-y-4 pt-4 sm:grid-cols-3">
        {[words.sealed, words.checked, words.yours].map((sentence) => (
          <li key={sentence} className="text-pretty border-line border-t pt-4">
            {sentence}
          </li>
        ))}
      </ul>
      <div className="-ml-4 flex flex-wrap gap-2 pt-4">
        <LinkButton href="/how-it-works" tone="bare">
          {words.more}
        </LinkButton>
        <LinkButton href="/jobs" tone="bare">
          {words.run}
        </LinkButton>
      </div>
    </section>
  );
}
