import type { Language } from "#protocol/text/language";
import { MEMBER_ROLE_WORDS } from "#protocol/words/member-role-in-words";
import type { HeaderWords } from "../_ui/header-words";
import type { Visitor } from "../_ui/visitor";
import { StopActing } from "./stop-acting";

interface ActingStripProps {
  organisation: NonNullable<Visitor["organisation"]>;
  language: Language;
  words: HeaderWords["acting"];
}

/** On every page while somebody acts for an organisation: for which one, as what, and the way back. */
export function ActingStrip({ organisation: { name, role }, language, words }: ActingStripProps) {
  return (
    <section aria-label={words.label} className="border-line border-t bg-sunken">
      <div className="mx-auto flex w-full max-w-300 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-1 sm:px-6">
        <p className="min-w-0 break-words">
          {words.label} <bdi className="font-medium">{name}</bdi>{" "}
          <span className="text-13 text-soft">({MEMBER_ROLE_WORDS[language][role]})</span>
        </p>
        <StopActing label={words.stop} />
      </div>
    </section>
  );
}
