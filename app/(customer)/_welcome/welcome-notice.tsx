import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { Notice } from "#app/_ui/notice.tsx";
import type { Account } from "#protocol/api/account";
import { SendAgain } from "./send-again";

/** Why somebody new has no money yet, and how they come by it; nothing for everybody else. */
export async function WelcomeNotice({ account: { welcome, email } }: { account: Pick<Account, "welcome" | "email"> }) {
  if (welcome === null || welcome.nanos === 0) return null;
  const t = await translations("customer.welcome");
  const title = t("title", { gift: numbersIn(await visitorLanguage()).money(welcome.nanos) });
  if (welcome.waitsFor === "email") {
    return (
      <Notice title={title} actions={<SendAgain email={email} />}>
        {t("confirm", { email })}
      </Notice>
    );
  }
  return <Notice title={title}>{t("byHand")}</Notice>;
}
