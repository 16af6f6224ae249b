import { TextLink } from "#app/_ui/text-link.tsx";
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
      <p className="flex flex-wrap gap-x-8 gap-y-3 pt-6">
        <TextLink href="/how-it-works">{words.more}</TextLink>
        <TextLink href="/safety">{words.safety}</TextLink>
        <TextLink href="/city">{words.city}</TextLink>
        <TextLink href="/boards">{words.boards}</TextLink>
        <TextLink href="/jobs">{words.run}</TextLink>
        <TextLink href="/prices">{words.prices}</TextLink>
      </p>
    </section>
  );
}
