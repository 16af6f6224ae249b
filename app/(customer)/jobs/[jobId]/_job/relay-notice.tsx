import { Notice } from "#app/_ui/notice.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { JobRelay } from "#protocol/api/jobs";
import type { Language } from "#protocol/language";

const WORDS = {
  en: { title: "Bytes of this job go through the city", way: "See your connections" },
  fr: { title: "Des octets de cette tâche passent par la ville", way: "Voir vos connexions" },
} as const satisfies Record<Language, object>;

/** That a bucket lets no browsers in, as of when the page was opened. */
export function RelayNotice({ relay, language }: { relay: JobRelay | null; language: Language }) {
  if (!relay) return null;
  const { title, way } = WORDS[language];
  return (
    <div lang={language}>
      <Notice tone="caution" title={title} actions={<TextLink href="/account">{way}</TextLink>}>
        {relay.message}
      </Notice>
    </div>
  );
}
