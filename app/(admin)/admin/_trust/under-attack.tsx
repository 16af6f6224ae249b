import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { LinkButton } from "#app/_ui/link-button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { HealthRow } from "#protocol/api/health";

type Wrong = Extract<HealthRow, { check: "wrong-results" }>["facts"];
type Trust = Extract<HealthRow, { check: "trust" }>["facts"];

/** That far more answers are wrong than errors explain, what the city does about it, and what is left to its admins. */
export async function UnderAttack({ wrong, trust }: { wrong: Wrong; trust: Trust }) {
  const [t, health] = await Promise.all([translations("admin.controlRoom.underAttack"), translations("admin.health")]);
  const { share } = numbersIn(await visitorLanguage());
  const isUnprotected = trust.mode === "many";
  return (
    <Notice
      tone="alarm"
      title={t("title", { share: share(wrong.outvoted, wrong.compared) })}
      actions={
        <>
          <LinkButton href="/admin/devices?sort=outvoted" size="small">
            {t("action")}
          </LinkButton>
          <LinkButton href="/docs/runbook#wrong-results" size="small">
            {health("runbook")}
          </LinkButton>
        </>
      }
    >
      {t("about")} {t(isUnprotected ? "unprotected" : "protected")}
    </Notice>
  );
}
