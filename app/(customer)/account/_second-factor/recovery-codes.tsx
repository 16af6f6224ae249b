import { useTranslations } from "use-intl";
import { CodeBlock } from "#app/_ui/code-block.tsx";

export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useTranslations("customer.account.secondFactor.setUp");
  return <CodeBlock text={codes.join("\n")} label={t("codes")} className="max-w-80" />;
}
