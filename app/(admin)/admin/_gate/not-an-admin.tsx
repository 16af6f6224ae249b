import { translations } from "#app/_messages/translations.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";

export async function NotAnAdmin() {
  const t = await translations("admin.frame.gate");
  return (
    <main id="content" className="grid flex-1 place-items-center">
      <Empty
        level={1}
        title={t("title")}
        description={t("about")}
        actions={
          <>
            <LinkButton href="/jobs" tone="primary">
              {t("toJobs")}
            </LinkButton>
            <LinkButton href="/account">{t("toAccount")}</LinkButton>
          </>
        }
      />
    </main>
  );
}
