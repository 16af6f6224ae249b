import { numbersIn } from "#app/_language/numbers-in.ts";
import { visitorLanguage } from "#app/_language/visitor-language.ts";
import { translations } from "#app/_messages/translations.ts";
import { CodeBlock } from "#app/_ui/code-block.tsx";
import { TextLink } from "#app/_ui/text-link.tsx";
import { buttonScript } from "#coordinator/api/partners/button-script";

const SCRIPT = "/button/v1.js";

export async function HowToCheck({ siteUrl }: { siteUrl: string }) {
  const [t, language, script] = await Promise.all([translations("button.check"), visitorLanguage(), buttonScript()]);
  const command = `curl -s ${new URL(SCRIPT, siteUrl)} | openssl dgst -sha384 -binary | openssl base64 -A`;
  return (
    <section aria-labelledby="check" className="flex flex-col gap-8">
      <h2 id="check" className="display text-24">
        {t("title")}
      </h2>
      <div className="-mt-4 flex flex-col gap-3">
        <h3 className="font-semibold text-18">{t("script.title")}</h3>
        <p className="max-w-160 text-pretty">
          {t.rich("script.text", {
            bytes: numbersIn(language).count(script.bytes),
            link: (text) => <TextLink href={SCRIPT}>{text}</TextLink>,
          })}
        </p>
        <CodeBlock label={t("script.command")} text={command} wrap />
        <CodeBlock label={t("script.hash")} text={script.sha384} wrap />
      </div>
      <div className="flex flex-col gap-3">
        <h3 className="font-semibold text-18">{t("tools.title")}</h3>
        <p className="max-w-160 text-pretty">{t("tools.text")}</p>
      </div>
      <div className="flex flex-col gap-3">
        <h3 className="font-semibold text-18">{t("attacks.title")}</h3>
        <p className="max-w-160 text-pretty">{t("attacks.text")}</p>
        <CodeBlock label={t("attacks.command")} text="npx playwright test e2e/button-attacks.e2e.ts" wrap />
        <p>
          <TextLink href="/safety">{t("attacks.box")}</TextLink>
        </p>
      </div>
    </section>
  );
}
