import { translations } from "#app/_messages/translations.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { siteFacts } from "#coordinator/api/site-facts";

/** Nobody is paid before their address is verified. */
export async function NeedsEmail() {
  const t = await translations("customer.rewards.needsEmail");
  return (
    <Notice tone="caution" title={t("title")}>
      {t(siteFacts().sendsMail ? "text" : "withoutMail")}
    </Notice>
  );
}
