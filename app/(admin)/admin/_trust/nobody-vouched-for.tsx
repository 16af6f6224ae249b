import { translations } from "#app/_messages/translations.ts";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { Notice } from "#app/_ui/notice.tsx";

/** Why no device of a new city becomes trusted, and what its admin can do about it. */
export async function NobodyVouchedFor() {
  const t = await translations("admin.controlRoom.nobodyVouchedFor");
  return (
    <Notice
      tone="caution"
      title={t("title")}
      actions={
        <LinkButton href="/admin/customers" size="small">
          {t("action")}
        </LinkButton>
      }
    >
      {t("about")}
    </Notice>
  );
}
