import { translations } from "#app/_messages/translations.ts";
import { currentContext } from "#app/_server/context.ts";
import { Empty } from "#app/_ui/empty.tsx";
import { LinkButton } from "#app/_ui/link-button.tsx";

export async function NotAnAdmin() {
  const { secondFactor } = await currentContext();
  return (
    <main id="content" className="grid flex-1 place-items-center">
      {secondFactor === "missing" ? <SecondFactorFirst /> : <ForAdminsOnly />}
    </main>
  );
}

async function SecondFactorFirst() {
  const t = await translations("admin.frame.secondFactor");
  return (
    <Empty
      level={1}
      title={t("title")}
      description={t("about")}
      actions={
        <LinkButton href="/account#second-factor" tone="primary">
          {t("toAccount")}
        </LinkButton>
      }
    />
  );
}

async function ForAdminsOnly() {
  const t = await translations("admin.frame.gate");
  return (
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
  );
}
