import { Mono } from "#app/_ui/mono.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { JobPlacement } from "#protocol/api/jobs";
import type { Language } from "#protocol/language";

const inEnglish = (count: number, one: string, several: string) =>
  `${count.toLocaleString("en-CA")} ${count === 1 ? one : several}`;
const inFrench = (count: number, one: string, several: string) =>
  `${count.toLocaleString("fr-CA")} ${count < 2 ? one : several}`;

const WORDS = {
  en: {
    under: "Outputs go to your bucket",
    done: "All outputs are in your bucket",
    has: (placed: number) => `has the outputs of ${inEnglish(placed, "settled unit", "settled units")}`,
    waiting: (waiting: number) => `, and ${inEnglish(waiting, "other is", "others are")} on the way from devices`,
    listing: "The listing beside them says which; every one of them was looked at there.",
  },
  fr: {
    under: "Les sorties vont dans votre compartiment",
    done: "Toutes les sorties sont dans votre compartiment",
    has: (placed: number) => `a les sorties de ${inFrench(placed, "unité vérifiée", "unités vérifiées")}`,
    waiting: (waiting: number) => `, et ${inFrench(waiting, "autre est", "autres sont")} en route depuis les appareils`,
    listing: "La liste à côté dit lesquelles; chacune y a été vérifiée.",
  },
} as const satisfies Record<Language, object>;

/** How far outputs have come to the customer's bucket, as of when the page was opened. */
export function PlacementNotice({ placement, language }: { placement: JobPlacement | null; language: Language }) {
  if (!placement) return null;
  const { destination, placed, waiting, isDone, problem } = placement;
  const words = WORDS[language];
  return (
    <div lang={language}>
      <Notice tone={problem ? "caution" : isDone ? "verified" : "plain"} title={isDone ? words.done : words.under}>
        <Mono className="break-all">{destination}</Mono> {words.has(placed)}
        {waiting > 0 ? words.waiting(waiting) : ""}. {problem ?? words.listing}
      </Notice>
    </div>
  );
}
