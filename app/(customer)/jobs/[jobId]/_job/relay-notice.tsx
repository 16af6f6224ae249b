import { translations } from "#app/_messages/translations.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import type { JobRelay } from "#protocol/api/jobs";

/** That a bucket lets no browsers in, as of when the page was opened. */
export async function RelayNotice({ relay }: { relay: JobRelay | null }) {
  if (!relay) return null;
  const t = await translations("customer.job.notices.relay");
  return (
    <Notice tone="caution" title={t("title")} actions={<TextLink href="/account">{t("way")}</TextLink>}>
      {relay.message}
    </Notice>
  );
}
