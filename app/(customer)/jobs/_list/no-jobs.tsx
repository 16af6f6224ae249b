import { translations } from "#app/_messages/translations.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";
import type { JobStateName } from "#protocol/live-messages";

export async function NoJobs({ state }: { state: JobStateName | undefined }) {
  const t = await translations("customer.jobs");
  if (state !== undefined) {
    return (
      <Empty
        title={t(`none.inState.${state}`)}
        description={t("none.elsewhere")}
        actions={<LinkButton href="/jobs">{t("none.showAll")}</LinkButton>}
      />
    );
  }
  return (
    <Empty
      title={t("none.title")}
      description={t("none.about")}
      actions={
        <>
          <LinkButton href="/jobs/new" tone="primary">
            {t("newJob")}
          </LinkButton>
          <LinkButton href="/jobs/new?sample=globins">{t("none.sample")}</LinkButton>
        </>
      }
    />
  );
}
